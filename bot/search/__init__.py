"""The search: one for chat, inline, command line and suggestions.

On the way from a text to an answer::

    text.py          any text → index words (the one analyzer)
    query.py         what was typed → Query
    glossary.py      the bilingual glossary (glossary.txt), pairs.py what the digests add to it
    segmentation.py  a Chinese run → terms, slips.py a wrong word → the word meant
    forms.py         the ways to say a thing, and what is known about a query's words
    expansion.py     Query → groups: each thing meant, in every form that counts
    sqlite/          groups → ranked papers (FTS5); another database gets a folder beside it
    ranking.py       how well a paper's head says what was asked
    answer.py        what comes out, highlight.py shows it in its sentence

All but ``sqlite/`` is pure, and reading the shipped glossary aside does no input or output.
"""
