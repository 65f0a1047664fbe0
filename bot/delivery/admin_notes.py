"""Private notes to the administrators, and the count of subscriptions once a day.

Notes are queued, and a task sends them: nothing waits until they have arrived. What was told is
written down when it is queued, so a restart repeats none.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from telegram import Bot

from bot.cards.message import message
from bot.client import outcomes, sending
from bot.delivery.problems import About, News, Problems
from bot.feed.file_report import FileReport
from bot.store.counters import SUBSCRIBERS, TAKEOVERS
from bot.store.store import Store
from bot.texts.catalogue import say_in
from bot.texts.say import Say

log = logging.getLogger(__name__)

_MOST_FILES = 3
"""Refused files that a note names."""
_LONGEST_REASON = 300
_MOST_QUEUED = 50
"""Notes that wait while Telegram is out of reach; what is older is in the log."""


@dataclass(eq=False)
class AdminNotes:
    """Tells each administrator once what is wrong, as ``problems`` finds it."""

    bot: Bot
    admins: Collection[int]
    """Their user ids."""
    store: Store
    language: str
    """The language of an administrator who never chose one."""
    problems: Problems
    _day: date | None = None
    _queue: deque[tuple[News, Collection[int]]] = field(
        default_factory=lambda: deque(maxlen=_MOST_QUEUED)
    )
    """What is to be told, and to whom."""
    _queued: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)

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
                news, admins = self._queue.popleft()
                for admin in admins:
                    await self._send(news, admin)

    def check(self, now: datetime) -> None:
        """Queues the notes that are due, and counts subscriptions on a new day."""
        self._tell(self.problems.look(now))
        if now.date() != self._day:
            self._day = now.date()
            on, _ = self.store.subscriptions.counts()
            self.store.counters.set(now.date(), SUBSCRIBERS, on)

    def scanned(
        self, reports: Sequence[FileReport], folder: Path, asked_by: int | None = None
    ) -> None:
        """Says once what is wrong with ``folder`` and which of its files were refused.

        ``reports`` are what a scan found; the administrator ``asked_by`` gets them as an answer.
        """
        self._tell(self.problems.scanned(reports, folder), besides=asked_by)

    def backed_up(self, fault: str | None) -> None:
        """Says once that a backup failed, and that they go well again."""
        self._tell(self.problems.backed_up(fault))

    def store_blocked(self, fault: str | None) -> None:
        """Says once that nothing can be written to the store, and that it can again."""
        self._tell(self.problems.blocked(fault))

    def took_over(self, host: str, now: datetime) -> None:
        """Says that this process, on the machine ``host``, works in the place of another one."""
        log.warning("this process has taken over: the one that worked before has ended")
        self.store.counters.add(now.date(), TAKEOVERS)
        self._tell([News("note-takeover", {"host": host})])

    def feed_stuck(self, reason: str, now: datetime) -> None:
        """Says once for what reason the feed needs somebody; a restart repeats none that day."""
        self._tell(self.problems.feed_stuck(reason, now))

    async def store_lost(self, fault: str) -> None:
        """Says that the bot ends because of its store, which is asked for nothing here."""
        self.problems.note(About.STORE, fault)
        for admin in self.admins:
            note = message(say_in(self.language)("note-store-lost", reason=fault))
            await sending.send_message(self.bot, admin, 0, note)

    def _tell(self, found: Iterable[News], besides: int | None = None) -> None:
        admins = [admin for admin in self.admins if admin != besides]
        for news in found:
            if admins:
                self._queue.append((news, admins))
                self._queued.set()

    async def _send(self, news: News, admin: int) -> None:
        say = say_in(self._language_of(admin))
        values = dict(news.values)
        if news.refused:
            values["files"] = _name_files(news.refused, say)
        text = say(news.key, **values)
        outcome = await sending.send_message(self.bot, admin, 0, message(text))
        if not isinstance(outcome, outcomes.Sent):
            log.warning("a note for the administrator %d did not arrive: %s", admin, outcome)

    def _language_of(self, admin: int) -> str:
        """Returns the language that a person chose, or else that of their subscription."""
        if self.store.database.obstacle is not None:  # it may not answer
            return self.language
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
