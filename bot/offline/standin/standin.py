"""The stand-in as a whole: a small Telegram on this machine for one bot.

Example::

    async with StandIn() as telegram:
        bot = Bot(telegram.token, base_url=telegram.base_url)
        anna = telegram.person("Anna", language_code="en")
        anna.start()
        await bot.send_message(anna.id, "<b>Hello</b>", parse_mode="HTML")
        message = await telegram.wait_for_message(anna.chat)
        assert message.text == "Hello"
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Self, TypeVar

from bot.offline.standin.api import BotApi
from bot.offline.standin.changes import PATIENCE
from bot.offline.standin.clock import Clock, SystemClock
from bot.offline.standin.faults import Faults
from bot.offline.standin.http import HttpServer, Visit
from bot.offline.standin.people import Person
from bot.offline.standin.rates import Rates
from bot.offline.standin.state import Chat, Message, User
from bot.offline.standin.webhook import deliver
from bot.offline.standin.world import Call, World

T = TypeVar("T")
_FIRST_USER_ID = 500_000_001


class StandIn:
    """A local Bot API with its people. Use it with ``async with``, or ``start`` and ``stop`` it.

    Everything runs on the event loop that started it.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        query_seconds: float = 600.0,
        keep_calls: int | None = None,
    ) -> None:
        """Sets up a Telegram that does not listen yet.

        ``query_seconds`` is how long a tap or inline query can be answered. ``keep_calls`` is how
        many calls are remembered; ``None`` for all.
        """
        self.world = World(clock or SystemClock(), query_seconds, keep_calls)
        self.faults = Faults()
        self.rates = Rates()
        self.api = BotApi(self.world, self.faults, self.rates)
        self._http = HttpServer(self.api)
        self._delivery: asyncio.Task[None] | None = None
        self._user_ids = count(_FIRST_USER_ID)

    # --- running

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens on ``host`` and ``port``; port 0 takes a free one."""
        await self._http.start(host, port)
        self._delivery = asyncio.create_task(deliver(self.world), name="standin webhook")

    async def stop(self) -> None:
        """Closes all connections."""
        if self._delivery is not None:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
            self._delivery = None
        await self._http.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def token(self) -> str:
        """The one token that is accepted."""
        return self.world.token

    @property
    def url(self) -> str:
        """Its address, ``http://127.0.0.1:PORT``: the ``api_url`` of a configuration."""
        return f"http://{self._http.host}:{self._http.port}"

    @property
    def base_url(self) -> str:
        """The ``base_url`` for python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """The ``base_file_url`` for python-telegram-bot."""
        return f"{self.url}/file/bot"

    def url_of(self, name: str) -> str:
        """Returns an address for one of several callers; ``visits`` has the calls there."""
        self._http.names.add(name)
        return f"{self.url}/{name}"

    # --- people and chats

    def person(
        self,
        first_name: str = "Anna",
        *,
        language_code: str = "en",
        username: str = "",
        user_id: int | None = None,
    ) -> Person:
        """Creates a person who has not started the bot yet."""
        identifier = next(self._user_ids) if user_id is None else user_id
        user = User(identifier, first_name, language_code=language_code, username=username)
        self.world.users[user.id] = user
        return Person(self.world, user)

    def subscribers(self, number: int, *, language_code: str = "en") -> list[Person]:
        """Creates people who have started the bot, without any update about it."""
        people = [
            self.person(f"Reader {index + 1}", language_code=language_code)
            for index in range(number)
        ]
        for person in people:
            person.chat.started = True
        return people

    # --- looking

    def messages(
        self, chat: Chat | Person | int, thread: int | None = None, *, deleted: bool = False
    ) -> list[Message]:
        """Returns the messages of a chat or of its topic ``thread``, oldest first."""
        return [
            message
            for message in self._chat(chat).messages.values()
            if (deleted or not message.deleted) and (thread is None or message.thread == thread)
        ]

    def sent(self, chat: Chat | Person | int, thread: int | None = None) -> list[Message]:
        """Returns the messages that the bot has sent there and not deleted, oldest first."""
        return [message for message in self.messages(chat, thread) if message.is_outgoing]

    def last(self, chat: Chat | Person | int) -> Message:
        """Returns the bot's newest message there. Raises ``LookupError`` if there is none."""
        messages = self._chat(chat).messages
        for message in reversed(messages.values()):
            if message.is_outgoing and not message.deleted:
                return message
        raise LookupError(f"the bot has sent nothing to {chat!r}")

    def calls(self, method: str | None = None) -> list[Call]:
        """Returns the calls to the API, or to one ``method``; getUpdates is left out."""
        return [call for call in self.world.calls if method is None or call.method == method]

    @property
    def visits(self) -> list[Visit]:
        """The calls at the addresses of ``url_of``, in order; getUpdates among them."""
        return self._http.visits

    @property
    def violations(self) -> list[str]:
        """Acts that Telegram accepts but a careful bot avoids; should be empty."""
        return self.world.violations

    # --- waiting

    async def wait(
        self,
        condition: Callable[[], T | None],
        chat: Chat | Person | int | None = None,
        *,
        within: float = PATIENCE,
        what: str = "the awaited condition",
    ) -> T:
        """Waits until ``condition`` is true and returns its value.

        It is asked again after every change in ``chat``, or anywhere without one. Raises
        ``TimeoutError``, naming ``what``, after ``within`` real seconds.
        """
        chat_id = None if chat is None else self._chat(chat).id
        return await self.world.changes.until(condition, chat_id=chat_id, within=within, what=what)

    async def wait_for_message(
        self,
        chat: Chat | Person | int,
        matching: Callable[[Message], bool] = lambda _: True,
        *,
        after: Message | None = None,
        within: float = PATIENCE,
    ) -> Message:
        """Returns the bot's first message after ``after`` that matches, and waits for it."""
        newer_than = 0 if after is None else after.id

        def find() -> Message | None:
            return next((m for m in self.sent(chat) if m.id > newer_than and matching(m)), None)

        return await self.wait(find, chat, within=within, what=f"a message in {chat!r}")

    async def wait_for_edit(
        self,
        message: Message,
        matching: Callable[[Message], bool] = lambda _: True,
        *,
        edits: int | None = None,
        within: float = PATIENCE,
    ) -> Message:
        """Waits until ``message`` has more edits than ``edits``, or than it has now."""
        known = message.edits if edits is None else edits

        def find() -> Message | None:
            return message if message.edits > known and matching(message) else None

        return await self.wait(find, message.chat, within=within, what=f"an edit of {message!r}")

    async def wait_for_poll(self, *, within: float = PATIENCE) -> None:
        """Waits until the bot waits for updates: it runs, and has fetched all there were."""
        await self.wait(lambda: self.world.updates.is_polled, within=within, what="a poll")

    def _chat(self, chat: Chat | Person | int) -> Chat:
        if isinstance(chat, Person):
            return chat.chat
        return self.world.chats[chat] if isinstance(chat, int) else chat
