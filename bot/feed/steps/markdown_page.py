"""The Markdown page of a paper at Hugging Face → the same as arXiv's page gives."""

import re
from collections.abc import Iterator

from bot.arxiv import find_id
from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.characters import on_one_line, readable
from bot.feed.steps.page import Page

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<name>.*?)[\s#]*$")
_UNDERLINED = re.compile(r"^(?P<name>[^\n|]*\w[^\n|]*)\n(?P<sign>[=-])(?P=sign){2,}$", re.MULTILINE)
_TITLE = re.compile(r"^Title: (.+)$", re.MULTILINE)
_HEAD = 1000
"""Characters in which the title's line stands."""
_HTML = re.compile(r"^\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[*+-]|\d{1,3}[.)])\s+")
_ROW = re.compile(r"^\s*\|")
_RULED = re.compile(r"^[\s|:-]+$")
_CAPTION = re.compile(r"^\W*(?:figure|table|algorithm)\s+\w+[.:]", re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_OWN_LINK = re.compile(r"\[([^\[\]]*)\]\((?:#|https?://arxiv\.org/html/)[^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^()\s]*)\)")
_BIBLIOGRAPHY = re.compile(r"^(?:\d+\.?\s+)?(?:references|bibliography)$", re.IGNORECASE)
_LEFT_OUT = re.compile(r"^(?:\d+\.?\s+)?acknowledge?ments?$|^report github issue", re.IGNORECASE)
_APPENDIX = re.compile(r"^(?:appendix|appendices|supplementary)\b", re.IGNORECASE)
_NO_LEVEL = 7
"""Deeper than any heading."""
_ABSTRACT = re.compile(r"^\W*abstract\W*$", re.IGNORECASE)


def read_markdown_page(text: str) -> Page:
    """Reads ``huggingface.co/papers/ID.md``, whatever came.

    Where arXiv has no HTML, the page of Hugging Face itself comes, which has no sections. Headings
    may be underlined, and the title may stand in a line of its own.
    """
    if _HTML.match(text):
        return Page()
    named = next((line for line in text.split("\n")[:40] if find_id(line)), "")
    plain = _UNDERLINED.sub(_as_heading, readable(text))
    parts = [part for part in _read_parts(plain) if not _LEFT_OUT.match(part.name)]
    ends = [number for number, part in enumerate(parts) if _BIBLIOGRAPHY.match(part.name)]
    if ends:  # behind the bibliography are appendices
        parts = [
            *parts[: ends[0]],
            *(part for part in parts[ends[0] + 1 :] if part.is_appendix),
        ]
    said = _TITLE.search(plain[:_HEAD])
    title = said[1].strip() if said else next((part.name for part in parts if part.name), "")
    abstract = next((part for part in parts if _ABSTRACT.match(part.name)), None)
    rest = tuple(
        part
        for part in parts
        if part is not abstract and (part.blocks or part.level > 1) and part.name != title
    )
    return Page(
        id=find_id(named),
        title=title,
        abstract=" ".join(block.text for block in abstract.blocks) if abstract else "",
        parts=_raised(rest),
        is_there=len(rest) > 1,
    )


def _as_heading(underlined: re.Match[str]) -> str:
    return f"{'#' if underlined['sign'] == '=' else '##'} {underlined['name']}"


def _read_parts(text: str) -> Iterator[PagePart]:
    name, level, appendix_level = "", 0, _NO_LEVEL
    blocks: list[PageBlock] = []
    lines: list[str] = []
    for line in [*text.split("\n"), "# "]:
        heading = _HEADING.match(line)
        if not line.strip() or heading or (_ITEM.match(line) and not _ROW.match(line)):
            blocks += _as_blocks(lines)
            lines = []
        if heading:
            if name or blocks:
                yield PagePart(name, level, tuple(blocks), level >= appendix_level)
            name, level, blocks = (
                on_one_line(heading["name"].strip("*_ ")),
                len(heading["marks"]),
                [],
            )
            if level <= appendix_level:
                appendix_level = level if _APPENDIX.match(name) else _NO_LEVEL
        elif line.strip():
            lines.append(line)


def _as_blocks(lines: list[str]) -> Iterator[PageBlock]:
    """Yields the block that lines without an empty one between them are."""
    if not lines:
        return
    if all(map(_ROW.match, lines)):
        rows = (line.strip().strip("|").strip() for line in lines if not _RULED.match(line))
        kind, text = BlockKind.TABLE, "\n".join(map(on_one_line, rows))
    else:
        text = _PICTURE.sub("", on_one_line(" ".join(lines)))
        text = _LINK.sub(r"\1 (\2)", _OWN_LINK.sub(r"\1", text)).strip()
        if _CAPTION.match(text):
            kind = BlockKind.CAPTION
        elif text.startswith("$$") and text.endswith("$$"):
            kind = BlockKind.EQUATION
        else:
            kind = BlockKind.ITEM if _ITEM.match(text) else BlockKind.TEXT
            text = _ITEM.sub("", text)
    if any(map(str.isalnum, text)):
        yield PageBlock(kind, text)


def _raised(parts: tuple[PagePart, ...]) -> tuple[PagePart, ...]:
    """Returns parts with levels that count from 1, as sections do on arXiv's page."""
    least = min((part.level for part in parts if part.level), default=1) - 1
    return tuple(
        PagePart(part.name, max(part.level - least, 0), part.blocks, part.is_appendix)
        for part in parts
    )
