"""Markdown → styled text, by a mistune renderer.

The renderer writes no HTML. It puts runs into a list, each under the marks that are open around it.
So Markdown of any kind, nested or broken, becomes flat text with marks, which ``bot.cards.styled``
cuts and escapes. Telegram has no tags for blocks: a heading is shown in bold, a list item behind a
bullet, a row of a table as a line, a formula in Unicode.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from html import unescape
from re import Match
from typing import Any

from mistune import Markdown
from mistune.block_parser import BlockParser
from mistune.core import BaseRenderer, BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough
from mistune.plugins.table import table, table_in_list, table_in_quote
from mistune.util import expand_tab

from bot.cards.styled import BOLD, CODE, ITALIC, PRE, STRIKE, Mark, Run, Styled, link, strip

_BULLET = "• "
INDENT = "\u2003"  # an em space: Telegram keeps it, and it is one character
_ITEM_START = re.compile(rf"{INDENT}*(?:\d+\. |{_BULLET})")
_LINE_TAG = re.compile(
    r"<(?:br|hr|/?(?:p|div|center|details|summary|ul|ol|li|table|thead|tbody|tr|td|th))"
    r"(?:\s[^<>]*)?/?>\s*",
    re.IGNORECASE,
)
_WORD_TAG = re.compile(
    r"</?(?:span|sub|sup|b|i|u|em|strong|font|img|a)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_CHARACTER_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# Dollars enclose a formula when no space stands inside them, or when it has a sign of LaTeX.
# "$5 and $10" is money.
_FORMULA = (
    r"\$\$(?P<formula_display>[^$]+?)\$\$"
    r"|\$(?!\s)(?P<formula_tight>(?:[^$\\\n]|\\.)+?)(?<!\s)\$(?!\d)"
    r"|\$(?=[^$\n]*[\\^_])(?P<formula_loose>(?:[^$\\\n]|\\.)++)\$"
    r"|\\\((?P<formula_round>(?:[^\\\n]|\\[^()\n])++)\\\)"
    r"|\\\[(?P<formula_square>(?:[^\\]|\\[^\[\]])++)\\\]"
)
_FORMULAS = re.compile(_FORMULA)
_LOOKS_LIKE_FORMULA = re.compile(
    r"[\\^_={}<>+*/|~\u0370-\u03ff\u2100-\u22ff]|^[A-Za-z](?:[\s,]*[A-Za-z0-9()]){0,4}$|^[\d.,%\s-]+$"
)
# CommonMark does not close bold between a bracket and a Chinese character. Reports often do.
_BOLD = r"\*\*(?P<bold_text>(?!\s)[^*\n]+?(?<!\s))\*\*"
_LIST_MARKER = re.compile(r"^\s*[*+-]\s+")
# mistune's expression for the end of a heading takes quadratic time over white space.
_ENDLESS_SPACE = re.compile(r"[^\S\n]{100,}")
_QUOTE = re.compile(r"(?: {0,3}>[^\n]*(?:\n|$))++")
_QUOTE_SIGN = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_LONGEST = 50_000
"""Characters that are read. A section has a few thousand."""
_LONGEST_KEPT = 5000
"""Characters of a text whose rendering is kept for the next message."""


def render(markdown: str) -> Styled:
    """Returns Markdown of any kind as styled text, with each block on lines of its own."""
    return _render(_ENDLESS_SPACE.sub(" ", markdown)[:_LONGEST])


def render_line(markdown: str) -> Styled:
    """Returns Markdown as styled text on one line.

    A single line, such as a title, is no heading or list, whatever it begins with.
    """
    text = markdown.strip()
    if "\n" in text:
        styled = render(text)
    else:
        styled = _render(_LIST_MARKER.sub("", text)[:_LONGEST], inline=True)
    return strip(
        tuple(
            Run(re.sub(r"\s+", " ", run.text), tuple(mark for mark in run.marks if mark != PRE))
            for run in styled
        )
    )


def _render(markdown: str, *, inline: bool = False) -> Styled:
    if len(markdown) > _LONGEST_KEPT:  # of signs alone it has ten times its size in memory
        return _rendered(markdown, inline=inline)
    return _kept(markdown, inline=inline)


def _rendered(markdown: str, *, inline: bool) -> Styled:
    tokens = _INLINE(markdown, {"ref_links": {}}) if inline else _MARKDOWN(markdown)
    assert not isinstance(tokens, str)  # mistune returns tokens when it has no renderer
    writer = _Writer()
    writer(tokens, BlockState())
    return strip(tuple(writer.runs))


_kept = lru_cache(maxsize=2048)(_rendered)


class _Writer(BaseRenderer):
    """Renders tokens into ``runs``. Its methods write there and return no text."""

    NAME = "telegram"

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._marks: tuple[Mark, ...] = ()
        self._depth = 0

    def render_token(self, token: dict[str, Any], state: BlockState) -> str:
        match token["type"]:
            case "text" | "inline_html" | "block_html":
                self._write(_without_html(token["raw"]))
                if token["type"] == "block_html":
                    self._end_line()
            case "softbreak" | "linebreak":
                self._write("\n")
            case "blank_line" | "thematic_break":
                self._end_line()
            case "strong":
                self._children(token, state, BOLD)
            case "emphasis" | "block_quote":
                self._children(token, state, ITALIC)
            case "strikethrough":
                self._children(token, state, STRIKE)
            case "codespan":
                self._write(token["raw"], CODE)
            case "formula":
                self._formula(token["raw"])
            case "block_code":
                self._end_line()
                self._write(token["raw"].strip("\n"), PRE)
                self._end_line()
            case "heading":
                self._end_line()
                self._children(token, state, BOLD)
                self._end_line()
            case "link" | "image":
                self._link(token, state)
            case "list":
                self._list(token, state)
            case "table":
                self._table(token, state)
            case _:  # a paragraph, or another container that only has children
                self._children(token, state)
                self._end_line()
        return ""

    def _children(self, token: dict[str, Any], state: BlockState, *marks: Mark) -> None:
        with self._under(*marks):
            if "children" in token:
                self.render_tokens(token["children"], state)
            else:
                self._write(token.get("raw", ""))

    def _formula(self, source: str) -> None:
        from bot.cards import latex  # noqa: PLC0415  few texts have formulas

        line = " ".join(source.split())
        try:
            self._write(latex.to_unicode(line))
        except latex.Unreadable:
            self._write(line, CODE)

    def _link(self, token: dict[str, Any], state: BlockState) -> None:
        start = len(self.runs)
        self._children(token, state)
        self.runs[start:] = link(tuple(self.runs[start:]), token["attrs"]["url"])

    def _list(self, token: dict[str, Any], state: BlockState) -> None:
        self._end_line()
        start, ordered = token["attrs"].get("start", 1), token["attrs"]["ordered"]
        for number, item in enumerate(token["children"], start=start):
            self._end_line()
            self._write(INDENT * min(self._depth, 4) + (f"{number}. " if ordered else _BULLET))
            self._depth += 1
            at = len(self.runs)
            self._children(item, state)
            if len(self.runs) > at:
                self.runs[at] = Run(self.runs[at].text.lstrip("\n"), self.runs[at].marks)
            self._depth -= 1
        self._end_line()

    def _table(self, token: dict[str, Any], state: BlockState) -> None:
        self._end_line()
        head, *rest = token["children"]
        self._row(head["children"], state, BOLD)
        for body in rest:
            for row in body["children"]:
                self._row(row["children"], state)

    def _row(self, cells: Iterable[dict[str, Any]], state: BlockState, *marks: Mark) -> None:
        for index, cell in enumerate(cells):
            self._write(" | " if index else "")
            self._children(cell, state, *marks)
        self._end_line()

    def _write(self, text: str, *marks: Mark) -> None:
        if text:
            self.runs.append(Run(text, (*self._marks, *marks)))

    def _end_line(self) -> None:
        if not self.runs or self.runs[-1].text.endswith("\n"):
            return
        last = self.runs[-1]
        if last.marks or not _ITEM_START.fullmatch(last.text):
            self.runs.append(Run("\n"))

    @contextmanager
    def _under(self, *marks: Mark) -> Iterator[None]:
        outer, self._marks = self._marks, (*self._marks, *marks)
        yield
        self._marks = outer


def _without_html(text: str) -> str:
    """Returns what a browser would show of text with layout tags and character references."""
    if "<" in text:
        text = _WORD_TAG.sub("", re.sub(r"\n+", "\n", _LINE_TAG.sub("\n", text)))
    return _CHARACTER_REFERENCE.sub(lambda found: unescape(found.group()), text)


def split_formulas(text: str) -> Iterator[tuple[str, bool]]:
    """Yields the pieces of a line, and whether each is a formula with its dollars or brackets."""
    done = 0
    for match in _FORMULAS.finditer(text):
        if _is_formula(match):
            yield text[done : match.start()], False
            yield match[0], True
            done = match.end()
    yield text[done:], False


def _is_formula(match: Match[str]) -> bool:
    tight = match["formula_tight"]
    return tight is None or _LOOKS_LIKE_FORMULA.search(tight) is not None


def _parse_formula(inline: InlineParser, match: Match[str], state: InlineState) -> int | None:
    source = next(group for name, group in match.groupdict().items()
                  if name.startswith("formula_") and group is not None)  # fmt: skip
    if not _is_formula(match):
        return None
    state.append_token({"type": "formula", "raw": source})
    return match.end()


def _parse_bold(inline: InlineParser, match: Match[str], state: InlineState) -> int:
    inner = state.copy()
    inner.src = match["bold_text"]
    state.append_token({"type": "strong", "children": inline.render(inner)})
    return match.end()


class _BlockParser(BlockParser):
    def extract_block_quote(
        self, m: Match[str], state: BlockState
    ) -> tuple[str, int | None, set[int]]:
        # Takes the quote's own lines only. mistune's own method looks ahead for what ends a quote,
        # and in there for what ends a list, and so on: Python cannot recurse through a hundred.
        quote = _QUOTE.match(state.src, m.start())
        assert quote is not None
        state.cursor = quote.end()
        return expand_tab(_QUOTE_SIGN.sub("", quote.group())), None, set()


_INLINE = InlineParser(hard_wrap=True)
_INLINE.register("formula", _FORMULA, _parse_formula, before="escape", start_chars=("$", "\\"))
_INLINE.register("bold", _BOLD, _parse_bold, before="emphasis", start_chars=("*",))
_MARKDOWN = Markdown(
    None, _BlockParser(), _INLINE, plugins=[table, table_in_list, table_in_quote, strikethrough]
)
