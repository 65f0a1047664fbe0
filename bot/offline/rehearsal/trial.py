"""One trial: a bot in a process of its own, its readers, reports that arrive, and what came of it.

All seconds are those of the trial's clock, which runs faster than real time.
"""

import os
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.config import Log, PushSettings
from bot.offline.rehearsal.process import BotProcess
from bot.offline.rehearsal.quick_time import SharedClock, TrueClock
from bot.offline.seeds import newest_seed
from bot.offline.stage import Stage, isolated_settings, set_stage
from bot.offline.standin import Message, Person
from bot.papers import DeliveryKind, State, Style
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from bot.texts.catalogue import say_in

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
"""When each bot starts, by a clock that is right."""
DAY = START.date()
_RATE = 4.0
"""Messages a second: a push takes some seconds, so that something can happen in its middle."""
_SCAN_SECONDS = 2.0
_START_SECONDS = 3600.0
_CALM_SECONDS = 10.0
"""After its start the bot gets so long to come to rest."""
_PAPERS = 3
"""Papers of a report; reading a long one would seem to take very long."""
_ENTRY = "\n## 📄 "
_CORRECTED = "Corrected"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one trial."""

    case: tuple[str, ...]
    """What happened, as the columns of the schedule."""
    owed: int
    """Messages, and corrections of messages, that readers were to get."""
    sent: int
    """Those of them that chats show."""
    most_copies: int
    """The most copies that one reader has of one message."""
    allowed: int
    """The copies that one reader may have."""
    longest_wait: float | None
    """Seconds until the last reader had what was owed; ``None`` if one never had it."""

    @property
    def lost(self) -> int:
        """How many of those owed no chat shows."""
        return self.owed - self.sent

    @property
    def passed(self) -> bool:
        """Whether nothing is lost and nobody has too many copies."""
        return not self.lost and self.most_copies <= self.allowed


@dataclass(slots=True)
class Trial:
    """The bot, its readers and the clock of one trial."""

    stage: Stage
    bot: BotProcess
    store: Store
    clock: SharedClock
    readers: list[Person]

    def report(self, day: date, *, corrected: bool = False) -> None:
        """Puts the report of a day into the bot's folder, or a corrected one in its place."""
        seed = newest_seed()
        text = seed.read_text(encoding="utf-8").replace(seed.stem, day.isoformat())
        text = _ENTRY.join(text.split(_ENTRY)[: _PAPERS + 1])
        if corrected:
            text = text.replace(_ENTRY, f"{_ENTRY}{_CORRECTED} ")
        path = self.stage.drop_digest(day, text)
        os.utime(path, (self.clock.wall(), self.clock.wall()))

    async def loaded(self, day: date) -> None:
        """Waits until the bot has read the report of a day."""
        while self.store.papers.newest_day() != day:
            await self.pause(0.1)

    def copies(self, reader: Person, day: date) -> list[Message]:
        """Returns the messages of a day's digest that a reader has; each is one whole digest."""
        sent = self.stage.telegram.sent(reader)
        title = say_in("en")("overview-title", date=day, count=_PAPERS)
        return [message for message in sent if message.text.startswith(title)]

    def second_calls(self) -> Counter[tuple[int, date]]:
        """Returns for each chat and day how many messages had a second call.

        A busy machine answers too late now and then, all the more in quick time.
        """
        owed = Journal(self.store.database).all_of(DeliveryKind.DIGEST)
        deliveries = (entry.delivery for entry, _ in owed)
        return Counter(
            (one.chat_id, date.fromisoformat(one.key)) for one in deliveries if one.attempts > 1
        )

    def having(self, day: date) -> int:
        """Returns how many readers have a day's digest."""
        return sum(bool(self.copies(reader, day)) for reader in self.readers)

    def corrected(self, day: date) -> int:
        """Returns how many readers have a day's digest, corrected."""
        return sum(
            any(_CORRECTED in message.text for message in self.copies(reader, day))
            for reader in self.readers
        )

    def new_reader(self) -> None:
        """Has one more person press Start."""
        person = self.stage.telegram.person("Newcomer", language_code="en")
        person.start()
        self.readers.append(person)

    async def until(self, condition: Callable[[], bool], within: float) -> float | None:
        """Waits until ``condition`` is true; returns the seconds that it took.

        Returns ``None`` if it is not true ``within`` so many seconds. Raises ``PapergramError``
        when the bot has ended by itself.
        """
        began = self.clock.steady()
        try:
            await self.stage.telegram.wait(condition, within=within)
        except TimeoutError:
            self.bot.check()
            return None
        return self.clock.steady() - began

    async def settle(self, within: float) -> None:
        """Waits until nothing more is to be sent, second copies among it, but not for ever."""
        ends = self.clock.steady() + within
        while self.clock.steady() < ends and self._is_open():
            await self.pause(1.0)

    def _is_open(self) -> bool:
        counts = self.store.ledger.counts()
        sending = counts[State.DUE] or counts[State.SENDING]
        return bool(sending) or self.store.ledger.next_due() is not None

    async def pause(self, seconds: float) -> None:
        """Waits; raises ``PapergramError`` when the bot has ended by itself."""
        await self.stage.clock.sleep(seconds)
        self.bot.check()

    def sleep_until(self, moment: datetime) -> None:
        """Lets the bot's machine sleep until ``moment``."""
        self.clock.sleep_through((moment - self.stage.clock()).total_seconds())


@asynccontextmanager
async def set_trial(readers: int, hour: time, speed: float) -> AsyncIterator[Trial]:
    """Starts a bot with so many ``readers``, who want the digest at an ``hour`` in UTC.

    ``speed`` is how much faster than real time all is; the event loop's is the same.
    """
    with TemporaryDirectory(prefix="papergram-") as folder:
        place = Path(folder)
        clock = SharedClock.create(place / "clock", speed, START)
        settings = isolated_settings(
            PushSettings(rate=_RATE, style=Style.TITLES),
            scan_seconds=_SCAN_SECONDS,
            log=Log(level="WARNING"),
        )
        async with (
            set_stage(settings, place=place, clock=TrueClock(clock), keep_calls=0) as stage,
            BotProcess(stage.settings, place, place / "clock") as bot,
        ):
            with stage.open_store() as store:
                people = stage.telegram.subscribers(readers)
                wish = Preferences(True, "en", hour, "UTC", Style.TITLES)
                for person in people:
                    store.subscriptions.subscribe(person.id, 0, wish, stage.clock())
                stage.telegram.rates.enabled = True
                await bot.start()
                await stage.telegram.wait_for_poll(within=_START_SECONDS)
                await stage.clock.sleep(_CALM_SECONDS)
                yield Trial(stage, bot, store, clock, people)
                await bot.stop()
