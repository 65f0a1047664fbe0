"""Digests and papers in the store."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete, func, tuple_
from sqlmodel import Session, col, select

from bot.papers import Digest, Paper, Section, StoredPaper
from bot.store.changes import change_of
from bot.store.database import Part, in_batches
from bot.store.ledger.redating import redate
from bot.store.rows import to_columns, to_paper
from bot.store.tables import DigestRow, EntryRow, PaperRow, RemovedRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the store did with a digest."""

    new: bool
    """Whether this day had no digest before."""
    added: tuple[str, ...] = ()
    """Ids of papers never seen before."""
    changed: tuple[str, ...] = ()
    """Ids of known papers whose text this digest changed."""
    withdrawn: tuple[str, ...] = ()
    """Ids that the earlier report had, and neither this one nor another day's has."""


class Papers(Part):
    """Every digest and paper ever seen."""

    def load(
        self,
        digest: Digest,
        file: str,
        content_hash: str,
        now: datetime,
        instead_of: Collection[date] = (),
    ) -> Loaded:
        """Keeps a digest in place of an earlier one of its day; all of it, or nothing on an error.

        A paper keeps its number of the day, and new ones come after those that were there.
        A paper keeps its first and its last day. Its text is the newest day's: an older digest that
        is loaded later does not change it, nor does one that has only its title. ``instead_of`` are
        days that the same report was taken for by mistake: their digests are deleted.
        """
        with self._database.write() as session:
            row = session.get(DigestRow, digest.date)
            if row and row.content_hash != content_hash:
                session.merge(RevisionRow(day=digest.date))
            arrived_at = row.arrived_at if row else now
            session.merge(
                DigestRow(
                    day=digest.date, file=file, content_hash=content_hash, arrived_at=arrived_at
                )
            )
            session.flush()
            numbers = self._take_entries(session, digest.date)
            before = set(numbers)
            known = self._rows_by_id(session, [paper.id for paper in digest.papers])
            for day in instead_of:
                before |= self._take_digest(session, day, digest.date, known.values())
            added, changed, kept = [], [], set()
            new = itertools.count(max(numbers.values(), default=0) + 1)
            for paper in digest.papers:
                paper_row = known.get(paper.id)
                if paper_row is None:
                    paper_row = self._add(session, paper, digest.date)
                    added.append(paper.id)
                elif self._update(session, paper_row, paper, digest.date):
                    changed.append(paper.id)
                assert paper_row.id is not None
                kept.add(paper_row.id)
                position = numbers.get(paper_row.id) or next(new)
                session.add(
                    EntryRow(digest_date=digest.date, position=position, paper_id=paper_row.id)
                )
            session.flush()
            withdrawn = self._withdraw(session, before - kept)
        return Loaded(row is None, tuple(added), tuple(changed), tuple(withdrawn))

    def get(self, arxiv_id: str) -> StoredPaper | None:
        """The paper with this arXiv id, or ``None``."""
        return next(iter(self.get_all([arxiv_id])), None)

    def get_all(self, arxiv_ids: Sequence[str]) -> list[StoredPaper]:
        """Papers by their arXiv ids, in that order, without those that are gone."""
        with self._database.read() as session:
            rows = self._rows_by_id(session, arxiv_ids)
            by_id = {arxiv_id: to_paper(row) for arxiv_id, row in rows.items()}
        return [by_id[arxiv_id] for arxiv_id in arxiv_ids if arxiv_id in by_id]

    def of_day(self, day: date) -> list[StoredPaper]:
        """A digest's papers by their numbers; empty when the day has no digest."""
        query = (
            select(PaperRow, EntryRow.position)
            .join(EntryRow, col(EntryRow.paper_id) == PaperRow.id)
            .where(EntryRow.digest_date == day)
            .order_by(col(EntryRow.position))
        )
        return [replace(to_paper(row), number=number) for row, number in self._read(query)]

    def days(self) -> Sequence[date]:
        """Days that have a digest, the newest first."""
        return self._read(select(col(DigestRow.day)).order_by(col(DigestRow.day).desc()))

    def newest_day(self) -> date | None:
        """The day of the newest digest."""
        return self._read(select(func.max(DigestRow.day)))[0]

    def digest_source(self, day: date) -> tuple[str, str] | None:
        """File and content hash of the digest of a day."""
        row = self._find(DigestRow, day)
        return (row.file, row.content_hash) if row else None

    def brought_by(self, file: str, content_hash: str) -> dict[date, set[str]]:
        """Days whose digest came from a file, or from content that it had; with its papers' ids."""
        query = (
            select(col(EntryRow.digest_date), col(PaperRow.arxiv_id))
            .join(PaperRow, col(PaperRow.id) == EntryRow.paper_id)
            .join(DigestRow, col(DigestRow.day) == EntryRow.digest_date)
            .where((DigestRow.file == file) | (DigestRow.content_hash == content_hash))
        )
        found: dict[date, set[str]] = {}
        for day, arxiv_id in self._read(query):
            found.setdefault(day, set()).add(arxiv_id)
        return found

    def counts(self) -> tuple[int, int]:
        """How many digests and papers there are."""
        digests, papers = (
            select(func.count()).select_from(row).scalar_subquery() for row in (DigestRow, PaperRow)
        )
        return self._read(select(digests, papers))[0]

    def each(self, batch: int = 500) -> Iterator[StoredPaper]:
        """Every paper by its first day and id, read in batches."""
        place = col(PaperRow.first_date), col(PaperRow.arxiv_id)
        query = select(PaperRow).order_by(*place).limit(batch)
        rows = self._read(query)
        while rows:
            yield from map(to_paper, rows)
            after = rows[-1].first_date, rows[-1].arxiv_id
            rows = self._read(query.where(tuple_(*place) > after))

    def _take_entries(self, session: Session, day: date) -> dict[int, int]:
        """Removes a digest's entries; returns the rows of its papers with their numbers."""
        of_day = col(EntryRow.digest_date) == day
        entries = session.exec(select(EntryRow.paper_id, EntryRow.position).where(of_day)).all()
        session.execute(delete(EntryRow).where(of_day))
        return dict(entries)

    def _take_digest(
        self, session: Session, day: date, right_day: date, known: Iterable[PaperRow]
    ) -> set[int]:
        """Removes a digest whose day was a mistake for another; returns its papers' numbers."""
        numbers = set(self._take_entries(session, day))
        session.execute(delete(DigestRow).where(col(DigestRow.day) == day))
        for row in known:
            if row.id in numbers:
                first, last = self._days_of(session, row)
                self._set_days(session, row, first or right_day, last or right_day)
        redate(session, day, right_day)
        return numbers

    def _days_of(self, session: Session, row: PaperRow) -> tuple[date | None, date | None]:
        """The first and the last day that has a paper."""
        return session.exec(
            select(func.min(EntryRow.digest_date), func.max(EntryRow.digest_date)).where(
                EntryRow.paper_id == row.id
            )
        ).one()

    def _set_days(self, session: Session, row: PaperRow, first: date, last: date) -> None:
        if first != row.first_date:
            row.change = change_of(session)
        row.first_date, row.last_date = first, last

    def _rows_by_id(self, session: Session, ids: Sequence[str]) -> dict[str, PaperRow]:
        return {
            row.arxiv_id: row
            for some in in_batches(ids)
            for row in session.exec(select(PaperRow).where(col(PaperRow.arxiv_id).in_(some))).all()
        }

    def _add(self, session: Session, paper: Paper, day: date) -> PaperRow:
        row = PaperRow(
            arxiv_id=paper.id,
            first_date=day,
            last_date=day,
            change=change_of(session),
            **to_columns(paper),
        )
        session.add(row)
        session.flush()
        return row

    def _update(self, session: Session, row: PaperRow, paper: Paper, day: date) -> bool:
        """Takes over a newer day's text, if it has any; returns whether it differs."""
        old = to_paper(row)
        row.first_date = min(row.first_date, day)
        poorer = _has_text(old.paper) and not _has_text(paper)
        changed = day >= row.last_date and old.paper != paper and not poorer
        if changed:
            row.sqlmodel_update(to_columns(paper))
        row.last_date = max(row.last_date, day)
        if changed or row.first_date != old.first_date:
            row.change = change_of(session)
        return changed

    def _withdraw(self, session: Session, row_ids: set[int]) -> list[str]:
        """Deletes papers that no digest has any more; sets the days of the others anew."""
        withdrawn: list[str] = []
        for row_id in sorted(row_ids):
            row = session.get_one(PaperRow, row_id)
            first, last = self._days_of(session, row)
            if first is None or last is None:
                withdrawn.append(row.arxiv_id)
                gone = RemovedRow(
                    paper_id=row_id,
                    arxiv_id=row.arxiv_id,
                    first_date=row.first_date,
                    change=change_of(session),
                )
                session.merge(gone)
                session.delete(row)
            else:
                self._set_days(session, row, first, last)
        return withdrawn


def _has_text(paper: Paper) -> bool:
    return bool(paper.extras) or any(paper.section(section) for section in Section)
