"""Figures of the feed, for those who run the bot."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.feed.lists import fed_day
from bot.feed.steps.days import Rules, next_step
from bot.store.store import Store

_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FeedFigures:
    """What the feed did last and does next."""

    day: date | None
    """The newest day with a report."""
    papers: int
    fell_back: int
    """Papers of that report of which a part is from the abstract although a model is there."""
    tokens: int
    """Those of the last thirty days."""
    next_step: datetime


def figures_of(store: Store, rules: Rules, language: str | None, now: datetime) -> FeedFigures:
    """Returns the figures at ``now``.

    ``language`` is the one in which papers are read; ``None`` where there is no model.
    """
    known = store.feedings.since(now.astimezone(UTC).date() - _MONTH)
    written = [one for one in known if one.written_at is not None]
    ids = [number for number, _ in written[-1].entries] if written else []
    fell_back = 0
    if language is not None:
        readings = store.readings.of(ids)
        firsts = [readings.get((number, language)) for number in ids]
        fell_back = sum(not one or not one.parts or bool(one.fallen_back) for one in firsts)
    return FeedFigures(
        written[-1].day if written else None,
        len(ids),
        fell_back,
        store.readings.bill(now - _MONTH).tokens,
        next_step(map(fed_day, known), now, rules),
    )
