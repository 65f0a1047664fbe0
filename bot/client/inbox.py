"""Where updates come in: each is handed to the application once, also when it comes again.

Telegram delivers an update again when it does not know that it arrived. Which ones were answered is
noted for the next start, too.
"""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.client.updates import Unreadable, kind_of, read_id, read_update
from bot.measures import SHORT, Durations

log = logging.getLogger(__name__)

_REMEMBERED = 10_000


@dataclass(eq=False)
class Answered:
    """Notes which updates were answered, a few at a time and beside the work."""

    before: Collection[int]
    """Ids of updates that were answered before this start."""
    note: Callable[[Sequence[int]], None]
    """Keeps ids for the next start; runs in a thread."""
    _ids: list[int] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def add(self, update_id: int) -> None:
        """Has an id noted soon."""
        self._ids.append(update_id)
        self._news.set()

    async def run(self) -> None:
        """Notes ids until ``stop``, and those that are left then."""
        while self._ids or not self._stopping:
            await self._news.wait()
            self._news.clear()
            ids, self._ids = self._ids, []
            try:
                await asyncio.to_thread(self.note, ids)
            except Exception:  # at worst one is answered twice, if it comes again after a restart
                log.exception("the answered updates could not be noted")

    def stop(self) -> None:
        """Lets ``run`` end."""
        self._stopping = True
        self._news.set()


@dataclass(frozen=True, slots=True)
class _Open:
    """An update that was taken and is not handled yet."""

    since: float
    handled: asyncio.Event = field(default_factory=asyncio.Event)


class Inbox(BaseUpdateProcessor):
    """Takes updates in, and has another processor say when each is handled."""

    def __init__(self, bot: Bot, processor: BaseUpdateProcessor, answered: Answered) -> None:
        """``bot`` makes the calls that answer an update; ``answered`` knows the earlier ones."""
        super().__init__(processor.max_concurrent_updates)
        self.queue: asyncio.Queue[object] = asyncio.Queue()
        """The one that the application works off."""
        self._bot = bot
        self._processor = processor
        self._answered = answered
        self._taken: dict[int | str, None] = dict.fromkeys(answered.before)
        self._open: dict[int, _Open] = {}
        self._progress = asyncio.Event()
        self.kinds: Counter[str] = Counter()
        """How many updates of each kind came in, each counted once."""
        self.unreadable = 0
        """How many of them were skipped."""
        self.answered_in = Durations(SHORT)
        """From an update's arrival until it was handled."""

    def take(self, raw: object) -> bool:
        """Hands an update to the application; returns whether it is new.

        One that cannot be read is skipped with a line in the log.
        """
        update_id = read_id(raw)
        key = _print_of(raw) if update_id is None else update_id
        if key in self._taken:
            return False
        self._taken[key] = None
        if len(self._taken) > _REMEMBERED:
            del self._taken[next(iter(self._taken))]
        self.kinds[kind_of(raw)] += 1
        match read_update(raw, self._bot):
            case Unreadable(number, kind, reason):
                self.unreadable += 1
                log.warning(
                    "skipped an update that cannot be read: id %s, %s (%s)",
                    "unknown" if number is None else number,
                    kind,
                    reason,
                )
            case update:
                self._open[update.update_id] = _Open(time.monotonic())
                self.queue.put_nowait(update)
        return True

    async def wait_until_handled(self, update_id: int | None, seconds: float) -> None:
        """Waits until an update that was taken is handled, at most ``seconds``."""
        waiting = self._open.get(update_id or 0)
        if waiting is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(waiting.handled.wait(), seconds)

    def is_open(self, update_id: int) -> bool:
        """Whether an update was taken and is not handled yet."""
        return update_id in self._open

    async def wait_for_one(self) -> None:
        """Waits until the next update is handled, whichever it is."""
        self._progress.clear()
        await self._progress.wait()

    async def do_process_update(self, update: object, coroutine: Awaitable[None]) -> None:
        """Has the other processor handle an update, and notes that it is done."""
        await self._processor.do_process_update(update, coroutine)
        if isinstance(update, Update):
            self._answered.add(update.update_id)
            if waiting := self._open.pop(update.update_id, None):
                self.answered_in.add(time.monotonic() - waiting.since)
                waiting.handled.set()
            self._progress.set()

    async def initialize(self) -> None:
        """Prepares the other processor."""
        await self._processor.initialize()

    async def shutdown(self) -> None:
        """Lets the other processor end."""
        await self._processor.shutdown()


def _print_of(raw: object) -> str:
    """Returns what an update without an id is known by when it comes again."""
    try:
        return str(hash(repr(raw)))
    except RecursionError:
        return "nested too deep"
