"""The engine's fields, and an index with them: in a folder, or in memory.

The engine is tantivy. It gets the words that our analyzer makes, separated by spaces, and cuts them
at the spaces only. What a paper says is kept as a reader sees it, to be shown in excerpts.
"""

from pathlib import Path

import tantivy

TEXTS = ("title", "field", "contribution", "body", "people")
"""The fields of a paper's words, the one that says most first."""
WRITER_BYTES = 15_000_000
"""The memory of a writer; the least that the engine takes."""
SEPARATOR = "\x1f"
"""Stands between the parts of a pair, and between a language and a text in it."""
FORMAT = 3
"""To be raised with every change of the fields or of what is in them."""

_WORDS, _WHOLE = "words", "whole"


def _build() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=_WORDS, index_option="position")
    # The arXiv id; a paper is replaced by it.
    builder.add_text_field("id", stored=True, tokenizer_name=_WHOLE, index_option="basic")
    # Words of other scripts than Chinese as they are written, and the same behind their first
    # letter and length, to find those that a typo may have been meant for.
    builder.add_text_field("spelling", tokenizer_name=_WHOLE, index_option="basic")
    builder.add_text_field("shape", tokenizer_name=_WHOLE, index_option="basic")
    # "中文 (English)" as the reports write it, from either side; see ``documents``.
    builder.add_text_field("pair", tokenizer_name=_WHOLE, index_option="basic")
    builder.add_text_field("reversed_pair", tokenizer_name=_WHOLE, index_option="basic")
    # Grows with the day: newest first is an order by it, a span of days a range of it.
    builder.add_integer_field("place", indexed=True, fast=True)
    # Weighs so little that it decides only among equals: the newest first.
    builder.add_float_field("recency", fast=True)
    # How far the index has followed the store; only one document, which is no paper, has it.
    builder.add_text_field("state", stored=True, tokenizer_name=_WHOLE, index_option="basic")
    # What a paper says as plain texts; see ``bot.cards.excerpt``.
    builder.add_bytes_field("plain", stored=True)
    return builder.build()


SCHEMA = _build()


def is_engines_error(error: BaseException) -> bool:
    """Whether an error says that the engine could not read or write its files.

    Where they are damaged it may also panic, and its panic is no ``Exception``.
    """
    return isinstance(error, (ValueError, OSError)) or type(error).__name__ == "PanicException"


def open_index(folder: Path | None = None) -> tantivy.Index:
    """Opens or makes the index in an existing folder; without one, an index in memory.

    Raises ``ValueError`` or ``OSError`` when what is in the folder cannot be used.
    """
    index = tantivy.Index(SCHEMA, str(folder) if folder else None)
    # To be registered each time that an index is opened, also for reading.
    for name, tokenizer in (
        (_WORDS, tantivy.Tokenizer.whitespace()),
        (_WHOLE, tantivy.Tokenizer.raw()),
    ):
        index.register_tokenizer(name, tantivy.TextAnalyzerBuilder(tokenizer).build())
    index.config_reader("manual")
    return index
