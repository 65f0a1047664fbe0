"""A paper's title as people write it, and as BibTeX wants it."""

import re
from functools import cache
from typing import Any

from bot.cards.markup import render_line, split_formulas
from bot.cards.styled import text_of

_TEXT_MACRO = re.compile(
    r"\\(?:(?:text(?:sc|tt|bf|it|rm|sf|up|md|normal)|emph|mbox)\{(?P<text>[^{}$]*)\}"
    r"|(?P<accent>[\"'`^~=.uvHckdr])(?:\{(?P<letter>[A-Za-z]|\\[ij])\}|(?P<bare>(?<![a-z])[A-Za-z])))"
)
_NAME = re.compile(r".{2,60}?(?=[:：]\s|：|\s[-–—]\s|(?<=[?!？！])\s)")


def title_text(title: str) -> str:
    """Returns a title, given as Markdown with LaTeX, as plain text on one line."""
    return text_of(render_line(_TEXT_MACRO.sub(_plain_macro, title)))


def name_in(title: str) -> str:
    """Returns the name that a title, as plain text, begins with; all of it when it has none."""
    found = _NAME.match(title)
    return found[0] if found else title


def title_as_bibtex(title: str) -> str:
    """Returns a title for BibTeX: formulas as they are, the rest with LaTeX's signs escaped."""
    return "".join(
        piece if is_formula else as_bibtex(_keep_spaces(piece, title_text(piece)))
        for piece, is_formula in split_formulas(title)
    )


def as_bibtex(text: str) -> str:
    """Returns plain text for BibTeX, with LaTeX's signs escaped."""
    return str(_encoder().unicode_to_latex(text))


@cache
def _encoder() -> Any:  # noqa: ANN401  the library has no types
    from pylatexenc.latexencode import UnicodeToLatexEncoder  # noqa: PLC0415  for BibTeX alone

    return UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)


def _plain_macro(match: re.Match[str]) -> str:
    if match["text"] is not None:
        return match["text"]
    from bot.cards.latex import to_unicode  # noqa: PLC0415  few titles have an accent in LaTeX

    return to_unicode(match[0])


def _keep_spaces(piece: str, text: str) -> str:
    """Returns a piece's plain text with the spaces between it and a formula beside it."""
    before = " " if piece[:1].isspace() else ""
    after = " " if text and piece[-1:].isspace() else ""
    return f"{before}{text}{after}"
