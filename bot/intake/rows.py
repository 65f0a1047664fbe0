"""Rows of a table with a paper each, below the names of its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.arxiv import find_linked_id
from bot.intake.addresses import find_urls
from bot.intake.labels import read_announcement
from bot.intake.line_titles import LINKED, lead_of
from bot.intake.sections import CELL_BORDER
from bot.intake.titles import clean_title
from bot.papers import Extra, Section

_TITLE_COLUMNS = frozenset(
    "标题 题目 论文 论文标题 论文题目 名称 title paper papers name article".split()
) | {"paper title"}
_NUMBER_COLUMNS = frozenset("# no no. 序号 编号 排名 rank id number".split())
_EMPTY = frozenset({"", "-", "--", "–", "—", "/", "n/a", "null", "none", "无", "暂无"})
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def names_of(row: str) -> Sequence[str] | None:
    """Returns the names of a table's columns if one of them is for titles."""
    names = [cell.strip(" *_") for cell in _cells(row)]
    return names if any(name.casefold() in _TITLE_COLUMNS for name in names) else None


@dataclass(frozen=True, slots=True)
class Row:
    """What the cells of a row say of a paper."""

    title: str
    sections: Mapping[Section, str]
    extras: tuple[Extra, ...]


def read_row(row: str, names: Sequence[str]) -> Row:
    """Reads a row with a cell for each of the columns that ``names`` names."""
    title, lead, sections, extras = "", "", dict[Section, str](), []
    for name, cell in zip(names, _cells(row), strict=False):
        if name.casefold() in _TITLE_COLUMNS and not title:
            cell, *more = _BREAK.split(cell, maxsplit=1)  # noqa: PLW2901
            linked = LINKED.match(cell)
            title = clean_title(linked["title"] if linked else cell)
            lead = "".join([cell[linked.end() :] if linked else "", *more]).strip()
        elif cell.casefold() in _EMPTY or name.casefold() in _NUMBER_COLUMNS or _is_own_link(cell):
            continue
        elif (read := read_announcement(f"{name}:")) and read.section:
            sections.setdefault(read.section, cell.replace("\\|", "|"))
        else:
            extras.append(Extra(name, cell.replace("\\|", "|")))
    if lead := lead_of(lead):
        extras.insert(0, Extra("", lead))
    return Row(title, sections, tuple(extras))


def _is_own_link(cell: str) -> bool:
    urls = find_urls(cell)
    return bool(urls) and all(find_linked_id(url) for url in urls) and len(cell) < 300


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in CELL_BORDER.split(row.strip().strip("|"))]
