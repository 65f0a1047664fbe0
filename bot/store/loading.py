"""Keeping a digest: which texts, entries and papers come, change and go with it."""

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from bot.cards.correction import GONE, revised_parts
from bot.papers import Digest, Edition, Paper, Revised, Section
from bot.store.changes import change_of
from bot.store.database import in_batches
from bot.store.ledger.redating import redate
from bot.store.tables import EditionRow, EntryRow, PaperRow, RemovedRow, RevisionRow, TextRow
from bot.store.texts import texts_of, to_columns, to_paper


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the store did with a digest."""

    new: bool
    """Whether this day had no digest in this language before."""
    added: tuple[str, ...] = ()
    """Ids of papers never seen before."""
    changed: tuple[str, ...] = ()
    """Ids of known papers whose text in this language the digest changed."""
    withdrawn: tuple[str, ...] = ()
    """Ids that the earlier report had, and neither this one nor another day's has."""


def load_digest(
    session: Session,
    digest: Digest,
    file: str,
    content_hash: str,
    now: datetime,
    instead_of: Collection[Edition] = (),
) -> Loaded:
    """Keeps a digest; ``Papers.load`` says how."""
    day, language = digest.date, digest.language
    row = session.get(EditionRow, (day, language))
    new = row is None
    # What was sent of the day's other editions may come in the reader's own language now.
    is_revised = new and bool(editions_of(session, day))
    session.merge(
        EditionRow(
            day=day,
            language=language,
            file=file,
            content_hash=content_hash,
            arrived_at=row.arrived_at if row else now,
        )
    )
    session.flush()
    numbers = dict(
        session.exec(
            select(EntryRow.paper_id, EntryRow.position).where(EntryRow.digest_date == day)
        ).all()
    )
    entries = _take_entries(session, day, language)
    before = {(number, language) for number in entries}
    known = rows_by_id(session, [paper.id for paper in digest.papers])
    for edition in instead_of:
        taken = _take_edition(session, edition, day, known.values())
        before |= {(number, edition.language) for number in taken}
    texts = texts_of(session, known.values())
    alone = not session.exec(select(EntryRow.paper_id).where(EntryRow.digest_date == day)).first()
    if alone and numbers.keys().isdisjoint(row.id for row in known.values()):
        numbers = {}  # another report altogether
    following = itertools.count(max(numbers.values(), default=0) + 1)
    added, changed, kept = [], [], set[int]()
    revised: list[Revised] = []
    for paper in digest.papers:
        paper_row = known.get(paper.id)
        if paper_row is None:
            paper_row = _add(session, paper, digest)
            added.append(paper.id)
        elif replaced := _update(session, paper_row, texts[paper_row.id or 0], paper, digest):
            changed.append(paper.id)
            if paper_row.id in numbers and (parts := revised_parts(replaced, paper)):
                revised.append(Revised(numbers[paper_row.id], parts, language))
        assert paper_row.id is not None
        kept.add(paper_row.id)
        number = numbers.get(paper_row.id) or next(following)
        if paper_row.id not in numbers:
            revised.append(Revised(number, ("new",)))
        session.add(
            EntryRow(digest_date=day, language=language, position=number, paper_id=paper_row.id)
        )
    session.flush()
    left = set(session.exec(select(EntryRow.paper_id).where(EntryRow.digest_date == day)))
    revised += [Revised(n, GONE) for number, n in numbers.items() if number not in left]
    if is_revised or (not new and (revised or entries != kept)):
        noted = session.get(RevisionRow, day) or RevisionRow(day=day)
        noted.papers = [*noted.papers, *map(list, map(astuple, revised))]
        session.add(noted)
    withdrawn = _withdraw(session, before - {(number, language) for number in kept})
    return Loaded(new, tuple(added), tuple(changed), tuple(withdrawn))


def rows_by_id(session: Session, ids: Sequence[str]) -> dict[str, PaperRow]:
    """Returns the rows of papers by their arXiv ids."""
    return {
        row.arxiv_id: row
        for some in in_batches(ids)
        for row in session.exec(select(PaperRow).where(col(PaperRow.arxiv_id).in_(some))).all()
    }


def editions_of(session: Session, day: date) -> tuple[Edition, ...]:
    """Returns the editions of a day's digest, in the order in which they arrived."""
    arrival = col(EditionRow.arrived_at), col(EditionRow.language)
    rows = session.exec(select(EditionRow).where(EditionRow.day == day).order_by(*arrival))
    return tuple(map(to_edition, rows))


def to_edition(row: EditionRow) -> Edition:
    """Returns the edition that a row holds."""
    return Edition(row.day, row.language, row.file, row.content_hash)


def _take_entries(session: Session, day: date, language: str) -> set[int]:
    """Removes an edition's entries; returns the papers' row numbers."""
    of_edition = col(EntryRow.digest_date) == day, col(EntryRow.language) == language
    numbers = set(session.exec(select(EntryRow.paper_id).where(*of_edition)).all())
    session.execute(delete(EntryRow).where(*of_edition))
    return numbers


def _take_edition(
    session: Session, edition: Edition, right_day: date, known: Iterable[PaperRow]
) -> set[int]:
    """Removes an edition that was taken for another; returns its papers' numbers.

    ``right_day`` is the day of the report that takes its place, ``known`` the papers of that.
    """
    day, language = edition.day, edition.language
    numbers = _take_entries(session, day, language)
    session.execute(
        delete(EditionRow).where(col(EditionRow.day) == day, col(EditionRow.language) == language)
    )
    for row in known:
        if row.id in numbers:
            first, last = _days_of(session, row.id)
            _set_days(session, row, first or right_day, last or right_day)
            _, last = _days_of(session, row.id, language)
            session.get_one(TextRow, (row.id, language)).last_date = last or right_day
    if editions_of(session, day):
        session.merge(RevisionRow(day=day))
    else:
        redate(session, day, right_day)
    return numbers


def _days_of(
    session: Session, number: int, language: str | None = None
) -> tuple[date | None, date | None]:
    """The first and the last day that has a paper, in one language or in any."""
    days = select(func.min(EntryRow.digest_date), func.max(EntryRow.digest_date)).where(
        EntryRow.paper_id == number
    )
    if language is not None:
        days = days.where(EntryRow.language == language)
    return session.exec(days).one()


def _set_days(session: Session, row: PaperRow, first: date, last: date) -> None:
    if first != row.first_date:
        row.change = change_of(session)
    row.first_date, row.last_date = first, last


def _add(session: Session, paper: Paper, digest: Digest) -> PaperRow:
    day, change = digest.date, change_of(session)
    row = PaperRow(arxiv_id=paper.id, first_date=day, last_date=day, change=change)
    session.add(row)
    session.flush()
    _add_text(session, row, paper, digest)
    return row


def _add_text(session: Session, row: PaperRow, paper: Paper, digest: Digest) -> None:
    assert row.id is not None
    columns = to_columns(paper)
    session.add(
        TextRow(paper_id=row.id, language=digest.language, last_date=digest.date, **columns)
    )


def _update(
    session: Session,
    row: PaperRow,
    texts: Iterable[TextRow],
    paper: Paper,
    digest: Digest,
) -> Paper | None:
    """Takes over a newer day's text, if it has any; returns the one that it replaces.

    ``texts`` are those that the paper has. A first text in a language replaces none.
    """
    day, replaced = digest.date, None
    text = next((one for one in texts if one.language == digest.language), None)
    if text is None:
        _add_text(session, row, paper, digest)
    else:
        old = to_paper(row.arxiv_id, text)
        poorer = _has_text(old) and not _has_text(paper)
        if day >= text.last_date and old != paper and not poorer:
            replaced = old
            text.sqlmodel_update(to_columns(paper))
        text.last_date = max(text.last_date, day)
    if replaced or text is None or day < row.first_date:
        row.change = change_of(session)
    row.first_date, row.last_date = min(row.first_date, day), max(row.last_date, day)
    return replaced


def _withdraw(session: Session, texts: set[tuple[int, str]]) -> list[str]:
    """Deletes texts that no digest of their language has any more; sets days anew.

    ``texts`` are papers' numbers and languages. Returns the ids of papers that no digest has.
    """
    for number, language in texts:
        _, last = _days_of(session, number, language)
        text = session.get_one(TextRow, (number, language))
        if last is not None:
            text.last_date = last
        else:
            session.delete(text)
            session.get_one(PaperRow, number).change = change_of(session)
    session.flush()
    withdrawn: list[str] = []
    for number in sorted({number for number, _ in texts}):
        row = session.get_one(PaperRow, number)
        first, last = _days_of(session, number)
        if first is None or last is None:
            withdrawn.append(row.arxiv_id)
            gone = RemovedRow(
                paper_id=number,
                arxiv_id=row.arxiv_id,
                first_date=row.first_date,
                change=change_of(session),
            )
            session.merge(gone)
            session.delete(row)
        else:
            _set_days(session, row, first, last)
    return withdrawn


def _has_text(paper: Paper) -> bool:
    return bool(paper.extras) or any(paper.section(section) for section in Section)
