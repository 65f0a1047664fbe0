"""Digests and papers in the store."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, tuple_
from sqlmodel import Session, col, select

from bot.papers import Digest, Edition, Paper, StoredPaper
from bot.store.database import Part
from bot.store.loading import (
    Loaded,
    editions_of,
    load_digest,
    rows_by_id,
    to_edition,
)
from bot.store.tables import EditionRow, EntryRow, PaperRow
from bot.store.texts import in_all_languages, in_language
from bot.texts.catalogue import languages_read


class Papers(Part):
    """Every digest and paper ever seen."""

    def load(
        self,
        digest: Digest,
        file: str,
        content_hash: str,
        now: datetime,
        instead_of: Collection[Edition] = (),
    ) -> Loaded:
        """Keeps a digest in place of the earlier one of its day and language.

        All of it is kept, or nothing on an error. A paper keeps its first and its last day, and its
        number of the day; new ones come after those that were there. Its text in a language is the
        newest day's: an older digest that is loaded later does not change it, nor does one that has
        only its title. Votes and stars alone are no correction of what was sent. ``instead_of`` are
        editions that the same report was taken for by mistake, with a wrong day or language: they
        are deleted.
        """
        with self._database.write() as session:
            return load_digest(session, digest, file, content_hash, now, instead_of)

    def get(self, arxiv_id: str, language: str | None = None) -> StoredPaper | None:
        """The paper with this arXiv id in a reader's language, or ``None``."""
        return next(iter(self.get_all([arxiv_id], language)), None)

    def get_all(self, arxiv_ids: Sequence[str], language: str | None = None) -> list[StoredPaper]:
        """Papers by their arXiv ids, in that order, without those that are gone.

        Each is in the reader's ``language`` where there is a text in it, else in another one.
        """
        with self._database.read() as session:
            rows = rows_by_id(session, arxiv_ids)
            there = [rows[arxiv_id] for arxiv_id in arxiv_ids if arxiv_id in rows]
            return in_language(session, there, language)

    def of_day(self, day: date, language: str | None = None) -> list[StoredPaper]:
        """A digest's papers by their numbers; empty when the day has no digest.

        Each is in the reader's ``language`` where there is a text in it, else in another.
        """
        with self._database.read() as session:
            rows = self._rows_of_day(session, day)
            papers = in_language(session, list(rows.values()), language)
            return [
                replace(one, number=number, seen_before=one.first_date < day)
                for number, one in zip(rows, papers, strict=True)
            ]

    def of_day_in_all_languages(self, day: date) -> list[tuple[date, Mapping[str, Paper]]]:
        """A digest's papers in all their languages, in order, each with its first day."""
        with self._database.read() as session:
            rows = list(self._rows_of_day(session, day).values())
            papers = in_all_languages(session, rows)
            return [(row.first_date, papers[row.arxiv_id]) for row in rows]

    def days(self) -> Sequence[date]:
        """Days that have a digest, the newest first."""
        return self._read(
            select(col(EditionRow.day)).distinct().order_by(col(EditionRow.day).desc())
        )

    def newest_day(self) -> date | None:
        """The day of the newest digest."""
        return self._read(select(func.max(EditionRow.day)))[0]

    def foreign_language(self, language: str) -> str:
        """The language in which readers of ``language`` get the newest digest, if it is another.

        Empty without a digest, and where nobody said in which language it is.
        """
        newest = self.newest_day()
        languages = {one.language for one in self.editions(newest)} if newest else set()
        own, *others = languages_read(language)
        if own in languages:
            return ""
        return next((one for one in others if one in languages), min(languages, default=""))

    def editions(self, day: date) -> tuple[Edition, ...]:
        """The editions of a day's digest, in the order in which they arrived."""
        with self._database.read() as session:
            return editions_of(session, day)

    def brought_by(self, file: str, content_hash: str) -> dict[Edition, set[str]]:
        """Editions that came from a file, or from content that it had; with their papers' ids."""
        query = (
            select(EditionRow, col(PaperRow.arxiv_id))
            .join(
                EntryRow,
                (col(EntryRow.digest_date) == EditionRow.day)
                & (col(EntryRow.language) == EditionRow.language),
            )
            .join(PaperRow, col(PaperRow.id) == EntryRow.paper_id)
            .where((EditionRow.file == file) | (EditionRow.content_hash == content_hash))
        )
        found: dict[Edition, set[str]] = {}
        for row, arxiv_id in self._read(query):
            found.setdefault(to_edition(row), set()).add(arxiv_id)
        return found

    def counts(self) -> tuple[int, int]:
        """How many digests and papers there are."""
        digests = select(func.count(func.distinct(EditionRow.day))).scalar_subquery()
        papers = select(func.count()).select_from(PaperRow).scalar_subquery()
        return self._read(select(digests, papers))[0]

    def each(self, language: str | None = None, batch: int = 500) -> Iterator[StoredPaper]:
        """Every paper by its first day and id, in a reader's language, read in batches."""
        place = col(PaperRow.first_date), col(PaperRow.arxiv_id)
        query = select(PaperRow).order_by(*place).limit(batch)
        after = None
        while True:
            with self._database.read() as session:
                further = query if after is None else query.where(tuple_(*place) > after)
                papers = in_language(session, session.exec(further).all(), language)
            yield from papers
            if not papers:
                return
            after = papers[-1].first_date, papers[-1].paper.id

    def _rows_of_day(self, session: Session, day: date) -> dict[int, PaperRow]:
        """Returns a day's papers by their numbers, which are the same in all editions."""
        query = (
            select(EntryRow.position, PaperRow)
            .join(PaperRow, col(PaperRow.id) == EntryRow.paper_id)
            .where(EntryRow.digest_date == day)
            .order_by(col(EntryRow.position))
        )
        return dict(session.exec(query).all())
