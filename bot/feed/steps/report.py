"""Entries → the report's Markdown, in the layout of the seed with a numbered list.

Our own reader gives back exactly these entries, whatever is in them: titles are Markdown that is
read as just this title, facts are written only where they are read as facts, and the text of a part
stands below its item with four spaces, where no line can begin anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from bot.feed.steps.characters import on_one_line
from bot.feed.steps.entry import Entry
from bot.feed.steps.listed import Listed
from bot.feed.steps.plain_text import as_title
from bot.feed.steps.wording import Wording, wording_in
from bot.intake.facts import read_lines
from bot.intake.values import Found
from bot.papers import Facts, Section

_RULE = "=" * 60
_LONGEST_NAMES = 2000
"""Characters of all names of a paper."""
_SEPARATORS = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a day's list comes from."""

    name: str
    url: str
    """Where people see the list."""


def render(day: date, entries: Sequence[Entry], language: str, source: Source) -> str:
    """Returns a report; equal entries give equal bytes.

    ``language`` is the code of the language of the parts; ``source`` is named at the head.
    """
    wording = wording_in(language)
    head = f"# {source.name} Daily Papers Report\n**Date**: {day}\n**Source URL**: {source.url}\n\n"
    written = (f"{_RULE}\n\n{_write(entry, wording)}\n" for entry in entries)
    return head + "\n".join(written)


def _write(entry: Entry, wording: Wording) -> str:
    listed = entry.listed
    lines = [
        f"## 📄 {as_title(listed.title, listed.id)}",
        "",
        f"- **{wording.link}**{wording.colon}https://huggingface.co/papers/{listed.id}",
        f"- **{wording.read_from}**{wording.colon}{entry.read_from}",
        *_facts(listed, wording),
        "",
    ]
    for number, section in enumerate(Section, start=1):
        if text := entry.parts.get(section):
            marker = f"{number}. **{wording.sections[section]}**{wording.colon.rstrip()}"
            lines += [_behind(marker, text, wording), ""]
    return "\n".join(lines)


def _behind(marker: str, text: str, wording: Wording) -> str:
    """Returns an item: short text behind its name, several lines below it."""
    if "\n" not in text and text[:1].isalnum():
        return f"{marker}{wording.colon[1:]}{text}"
    below = (f"    {line}" if line else "" for line in text.split("\n"))
    return "\n".join([marker, *below])


def _facts(listed: Listed, wording: Wording) -> Iterator[str]:
    """Yields the lines of a paper's facts, each that our reader takes for just this fact."""
    for fact, value in _values(listed):
        said = ", ".join(value) if isinstance(value, tuple) else value
        line = f"- **{getattr(wording, fact)}**{wording.colon}{said}"
        read: Found = {}
        if not read_lines([line], read) and read == {fact: value}:
            yield line


def _values(listed: Listed) -> Iterator[tuple[str, object]]:
    """Yields the facts of a list by their fields in ``Facts``."""
    for fact in (field.name for field in fields(Facts)):
        value = getattr(listed, fact)
        if isinstance(value, tuple):
            value = _named(value)
        elif isinstance(value, str):
            value = on_one_line(value)
        if value or value == 0:
            yield fact, value


def _named(authors: Sequence[str]) -> tuple[str, ...]:
    """Returns the names that a line can say; ``et al.`` stands for the others."""
    kept: list[str] = []
    for author in authors:
        name = _SEPARATORS.sub(" ", on_one_line(author)).strip()
        read: Found = {}
        read_lines([f"Authors: {name}"], read)
        if read == {"authors": (name,)} and sum(map(len, kept)) < _LONGEST_NAMES:
            kept.append(name)
    return tuple(kept) if len(kept) in {0, len(authors)} else (*kept, "et al.")
