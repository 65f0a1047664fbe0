"""Calls whose answer is read without the library."""

import asyncio
from contextlib import suppress

import pytest

from bot.client import raw
from bot.client.answers import Refusal, Trouble
from bot.client.raw import RawCalls
from bot.client.transport import Transport
from bot.offline.standin import StandIn


async def test_a_call_reaches_telegram_with_its_parameters(telegram: StandIn) -> None:
    transport = Transport()
    await transport.initialize()
    calls = RawCalls(transport, f"{telegram.base_url}{telegram.token}")

    taken = await calls.call("setWebhook", url="https://a.example.org/x", allowed_updates=["poll"])
    refused = await calls.call("setWebhook", url="http://a.example.org/x")
    await transport.shutdown()

    assert taken is True
    assert isinstance(refused, Refusal)
    assert refused.trouble is Trouble.INVALID
    assert telegram.calls("setWebhook")[0].params["allowed_updates"] == ["poll"]


async def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "_MORE_SECONDS", 0.0)

    ended, left = asyncio.Event(), asyncio.Event()

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not ended.is_set():
            writer.write(b" ")
            await asyncio.sleep(0.01)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        left.set()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport = Transport()
    await transport.initialize()
    answer = await RawCalls(transport, f"http://127.0.0.1:{port}/bot1:x").call("getMe", 0.05)
    await transport.shutdown()
    ended.set()
    await left.wait()
    server.close()

    assert answer == Refusal(Trouble.UNREACHABLE, "no answer in time")
