"""The webhook: who may call, what is taken, and whether Telegram delivers."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.ext import SimpleUpdateProcessor

from bot.client import webhook as room
from bot.client.hearing import Hearing, TokenDoubt
from bot.client.inbox import Answered, Inbox
from bot.client.raw import RawCalls
from bot.client.webhook import Deliveries, Webhook
from bot.errors import ConfigError
from tests.client.script import Script, ok, refusal
from tests.client.updates import WORDS, message, poll

URL = "https://papers.example.org/hook"
SECRET = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}


@dataclass
class Bench:
    """A webhook over a script; nobody handles what it takes."""

    port: int
    script: Script = field(default_factory=Script)
    secret: str = "s3cret"

    def __post_init__(self) -> None:
        self.inbox = Inbox(Bot("1:x"), SimpleUpdateProcessor(1), Answered((), lambda _: None))
        calls = RawCalls(self.script, "http://telegram/bot1:x")
        self.hearing = Hearing()
        where = Webhook(URL, "127.0.0.1", self.port, self.secret)
        self.deliveries = Deliveries(
            calls, self.inbox, self.hearing, TokenDoubt(calls), ["message"], where
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[aiohttp.ClientSession]:
        """Listens, and gives a client that calls."""
        task = asyncio.create_task(self.deliveries.run())
        async with aiohttp.ClientSession(f"http://127.0.0.1:{self.port}") as client:
            for _ in range(2000):
                with suppress(aiohttp.ClientError):
                    await client.get("/")
                    break
                await asyncio.sleep(0.01)
            yield client
        task.cancel()
        await asyncio.wait([task])


@pytest.fixture(autouse=True)
def nobody_handles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_HANDLED_SECONDS", 0.0)


@pytest.fixture
def bench(unused_tcp_port: int) -> Bench:
    return Bench(unused_tcp_port)


async def test_telegram_learns_the_address_and_the_secret(bench: Bench) -> None:
    async with bench.running():
        pass

    assert bench.script.calls == [
        ("setWebhook", {"url": URL, "allowed_updates": ["message"], "secret_token": "s3cret"})
    ]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/hook", SECRET, json.dumps(message(7)).encode(), 200),
        ("POST", "/hook", {}, json.dumps(message(7)).encode(), 403),
        ("POST", "/hook", {"X-Telegram-Bot-Api-Secret-Token": "s3cre"}, b"{}", 403),
        ("POST", "/hook", {"X-Telegram-Bot-Api-Secret-Token": "Zürich"}, b"{}", 403),
        ("POST", "/", SECRET, b"{}", 404),
        ("POST", "/hook/", SECRET, b"{}", 404),
        ("GET", "/hook", SECRET, b"", 405),
        ("PUT", "/hook", SECRET, b"{}", 405),
        ("POST", "/hook", SECRET, b"", 400),
        ("POST", "/hook", SECRET, b'{"update_id": 7, "mess', 400),
        ("POST", "/hook", SECRET, b"<html>", 400),
        ("POST", "/hook", SECRET, b" " * (1 << 20) + b"{}", 413),
        ("POST", "/hook", SECRET, json.dumps(poll(7)).encode(), 200),
        ("POST", "/hook", SECRET, b"null", 200),
        ("POST", "/hook", SECRET, b"[]", 200),
        ("POST", "/hook", SECRET, b"[" * 100_000, 200),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_who_may_call_and_with_what(
    bench: Bench, method: str, path: str, headers: dict[str, str], body: bytes, status: int,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    async with bench.running() as client:
        bad = await client.request(method, path, data=io.BytesIO(body), headers=headers)
        good = await client.post("/hook", json=message(8), headers=SECRET)

    assert (bad.status, good.status) == (status, 200)
    updates = [bench.inbox.queue.get_nowait() for _ in range(bench.inbox.queue.qsize())]
    ids = [update.update_id for update in updates if isinstance(update, Update)]
    assert ids == ([7, 8] if WORDS.encode() in body and b"poll" not in body and bad.ok else [8])
    skipped = bad.ok and 7 not in ids
    assert len(caplog.records) == skipped
    assert WORDS not in caplog.text


_CALL = b"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: s3cret\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01 hello\r\n\r\n",
        b"POST /hook HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        _CALL + b"Content-Length: abc\r\n\r\n",
        _CALL + b"Transfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        _CALL + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnone",
        _CALL + b"Content-Length: 100\r\n\r\n{",
    ],
    ids=lambda sent: str(sent[-30:]),
)
async def test_a_call_that_is_no_proper_http_leaves_no_line(
    bench: Bench, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with bench.running() as client:
        answer, call = await asyncio.open_connection("127.0.0.1", bench.port)
        call.write(sent)
        call.write_eof()
        status = (await answer.readline()).split()
        call.close()
        good = await client.post("/hook", json=message(8), headers=SECRET)

    assert status[1:2] in ([b"400"], []), "nobody is there to read the answer to a cut call"
    assert good.status == 200
    assert caplog.records == []


async def test_without_a_secret_all_that_the_proxy_lets_through_is_taken(bench: Bench) -> None:
    open_to_all = Bench(bench.port, secret="")

    async with open_to_all.running() as client:
        answer = await client.post("/hook", json=message(7))

    assert answer.status == 200


async def test_an_update_that_comes_again_is_taken_once(bench: Bench) -> None:
    async with bench.running() as client:
        for _ in range(3):
            answer = await client.post("/hook", json=message(7), headers=SECRET)
            assert answer.status == 200

    assert bench.inbox.queue.qsize() == 1


async def test_a_refusal_that_passes_is_tried_again(
    bench: Bench, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.client.hearing.pause_after", lambda *_: 0.0)
    passing = [refusal(429, retry_after=1), refusal(502), refusal(403), refusal(401), (404, b"<p>")]
    bench.script.answers["setWebhook"] = [*passing, ok(True)]
    bench.script.answers["getMe"] = [ok({"id": 1})]

    async with bench.running() as client:
        answer = await client.post("/hook", json=message(7), headers=SECRET)

    assert answer.status == 200
    assert len(bench.script.asked("setWebhook", "url")) == 6
    assert bench.hearing.reason == ""


async def test_an_address_that_telegram_refuses_ends_the_bot(bench: Bench) -> None:
    bench.script.answers["setWebhook"] = [refusal(400, "Bad Request: bad webhook: IP is reserved")]

    with pytest.raises(ConfigError, match=r"telegram\.webhook_url: .*IP is reserved"):
        await bench.deliveries.run()


async def test_a_port_that_is_taken_is_named(bench: Bench) -> None:
    async with bench.running():
        with pytest.raises(ConfigError, match=rf"telegram\.webhook_port: .*port {bench.port}"):
            await Bench(bench.port).deliveries.run()


@pytest.mark.parametrize(
    ("info", "deaf"),
    [
        ({"url": URL, "pending_update_count": 0}, False),
        ({"url": URL, "pending_update_count": 0, "last_error_message": "x"}, False),
        ({"url": URL, "pending_update_count": 3}, False),
        ({"url": URL, "pending_update_count": 3, "last_error_message": "x"}, True),
        ({"url": "", "pending_update_count": 0}, False),
        ({"url": 7}, True),
        ([], True),
    ],
    ids=str,
)
async def test_a_look_tells_whether_telegram_delivers(
    bench: Bench, info: object, deaf: bool
) -> None:
    date = {"last_error_date": 1_795_824_641}
    said = info | date if isinstance(info, dict) and "last_error_message" in info else info
    bench.script.answers["getWebhookInfo"] = [ok(said)]

    await bench.deliveries.look()

    assert bool(bench.hearing.reason) is deaf


async def test_a_webhook_that_somebody_changed_is_set_again(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.script.answers["getWebhookInfo"] = [ok({"url": "", "pending_update_count": 0})]

    await bench.deliveries.look()

    assert bench.script.asked("setWebhook", "url") == [URL]
    assert "setting it again" in caplog.text


async def test_updates_that_come_are_a_sign_of_life_whatever_failed_before(bench: Bench) -> None:
    failing = {"url": URL, "pending_update_count": 3, "last_error_message": "x"}
    bench.script.answers["getWebhookInfo"] = [ok(failing | {"last_error_date": 1_795_824_641})]

    async with bench.running() as client:
        await client.post("/hook", json=message(7), headers=SECRET)
    await bench.deliveries.look()

    assert bench.hearing.reason == ""
