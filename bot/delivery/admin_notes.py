"""Private notes to the administrators, and the count of subscriptions once a day.

Notes are queued, and a task sends them: nothing waits until they have arrived. What was told is
written down when it is queued, so a restart repeats none.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from telegram import Bot

from bot.cards.message import message
from bot.client import outcomes, sending
from bot.client.hearing import Hearing
from bot.delivery.schedule.lateness import LOOK_BACK, missed_hour
from bot.delivery.troubles import Troubles
from bot.feed.file_report import FileReport, Status
from bot.store.counters import SUBSCRIBERS, TOLD
from bot.store.store import Store
from bot.texts.catalogue import say_in
from bot.texts.say import Say

log = logging.getLogger(__name__)

_MOST_REASONS = 3
_MOST_FILES = 3
"""Refused files that a note names."""
_LONGEST_REASON = 300
_MOST_QUEUED = 50
"""Notes that wait while Telegram is out of reach; what is older is in the log."""
_PATIENCE = timedelta(minutes=3)
"""How long no updates come in before the administrators are told."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A text of the catalogues that is to be sent."""

    admins: Collection[int]
    key: str
    values: Mapping[str, str | int]
    refused: Sequence[FileReport] = ()
    """Refused files that the text counts; it names the first few."""


@dataclass(eq=False)
class AdminNotes:
    """Tells each administrator once what went wrong."""

    bot: Bot
    admins: Collection[int]
    """Their user ids."""
    store: Store
    hearing: Hearing
    language: str
    """The language of an administrator who never chose one."""
    zone: str
    """The time zone in which reports come."""
    troubles: Troubles = field(default_factory=Troubles)
    """Those of the planner."""
    _day: date | None = None
    _settled: date | None = None
    _queue: deque[_Note] = field(default_factory=lambda: deque(maxlen=_MOST_QUEUED))
    _queued: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    _deaf: bool = False
    """Whether they know that no updates come in."""
    _stuck: set[str] = field(default_factory=set)
    """Why the feed needs somebody, as far as they know."""

    async def run(self) -> None:
        """Sends notes as they are queued, until it is cancelled."""
        while True:
            await self._queued.wait()
            try:
                await self.send_queued()
            except Exception:  # the store may be busy; the next note is sent nevertheless
                log.exception("a note for the administrators did not arrive")

    async def send_queued(self) -> None:
        """Sends the notes that are queued now."""
        async with self._sending:
            self._queued.clear()
            while self._queue:
                note = self._queue.popleft()
                for admin in note.admins:
                    await self._send(note, admin)

    def check(self, now: datetime) -> None:
        """Counts subscriptions on a new day, and queues the notes that are due."""
        if now.date() != self._day:
            self._day = now.date()
            on, _ = self.store.subscriptions.counts()
            self.store.counters.set(now.date(), SUBSCRIBERS, on)
        if self.admins:
            self._tell_failures(now)
            self._tell_lateness(now)
            self._tell_troubles()
            self._tell_deafness()

    def refused(self, reports: Sequence[FileReport], asked_by: int | None = None) -> None:
        """Says once which files were refused, except to the administrator ``asked_by``."""
        others = [admin for admin in self.admins if admin != asked_by]
        news = [report for report in reports if report.status is Status.REFUSED and report.news]
        if news and others:
            self._tell(_Note(others, "note-refused", {"count": len(news)}, news))

    def feed_stuck(self, reason: str, now: datetime) -> None:
        """Says once for what reason the feed needs somebody; a restart repeats none that day."""
        reason = reason[:_LONGEST_REASON]
        log.warning("the feed: %s", reason)
        if reason in self._stuck:
            return
        self._stuck.add(reason)
        if self.admins and self.store.counters.is_first(now.date(), f"{TOLD}feed {reason}"):
            self._tell(_Note(self.admins, "note-feed", {"reason": reason}))

    async def store_lost(self, fault: str) -> None:
        """Says that the bot ends because of its store, which is asked for nothing here."""
        for admin in self.admins:
            note = message(say_in(self.language)("note-store-lost", reason=fault))
            await sending.send_message(self.bot, admin, 0, note)

    def _tell_failures(self, now: datetime) -> None:
        """Says once for each digest what failed, when nothing of it is left to send."""
        newest = self.store.papers.newest_day()
        if newest is None or newest == self._settled:
            return
        failures = self.store.figures.failures(newest)
        if failures is None or not failures.total:
            return
        self._settled = newest
        if not failures.reasons or not self.store.counters.is_first(now.date(), f"{TOLD}{newest}"):
            return
        most = sorted(failures.reasons.items(), key=lambda item: -item[1])[:_MOST_REASONS]
        reasons = "; ".join(f"{reason[:_LONGEST_REASON]} ({number})" for reason, number in most)
        failed = sum(failures.reasons.values())
        day, total = newest.isoformat(), failures.total
        values: dict[str, str | int] = {
            "date": day,
            "failed": failed,
            "total": total,
            "reasons": reasons,
        }
        self._tell(_Note(self.admins, "note-failures", values))

    def _tell_lateness(self, now: datetime) -> None:
        """Says once a day that the report is late."""
        hour = missed_hour(self.store.figures.arrivals(now - LOOK_BACK), now, self.zone)
        if hour is not None and self.store.counters.is_first(now.date(), f"{TOLD}late"):
            values = {"time": f"{hour:%H:%M}", "zone": self.zone}
            self._tell(_Note(self.admins, "note-late", values))

    def _tell_troubles(self) -> None:
        """Says once of each cause that it keeps somebody from being served."""
        if untold := self.troubles.take_untold():
            causes = "; ".join(one[:_LONGEST_REASON] for one in untold[:_MOST_REASONS])
            values: dict[str, str | int] = {"count": len(untold), "causes": causes}
            self._tell(_Note(self.admins, "note-troubles", values))

    def _tell_deafness(self) -> None:
        """Says once that no updates come in, and once that they do again."""
        reason = self.hearing.reason
        if not reason:
            if self._deaf:
                self._tell(_Note(self.admins, "note-hearing", {}))
            self._deaf = False
        elif not self._deaf and self.hearing.silence >= _PATIENCE:
            minutes = _PATIENCE // timedelta(minutes=1)
            values: dict[str, str | int] = {"minutes": minutes, "reason": reason}
            self._tell(_Note(self.admins, "note-deaf", values))
            self._deaf = True

    def _tell(self, note: _Note) -> None:
        self._queue.append(note)
        self._queued.set()

    async def _send(self, note: _Note, admin: int) -> None:
        say = say_in(self._language_of(admin))
        values = dict(note.values)
        if note.refused:
            values["files"] = _name_files(note.refused, say)
        text = say(note.key, **values)
        outcome = await sending.send_message(self.bot, admin, 0, message(text))
        if not isinstance(outcome, outcomes.Sent):
            log.warning("a note for the administrator %d did not arrive: %s", admin, outcome)

    def _language_of(self, admin: int) -> str:
        """Returns the language that a person chose, or else that of their subscription."""
        subscription = self.store.subscriptions.get(admin)
        subscribed = subscription.language if subscription else self.language
        return self.store.readers.language(admin) or subscribed


def _name_files(refused: Sequence[FileReport], say: Say) -> str:
    """Returns a line for each of the first files, and one that counts the rest."""
    lines = []
    for report in refused[:_MOST_FILES]:
        where = f"{report.name}:{report.line}" if report.line else report.name
        reason = report.message[:_LONGEST_REASON]
        lines.append(say("note-refused-file", file=where, reason=reason))
    if rest := len(refused) - len(lines):
        lines.append(say("note-refused-more", count=rest))
    return "\n".join(lines)
