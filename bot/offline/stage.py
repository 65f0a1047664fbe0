"""The stage: the stand-in for Telegram, a folder for digests, a store, and the real bot on it.

The demo, the rehearsal and the tests all play on it. What plays by hand with the bot's parts
(plan, send, correct) is here alone.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from bot.app import Papergram
from bot.client.pace.overall import Limits
from bot.config import Chat, Digests, Log, PushSettings, Settings, StoreSettings, Telegram
from bot.feed.scanner import FileReport, Scanner
from bot.offline.clock import MovableClock
from bot.offline.seeds import find_seeds, newest_seed
from bot.offline.standin import Chat as TelegramChat
from bot.offline.standin import Message, Person, StandIn
from bot.papers import State
from bot.store.store import Store

NEVER = 86_400.0
"""Seconds between two scans of a bot that is told by hand when to scan."""
_SETTLE_SECONDS = 5.0
_CALLS_KEPT = 500


@dataclass
class Stage:
    """Everything around a bot; ``start`` and ``stop`` may be repeated, the store stays."""

    telegram: StandIn
    folder: Path
    """Where digest files fall."""
    database: Path
    settings: Settings
    clock: MovableClock
    limits: Limits | None = None
    store: Store = field(init=False)
    bot: Papergram = field(init=False)
    _running: AsyncExitStack = field(init=False, default_factory=AsyncExitStack)

    async def start(self) -> None:
        """The bot comes up in this process, over the store as it is."""
        self.store = self._running.enter_context(Store(self.settings.store.url))
        self.bot = await self._running.enter_async_context(
            Papergram(self.settings, self.store, self.clock, self.limits)
        )

    async def stop(self) -> None:
        """The bot goes down in order."""
        await self._running.aclose()

    @property
    def scanner(self) -> Scanner:
        """Puts reports into the store without the bot's notice."""
        return Scanner(self.store.papers, self.store.files)

    def drop_seeds(self) -> None:
        """The digests that come with Papergram fall into the folder."""
        for seed in sorted(find_seeds().glob("*.md")):
            shutil.copy(seed, self.folder)

    def drop_digest(self, day: date, text: str | None = None) -> Path:
        """A report for a day falls into the folder: the given text, or the seed with that date."""
        if text is None:
            seed = newest_seed()
            text = seed.read_text(encoding="utf-8").replace(seed.stem, day.isoformat())
        path = self.folder / f"{day.isoformat()}.md"
        path.write_text(text, encoding="utf-8")
        return path

    async def digest_arrives(self, day: date, text: str | None = None) -> None:
        """A report falls into the folder and the bot finds it."""
        self.drop_digest(day, text)
        await self.scan()

    async def scan(self) -> list[FileReport]:
        """The bot looks into the folder."""
        return await self.bot.round.scan()

    async def correct(self) -> None:
        """The bot corrects what it has sent, instead of at its next look."""
        await self.bot.corrector.correct()

    async def plan(self) -> None:
        """The bot plans what is owed at the clock's time; its own loop sends it."""
        await self.bot.round.plan()

    async def advance_to(self, moment: datetime) -> None:
        """The clock moves on, and the bot sends what is owed then."""
        self.clock.advance_to(moment)
        await self.bot.round.plan()
        self.bot.push.wake()

    async def settle(self) -> None:
        """The bot plans and sends what is owed at the clock's time."""
        await self.bot.round.plan()
        await self.bot.corrector.correct()
        await self.bot.push.send_owed()
        async with asyncio.timeout(_SETTLE_SECONDS):  # an answer may still be sending some of it
            while self.store.ledger.counts()[State.SENDING]:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0)

    async def answer(
        self, person: Person, text: str, chat: TelegramChat | None = None, within: float = 5.0
    ) -> Message:
        """What the bot answers first when a person says something.

        ``chat`` is where, if not in private. Raises ``TimeoutError`` after ``within`` seconds.
        """
        before = self.telegram.sent(chat or person)[-1:]
        person.say(text, chat)
        return await self.telegram.wait_for_message(
            chat or person, after=before[0] if before else None, within=within
        )


@asynccontextmanager
async def set_stage(
    settings: Settings | None = None,
    *,
    place: Path | None = None,
    clock: MovableClock | None = None,
    limits: Limits | None = None,
    keep_calls: int | None = _CALLS_KEPT,
) -> AsyncIterator[Stage]:
    """Sets everything up on loopback and takes it down again; the bot is not started yet.

    ``settings`` are completed by where everything is; without them the bot speaks English and
    pushes a report as soon as it falls into the folder. ``place`` is the folder for all files, a
    temporary one unless given. ``limits`` are what the bot takes Telegram to allow, if not the
    usual; ``keep_calls`` is how many calls the stand-in remembers, ``None`` for all.
    """
    clock = clock or MovableClock()
    settings = settings or isolated_settings(_push_at_once(clock()), scan_seconds=1)
    async with AsyncExitStack() as stack:
        if place is None:
            temporary = tempfile.TemporaryDirectory(prefix="papergram-")
            place = Path(stack.enter_context(temporary))
        folder, database = place / "digests", place / "papergram.db"
        folder.mkdir()
        telegram = await stack.enter_async_context(StandIn(clock=clock, keep_calls=keep_calls))
        settings = _complete(settings, telegram, folder, database)
        stage = Stage(telegram, folder, database, settings, clock, limits)
        stack.push_async_callback(stage.stop)
        yield stage


def isolated_settings(
    push: PushSettings,
    *,
    language: Literal["en", "zh"] = "en",
    scan_seconds: float = NEVER,
    admins: tuple[int, ...] = (),
    log: Log | None = None,
) -> Settings:
    """Settings that neither a file nor the environment reaches into.

    ``push`` and ``log`` are whole sections; ``language`` is the chat's, ``scan_seconds`` the
    digest folder's, ``admins`` are Telegram's.
    """
    return Settings.model_construct(
        push=push,
        chat=Chat(language=language),
        digests=Digests(scan_seconds=scan_seconds),
        telegram=Telegram(admins=admins),
        log=log or Log(),
    )


def _push_at_once(now: datetime) -> PushSettings:
    """The hour has just passed."""
    return PushSettings(time=now.replace(minute=0, second=0, microsecond=0).time(), timezone="UTC")


def _complete(settings: Settings, telegram: StandIn, folder: Path, database: Path) -> Settings:
    """The settings with the places of this stage."""
    reached = {"token": SecretStr(telegram.token), "api_url": telegram.url}
    return settings.model_copy(
        update={
            "telegram": settings.telegram.model_copy(update=reached),
            "digests": settings.digests.model_copy(update={"folder": folder}),
            "store": StoreSettings(url=f"sqlite:///{database}"),
        }
    )
