"""Polling: whatever Telegram answers, the bot goes on asking, at a pace, and loses nothing."""

import asyncio
import logging
from collections.abc import Sequence

import pytest
from telegram import Bot, Update
from telegram.error import NetworkError, TimedOut
from telegram.ext import SimpleUpdateProcessor

from bot.client.hearing import Hearing, TokenDoubt
from bot.client.inbox import Answered, Inbox
from bot.client.polling import Polling
from bot.client.raw import RawCalls
from bot.errors import ConfigError
from tests.client.script import Answer, Script, ok, refusal
from tests.client.updates import WORDS, message, poll

NO_CHANGE = ok([])
HTML = b"<html>Bad Gateway</html>"


class Bench:
    """Polling over a script, with a clock that only a test moves."""

    def __init__(self, *polls: Answer, **others: Answer | list[Answer]) -> None:
        self.now = 0.0
        self._handled: list[int] = []
        self.script = Script(getUpdates=list(polls), **others)
        self.inbox = Inbox(Bot("1:x"), SimpleUpdateProcessor(1), Answered((), lambda _: None))
        calls = RawCalls(self.script, "http://telegram/bot1:x")
        self.hearing = Hearing(self.clock)
        token = TokenDoubt(calls, self.clock)
        kinds = ["message", "callback_query"]
        self.polling = Polling(calls, self.inbox, self.hearing, token, kinds, self.clock)

    def clock(self) -> float:
        return self.now

    async def ask(self, times: int = 1) -> list[float]:
        """Asks so many times, and handles what comes; the pauses pass on the clock alone."""
        pauses = []
        for _ in range(times):
            pauses.append(await self.polling.ask())
            self.now += pauses[-1]
            await self.handle()
        return pauses

    async def handle(self) -> None:
        """Handles the updates that are here."""
        while not self.inbox.queue.empty():
            update = self.inbox.queue.get_nowait()
            assert isinstance(update, Update)
            await self.inbox.do_process_update(update, asyncio.sleep(0))
            self._handled.append(update.update_id)

    def taken(self) -> list[int]:
        """The ids of the updates that were handled since the last look."""
        found, self._handled = self._handled, []
        return found

    def offsets(self) -> Sequence[object]:
        return self.script.asked("getUpdates", "offset")


async def test_updates_are_handed_over_in_order_and_confirmed_by_the_next_call() -> None:
    bench = Bench(ok([message(7), message(8)]), ok([message(9)]), NO_CHANGE)

    pauses = await bench.ask(2)

    assert bench.taken() == [7, 8, 9]
    assert pauses == [0, 0]
    assert bench.offsets() == [0, 9]
    assert bench.script.asked("getUpdates", "allowed_updates")[0] == ["message", "callback_query"]


async def test_an_update_that_cannot_be_read_is_skipped_with_a_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench(ok([poll(7), message(8), message(9, text=5)]), NO_CHANGE)

    await bench.ask(2)

    assert bench.taken() == [8]
    assert bench.offsets() == [0, 10]
    assert [record.message for record in caplog.records] == [
        "skipped an update that cannot be read: id 7, message (TypeError)",
        "skipped an update that cannot be read: id 9, message (TypeError)",
    ]
    assert WORDS not in caplog.text


@pytest.mark.parametrize("raw", [None, 7, "x", [], {}, {"update_id": None, "message": {}}], ids=str)
async def test_an_update_without_an_id_does_not_come_again_for_ever(
    raw: object, caplog: pytest.LogCaptureFixture
) -> None:
    bench = Bench(ok([message(7)]), ok([raw]), ok([raw]), ok([message(9)]), NO_CHANGE)

    pauses = await bench.ask(5)

    assert bench.taken() == [7, 9]
    assert bench.offsets() == [0, 8, 9, 10, 10]
    assert pauses[2] > 0, "the same again, at once"
    assert caplog.text.count("skipped an update") == 1


async def test_a_server_that_always_answers_the_same_is_not_asked_all_the_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench(ok([message(7), poll(8)]))

    pauses = await bench.ask(10)

    assert bench.taken() == [7]
    assert pauses[:3] == [0, 1, 2]
    assert set(pauses[3:]) == {3}
    assert len(caplog.records) == 1


async def test_a_server_that_does_not_wait_is_not_asked_all_the_time() -> None:
    bench = Bench(NO_CHANGE)

    assert await bench.ask(5) == [0, 1, 2, 3, 3]


async def test_ids_may_begin_anew_below_the_last_one() -> None:
    """Telegram chooses the next id at random when nobody wrote for a week."""
    bench = Bench(ok([message(2_000_000)]), ok([message(7)]), NO_CHANGE)

    await bench.ask(3)

    assert bench.taken() == [2_000_000, 7]
    assert bench.offsets()[-1] == 8


@pytest.mark.parametrize(
    "answer",
    [
        refusal(400),
        refusal(401, "Unauthorized"),
        refusal(403),
        refusal(404, "Not Found"),
        refusal(409, "Conflict: terminated by other getUpdates request"),
        refusal(409, "Conflict: can't use getUpdates method while webhook is active"),
        refusal(418),
        refusal(429, retry_after=3),
        refusal(429, retry_after="3"),
        refusal(429, retry_after="soon"),
        refusal(429, retry_after=-5),
        refusal(429, retry_after=0),
        refusal(429, retry_after=None),
        refusal(429, retry_after=[]),
        refusal(429, retry_after=10**30),
        refusal(429, retry_after=float("nan")),
        (429, b'{"ok": false, "error_code": 429, "parameters": 7}'),
        (429, b'{"ok": false, "error_code": 429, "description": 7}'),
        refusal(500),
        refusal(502, "Bad Gateway"),
        (502, HTML),
        (404, HTML),
        (401, HTML),
        (200, HTML),
        (200, b""),
        (204, b""),
        (302, b""),
        (200, b'{"ok": true, "result": [{"upda'),
        (200, b'{"ok": true, "result": ' + b"[" * 100_000),
        (200, b"[]"),
        (200, b"null"),
        (200, b'{"ok": false}'),
        (200, b'{"ok": 1, "result": []}'),
        ok(None),
        ok(True),
        ok({"update_id": 5}),
        ok("x"),
        TimedOut("no answer in time"),
        NetworkError("the connection failed"),
    ],
    ids=lambda answer: str(answer)[:70],
)
async def test_any_refusal_is_said_once_and_tried_again_with_growing_pauses(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.client.hearing")
    bench = Bench(*[answer] * 8, ok([message(7)]), getMe=ok({"id": 1}))

    pauses = await bench.ask(8)
    assert bench.hearing.reason
    assert bench.hearing.silence.total_seconds() >= 60
    await bench.ask()

    assert bench.taken() == [7]
    assert bench.hearing.reason == ""
    assert pauses[0] >= 1
    assert pauses == sorted(pauses)
    assert pauses[-1] <= 900
    said = [one.message for one in caplog.records if one.name == "bot.client.hearing"]
    assert len(said) == 2
    assert said[-1] == "updates come in again"
    assert "html" not in caplog.text


async def test_the_wait_that_telegram_asks_for_is_kept() -> None:
    assert await Bench(refusal(429, retry_after=41)).ask() == [41]


async def test_only_getme_ends_the_bot_and_only_when_it_refuses_for_a_while() -> None:
    gone = refusal(401, "Unauthorized")
    bench = Bench(gone, getMe=gone)

    with pytest.raises(ConfigError, match=r"telegram\.token: .*does not know this token any more"):
        await bench.ask(50)

    assert bench.now >= 90


async def test_a_token_that_getme_takes_in_between_is_not_given_up() -> None:
    gone = refusal(401, "Unauthorized")
    bench = Bench(gone, getMe=[gone, gone, gone, gone, ok({"id": 1}), gone, gone, gone, ok({})])

    await bench.ask(30)

    assert len(bench.offsets()) == 30


@pytest.mark.parametrize("answer", [(404, HTML), (502, HTML), refusal(429), TimedOut("x")], ids=str)
async def test_a_getme_that_says_nothing_of_the_token_ends_nothing(answer: Answer) -> None:
    bench = Bench(refusal(404, "Not Found"), getMe=answer)

    await bench.ask(30)

    assert len(bench.offsets()) == 30


async def test_an_answer_too_long_for_the_way_is_asked_for_in_parts() -> None:
    cut = (200, b'{"ok": true, "result": [{"update_id": 7, ')
    bench = Bench(cut, ok([message(7)]), ok([message(8)]))

    await bench.ask(3)

    assert bench.taken() == [7, 8]
    assert bench.script.asked("getUpdates", "limit") == [100, 1, 100]


async def test_an_update_that_nests_too_deep_is_skipped_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    deep = b'{"update_id": 8, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    batch = (200, b'{"ok": true, "result": [' + deep + b"]}")
    bench = Bench(ok([message(7)]), batch, batch, ok([message(9)]))

    await bench.ask(4)

    assert bench.taken() == [7, 9]
    assert bench.offsets() == [0, 8, 8, 9]
    assert "skipped an update that cannot be read: id 8, too deep" in caplog.text


async def test_a_webhook_from_before_is_removed_at_the_start_and_only_then() -> None:
    taken = refusal(409, "Conflict: can't use getUpdates method while webhook is active")
    bench = Bench(taken, ok([message(7)]), taken)

    await bench.ask(4)

    assert bench.taken() == [7]
    assert [name for name, _ in bench.script.calls].count("deleteWebhook") == 1


async def test_what_came_last_is_confirmed_once_at_the_end() -> None:
    bench = Bench(ok([message(7)]), NO_CHANGE)
    await bench.ask()

    await bench.polling.confirm()
    await bench.polling.confirm()

    assert bench.offsets() == [0, 8]
    assert bench.script.asked("getUpdates", "timeout")[-1] == 0


async def test_what_is_handled_just_now_is_not_confirmed_and_comes_with_what_is_new() -> None:
    seven, eight = message(7), message(8)
    bench = Bench(ok([seven]), ok([seven]), ok([seven, eight]), ok([seven, eight]), NO_CHANGE)

    pauses = [await bench.polling.ask() for _ in range(4)]
    await bench.handle()
    await bench.ask()

    assert bench.taken() == [7, 8]
    assert pauses == [0, 0, 0, 0]
    assert bench.offsets() == [0, 7, 7, 7, 9]
    assert bench.script.asked("getUpdates", "timeout") == [0, 0, 0, 0, 10]


async def test_what_takes_long_to_handle_is_confirmed_all_the_same() -> None:
    bench = Bench(ok([message(7)]), ok([message(7)]), NO_CHANGE)

    for seconds in (5, 5, 0):
        await bench.polling.ask()
        bench.now += seconds

    assert bench.offsets() == [0, 7, 8]


async def test_a_crowd_that_is_handled_leaves_room_for_what_is_new() -> None:
    crowd = [message(number) for number in range(1, 101)]
    bench = Bench(ok(crowd), ok([*crowd[50:], message(101)]), NO_CHANGE)

    for _ in range(3):
        await bench.polling.ask()

    assert bench.offsets() == [0, 51, 52]


async def test_a_full_answer_of_known_updates_is_not_asked_for_all_the_time() -> None:
    bench = Bench(ok([message(number) for number in range(1, 101)]))

    running = asyncio.create_task(bench.polling.run())
    for _ in range(500):
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait([running])

    assert len(bench.offsets()) < 20


async def test_it_asks_for_more_once_what_came_is_handled_until_it_is_cancelled() -> None:
    bench = Bench(ok([message(7)]), ok([message(8)]), NO_CHANGE)

    running = asyncio.create_task(bench.polling.run())
    first = await bench.inbox.queue.get()
    await bench.inbox.do_process_update(first, asyncio.sleep(0))
    second = await bench.inbox.queue.get()
    running.cancel()
    await asyncio.wait([running])

    assert isinstance(first, Update)
    assert isinstance(second, Update)
    assert bench.offsets()[:2] == [0, 8]
    assert running.cancelled()
