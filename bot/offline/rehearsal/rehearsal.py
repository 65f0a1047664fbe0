"""The rehearsal: makes a push due, hurts the bot while it works, and takes the tally."""

import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time as hour
from pathlib import Path

from bot.clock import utc_now
from bot.errors import PapergramError
from bot.offline.rehearsal.process import BotProcess
from bot.offline.rehearsal.tally import Entry, Steadiness, Tally, steadiness, take
from bot.offline.standin import Person, StandIn
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
    """What came of it."""

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


async def rehearse(plan: Scenario, digest: Digest, tell: Callable[[float], None]) -> Findings:
    """Plays a whole push; raises ``PapergramError`` when the bot does not come up.

    ``tell`` hears now and then what part of the messages is settled, from 0 to 1.
    """
    with tempfile.TemporaryDirectory(prefix="papergram-rehearsal-") as place:
        async with StandIn(keep_calls=0) as telegram:
            stage = _Stage(plan, digest, telegram, Path(place))
            with Store(stage.store_url) as store:
                return await stage.play(store, tell)


class _Stage:
    def __init__(self, plan: Scenario, digest: Digest, telegram: StandIn, place: Path) -> None:
        self._plan = plan
        self._digest = digest
        self._telegram = telegram
        self._chance = random.Random(plan.seed)
        self.store_url = f"sqlite:///{place}/papergram.db"
        (place / "digests").mkdir()
        self._bot = BotProcess(
            {
                "TELEGRAM__TOKEN": telegram.token,
                "TELEGRAM__API_URL": telegram.url,
                "DIGESTS__FOLDER": str(place / "digests"),
                "STORE__URL": self.store_url,
                "PUSH__RATE": str(plan.rate),
                "LOG__LEVEL": "WARNING",
            },
            place,
        )
        self._place = place
        self._first_sent = time.perf_counter()
        # Up to Telegram's own rate the stand-in refuses what Telegram would refuse.
        telegram.rates.enabled = plan.rate <= telegram.rates.overall

    async def play(self, store: Store, tell: Callable[[float], None]) -> Findings:
        readers = self._people()
        prober = self._telegram.person("Asker", language_code="en")
        store.papers.load(self._digest, "rehearsal", "rehearsal", utc_now())
        await self._bot.start()
        await self._await_answer(prober)
        idle = [await self._probe(prober) for _ in range(self._plan.probes)]
        if self._plan.faults:
            self._schedule_faults()
        await self._bot.stop()
        self._subscribe(store, readers)
        await self._bot.start()  # it finds at once what is owed, instead of at its next look
        busy = await self._while_pushing(store, prober, tell)
        seconds = time.perf_counter() - self._first_sent
        await self._bot.stop()
        tally, parts = self._take(store, readers)
        own_floods = len(self._telegram.rates.refused)
        waits = [wait for wait in idle if wait is not None]
        return Findings(
            tally,
            parts,
            seconds,
            self._bot.kills,
            self._scheduled_floods() + own_floods,
            own_floods,
            None if self._plan.faults else self._steadiness(readers),
            waits,
            busy,
        )

    def _people(self) -> list[Person]:
        """Readers; some have blocked the bot, and it does not know yet."""
        groups = round(self._plan.chats * self._plan.moved) if self._plan.faults else 0
        readers = self._telegram.subscribers(self._plan.chats - groups)
        if self._plan.faults:
            for reader in self._chance.sample(readers, round(len(readers) * self._plan.blocked)):
                reader.chat.blocked = True
        return readers

    def _schedule_faults(self) -> None:
        faults = self._telegram.faults
        faults.drop("sendMessage", processed=True, every=round(1 / self._plan.lost_answers))
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
        return steadiness(rates.passed, rates.refused, chats, rates.overall, _WARM_UP)

    def _subscribe(self, store: Store, readers: Sequence[Person]) -> None:
        """Everybody is owed the digest now; the bot finds that at its next look."""
        now = utc_now()
        chats = [(reader.id, True) for reader in readers] + self._moved_groups()
        for chat_id, private in chats:
            wish = Preferences(private, "zh", hour(0), "UTC", self._plan.style)
            store.subscriptions.subscribe(chat_id, 0, wish, now)

    def _moved_groups(self) -> list[tuple[int, bool]]:
        count = round(self._plan.chats * self._plan.moved) if self._plan.faults else 0
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

    async def _while_pushing(
        self, store: Store, prober: Person, tell: Callable[[float], None]
    ) -> list[float]:
        """Kills at random points and asks questions until everything is settled."""
        owed = self._plan.chats
        points = sorted(self._chance.uniform(0.02, 0.9) for _ in range(self._plan.kills))
        busy: list[float] = []
        probing = asyncio.create_task(self._keep_probing(prober, busy))
        try:
            while True:
                await asyncio.sleep(_LOOK_PAUSE)
                if (code := self._bot.died) is not None:
                    log = (self._place / "bot.log").read_text(errors="replace")[-2000:]
                    raise PapergramError(f"the bot ended by itself with {code}: {log}")
                counts = store.ledger.counts()
                total = sum(counts.values())
                done = (counts[State.SENT] + counts[State.FAILED]) / total if total else 0.0
                tell(done)
                if not counts[State.SENT]:
                    self._first_sent = time.perf_counter()
                if points and total >= owed and done >= points[0]:
                    points.pop(0)
                    await self._bot.kill()
                    await self._bot.start()
                elif total >= owed and not points and not _open(store):
                    return busy
        finally:
            probing.cancel()

    async def _keep_probing(self, prober: Person, waits: list[float]) -> None:
        while True:
            wait = await self._probe(prober)
            if wait is not None:
                waits.append(wait)

    async def _probe(self, prober: Person) -> float | None:
        """Seconds that an answer took; ``None`` when the bot was killed meanwhile."""
        kills, asked = self._bot.kills, time.perf_counter()
        await self._await_answer(prober)
        wait = time.perf_counter() - asked
        await asyncio.sleep(_PROBE_PAUSE)
        return wait if kills == self._bot.kills else None

    async def _await_answer(self, prober: Person) -> None:
        before = next(iter(self._telegram.sent(prober)[-1:]), None)
        prober.say("/help")
        await self._telegram.wait_for_message(prober, after=before, within=_START_SECONDS)

    def _take(self, store: Store, readers: Sequence[Person]) -> tuple[Tally, int]:
        entries: list[Entry] = []
        places: dict[str, int] = {}
        for owed, message in Journal(store.database).all_of(DeliveryKind.DIGEST):
            delivery = owed.delivery
            entries.append(Entry(delivery.chat_id, delivery.part, owed.state, delivery.attempts))
            places[message.html] = delivery.part
        screens: dict[int, Counter[int]] = {}
        for chat_id in {entry.chat_id for entry in entries}:
            shown = (message.html for message in self._telegram.sent(chat_id))
            screens[chat_id] = Counter(places[html] for html in shown if html in places)
        gone = frozenset(reader.id for reader in readers if reader.chat.blocked)
        return take(entries, screens, gone), len(places)


def _open(store: Store) -> bool:
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
