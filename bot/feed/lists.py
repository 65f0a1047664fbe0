"""A day's list: what is kept of it, which papers are chosen, and what is known of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.feed.steps.choosing import LeftOut, choose
from bot.feed.steps.days import FedDay
from bot.feed.steps.listed import Listed, ListPage, unite
from bot.store.feedings import Feeding
from bot.store.readings import Reading, ReadingState

Readings = Mapping[tuple[str, str], Reading]
"""What is read of papers, by their ids and by language."""
_BEGUN = {ReadingState.FETCHED, ReadingState.READ}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which papers are read."""

    words: Sequence[str] = ()
    min_upvotes: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class DayPapers:
    """The papers of a day's report, in its order."""

    chosen: tuple[Listed, ...]
    left_out: tuple[tuple[Listed, LeftOut], ...]


def papers_of(feeding: Feeding, choice: Choice, readings: Readings) -> DayPapers:
    """Returns the chosen papers of a day: those of its report first, so that none is lost.

    ``readings`` are those of all papers of its list: what was begun stays chosen.
    """
    listed = {one["id"]: _to_listed(one) for one in feeding.papers}
    written = [listed[number] for number, _ in feeding.entries if number in listed]
    in_report = {paper.id for paper in written}
    found = choose(
        [paper for paper in listed.values() if paper.id not in in_report],
        words=choice.words,
        min_upvotes=choice.min_upvotes,
        most=max(choice.most - len(written), 0) if choice.most else None,
        begun={number for (number, _), one in readings.items() if one.state in _BEGUN},
    )
    return DayPapers((*written, *found.papers), found.left_out)


def add_look(feeding: Feeding, page: ListPage, now: datetime) -> Feeding:
    """Returns a day after its list was looked at; papers of its report stay as they were."""
    before = tuple(_to_listed(one) for one in feeding.papers)
    in_report = {number for number, _ in feeding.entries}
    frozen = tuple(paper for paper in before if paper.id in in_report)
    united = unite([ListPage(before), page, ListPage(frozen)])
    return replace(
        feeding,
        papers=[_to_dict(paper) for paper in united.papers],
        problems=page.problems,
        first_look=feeding.first_look or now,
        last_look=now,
        last_try=now,
        error="",
    )


def form_of(readings: Readings, paper_id: str) -> str:
    """Returns what tells the form of a paper's entry from another: when it was read."""
    return " ".join(
        f"{language} {reading.changed_at}"
        for (number, language), reading in sorted(readings.items())
        if number == paper_id and reading.parts
    )


def is_settled(paper_id: str, readings: Readings, languages: Sequence[str]) -> bool:
    """Whether nothing more is asked for a paper, which is read in the first of the languages."""
    first = readings.get((paper_id, languages[0]))
    if first is not None and first.state is ReadingState.REFUSED:
        return True
    own = (readings.get((paper_id, language)) for language in languages)
    return all(reading is not None and reading.is_settled for reading in own)


def may_be_read(paper_id: str, readings: Readings, languages: Sequence[str], now: datetime) -> bool:
    """Whether something of a paper is to be asked for, and nothing of it waits for its time."""
    own = (readings.get((paper_id, language)) for language in languages)
    waits = any(
        one and one.next_try and one.next_try > now and not _is_ahead(one, now) for one in own
    )
    return not waits and not is_settled(paper_id, readings, languages)


def _is_ahead(reading: Reading, now: datetime) -> bool:
    """Whether the clock was set back since, so that what it said of waiting does not count."""
    return reading.changed_at is not None and reading.changed_at > now


def with_counts(feeding: Feeding, papers: DayPapers, readings: Readings, waiting: int) -> Feeding:
    """Returns a day with its counts as they are now; ``waiting`` papers may still be read."""
    written = dict(feeding.entries)
    unwritten = sum(written.get(paper.id) != form_of(readings, paper.id) for paper in papers.chosen)
    return replace(feeding, chosen=len(papers.chosen), waiting=waiting, unwritten=unwritten)


def fed_day(feeding: Feeding) -> FedDay:
    """Returns what the rules of days want to know of a day."""
    return FedDay(
        day=feeding.day,
        first_look=feeding.first_look,
        last_look=feeding.last_look,
        last_try=feeding.last_try,
        listed=feeding.chosen,
        waiting=feeding.waiting,
        unwritten=feeding.unwritten,
        written=feeding.written_at,
    )


def _to_dict(paper: Listed) -> dict[str, Any]:
    values = {name: value for name, value in asdict(paper).items() if value not in (None, ())}
    if paper.published:
        values["published"] = paper.published.isoformat()
    return values


def _to_listed(values: Mapping[str, Any]) -> Listed:
    known = dict(values)
    for name in ("authors", "keywords"):
        known[name] = tuple(known.get(name, ()))
    if "published" in known:
        known["published"] = date.fromisoformat(known["published"])
    return Listed(**known)
