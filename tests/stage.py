"""The real bot against the stand-in, with a clock that the test moves."""

import asyncio
import contextlib
import functools
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import Papergram
from bot.client.pace.overall import Limits
from bot.config import Chat, Digests, Log, PushSettings, Settings, StoreSettings, Telegram
from bot.feed.scanner import Scanner
from bot.offline.standin import Message, Person, StandIn
from bot.papers import State, Style
from bot.store.store import Store

SEED = Path(__file__).parent.parent / "seeds" / "2026-02-16.md"
NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
"""A moment on the day of the seed."""

NO_LIMITS = Limits(rate=1e6, chat_rate=1e6, chat_burst=1e6, group_per_minute=10**6)
"""The pace has tests of its own; elsewhere nothing waits."""


@dataclass
class Clock:
    """Says the time that the test wants."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        """Later by a ``timedelta`` of these parts."""
        self.now += timedelta(**duration)


@dataclass
class Stage:
    """Everything around a bot under test; ``start`` and ``stop`` may be repeated."""

    telegram: StandIn
    folder: Path
    database: Path
    clock: Clock = field(default_factory=Clock)
    hour: time = time(9)
    style: Style = Style.OVERVIEW
    admins: tuple[int, ...] = ()
    store: Store = field(init=False)
    scanner: Scanner = field(init=False)
    bot: Papergram = field(init=False)
    _stack: contextlib.AsyncExitStack = field(init=False)

    async def start(self) -> None:
        """The bot comes up, over the store as it is."""
        settings = Settings.model_construct(
            telegram=Telegram(
                token=SecretStr(self.telegram.token),
                api_url=self.telegram.url,
                admins=self.admins,
            ),
            digests=Digests(folder=self.folder, scan_seconds=86_400),
            store=StoreSettings(url=f"sqlite:///{self.database}"),
            push=PushSettings(time=self.hour, timezone="UTC", style=self.style),
            chat=Chat(language="zh"),
            log=Log(),
        )
        self._stack = contextlib.AsyncExitStack()
        self.store = self._stack.enter_context(Store(settings.store.url))
        self.scanner = Scanner(self.store.papers, self.store.files)
        self.bot = await self._stack.enter_async_context(
            Papergram(settings, self.store, self.clock, NO_LIMITS)
        )

    async def stop(self) -> None:
        """The bot goes down in order."""
        await self._stack.aclose()

    def drop_digest(self, day: date, text: str | None = None) -> Path:
        """A report for a day falls into the folder: the given text, or the seed with that date."""
        path = self.folder / f"{day.isoformat()}.md"
        seed = SEED.read_text(encoding="utf-8")
        path.write_text(text or seed.replace("2026-02-16", day.isoformat()), encoding="utf-8")
        return path

    async def digest_arrives(self, day: date, text: str | None = None) -> None:
        """A report falls into the folder and the scan finds it."""
        self.drop_digest(day, text)
        await self.bot.round.scan()

    async def settle(self) -> None:
        """Plans and sends what is owed at the clock's time."""
        await self.bot.round.plan()
        await self.bot.corrector.correct()
        await self.bot.push.send_owed()
        async with asyncio.timeout(5):  # an answer may still be sending some of it
            while self.store.ledger.counts()[State.SENDING]:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0)

    async def answer(self, person: Person, text: str, chat: object = None) -> Message:
        """What the bot answers first when a person says something."""
        before = self.telegram.sent(chat or person)[-1:]  # type: ignore[arg-type]
        person.say(text, chat=chat)  # type: ignore[arg-type]
        return await self.telegram.wait_for_message(
            chat or person,  # type: ignore[arg-type]
            after=before[0] if before else None,
        )


@functools.cache
def _seeded_store() -> bytes:
    """A store with the seed's digest: to make it takes longer than most tests."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "p.db"
        with Store(f"sqlite:///{file}") as store:
            list(Scanner(store.papers, store.files).load([SEED], NOON))
        return file.read_bytes()


def _put_seed(folder: Path, database: Path) -> None:
    """The folder and the store as they are once the bot has found the seed."""
    shutil.copy(SEED, folder)
    database.write_bytes(_seeded_store())
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for place in ("file SET path", "digest SET file"):
            connection.execute(f"UPDATE {place} = ?", [str(folder / SEED.name)])


@contextlib.asynccontextmanager
async def staged(
    tmp_path: Path, *, seeded: bool = True, admins: tuple[int, ...] = ()
) -> AsyncIterator[Stage]:
    """A running stage, with the seed loaded unless told otherwise."""
    folder = tmp_path / "digests"
    folder.mkdir()
    async with StandIn() as telegram:
        stage = Stage(telegram, folder, tmp_path / "papergram.db", admins=admins)
        if seeded:
            _put_seed(folder, stage.database)
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()
        assert telegram.violations == []
