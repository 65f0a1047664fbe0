"""The rehearsal: makes a push due, lets faults and kills disturb it, and compares the result."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import time as hour
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import utc_now
from bot.config import Log, PushSettings, StoreSettings
from bot.offline.rehearsal.bots import Bots
from bot.offline.rehearsal.scenario import Findings, Scenario
from bot.offline.rehearsal.tally import (
    PushedMessage,
    Steadiness,
    Tally,
    compare,
    count_overlaps,
    measure_steadiness,
)
from bot.offline.stage import Stage, isolated_settings, set_stage
from bot.offline.standin import Person
from bot.offline.standin.faults import Effect
from bot.papers import DeliveryKind, Digest, State
from bot.store.ledger.journal import Journal
from bot.store.store import Store
from bot.store.subscriptions import Preferences

_PROBE_PAUSE = 1.6
"""Seconds between two questions: the bot slows whoever asks more than twenty in thirty seconds."""
_LOOK_PAUSE = 0.25
_START_SECONDS = 60.0
_WARM_UP = 30.0
"""Seconds that a push gets to find its pace."""


async def rehearse(
    scenario: Scenario,
    digest: Digest,
    on_progress: Callable[[float], None],
    store_url: str = "",
) -> Findings:
    """Rehearses a whole push of ``digest``. Raises ``PapergramError`` when the bot ends by itself.

    ``on_progress`` is called now and then with the settled part of the messages, from 0 to 1.
    ``store_url`` is that of an empty store, by default a file.
    """
    settings = isolated_settings(
        PushSettings(rate=scenario.rate), language="zh", log=Log(level="WARNING")
    )
    with TemporaryDirectory(prefix="papergram-") as folder:
        place = Path(folder)
        store = StoreSettings(
            url=store_url or f"sqlite:///{place}/papergram.db",
            index_folder=str(place / "search"),
            lease_seconds=scenario.lease,
        )
        async with (
            set_stage(settings, place=place, keep_calls=0, store=store) as stage,
            Bots(stage, scenario.bots) as bots,
        ):
            with stage.open_store() as opened:
                return await _Rehearsal(scenario, stage, bots, opened).play(digest, on_progress)


class _Rehearsal:
    """One rehearsal. Bots run in processes of their own; ``store`` is opened beside them."""

    def __init__(self, scenario: Scenario, stage: Stage, bots: Bots, store: Store) -> None:
        self._scenario = scenario
        self._stage = stage
        self._store = store
        self._telegram = stage.telegram
        self._random = random.Random(scenario.seed)
        self._bots = bots
        self._asker = stage.telegram.person("Asker")
        self._first_sent = time.perf_counter()
        # Up to Telegram's own rate the stand-in refuses what Telegram would refuse.
        self._telegram.rates.enabled = scenario.rate <= self._telegram.rates.overall

    async def play(self, digest: Digest, on_progress: Callable[[float], None]) -> Findings:
        readers = self._create_readers()
        self._store.papers.load(digest, "rehearsal", "rehearsal", utc_now())
        await self._bots.start(1)
        await self._ask()
        idle = [await self._probe() for _ in range(self._scenario.probes)]
        if self._scenario.faults:
            self._schedule_faults()
        await self._bots.stop()
        self._subscribe(readers)
        await self._bots.start()  # a bot that starts looks at once for what is owed
        busy = await self._watch_push(on_progress)
        seconds = time.perf_counter() - self._first_sent
        await self._bots.stop()
        tally, parts = self._compare(readers)
        own_floods = len(self._telegram.rates.refused)
        waits = [wait for wait in idle if wait is not None]
        return Findings(
            tally,
            parts,
            seconds,
            self._bots.kills,
            self._bots.freezes,
            self._bots.takeovers,
            count_overlaps(visit.name for visit in self._telegram.visits),
            self._scheduled_floods() + own_floods,
            own_floods,
            None if self._scenario.faults else self._steadiness(readers),
            waits,
            busy,
        )

    def _create_readers(self) -> list[Person]:
        """Creates readers. Some have blocked the bot, which does not know it yet."""
        groups = round(self._scenario.chats * self._scenario.moved) if self._scenario.faults else 0
        readers = self._telegram.subscribers(self._scenario.chats - groups)
        if self._scenario.faults:
            blocked = round(len(readers) * self._scenario.blocked)
            for reader in self._random.sample(readers, blocked):
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
        """Subscribes all chats, so that they are owed the digest at the bot's next look."""
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
        # As if the bot had been away for more than a day: only errors tell it of the move.
        self._telegram.world.updates.clear()
        return [(group.id, False) for group in groups]

    async def _watch_push(self, on_progress: Callable[[float], None]) -> list[float]:
        """Strikes the bot at random points and asks it questions until all is settled.

        Returns the seconds that its answers took.
        """
        owed = self._scenario.chats
        points = sorted(self._random.uniform(0.02, 0.9) for _ in range(self._scenario.kills))
        busy: list[float] = []
        probing = asyncio.create_task(self._keep_probing(busy))
        try:
            while True:
                await asyncio.sleep(_LOOK_PAUSE)
                self._bots.check()
                counts = self._store.ledger.counts()
                total = sum(counts.values())
                done = (counts[State.SENT] + counts[State.FAILED]) / total if total else 0.0
                on_progress(done)
                if not counts[State.SENT]:
                    self._first_sent = time.perf_counter()
                if points and total >= owed and done >= points[0]:
                    points.pop(0)
                    await self._bots.strike()
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
        """Returns the seconds that an answer took; ``None`` if the bot was struck meanwhile."""
        strikes, asked = self._bots.strikes, time.perf_counter()
        struck = strikes > len(self._bots.takeovers)
        await self._ask()
        wait = time.perf_counter() - asked
        await asyncio.sleep(_PROBE_PAUSE)
        return None if struck or strikes < self._bots.strikes else wait

    async def _ask(self) -> None:
        asked = self._asker.say("/help")
        await self._telegram.wait_for_message(self._asker, after=asked, within=_START_SECONDS)

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
