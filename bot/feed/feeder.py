"""Feeds: looks at the lists of the days that are due, has papers read, and writes reports.

What is known of days and papers is in the store, so each pass goes on where the last one ended.
Nothing here decides what is due; ``bot/feed/steps/days.py`` does.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from bot.feed.figures import FeedFigures, figures_of
from bot.feed.lists import (
    Choice,
    DayPapers,
    add_look,
    fed_day,
    form_of,
    is_settled,
    may_be_read,
    papers_of,
    with_counts,
)
from bot.feed.reader import Reader
from bot.feed.sources.outcomes import NotNow, NotOpen, Refused
from bot.feed.steps.days import (
    FedDay,
    Outlook,
    Rules,
    days_to_feed,
    is_look_due,
    is_write_due,
    next_step,
    outlook,
)
from bot.feed.steps.listed import Listed, ListPage
from bot.feed.writer import Writer, Written
from bot.store.feedings import Feeding
from bot.store.locks import take_lock
from bot.store.readings import Reading
from bot.store.store import Store

log = logging.getLogger(__name__)

_LONGEST_NAP = 60.0
"""Seconds until the clock is looked at again, which may have been set."""
_SHORTEST_NAP = 10.0
_LOOK_BACK_AT_MOST = timedelta(days=40)
_OTHER_FEEDS = 0.5
"""Seconds until it is tried again whether another process still feeds."""

Look = Callable[[date], Awaitable[ListPage | NotOpen | NotNow | Refused]]
"""Asks for a day's list."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the feed did, for those who watch."""

    day: date
    kind: Literal["looked", "read", "written"]
    papers: tuple[Listed, ...] = ()
    """The one that was read, those of the list, or those of the report."""
    readings: tuple[Reading, ...] = ()
    """Theirs, in all languages."""
    files: tuple[Written, ...] = ()
    message: str = ""
    """What went wrong with a list or a file."""


@dataclass(frozen=True, slots=True)
class Order:
    """What one pass is asked for beyond what is due."""

    days: Collection[date] = ()
    """These days, and no others, are looked at, read and written now; none: those that are due."""
    most: int = 0
    """The most papers of a day; 0: as many as are chosen."""


@dataclass(eq=False)
class Feeder:
    """Keeps the days of the feed."""

    store: Store
    look: Look
    reader: Reader | None
    """``None`` without a model: reports are made from the abstracts."""
    writer: Writer
    choice: Choice
    rules: Rules
    concurrency: int
    waits_for_model: bool
    """Whether papers that were not read are left out, instead of being made from the abstract."""
    clock: Callable[[], datetime]
    lock: Path
    watch: Callable[[Step], None] = field(default=lambda _step: None)
    on_trouble: Callable[[str], None] = field(default=lambda _reason: None)
    """Is told what an operator has to see to."""
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        if self.reader is not None:
            self.reader.conversation.on_trouble = self._tell_trouble

    async def run(self) -> None:
        """Feeds until it is cancelled."""
        while True:
            self._wake.clear()
            try:
                await self.feed()
            except Exception as error:  # the next pass may do better
                log.exception("the feed stumbled")
                self.on_trouble(f"a fault of ours: {error!r}")
            nap = min(max(self._seconds_to_next_step(), _SHORTEST_NAP), _LONGEST_NAP)
            try:
                async with asyncio.timeout(nap):
                    await self._wake.wait()
            except TimeoutError:
                pass

    @property
    def is_stopped(self) -> bool:
        """Whether the model is asked nothing more today."""
        return self.reader is not None and self.reader.conversation.stopped is not None

    def _tell_trouble(self, reason: str) -> None:
        self.on_trouble(reason)

    def wake(self) -> None:
        """Has the next pass begin at once, and the model be asked again if it was given up."""
        if self.reader is not None:
            self.reader.conversation.start_again()
        self._wake.set()

    async def feed(self, order: Order = Order(), *, wait: bool = False) -> bool:
        """Does all that is due or asked for now; returns whether it was this process's turn.

        ``wait`` has it wait for its turn while another process feeds.
        """
        while True:
            # One process at a time, so that no paper is paid twice and no file written by two.
            with self.lock.open("ab") as lock:
                if take_lock(lock):
                    if self.reader is not None:
                        await asyncio.to_thread(self.reader.texts.cache.tidy, self.clock())
                    await self._feed(order)
                    return True
            if not wait:
                return False
            await asyncio.sleep(_OTHER_FEEDS)

    def outlooks(self) -> list[Outlook]:
        """Returns what can be said of the days that are looked at, the newest first."""
        now, known = self.clock(), self._known()
        today = now.astimezone(UTC).date()
        days = (today - timedelta(days=back) for back in range(self.rules.look_back + 1))
        return [outlook(known.get(day) or FedDay(day), now, self.rules) for day in days]

    def figures(self) -> FeedFigures:
        """Returns what the feed did last and does next."""
        first = self.writer.languages[0] if self.reader is not None else None
        return figures_of(self.store, self.rules, first, self.clock())

    async def _feed(self, order: Order) -> None:
        running: dict[str, asyncio.Task[None]] = {}
        tried: set[str] = set()
        looked: set[date] = set()
        try:
            while True:
                days = await self._take_up(order, looked)
                for day, papers in days.items():
                    for paper in self._to_read(papers, tried):
                        if len(running) < self.concurrency:
                            tried.add(paper.id)
                            running[paper.id] = asyncio.create_task(
                                self._read(day, paper, patient=not order.days)
                            )
                if not running:
                    break
                pause = max(self._seconds_to_next_step(), _SHORTEST_NAP)
                await asyncio.wait(
                    running.values(), timeout=pause, return_when=asyncio.FIRST_COMPLETED
                )
                for number in [number for number, task in running.items() if task.done()]:
                    running.pop(number).result()
        finally:
            for task in running.values():
                task.cancel()
            await asyncio.gather(*running.values(), return_exceptions=True)
        for day in order.days:
            feeding = self.store.feedings.get(day)
            await self._write(feeding, self._papers(feeding, order))
            if order.most:  # the others are still to come
                feeding = self.store.feedings.get(day)
                await self._count(feeding, self._papers(feeding, Order()))

    async def _take_up(self, order: Order, looked: set[date]) -> dict[date, DayPapers]:
        """Looks at lists and writes reports where it is due; returns the days with their papers.

        ``looked`` are the days of an order whose list was asked for already.
        """
        known = self._known()
        days = sorted(order.days) or sorted(days_to_feed(self.clock(), known, self.rules))
        found: dict[date, DayPapers] = {}
        for day in days:
            try:
                fed = known.get(day) or FedDay(day)
                found[day] = await self._take_up_day(fed, order, looked)
            except Exception as error:  # the other days go on
                log.exception("the feed of %s stumbled", day)
                self.on_trouble(f"{day}: a fault of ours: {error!r}")
        return found

    async def _take_up_day(self, fed: FedDay, order: Order, looked: set[date]) -> DayPapers:
        day = fed.day
        is_due = day not in looked if order.days else is_look_due(fed, self.clock(), self.rules)
        if is_due:
            looked.add(day)
            await self._look(day, order)
        feeding = self.store.feedings.get(day)
        papers = self._papers(feeding, order)
        feeding = await self._count(feeding, papers)
        if not order.days and is_write_due(fed_day(feeding), self.clock(), self.rules):
            await self._write(feeding, papers)
        return papers

    async def _look(self, day: date, order: Order) -> None:
        """Asks for a day's list and keeps what came."""
        found = await self.look(day)
        feeding, now = self.store.feedings.get(day), self.clock()
        match found:
            case ListPage():
                feeding = add_look(feeding, found, now)
            case NotOpen():
                feeding = replace(feeding, last_try=now, error="")
            case NotNow(reason):
                feeding = replace(feeding, last_try=now, error=reason)
            case Refused(reason):
                feeding = replace(feeding, last_try=now, error=reason)
                self.on_trouble(reason)
        if feeding.error:
            log.warning("the list of %s: %s", day, feeding.error)
        for problem in found.problems if isinstance(found, ListPage) else ():
            log.warning("the list of %s: %s", day, problem)
        await self._keep(feeding)
        papers = self._papers(feeding, order)
        self.watch(Step(day, "looked", papers.chosen, message=feeding.error))

    async def _read(self, day: date, paper: Listed, *, patient: bool) -> None:
        """Has a paper be read; ``patient`` while its page may still come."""
        assert self.reader is not None
        end = datetime.combine(day + timedelta(days=1), time(), UTC)
        open_until = end if patient and self.clock() < end else None
        try:
            readings = await self.reader.read(paper, open_until)
        except Exception as error:  # the others go on
            log.exception("%s could not be read", paper.id)
            readings = [await self.reader.put_off(paper, f"a fault of ours: {error!r}")]
        for one in readings:
            log.info("%s (%s): %s %s %s", paper.id, one.language, one.state, one.source, one.reason)
        self.watch(Step(day, "read", (paper,), tuple(readings)))

    async def _write(self, feeding: Feeding, papers: DayPapers) -> None:
        readings = self._readings(papers)
        if self.waits_for_model and self.reader is not None:
            in_report = dict(feeding.entries)
            there = tuple(
                paper
                for paper in papers.chosen
                if paper.id in in_report or form_of(readings, paper.id)
            )
            papers = replace(papers, chosen=there)
        if not papers.chosen:
            return
        try:
            feeding, files = await self.writer.write(feeding, papers, readings)
        except OSError as error:
            message = f"{self.writer.folder}: {error.strerror}; look at digests.folder"
            self.on_trouble(message)
            self.watch(Step(feeding.day, "written", message=message))
            return
        told = Step(feeding.day, "written", papers.chosen, tuple(readings.values()), tuple(files))
        self.watch(told)

    def _papers(self, feeding: Feeding, order: Order) -> DayPapers:
        most = min(filter(None, (self.choice.most, order.most)), default=0)
        readings = self.store.readings.of([one["id"] for one in feeding.papers])
        return papers_of(feeding, replace(self.choice, most=most), readings)

    async def _count(self, feeding: Feeding, papers: DayPapers) -> Feeding:
        """Returns a day with its counts, which are written down when they have changed."""
        readings = self._readings(papers)
        waiting = 0
        if self.reader is not None:
            languages = self.writer.languages
            waiting = sum(not is_settled(paper.id, readings, languages) for paper in papers.chosen)
        counted = with_counts(feeding, papers, readings, waiting)
        if counted != feeding:
            await self._keep(counted)
        return counted

    def _to_read(self, papers: DayPapers, tried: Collection[str]) -> list[Listed]:
        """Returns papers of a day that may be read now and were not ``tried`` in this pass."""
        if self.reader is None or self.is_stopped:
            return []
        readings, now, languages = self._readings(papers), self.clock(), self.writer.languages
        return [
            paper
            for paper in papers.chosen
            if paper.id not in tried and may_be_read(paper.id, readings, languages, now)
        ]

    def _readings(self, papers: DayPapers) -> Mapping[tuple[str, str], Reading]:
        return self.store.readings.of([paper.id for paper in papers.chosen])

    def _known(self) -> dict[date, FedDay]:
        first = self.clock().astimezone(UTC).date() - _LOOK_BACK_AT_MOST
        return {feeding.day: fed_day(feeding) for feeding in self.store.feedings.since(first)}

    def _seconds_to_next_step(self) -> float:
        now = self.clock()
        return (next_step(self._known().values(), now, self.rules) - now).total_seconds()

    async def _keep(self, feeding: Feeding) -> None:
        await self.store.database.until_writable()
        self.store.feedings.keep(feeding)
