"""Private notes to the administrators, and the count of subscriptions once a day."""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from telegram import Bot

from bot.cards.message import message
from bot.client import outcomes, sending
from bot.delivery.schedule.lateness import LOOK_BACK, missed_hour
from bot.delivery.troubles import Troubles
from bot.feed.scanner import FileReport, Status
from bot.store.counters import SUBSCRIBERS, TOLD
from bot.store.store import Store
from bot.texts.catalogue import say_in

log = logging.getLogger(__name__)

_MOST_REASONS = 3
_LONGEST_REASON = 300


@dataclass(eq=False)
class AdminNotes:
    """Sends each administrator a note of what went wrong, once."""

    bot: Bot
    admins: Collection[int]
    """Their user ids."""
    store: Store
    language: str
    """The language of an administrator who never chose one."""
    zone: str
    """The time zone in which reports come."""
    troubles: Troubles = field(default_factory=Troubles)
    """Those of the planner."""
    _day: date | None = None
    _settled: date | None = None

    async def check(self, now: datetime) -> None:
        """Counts subscriptions on a new day, and sends the notes that are due."""
        if now.date() != self._day:
            self._day = now.date()
            on, _ = self.store.subscriptions.counts()
            self.store.counters.set(now.date(), SUBSCRIBERS, on)
        if self.admins:
            await self._tell_failures(now)
            await self._tell_lateness(now)
            await self._tell_troubles()

    async def refused(self, reports: Sequence[FileReport], asked_by: int | None = None) -> None:
        """Says once of each file that it was refused, except to the administrator ``asked_by``."""
        others = [admin for admin in self.admins if admin != asked_by]
        for report in reports:
            if report.status is Status.REFUSED and report.news:
                where = f"{report.path.name}:{report.line}" if report.line else report.path.name
                why = report.message[:_LONGEST_REASON]
                await self._tell(others, "note-refused", file=where, reason=why)

    async def store_lost(self, fault: str) -> None:
        """Says that the bot ends because of its store, which is asked for nothing here."""
        for admin in self.admins:
            note = message(say_in(self.language)("note-store-lost", reason=fault))
            await sending.send_message(self.bot, admin, 0, note)

    async def _tell_failures(self, now: datetime) -> None:
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
        await self._tell(
            self.admins, "note-failures", date=day, failed=failed, total=total, reasons=reasons
        )

    async def _tell_lateness(self, now: datetime) -> None:
        """Says once a day that the report is late."""
        hour = missed_hour(self.store.figures.arrivals(now - LOOK_BACK), now, self.zone)
        if hour is not None and self.store.counters.is_first(now.date(), f"{TOLD}late"):
            await self._tell(self.admins, "note-late", time=f"{hour:%H:%M}", zone=self.zone)

    async def _tell_troubles(self) -> None:
        """Says once of each cause that it keeps somebody from being served."""
        if untold := self.troubles.take_untold():
            causes = "; ".join(one[:_LONGEST_REASON] for one in untold[:_MOST_REASONS])
            await self._tell(self.admins, "note-troubles", count=len(untold), causes=causes)

    async def _tell(self, admins: Iterable[int], key: str, **values: str | int) -> None:
        for admin in admins:
            say = say_in(self._language_of(admin))
            note = message(say(key, **values))
            outcome = await sending.send_message(self.bot, admin, 0, note)
            if not isinstance(outcome, outcomes.Sent):
                log.warning("a note for the administrator %d did not arrive: %s", admin, outcome)

    def _language_of(self, admin: int) -> str:
        """Returns the language that a person chose, or else that of their subscription."""
        subscription = self.store.subscriptions.get(admin)
        subscribed = subscription.language if subscription else self.language
        return self.store.readers.language(admin) or subscribed
