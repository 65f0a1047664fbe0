"""The stage: the stand-in for Telegram, a folder for reports, a store, a clock, and the real bot.

The demo, the rehearsal and the tests use it. Only this module makes the bot's parts work at once
(scan, plan, send, correct) instead of at their own time.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr
from telegram import Update
from telegram.ext import TypeHandler

from bot.app import TICK_SECONDS, Papergram
from bot.client.pace.overall import Limits
from bot.config import (
    Chat,
    Digests,
    Feed,
    Llm,
    Log,
    PushSettings,
    Settings,
    StoreSettings,
    Telegram,
)
from bot.feed.file_report import FileReport
from bot.feed.scanner import Scanner
from bot.offline.clock import MovableClock
from bot.offline.seeds import find_seeds, newest_seed
from bot.offline.standin import Chat as TelegramChat
from bot.offline.standin import Message, Person, StandIn
from bot.offline.standin.changes import PATIENCE
from bot.papers import State
from bot.store.ledger.journal import Journal
from bot.store.store import Store

if TYPE_CHECKING:
    from bot.feeding import Pacing

NEVER = 86_400.0
"""Seconds between two scans of a bot that is told when to scan."""
_CALLS_KEPT = 500
_FIRST = -1_000_000
"""The group of a handler that comes before all of the bot's."""
_LOOK_SECONDS = 0.001


@dataclass
class Stage:
    """A bot and everything around it. It may ``stop`` and ``start`` again over the same store."""

    telegram: StandIn
    folder: Path
    """The folder of reports that the bot scans."""
    settings: Settings
    clock: MovableClock
    limits: Limits | None = None
    first_pause: float = 0.05
    """Seconds before the bot tries again to start for the first time."""
    tick_seconds: float = TICK_SECONDS
    """Seconds between two looks of the bot at what is owed."""
    feed_pacing: "Pacing | None" = None
    """How time passes for the bot's feed, if not as usual."""
    store: Store = field(init=False)
    bot: Papergram = field(init=False)
    _running: AsyncExitStack = field(init=False, default_factory=AsyncExitStack)
    _before: dict[int, int] = field(init=False, default_factory=dict)
    """For each update: the newest message of its chat when the bot began to handle it."""

    async def start(self) -> None:
        """Starts the bot in this process, over the store and the folder as they are."""
        self.store = self._running.enter_context(self.open_store())
        self.bot = await self._running.enter_async_context(
            Papergram(
                self.settings,
                self.store,
                self.clock,
                self.limits,
                self.first_pause,
                self.tick_seconds,
                self.feed_pacing,
            )
        )
        self.bot.application.add_handler(TypeHandler(Update, self._note_beginning), _FIRST)
        assert self.bot.first_look is not None
        await self.bot.first_look
        await self.scan()  # nobody is still writing

    def open_store(self) -> Store:
        """Opens the store once more, as another process would."""
        kept = self.settings.store
        return Store(kept.url, index=kept.index, timeout=kept.timeout_seconds)

    async def stop(self) -> None:
        """Stops the bot as an operator would."""
        await self._running.aclose()

    @property
    def scanner(self) -> Scanner:
        """A scanner that puts reports into the store without the bot's notice."""
        return Scanner(self.store.papers, self.store.files)

    def drop_seeds(self) -> None:
        """Copies the reports that come with Papergram into the folder."""
        for seed in sorted(find_seeds().glob("*.md")):
            shutil.copy(seed, self.folder)

    def drop_digest(self, day: date, text: str | None = None) -> Path:
        """Writes ``text`` into the folder as the report for ``day``, or else the newest seed."""
        if text is None:
            seed = newest_seed()
            text = seed.read_text(encoding="utf-8").replace(seed.stem, day.isoformat())
        path = self.folder / f"{day.isoformat()}.md"
        path.write_text(text, encoding="utf-8")
        return path

    async def digest_arrives(self, day: date, text: str | None = None) -> None:
        """Writes a report as ``drop_digest`` does, and has the bot find it."""
        self.drop_digest(day, text)
        await self.scan()

    async def scan(self) -> list[FileReport]:
        """Has the bot read what is in the folder, finished or not."""
        return await self.bot.round.scan(at_once=True)

    async def feed(self) -> None:
        """Has the bot do all that its feed has to do at the clock's time, and read the reports."""
        assert self.bot.round.feeder is not None
        await self.bot.round.feeder.feed(wait=True)
        await self.scan()

    async def correct(self) -> None:
        """Has the bot correct what it has sent, instead of at its next look."""
        await self.bot.corrector.correct()

    async def plan(self) -> None:
        """Has the bot plan what is owed at the clock's time; its own loop sends it."""
        await self.bot.round.plan()

    async def advance_to(self, moment: datetime) -> None:
        """Moves the clock on, and has the bot send what is owed then."""
        self.clock.advance_to(moment)
        await self.bot.round.plan()
        self.bot.push.wake()

    async def settle(self) -> None:
        """Has the bot plan, correct and send all that it owes and tells at the clock's time."""
        await self.bot.round.plan()
        await self.bot.corrector.correct()
        await self.bot.push.send_owed()
        await self.bot.admin_notes.send_queued()
        async with asyncio.timeout(PATIENCE):  # an answer may still be sending a part
            while self.store.ledger.counts()[State.SENDING]:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0)

    async def answer(
        self, person: Person, text: str, chat: TelegramChat | None = None, within: float = PATIENCE
    ) -> Message:
        """Has a person say something and returns the bot's first answer.

        The rest of an earlier answer, or a push that comes meanwhile, is none. ``chat`` is where,
        if not in private. Raises ``TimeoutError`` after ``within`` seconds.
        """
        update_id = self.telegram.world.updates.next_id
        person.say(text, chat)
        try:
            async with asyncio.timeout(within):
                while True:
                    if answer := self._answer_to(update_id, chat or person.chat):
                        return answer
                    await asyncio.sleep(_LOOK_SECONDS)  # nobody tells what the ledger learns
        except TimeoutError as error:
            raise TimeoutError(f"no answer to {text!r} within {within:g} s") from error

    def _answer_to(self, update_id: int, chat: TelegramChat) -> Message | None:
        before = self._before.get(update_id)
        if before is None:
            return None
        said = (message for message in self.telegram.sent(chat) if message.id > before)
        return next((message for message in said if not self._is_pushed(message)), None)

    def _is_pushed(self, message: Message) -> bool:
        for entry, owed in Journal(self.store.database).all_to(message.chat.id):
            if entry.message_id is not None:
                if entry.message_id == message.id:
                    return True
            elif entry.state in (State.SENDING, State.UNKNOWN) and owed.html == message.html:
                return True
        return False

    async def _note_beginning(self, update: Update, _context: object) -> None:
        where = update.effective_chat
        if where is not None and (chat := self.telegram.world.chats.get(where.id)):
            self._before[update.update_id] = max(chat.messages, default=0)


@asynccontextmanager
async def set_stage(
    settings: Settings | None = None,
    *,
    place: Path | None = None,
    clock: MovableClock | None = None,
    limits: Limits | None = None,
    keep_calls: int | None = _CALLS_KEPT,
    store: StoreSettings | None = None,
) -> AsyncIterator[Stage]:
    """Sets up a stage on loopback and takes it down again; the bot is not started yet.

    ``settings`` get the addresses of the stage; without any the bot speaks English and pushes a
    report as soon as it arrives. ``place`` is the folder for all files, by default a temporary one.
    ``limits`` are those of the bot's pace, by default its own. ``keep_calls`` is how many calls the
    stand-in remembers; ``None`` for all. ``store`` is where all is kept, by default a file.
    """
    clock = clock or MovableClock()
    settings = settings or isolated_settings(_push_at_once(clock()), scan_seconds=1)
    async with AsyncExitStack() as stack:
        if place is None:
            temporary = tempfile.TemporaryDirectory(prefix="papergram-")
            place = Path(stack.enter_context(temporary))
        folder = place / "digests"
        store = store or StoreSettings(url=f"sqlite:///{place}/papergram.db")
        folder.mkdir()
        telegram = await stack.enter_async_context(StandIn(clock=clock, keep_calls=keep_calls))
        settings = _complete(settings, telegram, folder, store)
        stage = Stage(telegram, folder, settings, clock, limits)
        stack.push_async_callback(stage.stop)
        yield stage


def isolated_settings(
    push: PushSettings,
    *,
    language: str = "en",
    scan_seconds: float = NEVER,
    admins: tuple[int, ...] = (),
    log: Log | None = None,
    feed: Feed | None = None,
    llm: Llm | None = None,
) -> Settings:
    """Returns settings that neither a file nor the environment changes.

    ``push``, ``log``, ``feed`` and ``llm`` are sections. The others are keys: ``language`` of the
    section ``chat``, ``scan_seconds`` of ``digests``, ``admins`` of ``telegram``.
    """
    return Settings.model_construct(
        push=push,
        chat=Chat(language=language),
        digests=Digests(scan_seconds=scan_seconds),
        telegram=Telegram(admins=admins),
        log=log or Log(),
        feed=feed or Feed(),
        llm=llm or Llm(),
    )


def _push_at_once(now: datetime) -> PushSettings:
    """Returns push settings whose hour has just passed."""
    return PushSettings(time=now.replace(minute=0, second=0, microsecond=0).time(), timezone="UTC")


def _complete(
    settings: Settings, telegram: StandIn, folder: Path, store: StoreSettings
) -> Settings:
    """Returns the settings with the addresses, folder and store of this stage."""
    reached = {"token": SecretStr(telegram.token), "api_url": telegram.url}
    return settings.model_copy(
        update={
            "telegram": settings.telegram.model_copy(update=reached),
            "digests": settings.digests.model_copy(update={"folder": folder}),
            "store": store,
        }
    )
