"""What is served beside the bot."""

import asyncio

import pytest

from bot.app import Papergram, run
from bot.errors import ConfigError
from bot.health.server import serving
from bot.store.sqlite import SqliteDatabase
from tests.health.watched import Watched
from tests.stage import Stage


async def test_a_bot_at_work_is_live_and_ready(watched: Watched) -> None:
    await watched.tick()

    assert await watched.get("/live") == (200, "live\n")
    assert await watched.get("/ready") == (200, "ready\n")


async def test_a_bot_that_does_not_reach_telegram_is_live_and_not_ready(watched: Watched) -> None:
    stage = watched.stage
    await stage.stop()
    stage.telegram.faults.error("getMe", code=502)
    starting = asyncio.create_task(stage.start())
    async with asyncio.timeout(10):
        while (await _status(watched, "/live")) != 200:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)

    assert await watched.get("/ready") == (503, "starting: Telegram was not reached yet\n")

    stage.telegram.faults.clear()
    await starting
    assert (await watched.get("/ready"))[0] == 200


async def _status(watched: Watched, path: str) -> int:
    try:
        return (await watched.get(path))[0]
    except OSError:
        return 0


async def test_a_scraper_that_reads_nothing_holds_nobody_up(watched: Watched) -> None:
    host, _, port = watched.stage.settings.health.listen.rpartition(":")
    writers = []
    for _ in range(20):
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        writers.append(writer)

    anna = watched.stage.telegram.person("Anna", language_code="en")
    answer = await watched.stage.answer(anna, "/help")

    assert answer.text
    assert (await watched.get("/metrics"))[0] == 200
    for writer in writers:
        writer.close()


@pytest.mark.parametrize("path", ["/", "/metrics/", "/live/x", "/../etc/passwd"])
async def test_nothing_else_is_there(watched: Watched, path: str) -> None:
    assert (await watched.get(path))[0] == 404


async def test_figures_that_take_too_long_are_given_up(
    unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.health.server._PATIENCE", 0.05)

    async def endless(_accept: str) -> tuple[bytes, str]:
        await asyncio.sleep(60)
        raise AssertionError

    async with serving(f"127.0.0.1:{unused_tcp_port}", lambda: None, endless):
        reader, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
        writer.write(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
        line = await reader.readline()
        writer.close()

    assert line.split()[1] == b"503"


async def test_a_port_that_is_taken_is_one_line(watched: Watched) -> None:
    stage: Stage = watched.stage
    second = Papergram(stage.settings, stage.store)

    with pytest.raises(ConfigError, match=r"^health\.listen: cannot listen at 127\.0\.0\.1:"):
        async with second:
            pass


async def test_a_process_that_stands_by_is_live_and_not_ready(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    await watched.stage.stop()

    async def another_works(_store: SqliteDatabase, _seconds: float) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(SqliteDatabase, "work_alone", another_works)
    standing_by = asyncio.create_task(run(watched.stage.settings))
    async with asyncio.timeout(10):
        while (await _status(watched, "/live")) != 200:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)

    assert await watched.get("/ready") == (503, "stands by: another process works\n")
    assert (await watched.metrics())["papergram_working"] == 0

    standing_by.cancel()
    await standing_by
    assert await _status(watched, "/live") == 0
