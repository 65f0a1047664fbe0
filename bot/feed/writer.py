"""Writes a day's reports: one file for each language, each whole or not at all."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.feed.lists import DayPapers, form_of
from bot.feed.report_file import Writing, hash_of, write_report
from bot.feed.steps.abstracts import fill, from_abstract
from bot.feed.steps.entry import Entry, ReadFrom
from bot.feed.steps.listed import Listed
from bot.feed.steps.report import Source, render
from bot.intake.report import parse_report
from bot.papers import Section
from bot.store.feedings import Feeding
from bot.store.readings import Reading
from bot.store.store import Store

log = logging.getLogger(__name__)

ABSTRACTS_LANGUAGE = "en"
"""The language of what lists say."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a day's report."""

    path: Path
    outcome: Writing
    papers: int


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the reports of days into a folder."""

    store: Store
    folder: Path
    languages: Sequence[str]
    source: Callable[[date], Source]
    """Where a day's list comes from."""
    clock: Callable[[], datetime]

    async def write(
        self, feeding: Feeding, papers: DayPapers, readings: Mapping[tuple[str, str], Reading]
    ) -> tuple[Feeding, list[Written]]:
        """Writes the reports of a day and returns the day as it is then, with the files.

        What is written is noted before the file is there: whatever ends the program, the file is
        known as ours. Raises ``OSError`` when the folder cannot be written to.
        """
        read = any(readings[key].parts for key in readings)
        languages = self.languages if read else (ABSTRACTS_LANGUAGE,)
        made = {
            language: await asyncio.to_thread(self._make, feeding.day, papers, readings, language)
            for language in languages
        }
        hashes = dict(feeding.hashes)
        for language, content in made.items():
            known = hashes.get(language, ())
            hashes[language] = [
                *(one for one in known if one != hash_of(content)),
                hash_of(content),
            ]
        await self._keep(feeding := replace(feeding, hashes=hashes))
        files: list[Written] = []
        for language, content in made.items():
            path = self._place_of(feeding.day, language, known=hashes[language])
            if self._is_elsewhere(feeding.day, language, path):
                outcome = Writing.OTHERS
            else:
                ours = hashes[language]
                outcome = await asyncio.to_thread(write_report, path, content, ours)
            files.append(Written(path, outcome, len(papers.chosen)))
            log.info("%s: %s, %d papers", path, outcome, len(papers.chosen))
        entries = [(paper.id, form_of(readings, paper.id)) for paper in papers.chosen]
        feeding = replace(feeding, entries=entries, written_at=self.clock(), unwritten=0)
        await self._keep(feeding)
        return feeding, files

    def path_of(self, day: date, language: str) -> Path:
        """Returns the file of a day's report; its name tells the language but for the first."""
        ending = "" if language == self.languages[0] else f".{language}"
        return self.folder / f"{day}{ending}.md"

    def _place_of(self, day: date, language: str, known: Collection[str]) -> Path:
        """Returns where a report goes: where it is, though its name was chosen for other settings.

        ``known`` are the hashes of what we wrote in the language.
        """
        named = self.path_of(day, language)
        for path in (named, self.folder / f"{day}.md", self.folder / f"{day}.{language}.md"):
            if path.exists() and hash_of(path.read_bytes()) in known:
                return path
        return named

    def _make(
        self,
        day: date,
        papers: DayPapers,
        readings: Mapping[tuple[str, str], Reading],
        language: str,
    ) -> bytes:
        """Returns a report, which our own reader has read: all papers are in it, and no others."""
        entries = [
            entry_of(
                paper,
                readings.get((paper.id, language)) or readings.get((paper.id, self.languages[0])),
                language,
            )
            for paper in papers.chosen
        ]
        text = render(day, entries, language, self.source(day))
        found = [paper.id for paper in parse_report(text, None, day, language).papers]
        if found != [paper.id for paper in papers.chosen]:
            raise AssertionError(f"the report of {day} would have other papers than its list")
        return text.encode()

    def _is_elsewhere(self, day: date, language: str, path: Path) -> bool:
        """Whether another file brought this edition, and is still there."""
        for edition in self.store.papers.editions(day):
            other = Path(edition.file)
            if edition.language == language and other.name != path.name and other.exists():
                return True
        return False

    async def _keep(self, feeding: Feeding) -> None:
        await self.store.database.until_writable()
        self.store.feedings.keep(feeding)


def entry_of(paper: Listed, reading: Reading | None, language: str) -> Entry:
    """Returns a paper's entry in a language, from its abstract where it was not read in it."""
    if reading is not None and reading.parts and reading.language == language:
        parts = fill(reading.parts, paper, language)
        return Entry(paper, ReadFrom(reading.source), parts, reading.fallen_back)
    reason = reading.reason if reading is not None else ""
    reasons = dict.fromkeys(Section, reason) if reason else {}
    return Entry(paper, ReadFrom.ABSTRACT, from_abstract(paper), reasons)
