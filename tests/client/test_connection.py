"""The connection: made while Telegram is out of reach, refused for a wrong token, and closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import SimpleUpdateProcessor, TypeHandler

from bot.client.connection import Connection
from bot.client.inbox import Answered
from bot.client.limiter import Limiter
from bot.client.pace.overall import Pace
from bot.client.transport import NotSent, Transport
from bot.client.webhook import Webhook
from bot.errors import ConfigError
from bot.offline.standin import Person, StandIn


@asynccontextmanager
async def connected(telegram: StandIn, token: str | None = None) -> AsyncIterator[Connection]:
    """Makes a connection and closes it at the end, also after a failure."""
    answered = Answered((), lambda _: None)
    processor = SimpleUpdateProcessor(64)
    made = Connection(
        token or telegram.token, telegram.url, Limiter(Pace()), processor, answered, first_pause=0.0
    )
    try:
        yield made
    finally:
        await made.close()


@pytest.mark.parametrize(
    ("code", "description"),
    [(502, "Bad Gateway"), (400, "Bad Request"), (403, "Forbidden: something new")],
)
async def test_it_waits_while_telegram_does_not_say_who_it_is(
    telegram: StandIn, caplog: pytest.LogCaptureFixture, code: int, description: str
) -> None:
    telegram.faults.error("getMe", code=code, description=description, times=2)

    async with connected(telegram) as made:
        await made.reach()
        assert made.application.bot.username == telegram.world.bot.username

    assert caplog.text.count("Telegram does not take calls now, trying again") == 2


async def test_it_waits_as_long_as_telegram_says(
    telegram: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.flood(1, "getMe", times=1)

    async with connected(telegram) as made:
        await made.reach()

    first, second = telegram.calls("getMe")
    assert second.at - first.at >= 1
    assert caplog.text.count("trying again") == 1


async def test_no_connection_is_named_as_such(
    telegram: StandIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, left = Transport.do_request, iter(range(2))

    async def interrupted(self: Transport, *rest: object, **more: object) -> tuple[int, bytes]:
        if next(left, None) is not None:
            raise NetworkError("no connection") from NotSent("ClientConnectorDNSError")
        return await real(self, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Transport, "do_request", interrupted)

    async with connected(telegram) as made:
        await made.reach()

    assert caplog.text.count("Telegram is out of reach, trying again: no connection") == 2


async def test_a_wrong_token_is_a_wrong_configuration(telegram: StandIn) -> None:
    async with connected(telegram, "1:wrong") as made:
        with pytest.raises(ConfigError, match=r"telegram\.token: Telegram does not know") as error:
            await made.reach()

    assert error.value.__cause__ is error.value.__context__ is None, "they would show the token"


async def test_a_page_of_a_proxy_does_not_blame_the_token(
    telegram: StandIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = Transport.do_request
    pages = iter([(404, b"<html>Not here</html>"), (200, b"<html>Please sign in</html>")])

    async def intercepted(self: Transport, *rest: object, **more: object) -> tuple[int, bytes]:
        page = next(pages, None)
        return page or await real(self, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Transport, "do_request", intercepted)

    async with connected(telegram) as made:
        await made.reach()

    assert caplog.text.count("is not Telegram, trying again") == 2


@pytest.mark.parametrize("by_webhook", [False, True])
async def test_updates_come_in_until_it_stops_listening(
    telegram: StandIn, anna: Person, unused_tcp_port: int, *, by_webhook: bool
) -> None:
    came: asyncio.Queue[Update] = asyncio.Queue()

    async def note(update: Update, _: object) -> None:
        came.put_nowait(update)

    where = f"http://127.0.0.1:{unused_tcp_port}/hook"
    webhook = Webhook(where, "127.0.0.1", unused_tcp_port, "secret") if by_webhook else None
    async with connected(telegram) as made:
        made.application.add_handler(TypeHandler(Update, note))
        await made.reach()
        await made.application.start()
        made.listen([Update.MESSAGE], webhook)

        anna.say("hello")
        update = await asyncio.wait_for(came.get(), 20)
        await made.stop_listening()
        await made.stop_listening()  # a second time does nothing
        await made.application.stop()
        await made.confirm()

    assert update.message is not None
    assert update.message.text == "hello"
    assert telegram.world.updates.pending == []
    assert bool(telegram.world.webhook.url) is by_webhook, "what is set at Telegram stays set"


async def test_a_slow_handler_delays_no_other_update(telegram: StandIn, anna: Person) -> None:
    came: asyncio.Queue[str] = asyncio.Queue()
    free = asyncio.Event()

    async def handle(update: Update, _: object) -> None:
        text = str(update.message and update.message.text)
        came.put_nowait(text)
        if text == "slow":
            await free.wait()

    async with connected(telegram) as made:
        made.application.add_handler(TypeHandler(Update, handle))
        await made.reach()
        await made.application.start()
        made.listen([Update.MESSAGE], None)
        for text in ("slow", "quick"):
            anna.say(text)
            assert await asyncio.wait_for(came.get(), 20) == text
        free.set()
        await made.stop_listening()
        await made.application.stop()


async def test_a_webhook_that_is_set_makes_way_for_polling(telegram: StandIn, anna: Person) -> None:
    await telegram.api.call("setWebhook", {"url": "https://papers.example.org/hook"})
    anna.say("hello")

    async with connected(telegram) as made:
        await made.reach()
        made.listen([Update.MESSAGE], None)
        update = await asyncio.wait_for(made.application.update_queue.get(), 20)
        await made.stop_listening()

    assert isinstance(update, Update)
    assert telegram.world.webhook.url == ""


async def test_what_ends_listening_is_told(telegram: StandIn, unused_tcp_port: int) -> None:
    refused = "Bad Request: bad webhook: Failed to resolve host: Name or service not known"
    telegram.faults.error("setWebhook", code=400, description=refused)
    webhook = Webhook("https://papers.example.org/hook", "127.0.0.1", unused_tcp_port, "s")

    async with connected(telegram) as made:
        await made.reach()
        made.listen([Update.MESSAGE], webhook)
        with pytest.raises(ConfigError, match=r"telegram\.webhook_url: .*Failed to resolve host"):
            await asyncio.wait_for(made.end(), 20)
