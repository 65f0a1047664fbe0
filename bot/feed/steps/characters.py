"""Characters that have no place in a report: controls, invisible ones, unusual white space."""

import regex

_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}--\n\t\u200d]", regex.VERSION1)
_LINE_END = regex.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = regex.compile(r"[^\S\n]")


def readable(text: str) -> str:
    """Returns a text without invisible characters, with plain spaces and ``\\n`` line ends.

    Hidden orders to a model are written in such characters, and some of them turn a line around.
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def on_one_line(text: str) -> str:
    """Returns a text with one space in place of each run of white space."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else " ".join(readable(joined).split())
