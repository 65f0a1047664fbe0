"""Our HTTP for python-telegram-bot."""

import traceback
from datetime import timedelta

import pytest
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot.client.outcomes import wait_of
from bot.client.pace.overall import Lane
from bot.client.transport import NoAnswer, NotSent, Transport
from bot.offline.standin import Person, StandIn


async def test_a_lost_answer_is_an_error_of_unknown_fate(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.drop("sendMessage", processed=True, times=1)

    with pytest.raises(NetworkError) as error:
        await bot.send_message(anna.id, "hello")

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
        await bot.send_message(anna.id, "hello", read_timeout=0.2)


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
