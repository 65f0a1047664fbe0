"""What an entry says → ``Paper``: sections, other parts, facts and links."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.arxiv import find_linked_id
from bot.intake.addresses import find_urls, is_link_only
from bot.intake.entries import Entry
from bot.intake.facts import as_facts, read_ending, read_extras, read_lines
from bot.intake.labels import NAMES, READ_FROM, TITLE_NAMES, read_announcement
from bot.intake.sections import RULE, EntryText
from bot.intake.titles import clean_title, count_behind
from bot.intake.values import Found
from bot.papers import Extra, Paper, Problem, Section

_HEADING = re.compile(r"^\s*#{1,6}(?:\s|$)")
_NUMBERED = re.compile(r"^(?:论文|paper)?\s*[\d.一二三四五六七八九十]*$", re.IGNORECASE)


def read_paper(entry: Entry, text: EntryText, lines: Sequence[str]) -> tuple[Paper, list[Problem]]:
    problems = []
    found: Found = {}
    read_lines([counted] if (counted := count_behind(entry.heading)) else [], found)
    above = read_lines(lines[entry.line + 1 : text.first], found)
    extras = tuple(replace(extra, text=_without_own_links(extra.text)) for extra in text.extras)
    extras = read_extras((extra for extra in extras if extra.text), found)
    title, above = _read_title(entry.title, above)
    if intro := _read_intro(above):
        extras = (Extra("", intro), *extras)
    sections = {section: read_ending(one, found) for section, one in text.sections.items()}
    if entry.lead and not read_lines([entry.lead], found):
        pass  # the rest of its line has facts only
    elif entry.lead and not is_link_only(entry.lead):
        if Section.CONTRIBUTION in sections:
            extras = (Extra("", entry.lead), *extras)
        else:
            sections[Section.CONTRIBUTION] = entry.lead
    facts = as_facts(found)
    missing = [f"{s} ({NAMES[s][0]})" for s in Section if not sections.get(s)]
    if missing:
        problems.append(Problem(entry.line + 1, f"{entry.id} has no {', no '.join(missing)}"))
    if not title:
        told = f"{entry.id} has no title; its id stands in for it"
        problems.append(Problem(entry.line + 1, told))
    texts = [*(sections.get(section, "") for section in Section), *(e.text for e in extras)]
    texts += [entry.heading, facts.code or "", facts.project or ""]
    links = dict.fromkeys(url for one in texts for url in find_urls(one) if url != entry.url)
    paper = Paper(
        id=entry.id,
        title=title or entry.id,
        url=entry.url,
        read_from=_read_from(entry, text.first),
        extras=extras,
        facts=facts,
        links=tuple(link for link in links if find_linked_id(link) != entry.id),
        **{section.value: sections.get(section, "") for section in Section},
    )
    return paper, problems


def _read_title(title: str, lines: Sequence[str]) -> tuple[str, list[str]]:
    """Returns a paper's title, and the lines below its heading that do not repeat it.

    Below a heading such as "Paper 1" a line of its own says the title.
    """
    kept: list[str] = []
    for line in lines:
        read = read_announcement(line)
        value = clean_title(read.rest) if read and read.label.casefold() in TITLE_NAMES else ""
        if value and _NUMBERED.match(title):
            title = value
        elif not value or value != title:
            kept.append(line)
    return title, kept


def _read_from(entry: Entry, first: int) -> str:
    """Returns the source that is named above the first part; empty for none."""
    for block in entry.blocks:
        if block.line >= first:
            break
        if match := READ_FROM.match(block.text):
            return match["value"].strip()
    return ""


def _read_intro(lines: Sequence[str]) -> str:
    """Returns what lines between a heading and the first part say besides source and link."""
    kept = [
        line
        for line in lines
        if not (READ_FROM.match(line) or RULE.match(line) or _HEADING.match(line))
    ]
    return _without_own_links("\n".join(kept))


def _without_own_links(text: str) -> str:
    """Returns a text without the lines that say nothing but where the paper is."""
    return "\n".join(line for line in text.split("\n") if not is_link_only(line)).strip()
