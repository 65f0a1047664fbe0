"""The whole bot: its parts are built, started, and stopped in reverse order. Nothing else."""

import asyncio
import contextlib
import gc
import logging
import platform
import signal
from collections.abc import AsyncIterator, Coroutine
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bot.chat.menu import introduce
from bot.chat.processor import PerChatProcessor
from bot.chat.replies import excuse
from bot.chat.routes import ADMIN_MENU, MENU, UPDATES, add_handlers, make_handlers
from bot.chat.senders import Clock
from bot.client.connection import FIRST_PAUSE, Connection
from bot.client.inbox import Answered
from bot.client.limiter import Limiter
from bot.client.pace.overall import PAID, Limits, Pace
from bot.clock import utc_now
from bot.config import Settings
from bot.delivery.admin_notes import AdminNotes
from bot.delivery.corrector import Corrector
from bot.delivery.planner import Planner
from bot.delivery.problems import Problems
from bot.delivery.push import Push
from bot.delivery.requests import Requests
from bot.delivery.round import Round
from bot.delivery.timers import Timers
from bot.errors import ConfigError, StoreError
from bot.store.backups import Backups
from bot.store.sizes import free_bytes
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from bot.store.urls import is_sqlite
from bot.store.watch import StoreWatch

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from bot.client.webhook import Webhook
    from bot.feeding import Pacing
    from bot.health.pings import Pings

log = logging.getLogger(__name__)

TICK_SECONDS = 15.0
"""Seconds from one look at what is owed to the next."""
_PAID_IN_FLIGHT = 128
"""The most calls side by side of a push that is paid for."""
_LAST_ANSWERS_SECONDS = 15.0
"""How long a stop waits for the messages under way."""


class Papergram:
    """The running bot. ``async with`` starts it and stops it again."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Clock = utc_now,
        limits: Limits | None = None,
        first_pause: float = FIRST_PAUSE,
        tick_seconds: float = TICK_SECONDS,
        feed_pacing: "Pacing | None" = None,
    ) -> None:
        """``limits`` are what Telegram allows; without them the settings' rate counts.

        ``first_pause`` is how many seconds pass before a call that starts the bot is tried again,
        ``tick_seconds`` from one look at what is owed to the next. ``feed_pacing`` is how time
        passes for the feed, if not as usual.
        """
        self._clock = clock
        self._feed_pacing = feed_pacing
        self._first_pause = first_pause
        self._tick_seconds = tick_seconds
        self._settings = settings
        self._store = store
        pace = Pace(limits or Limits(settings.push.rate))
        paid = Pace(PAID, pace.chats) if settings.push.paid else None
        telegram, pushes, language = settings.telegram, settings.push, settings.chat.language
        self._answered = Answered(store.heartbeat.answered(), store.heartbeat.note_answered)
        self.connection = Connection(
            telegram.token.get_secret_value(),
            telegram.api_url,
            Limiter(pace, paid=paid),
            PerChatProcessor(
                store.database.until_writable, partial(excuse, default_language=language)
            ),
            self._answered,
            first_pause,
            store.database.may_work,
            clock,
        )
        self.application = self.connection.application
        bot = self.application.bot
        spread = timedelta(minutes=pushes.spread_minutes)
        self.planner = Planner(bot, store, spread)
        self.push = Push(bot, store, clock, pace)
        if paid is not None:
            self.push = Push(bot, store, clock, pace, _PAID_IN_FLIGHT, paid)
        self.corrector = Corrector(bot, store, self.planner, self.push, clock)
        self._pings = _pings_of(settings)
        self.problems = Problems(
            store,
            self.connection.hearing,
            pushes.timezone,
            self.planner.troubles,
            skew=lambda: self.connection.skew.ahead,
            free=lambda: free_bytes(settings.store.url),
            progress=self.push.progress,
            ping=self._pings.ping if self._pings else lambda _: None,
        )
        self.admin_notes = AdminNotes(bot, telegram.admins, store, language, self.problems)
        self.round = Round(
            settings.digests.folder,
            store,
            self.planner,
            self.push,
            self.admin_notes,
            self.connection.hearing,
            clock,
            _backups_of(settings, store),
        )
        self._admins = frozenset(telegram.admins)
        requests = Requests(self.round)
        defaults = Preferences(
            private=True,
            language=language,
            time=pushes.time,
            zone=pushes.timezone,
            style=pushes.style,
        )
        handlers = make_handlers(store, requests, clock, defaults, self._admins)
        add_handlers(self.application, handlers)
        self._feeding = contextlib.AsyncExitStack()
        self.first_look: asyncio.Task[None] | None = None
        """The first look into the folder and at what is owed; the bot answers already."""
        self._health = contextlib.AsyncExitStack()
        self._beside: list[asyncio.Task[None]] = []
        """What runs beside the answers and is cancelled at the end, the last one first."""
        self._pushing: asyncio.Task[None] | None = None
        self._indexing: asyncio.Task[None] | None = None
        self._remembering: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Waits while Telegram is out of reach; raises ``ConfigError`` for a wrong token."""
        try:
            await self._start()
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._stop()

    async def _start(self) -> None:
        if self._settings.health.listen:  # first, for whoever wants to know why it does not start
            await self._health.enter_async_context(self._serve_health())
        await self.connection.reach()
        await self._open_feed()
        queue = self.application.job_queue
        assert queue is not None
        seconds = self._settings.digests.scan_seconds
        timers = Timers(queue)
        timers.every(seconds, self.round.scan, first=seconds)
        timers.every(self._tick_seconds, self.round.tick, first=self._tick_seconds)
        await self.application.start()
        self._pushing = self._run_beside(self.push.run(), "push")
        self._run_beside(self.corrector.run(), "corrections")
        self._run_beside(self.admin_notes.run(), "notes")
        self._run_beside(timers.watch(), "timers")
        if self.round.feeder is not None:
            self._run_beside(self.round.feeder.run(), "feed")
        if self._pings:
            self._run_beside(self._pings.run(), "pings")
        self._indexing = asyncio.create_task(asyncio.to_thread(self._follow_store))
        self._remembering = asyncio.create_task(self._answered.run(), name="answered updates")
        self.connection.listen(UPDATES, _webhook_of(self._settings))
        log.info("@%s is listening", self.application.bot.username)
        if self._store.database.stood_by:
            self.admin_notes.took_over(platform.node(), self._clock())
        self.first_look = self._run_beside(self.round.look_first(), "first look")
        bot = self.application.bot
        introducing = introduce(bot, self._admins, MENU, ADMIN_MENU, self._first_pause)
        self._run_beside(introducing, "introduction")

    async def _open_feed(self) -> None:
        """Makes the feed where it is wanted: nothing of it is imported otherwise."""
        if not self._settings.feed.enabled:
            return
        from bot.feeding import Pacing, open_feeder  # noqa: PLC0415

        pacing = self._feed_pacing or Pacing()
        feeder = await self._feeding.enter_async_context(
            open_feeder(self._settings, self._store, self._clock, pacing)
        )
        feeder.on_trouble = lambda reason: self.admin_notes.feed_stuck(reason, self._clock())
        self.problems.feed_is_stopped = lambda: feeder.is_stopped
        self.planner.outlooks = feeder.outlooks
        self.round.feeder = feeder

    def _run_beside(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=name)
        self._beside.append(task)
        return task

    def _serve_health(self) -> "AbstractAsyncContextManager[None]":
        # Imported here, since most bots are not watched so, and the libraries take memory.
        from bot.health.metrics import Parts, make_scrape  # noqa: PLC0415
        from bot.health.readiness import not_ready  # noqa: PLC0415
        from bot.health.server import serving  # noqa: PLC0415

        parts = Parts(
            self.connection,
            self.push.progress,
            self.problems,
            self._store,
            self._settings.store.url,
            self.round.backups.folder if self.round.backups else None,
            self._clock,
        )
        return serving(
            self._settings.health.listen,
            lambda: not_ready(self.round, self.problems),
            make_scrape(parts),
        )

    async def end(self, watch: StoreWatch | None) -> None:
        """Waits until the bot can go on no longer; raises the ``PapergramError`` that says why.

        ``watch`` looks after the files of the store, where it has any.
        """
        tasks = [asyncio.create_task(self.connection.end())]
        tasks.append(asyncio.create_task(self._end_when_replaced()))
        if watch is not None:
            tasks.append(asyncio.create_task(self._end_with_store(watch)))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        for task in done:
            task.result()

    def _follow_store(self) -> None:
        """Brings the search index up to date; call it in a thread, since it may have to be made."""
        try:
            self._store.index.follow()
        except Exception:  # a search may do better, and says so if not
            log.exception("the search index could not be brought up to date")

    async def _end_with_store(self, watch: StoreWatch) -> None:
        """Raises ``StoreError`` when the store is lost, and with it all that would be written."""
        fault = await watch.wait_for_fault()
        log.critical("the store is lost, the bot ends: %s", fault)
        await self.admin_notes.store_lost(fault)
        raise StoreError(f"{fault}; put a backup in its place and start again")

    async def _end_when_replaced(self) -> None:
        raise StoreError(f"{await self._store.database.until_replaced()}; this one ends")

    async def _stop(self) -> None:
        await self.connection.stop_listening()
        self._store.database.hurry()
        if self.application.running:
            await self.application.stop()  # it handles all updates that are here
        await self.connection.confirm()
        self.push.stop()
        await self.round.stop()
        if self._pushing is not None:
            await asyncio.wait([self._pushing], timeout=_LAST_ANSWERS_SECONDS)
        for task in reversed(self._beside):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._feeding.aclose()
        if self._indexing is not None:
            await asyncio.wait([self._indexing])
        self._answered.stop()
        if self._remembering is not None:
            await self._remembering
        await self.connection.close()
        await self._health.aclose()


async def run(settings: Settings) -> None:
    """Runs the bot until it is told to stop (SIGINT, SIGTERM)."""
    if not settings.telegram.token.get_secret_value():
        raise ConfigError(
            "telegram.token: none; get one from @BotFather and set PAPERGRAM_TELEGRAM__TOKEN, "
            "or try `papergram demo`, which needs none"
        )
    running = asyncio.current_task()
    assert running is not None
    for kind in (signal.SIGINT, signal.SIGTERM):  # also while Telegram is out of reach
        asyncio.get_running_loop().add_signal_handler(kind, running.cancel)
    kept, resend = settings.store, settings.push.on_unknown == "resend"
    with (
        contextlib.suppress(asyncio.CancelledError),
        Store(
            kept.url,
            index=kept.index,
            timeout=kept.timeout_seconds,
            resend_unknown=resend,
        ) as store,
    ):
        async with _standing_by(settings.health.listen):
            await store.database.work_alone(kept.lease_seconds)
        watch = StoreWatch(store.database) if is_sqlite(kept.url) else None
        async with Papergram(settings, store) as papergram:
            gc.freeze()  # each pass over the loaded modules would take 60 ms
            await papergram.end(watch)
    log.info("stopped")


@contextlib.asynccontextmanager
async def _standing_by(listen: str) -> AsyncIterator[None]:
    """Says where it is asked that another process works, as long as one does."""
    if not listen:
        yield
        return
    from bot.health.metrics import make_scrape  # noqa: PLC0415  as above
    from bot.health.server import serving  # noqa: PLC0415

    async with serving(listen, lambda: "stands by: another process works", make_scrape(None)):
        yield


def _webhook_of(settings: Settings) -> "Webhook | None":
    telegram = settings.telegram
    if not telegram.webhook_url:
        return None
    from bot.client.webhook import Webhook  # noqa: PLC0415  as in ``Connection.listen``

    secret = telegram.webhook_secret.get_secret_value()
    return Webhook(telegram.webhook_url, telegram.webhook_listen, telegram.webhook_port, secret)


def _pings_of(settings: Settings) -> "Pings | None":
    if not (url := settings.health.ping_url.get_secret_value()):
        return None
    from bot.health.pings import Pings  # noqa: PLC0415  most bots have no use for it

    return Pings(url)


def _backups_of(settings: Settings, store: Store) -> Backups | None:
    folder, keep = settings.store.backup_folder, settings.store.backup_keep
    return Backups(store.database, Path(folder), keep) if folder else None
