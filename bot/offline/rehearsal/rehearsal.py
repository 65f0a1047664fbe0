"""The rehearsal: makes a push due, hurts the bot while it works, and takes the tally."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time as hour

from bot.clock import utc_now
from bot.config import Log, PushSettings
from bot.errors import PapergramError
from bot.offline.rehearsal.process import BotProcess
from bot.offline.rehearsal.tally import (
    PushedMessage,
    Steadiness,
    Tally,
    compare,
    measure_steadiness,
)
from bot.offline.stage import Stage, isolated_settings, set_stage
from bot.offline.standin import Person
from bot.offline.standin.faults import Effect
from bot.papers import DeliveryKind, Digest, State, Style
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from bot.store.subscriptions import Preferences

_PROBE_PAUSE = 1.6
"""Seconds between two questions; who asks more than twenty in thirty seconds is slowed."""
_LOOK_PAUSE = 0.25
_START_SECONDS = 60.0
_WARM_UP = 30.0
"""Seconds in which a push may find its pace."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be rehearsed."""

    chats: int
    rate: float = 28.0
    style: Style = Style.OVERVIEW
    kills: int = 10
    blocked: float = 0.05
    """Share of chats that have blocked the bot."""
    moved: float = 0.01
    """Share of chats that are groups and became supergroups unseen."""
    lost_answers: float = 0.01
    """Share of messages that arrive while their answer does not."""
    faults: bool = True
    probes: int = 12
    """Questions asked before the push, to know how long an idle bot's answer takes."""
    seed: int = 1


@dataclass(slots=True)
class Findings:
    """What came of a rehearsal."""

    tally: Tally
    parts: int
    seconds: float
    kills: int
    floods: int
    """Pauses that the bot was asked for, by schedule or by its own doing."""
    own_floods: int
    """Those for more than Telegram allows."""
    steady: Steadiness | None
    """Of a calm push that was long enough."""
    idle_waits: list[float] = field(default_factory=list)
    busy_waits: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Messages sent a second since the first one, pauses and restarts included."""
        return self.tally.sent / self.seconds if self.seconds else 0.0


async def rehearse(scenario: Scenario, digest: Digest, tell: Callable[[float], None]) -> Findings:
    """Plays a whole push of ``digest``; raises ``PapergramError`` if the bot does not come up.

    ``tell`` hears now and then what part of the messages is settled, from 0 to 1.
    """
    settings = isolated_settings(
        PushSettings(rate=scenario.rate), language="zh", log=Log(level="WARNING")
    )
    async with (
        set_stage(settings, keep_calls=0) as stage,
        BotProcess(stage.settings, stage.folder.parent) as bot,
    ):
        with Store(stage.settings.store.url) as store:
            return await _Rehearsal(scenario, stage, bot, store).play(digest, tell)


class _Rehearsal:
    """The bot runs in a process of its own; ``store`` is a second look at its store."""

    def __init__(self, scenario: Scenario, stage: Stage, bot: BotProcess, store: Store) -> None:
        self._scenario = scenario
        self._stage = stage
        self._store = store
        self._telegram = stage.telegram
        self._chance = random.Random(scenario.seed)
        self._bot = bot
        self._asker = stage.telegram.person("Asker")
        self._first_sent = time.perf_counter()
        # Up to Telegram's own rate the stand-in refuses what Telegram would refuse.
        self._telegram.rates.enabled = scenario.rate <= self._telegram.rates.overall

    async def play(self, digest: Digest, tell: Callable[[float], None]) -> Findings:
        readers = self._people()
        self._store.papers.load(digest, "rehearsal", "rehearsal", utc_now())
        await self._bot.start()
        await self._ask()
        idle = [await self._probe() for _ in range(self._scenario.probes)]
        if self._scenario.faults:
            self._schedule_faults()
        await self._bot.stop()
        self._subscribe(readers)
        await self._bot.start()  # it finds at once what is owed, instead of at its next look
        busy = await self._while_pushing(tell)
        seconds = time.perf_counter() - self._first_sent
        await self._bot.stop()
        tally, parts = self._compare(readers)
        own_floods = len(self._telegram.rates.refused)
        waits = [wait for wait in idle if wait is not None]
        return Findings(
            tally,
            parts,
            seconds,
            self._bot.kills,
            self._scheduled_floods() + own_floods,
            own_floods,
            None if self._scenario.faults else self._steadiness(readers),
            waits,
            busy,
        )

    def _people(self) -> list[Person]:
        """Readers; some have blocked the bot, and it does not know yet."""
        groups = round(self._scenario.chats * self._scenario.moved) if self._scenario.faults else 0
        readers = self._telegram.subscribers(self._scenario.chats - groups)
        if self._scenario.faults:
            blocked = round(len(readers) * self._scenario.blocked)
            for reader in self._chance.sample(readers, blocked):
                reader.chat.blocked = True
        return readers

    def _schedule_faults(self) -> None:
        faults = self._telegram.faults
        faults.drop("sendMessage", processed=True, every=round(1 / self._scenario.lost_answers))
        faults.drop("sendMessage", processed=False, every=307)
        faults.error("sendMessage", every=211, code=502, description="Bad Gateway")
        faults.flood(2, "sendMessage", every=701)
        faults.hang(3, "sendMessage", every=503, processed=True)

    def _scheduled_floods(self) -> int:
        rules = self._telegram.faults.rules
        return sum(rule.struck for rule in rules if rule.effect is Effect.FLOOD)

    def _steadiness(self, readers: Sequence[Person]) -> Steadiness | None:
        rates = self._telegram.rates
        chats = {reader.id for reader in readers}
        return measure_steadiness(rates.passed, rates.refused, chats, rates.overall, _WARM_UP)

    def _subscribe(self, readers: Sequence[Person]) -> None:
        """Everybody is owed the digest now; the bot finds that at its next look."""
        now = utc_now()
        chats = [(reader.id, True) for reader in readers] + self._moved_groups()
        for chat_id, private in chats:
            wish = Preferences(private, "zh", hour(0), "UTC", self._scenario.style)
            self._store.subscriptions.subscribe(chat_id, 0, wish, now)

    def _moved_groups(self) -> list[tuple[int, bool]]:
        count = round(self._scenario.chats * self._scenario.moved) if self._scenario.faults else 0
        if not count:
            return []
        founder = self._telegram.person("Founder")
        groups = [founder.create_group(f"Group {number}") for number in range(count)]
        for group in groups:
            founder.add_bot(group)
            founder.upgrade(group)
        # As if the bot had been away for more than a day: it hears of it by its errors alone.
        self._telegram.world.updates.clear()
        return [(group.id, False) for group in groups]

    async def _while_pushing(self, tell: Callable[[float], None]) -> list[float]:
        """Kills at random points and asks questions until everything is settled."""
        owed = self._scenario.chats
        points = sorted(self._chance.uniform(0.02, 0.9) for _ in range(self._scenario.kills))
        busy: list[float] = []
        probing = asyncio.create_task(self._keep_probing(busy))
        try:
            while True:
                await asyncio.sleep(_LOOK_PAUSE)
                if (code := self._bot.died) is not None:
                    log = self._bot.log.read_text(errors="replace")[-2000:]
                    raise PapergramError(f"the bot ended by itself with {code}: {log}")
                counts = self._store.ledger.counts()
                total = sum(counts.values())
                done = (counts[State.SENT] + counts[State.FAILED]) / total if total else 0.0
                tell(done)
                if not counts[State.SENT]:
                    self._first_sent = time.perf_counter()
                if points and total >= owed and done >= points[0]:
                    points.pop(0)
                    await self._bot.kill()
                    await self._bot.start()
                elif total >= owed and not points and not _is_open(self._store):
                    return busy
        finally:
            probing.cancel()

    async def _keep_probing(self, waits: list[float]) -> None:
        while True:
            wait = await self._probe()
            if wait is not None:
                waits.append(wait)

    async def _probe(self) -> float | None:
        """Seconds that an answer took; ``None`` when the bot was killed meanwhile."""
        kills, asked = self._bot.kills, time.perf_counter()
        await self._ask()
        wait = time.perf_counter() - asked
        await asyncio.sleep(_PROBE_PAUSE)
        return wait if kills == self._bot.kills else None

    async def _ask(self) -> None:
        await self._stage.answer(self._asker, "/help", within=_START_SECONDS)

    def _compare(self, readers: Sequence[Person]) -> tuple[Tally, int]:
        messages: list[PushedMessage] = []
        places: dict[str, int] = {}
        for owed, message in Journal(self._store.database).all_of(DeliveryKind.DIGEST):
            delivery = owed.delivery
            messages.append(
                PushedMessage(delivery.chat_id, delivery.part, owed.state, delivery.attempts)
            )
            places[message.html] = delivery.part
        screens: dict[int, Counter[int]] = {}
        for chat_id in {message.chat_id for message in messages}:
            shown = (message.html for message in self._telegram.sent(chat_id))
            screens[chat_id] = Counter(places[html] for html in shown if html in places)
        gone = frozenset(reader.id for reader in readers if reader.chat.blocked)
        return compare(messages, screens, gone), len(places)


def _is_open(store: Store) -> bool:
    """Whether anything is still owed."""
    counts = store.ledger.counts()
    return bool(counts[State.DUE] or counts[State.SENDING]) or store.ledger.next_due() is not None


def enlarge(digest: Digest, papers: int) -> Digest:
    """The digest with its papers repeated under new ids until there are so many."""
    count = len(digest.papers)
    more = (
        replace(digest.papers[number % count], id=f"2601.{number:05}")
        for number in range(count, papers)
    )
    return Digest(digest.date, (*digest.papers, *more))
