"""The search: one for chat, inline, command line and suggestions.

On the way from a text to an answer::

    text.py          any text → index words (the one analyzer)
    query.py         what was typed → Query
    glossary.py      the bilingual glossary (glossary.txt), translations.py what the digests add
    segmentation.py  a Chinese run → terms, typos.py a wrong word → the word meant
    forms.py         the ways to say a thing, and what is known about a query's words
    expansion.py     Query → groups: each thing meant, in every form that counts
    index/           groups → ranked papers: the engine, behind ``Index``, which the others ask
    terms.py         terms of several words, as index words of their own
    answer.py        what comes out, highlight.py shows it in its sentence

All but ``index/`` is pure, and reading the shipped glossary aside does no input or output. Papers
and words are known here; sessions and tables of the store are not.
"""
