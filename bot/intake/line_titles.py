"""Titles of papers that stand in a line: of a list, of a paragraph, or above a link."""

import re
from collections.abc import Sequence

from bot.arxiv import find_id, find_linked_id
from bot.intake.addresses import is_link_only
from bot.intake.labels import TITLE_NAMES, read_announcement
from bot.intake.outline import Block, BlockKind
from bot.intake.sections import CELL_BORDER
from bot.intake.titles import LINK_NAMES, clean_title
from bot.intake.values import fact_named

MARKER = re.compile(r"^[\s|>]*(?:[*+-]\s+|\d{1,4}[.)、]\s*)?[\s|]*")
LINKED = re.compile(r"\**\[(?P<title>[^\[\]]+)\]\s?\((?P<url>[^()\s]+)\)\**")
_BOLD = re.compile(r"^(?P<mark>\*\*|__)(?P<title>[^*_\n][^*\n]*?)(?P=mark)")
_BEFORE_LINK = re.compile(
    r"^(?P<title>[^\[\]\n]{3,300}?)[\s(（\[:：,，|–—-]*(?:\[(?P<label>[^\[\]]*)\]\(|https?://)"
)
LETTER = re.compile(r"[^\W\d_]")


def title_of(line: str) -> tuple[str, str] | None:
    """Returns the title that a line begins with, and the rest of the line."""
    text = MARKER.sub("", line, count=1).strip()
    read = read_announcement(text)
    if read and read.label.casefold() in TITLE_NAMES:
        return clean_title(read.rest), ""
    linked = LINKED.match(text)
    if linked and find_linked_id(linked["url"]):
        if _names(linked):
            return clean_title(linked["title"]), text[linked.end() :]
        rest = text[linked.end() :].lstrip(" :：-–—|")
        return (clean_title(rest), "") if LETTER.search(rest) and "](" not in rest else None
    if bold := _BOLD.match(text):
        return clean_title(bold["title"]), text[bold.end() :]
    if _is_name(text):
        return None
    if before := _BEFORE_LINK.match(text):
        label = before["label"]
        if label is None or label.strip(" *_").casefold() in LINK_NAMES or find_id(label):
            return clean_title(before["title"]), text[before.end("title") :]
        if text != line.strip():  # an item
            within = next((m for m in LINKED.finditer(text) if find_linked_id(m["url"])), None)
            if within:
                return clean_title(
                    within["title"]
                ), f"{text[: within.start()]}{text[within.end() :]}"
    return None


def is_titled(block: Block) -> bool:
    """Whether a line begins with a title: in bold, and no name of a part; or a link to a paper."""
    bold = _BOLD.match(block.text.strip())
    return (bold is not None and not _is_name(block.text)) or has_title(block.text)


def stands_above_link(blocks: Sequence[Block]) -> bool:
    """Whether the first of two blocks is a title: a line right above one with only its link."""
    if [block.kind for block in blocks] != [BlockKind.LINE, BlockKind.LINE]:
        return False
    first, link = blocks
    is_title = bool(LETTER.search(first.text)) and not (_is_name(first.text) or "](" in first.text)
    return is_title and link.line == first.line + 1 and is_link_only(link.text)


def says_title(block: Block) -> bool:
    read = read_announcement(block.text) if block.kind is BlockKind.LINE else None
    return read is not None and bool(read.rest) and read.label.casefold() in TITLE_NAMES


def has_title(line: str) -> bool:
    linked = LINKED.match(MARKER.sub("", line, count=1))
    return linked is not None and find_linked_id(linked["url"]) is not None and _names(linked)


def _names(linked: re.Match[str]) -> bool:
    """Whether a link has a title and not a name such as PDF, or the paper's id."""
    title = linked["title"].strip(" *_")
    return bool(LETTER.search(title)) and title.casefold() not in LINK_NAMES


def _is_name(line: str) -> bool:
    """Whether a line begins with the name of a part, a fact or a link."""
    read = read_announcement(line)
    if read is None:
        return False
    known = read.section or read.is_extra or fact_named(read.label)
    return bool(known) or read.label.casefold() in LINK_NAMES


def lead_of(rest: str) -> str:
    """Returns what a line says behind the title: the rest of an item, or a row's other cells."""
    cells = [cell.strip() for cell in CELL_BORDER.split(rest)]
    return " · ".join(filter(None, cells)).lstrip(":：-–—)） ").strip()
