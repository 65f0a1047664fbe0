"""Facts that a report gives as lines: authors, organisation, votes, code, stars, project, picture.

A line has one fact behind its name, or several that bars or dots part. Whatever cannot be read as a
fact, or says more than the fact, stays text.
"""

import re
from collections.abc import Iterable, Sequence

from bot.arxiv import find_linked_id
from bot.intake.addresses import LINK_LABEL
from bot.intake.labels import read_announcement
from bot.intake.values import Found, fact_named, put, take, take_count
from bot.papers import Extra, Facts

_SIGNS = {"👍": "votes", "🔼": "votes", "⬆": "votes", "▲": "votes", "❤": "votes", "🔥": "votes",
          "⭐": "stars", "★": "stars", "🌟": "stars"}  # fmt: skip
_SIGNED = re.compile(rf"^\W*?(?P<sign>[{''.join(_SIGNS)}])\ufe0f?\s*(?P<value>\+?\d[^\n]*)$")
_BORDER = re.compile(r"(?<!\\)[|｜丨·•]|(?<=\))\s+(?=\[)")
_CELLS = re.compile(r"^\s*\|(?P<cells>.+)\|\s*$")
_RULED = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_LINKED = re.compile(
    r"^[^\w\[]*\[(?P<label>[^\[\]]{1,40})\]\((?P<url>https?://[^()\s]{1,500})\)\W*$"
)
_BADGE = re.compile(
    r"^\W*?\[?!\[(?P<label>[^\[\]]{0,60})\]\((?P<image>https?://[^()\s]{1,500})\)"
    r"(?:\]\((?P<url>https?://[^()\s]{1,500})\))?\W*$"
)
_PICTURE = re.compile(
    r"^\s*(?:<(?:p|div|center)[^<>]{0,99}>\s*)?<img\s[^<>]{0,200}?src=[\"'](?P<image>https?://[^\"'\s]{1,500})[\"'][^<>]{0,200}>"
    r"(?:\s*</(?:p|div|center)>)?\s*$"
)
_COUNTED = re.compile(
    r"^\W*(?P<value>\d[\d.,]{0,12}\s?(?:[kKmMwW千万](?![A-Za-z]))?)\s*(?P<name>[^\W\d].*)$"
)
"""``128 upvotes``"""
_BADGE_HOSTS = ("img.shields.io", "badge")
_LONGEST = 4000
"""The characters of a line of facts."""


def read_lines(lines: Sequence[str], found: Found) -> list[str]:
    """Puts the facts of lines into ``found``; returns the lines that say anything else."""
    kept: list[str] = []
    number = 0
    while number < len(lines):
        rows = 0
        while number + rows < len(lines) and _CELLS.match(lines[number + rows]):
            rows += 1
        if rows:
            kept += _read_table(lines[number : number + rows], found)
            number += rows
            continue
        if not _read_line(lines[number], found):
            kept.append(lines[number])
        number += 1
    return kept


def read_ending(text: str, found: Found) -> str:
    """Reads the facts at the end of a section; returns the section without them.

    Addresses alone stay, since they belong to what the section says of code and data.
    """
    lines = text.split("\n")
    first = len(lines)
    own: Found = {}
    while first > 1 and (not lines[first - 1].strip() or _read_line(lines[first - 1], own)):
        first -= 1
    if not own.keys() - {"code", "project"}:
        return text
    read_lines(lines[first:], found)
    return "\n".join(lines[:first]).rstrip()


def read_extras(extras: Iterable[Extra], found: Found) -> tuple[Extra, ...]:
    """Reads the parts that bear the name of a fact, or have only facts; returns the others."""
    return tuple(
        extra
        for extra in extras
        if not (extra.name and "\n" not in extra.text and take(extra.name, extra.text, found))
        and not (extra.name and _read_whole(extra.text.split("\n"), found))
    )


def _read_whole(lines: Sequence[str], found: Found) -> bool:
    """Reads lines that have only facts, and not only addresses."""
    own: Found = {}
    if any(line.strip() for line in read_lines(lines, own)) or not own.keys() - {"code", "project"}:
        return False
    return _merge(own, found)


def as_facts(found: Found) -> Facts:
    """Returns what was found."""
    return Facts(**found)  # type: ignore[arg-type]  # each reader gives its field's type


def _read_line(line: str, found: Found) -> bool:
    """Reads a line of facts; returns whether nothing else stands in it."""
    if not line.strip() or len(line) > _LONGEST:
        return False
    for pieces in ([piece for piece in _BORDER.split(line) if piece.strip()], [line]):
        read: Found = {}
        whole = all(_read_piece(piece, read) or _is_own_link(piece) for piece in pieces)
        if read and whole:
            return _merge(read, found)
    return False


def _read_table(rows: Sequence[str], found: Found) -> list[str]:
    """Reads a table with a fact in each row, or in each column; returns the other rows."""
    cells = [_cells(row) for row in rows]
    if len(rows) == 3 and _RULED.match(rows[1]) and len(cells[0]) == len(cells[2]) > 2:
        read: Found = {}
        pairs = zip(cells[0], cells[2], strict=True)
        if all(take(name, value, read) for name, value in pairs) and _merge(read, found):
            return []
    kept: list[str] = []
    for row, parts in zip(rows, cells, strict=True):
        own = len(parts) == 2 and LINK_LABEL.match(f"{parts[0]}:") and _is_own_link(parts[1])
        if len(parts) != 2 or not (own or take(parts[0], parts[1], found)):
            kept.append(row)
    if len(kept) < len(rows) and not any(_RULED.match(row) is None for row in kept[1:]):
        at = next((n for n, row in enumerate(kept) if _RULED.match(row)), None)
        return [] if at in {0, 1} else kept  # a head over rows that all were facts
    return kept


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _read_piece(piece: str, found: Found) -> bool:
    if signed := _SIGNED.match(piece.strip()):
        return take_count(_SIGNS[signed["sign"]], signed["value"], found)
    if badge := _BADGE.match(piece):
        return _take_badge(badge["label"], badge["image"], badge["url"], found)
    if picture := _PICTURE.match(piece):
        return put("picture", picture["image"], found)
    if linked := _LINKED.match(piece):
        return take(linked["label"], linked["url"], found)
    read = read_announcement(piece)
    if read is None or not read.rest:
        counted = _COUNTED.match(piece)
        return counted is not None and take(counted["name"], counted["value"], found)
    return take(read.label, read.rest, found)


def _take_badge(label: str, image: str, url: str | None, found: Found) -> bool:
    if not any(host in image for host in _BADGE_HOSTS):
        return url is None and put("picture", image, found)
    fact = fact_named(label)
    if fact == "stars":  # the number is a picture
        fact = "code"
    return fact in {"code", "project"} and url is not None and put(fact, url, found)


def _merge(read: Found, found: Found) -> bool:
    """Adds facts unless one of them says otherwise than what was found."""
    if any(found.get(fact, value) != value for fact, value in read.items()):
        return False
    found.update(read)
    return True


def _is_own_link(piece: str) -> bool:
    return find_linked_id(piece) is not None and len(piece) < 300
