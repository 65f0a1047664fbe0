"""Our HTTP for python-telegram-bot."""

import asyncio
import contextlib
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot.client import transport as transport_module
from bot.client.outcomes import wait_of
from bot.client.pace.overall import Lane
from bot.client.transport import NoAnswer, NotSent, Transport
from bot.offline.standin import Person, StandIn


async def test_a_lost_answer_is_an_error_of_unknown_fate(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.drop("sendMessage", processed=True, times=1)

    with pytest.raises(NetworkError) as error:
        await bot.send_message(anna.id, "hello", rate_limit_args=Lane.PUSH)

    assert isinstance(error.value.__cause__, NoAnswer)
    assert telegram.token not in "".join(traceback.format_exception(error.value))
    assert len(telegram.sent(anna)) == 1


async def test_no_connection_is_told_from_a_lost_answer(telegram: StandIn) -> None:
    bot: ExtBot[None] = ExtBot(
        telegram.token, base_url="http://127.0.0.1:9/bot", request=Transport()
    )
    await bot._request[1].initialize()
    with pytest.raises(NetworkError) as error:
        await bot.send_message(1, "hello")
    await bot._request[1].shutdown()

    assert isinstance(error.value.__cause__, NotSent)


async def test_a_slow_answer_times_out(telegram: StandIn, bot: ExtBot[Lane], anna: Person) -> None:
    telegram.faults.hang(5, "sendMessage", processed=True, times=1)

    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "hello", read_timeout=0.2, rate_limit_args=Lane.PUSH)


async def test_files_go_up(telegram: StandIn, bot: ExtBot[Lane], anna: Person) -> None:
    await bot.send_document(anna.id, b"@misc{x}", filename="saved.bib", caption="yours")

    (message,) = telegram.sent(anna)
    assert message.file is not None
    assert (message.file.name, message.text) == ("saved.bib", "yours")


async def test_a_wrong_token_is_refused(telegram: StandIn) -> None:
    bot: ExtBot[None] = ExtBot("1:wrong", base_url=telegram.base_url, request=Transport())

    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
    for request in bot._request:
        await request.shutdown()


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ('"parameters": {"retry_after": 7}', 7),
        ('"parameters": {"retry_after": "2"}', 2),
        ('"parameters": {"retry_after": 0}', 5),
        ('"parameters": {"retry_after": -3}', 5),
        ('"parameters": {"retry_after": NaN}', 5),
        ('"parameters": {"retry_after": [1]}', 5),
        ('"parameters": {"retry_after": 1e99}', 86_400),
        ('"parameters": "soon"', 5),
        ('"description": "Too Many Requests"', 5),
    ],
)
async def test_a_refusal_for_too_many_calls_always_has_a_wait(
    bot: ExtBot[Lane], anna: Person, monkeypatch: pytest.MonkeyPatch, given: str, seconds: int
) -> None:
    async def refuse(*_call: object, **_more: object) -> tuple[int, bytes]:
        return 429, f'{{"ok": false, "error_code": 429, {given}}}'.encode()

    monkeypatch.setattr(Transport, "do_request", refuse)
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(anna.id, "hello", rate_limit_args=Lane.PUSH)

    assert wait_of(error.value) == timedelta(seconds=seconds)


@asynccontextmanager
async def serving(answer: Callable[[web.StreamResponse], Awaitable[None]]) -> AsyncIterator[str]:
    """Answers every call as ``answer`` writes it; returns the address."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        status = int(request.path.rpartition("/")[2])
        response = web.StreamResponse(status=status)
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            await answer(response)
        return response

    runner = web.ServerRunner(web.Server(handle, handler_cancellation=True), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@pytest.fixture
async def transport(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Transport]:
    monkeypatch.setattr(transport_module, "_CONNECT_SECONDS", 0.5)  # a part of the whole time
    made = Transport(connections=2, seconds=0.2)
    await made.initialize()
    yield made
    await made.shutdown()


async def drip(response: web.StreamResponse) -> None:
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.05)


async def pour(response: web.StreamResponse) -> None:
    while True:
        await response.write(b"x" * 65536)


async def test_an_answer_that_drips_ends_as_one_of_unknown_fate(transport: Transport) -> None:
    async with serving(drip) as url:
        with pytest.raises(TimedOut) as error:
            await transport.do_request(f"{url}/200", "POST")

    assert isinstance(error.value.__cause__, NoAnswer)


async def test_an_endless_answer_ends_as_one_of_unknown_fate(transport: Transport) -> None:
    async with serving(pour) as url:
        with pytest.raises(NetworkError, match="without an end") as error:
            await transport.do_request(f"{url}/200", "POST", read_timeout=10)

    assert isinstance(error.value.__cause__, NoAnswer)


async def test_a_large_error_page_is_not_read_to_its_end(transport: Transport) -> None:
    async with serving(pour) as url:
        status, body = await transport.do_request(f"{url}/502", "POST", read_timeout=10)

    assert status == 502
    assert len(body) <= 65536


async def test_calls_that_hang_give_their_places_back(transport: Transport) -> None:
    async with serving(drip) as url:
        calls = [transport.do_request(f"{url}/200", "POST") for _ in range(6)]
        ends = await asyncio.gather(*calls, return_exceptions=True)

    assert all(isinstance(end, TimedOut) for end in ends)


async def test_nobody_sends_our_calls_elsewhere(transport: Transport) -> None:
    async def nothing(response: web.StreamResponse) -> None:
        await response.write_eof()

    async with serving(nothing) as url:
        status, _ = await transport.do_request(f"{url}/302", "POST", read_timeout=10)

    assert status == 302


@pytest.mark.parametrize("looks", [1, 2])
async def test_a_call_that_may_not_leave_any_more_never_left(telegram: StandIn, looks: int) -> None:
    """The one that works may be replaced while a connection is made."""
    answers = iter([True] * (looks - 1) + [False])
    bot: ExtBot[None] = ExtBot(
        telegram.token,
        base_url=telegram.base_url,
        request=Transport(may_call=lambda: next(answers)),
    )
    await bot._request[1].initialize()
    with pytest.raises(NetworkError) as error:
        await bot.send_message(1, "hello")
    await bot._request[1].shutdown()

    assert isinstance(error.value.__cause__, NotSent)
    assert telegram.calls() == []
