"""Pings as healthchecks and Uptime Kuma take them."""

import asyncio
from contextlib import suppress

import pytest

from bot.health.pings import Call, Pings, make_call
from tests.health.watcher import watching

HC = "https://hc-ping.com/0b5a-key"
KUMA = "https://kuma.example.org/api/push/KEY?status=up&msg=OK&ping="


@pytest.mark.parametrize(
    ("url", "fault", "call"),
    [
        (HC, "", Call(HC)),
        (HC, "disk: full", Call(f"{HC}/fail", "disk: full")),
        (f"{HC}/", "disk: full", Call(f"{HC}/fail", "disk: full")),
        (f"{HC}?rid=7", "late:\nno\tword", Call(f"{HC}/fail?rid=7", "late: no word")),
        (KUMA, "", Call(KUMA)),
        (KUMA, "a & b", Call(KUMA.replace("up", "down", 1).replace("OK", "a+%26+b"))),
        (KUMA.partition("?")[0], "", Call(KUMA.removesuffix("&ping="))),
        (HC, "x" * 1000, Call(f"{HC}/fail", "x" * 500)),
    ],
)
def test_a_ping_has_the_form_of_its_watcher(url: str, fault: str, call: Call) -> None:
    assert make_call(url, fault) == call


async def test_pings_come_in_order_and_again_after_a_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with watching() as watcher:
        watcher.statuses = [503]
        pings = Pings(f"{watcher.url}/key", pause=0.0)
        running = asyncio.create_task(pings.run())
        for fault in ("disk: full", ""):
            pings.ping(fault)
        async with asyncio.timeout(10):
            while len(watcher.pings) < 3:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.01)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    assert watcher.pings == [("/key/fail", "disk: full"), ("/key/fail", "disk: full"), ("/key", "")]
    assert caplog.text == ""


async def test_what_is_said_at_the_end_is_still_told() -> None:
    async with watching() as watcher:
        pings = Pings(f"{watcher.url}/key")
        running = asyncio.create_task(pings.run())
        await asyncio.sleep(0)
        pings.ping("store: lost")
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    assert watcher.pings == [("/key/fail", "store: lost")]


async def test_a_watcher_that_is_away_costs_a_line_without_its_address(
    caplog: pytest.LogCaptureFixture, unused_tcp_port: int
) -> None:
    pings = Pings(f"http://127.0.0.1:{unused_tcp_port}/secretkey", pause=0.0)
    running = asyncio.create_task(pings.run())
    pings.ping("")
    async with asyncio.timeout(10):
        while not caplog.records:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running

    assert [one.message for one in caplog.records] == [
        "health.ping_url does not take a ping: no connection to 127.0.0.1"
    ]
