"""What goes wrong, as those who run the bot see it: five places that say the same true thing.

Each story does to a bot at work what may happen to one. Then the log, the metrics, ``papergram
check``, the note to the administrator and the watcher are asked.
"""

import asyncio
import contextlib
import json
import re
import shutil
import time
from collections import namedtuple
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.__main__ import call
from bot.app import run
from bot.clock import utc_now
from bot.delivery.problems import About
from bot.errors import StoreError
from bot.health.looks import Look
from bot.offline.clock import MovableClock
from bot.offline.sources import Fault
from bot.store.backups import Backups
from bot.store.urls import sqlite_file
from bot.store.watch import StoreWatch
from tests.delivery.subscribers import subscriber
from tests.fed import feed_settings, llm_settings, moving, serving
from tests.health.watched import Watched

D17 = date(2026, 2, 17)
Usage = namedtuple("Usage", "free")
Looked = Callable[[Watched], Awaitable[Mapping[str, Look]]]
"""Runs ``papergram check``; returns its lines by what they are about."""


async def _silence(watched: Watched) -> None:
    """Four minutes pass in which the bot hears nothing."""
    hearing = watched.stage.bot.connection.hearing
    watched.stage.telegram.person("Anna").say("hello")  # ends the poll that waits
    async with asyncio.timeout(30):
        while not hearing.reason:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)
    now = hearing.clock()
    hearing.clock = lambda: now + 240
    await watched.stage.bot.round.tick()


async def token_revoked(watched: Watched) -> None:
    watched.stage.telegram.world.token = "1:another"
    await _silence(watched)


async def webhook_of_somebody_else(watched: Watched) -> None:
    await watched.stage.telegram.api.call("setWebhook", {"url": "https://x.example.org/hook"})
    await _silence(watched)
    await watched.tick()


async def disk_nearly_full(watched: Watched) -> None:
    await watched.tick()


async def folder_gone(watched: Watched) -> None:
    watched.stage.folder.rename(watched.stage.folder.with_name("elsewhere"))
    for _ in range(3):
        await watched.stage.scan()


async def report_refused(watched: Watched) -> None:
    (watched.stage.folder / "notes.md").write_text("# Notes\n\nnothing\n", encoding="utf-8")
    for _ in range(3):
        await watched.stage.scan()


async def clock_wrong(watched: Watched) -> None:
    telegram = watched.stage.telegram
    telegram.world.clock = MovableClock(watched.stage.clock.now - timedelta(minutes=5), frozen=True)
    anna = telegram.person("Anna")
    async with asyncio.timeout(60):
        while not watched.stage.bot.connection.skew.ahead:  # each answer to a poll has the time
            anna.say("hello")
            await asyncio.sleep(0.2)


async def push_refused(watched: Watched) -> None:
    anna = await subscriber(watched.stage)
    watched.stage.telegram.faults.error(
        "sendMessage", anna.id, code=400, description="Bad Request: nonsense"
    )
    watched.stage.clock.advance(days=1)
    await watched.stage.digest_arrives(D17)
    await watched.stage.settle()


async def push_stands_still(watched: Watched) -> None:
    stage = watched.stage
    anna = await subscriber(stage)
    fault = stage.telegram.faults.error("sendMessage", anna.id, code=502)
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.telegram.wait(lambda: fault.struck > 0)
    stage.clock.advance(minutes=20)
    progress = stage.bot.push.progress
    before = progress.steady
    progress.steady = lambda: before() + 1200


async def report_late(watched: Watched) -> None:
    stage = watched.stage
    for day in range(10):
        stage.clock.advance(days=1)
        await stage.digest_arrives(D17 + timedelta(days=day))
    stage.clock.advance(days=1, hours=3)


async def backup_fails(watched: Watched) -> None:
    stage = watched.stage
    place = stage.folder.with_name("no folder")
    place.write_text("no folder", encoding="utf-8")
    stage.bot.round.backups = Backups(stage.store.database, place, keep=7)
    stage.bot.round.steady = lambda: time.monotonic() + 7200
    await stage.bot.round.tick()
    await stage.bot.round.stop()


async def store_lost(watched: Watched) -> None:
    stage = watched.stage
    ending = asyncio.create_task(stage.bot.end(StoreWatch(stage.store.database)))
    await asyncio.sleep(0)
    with sqlite_file(stage.settings.store.url).open("r+b") as file:
        file.write(b"no database any more" * 10)
    with contextlib.suppress(StoreError):
        await ending


async def model_out_of_quota(watched: Watched) -> None:
    stage = watched.stage
    sources = await watched.around.enter_async_context(serving(stage.clock))
    sources.model.always = Fault.QUOTA
    feed, llm = feed_settings(sources), llm_settings(sources)
    watched.environment |= {
        "FEED__ENABLED": "true",
        "FEED__HF_URL": feed.hf_url,
        "LLM__URL": llm.url,
        "LLM__MODEL": llm.model,
    }
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"feed": feed, "llm": llm})
    stage.feed_pacing = moving(stage.clock)
    await stage.start()
    await stage.feed()
    stage.clock.advance(hours=13)  # the report comes, made from the abstracts
    await stage.feed()


async def database_away(watched: Watched) -> None:
    server, work = watched.server, watched.stage.bot.round
    assert server is not None
    work.patience = 0.1
    await work.stop()  # its backup is made
    server.stop()
    ticking = asyncio.create_task(work.tick())

    async def come_back() -> None:
        server.start()
        await ticking

    watched.around.push_async_callback(come_back)
    async with asyncio.timeout(30):
        while About.DATABASE not in work.admin_notes.problems.reasons:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@dataclass(frozen=True)
class Story:
    """What happens, and what each place says of it then."""

    happens: Callable[[Watched], Awaitable[None]]
    about: About
    reason: str
    """A pattern for what log and watcher say."""
    line: str
    """What ``papergram check`` looked at."""
    found: str
    """What it says."""
    note: str | None
    """How the note begins; ``None`` when Telegram takes none."""
    on_server: bool = False
    """Whether it is about a store on a server."""


STORIES = (
    Story(
        token_revoked, About.UPDATES, "nothing has come in .* for 3 minutes: Unauthorized",
        "token", "Telegram does not know it", None,
    ),
    Story(
        webhook_of_somebody_else, About.UPDATES, "nothing has come in .*: Conflict: .* webhook",
        "webhook", "Telegram has one, though none is configured",
        "⚠️ No messages have come in from Telegram for 3 minutes: Conflict",
    ),
    Story(
        disk_nearly_full, About.DISK, "only 50 MB is free where the store is",
        "disk", "only 50 MB is free", "⚠️ Only 50 MB of disk space are left",
    ),
    Story(
        folder_gone, About.FOLDER, ".*digests: no such file or directory",
        "folder", "No such file or directory; create it",
        "⚠️ The folder of the reports cannot be read: no such file",
    ),
    Story(
        report_refused, About.REPORTS, "refused notes.md: no paper found",
        "reports", "refused notes.md:1: no paper found", "⚠️ A report was refused: notes.md:1",
    ),
    Story(
        clock_wrong, About.CLOCK, "this machine's clock is (300|299|301) s ahead of Telegram's",
        "clock", " s ahead of Telegram's", "⚠️ The clock of the bot's machine differs",
    ),
    Story(
        push_refused, About.PUSH, "of 2026-02-17, 2 of 2 messages were not delivered: .*onsense",
        "push", "of 2026-02-17, 2 of 2 messages were not delivered",
        "⚠️ Report of 17 February 2026: 2 of 2 messages were not delivered",
    ),
    Story(
        push_stands_still, About.WAITING, "messages are due, and none has got through for 15 min",
        "push", "none has got through for 15 min", "⚠️ Messages are due, but none has got through",
    ),
    Story(
        report_late, About.LATE, r"no report today; it usually arrives at about 12:00 \(UTC\)",
        "late", "none today; it usually arrives at about 12:00 (UTC)",
        "⚠️ No report yet today. It usually arrives at about 12:00",
    ),
    Story(
        backup_fails, About.BACKUP, ".*papergram-2026-02-16.db: ",
        "backup", "none in ", "⚠️ The store could not be backed up",
    ),
    Story(
        store_lost, About.STORE, ".*papergram.db is no database any more",
        "store", "is damaged", "⛔ ",
    ),
    Story(
        model_out_of_quota, About.FEED, "the model: HTTP 429: You exceeded your current quota",
        "feed, model", "the model: HTTP 429: You exceeded your current quota",
        "⚠️ The feed needs you: the model: HTTP 429: You exceeded",
    ),
    Story(
        database_away, About.DATABASE, "the database does not answer",
        "store", "the database does not answer: ", "⚠️ 数据库暂时无法写入：the database does not",
        on_server=True,
    ),
)  # fmt: skip


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Looked:
    """Returns what runs ``papergram check`` at the time of the stage."""

    async def look(watched: Watched) -> Mapping[str, Look]:
        stage, backups = watched.stage, watched.stage.bot.round.backups
        assert backups is not None
        monkeypatch.setattr("bot.cli.check.utc_now", stage.clock)
        for key, value in {
            "TELEGRAM__TOKEN": stage.settings.telegram.token.get_secret_value(),
            "TELEGRAM__API_URL": stage.telegram.url,
            "DIGESTS__FOLDER": str(stage.folder),
            "STORE__URL": stage.settings.store.url,
            "STORE__BACKUP_FOLDER": str(backups.folder),
            "STORE__TIMEOUT_SECONDS": "1",
            "PUSH__TIMEZONE": "UTC",
            **watched.environment,
        }.items():
            monkeypatch.setenv(f"PAPERGRAM_{key}", value)
        printed: list[str] = []
        monkeypatch.setattr("bot.cli.check.typer.echo", lambda text, **_: printed.append(text))
        await asyncio.to_thread(call, ["check", "--json"])
        return {one["about"]: Look(**one) for one in json.loads(printed[0])}

    return look


@pytest.mark.parametrize(
    ("story", "watched"),
    [(story, story.on_server) for story in STORIES],
    indirect=["watched"],
    ids=[story.happens.__name__ for story in STORIES],
)
async def test_five_places_say_the_same(
    watched: Watched,
    looked: Looked,
    story: Story,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    await watched.tick()
    assert await watched.problems() == set()
    if story.happens is disk_nearly_full:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(50 << 20))

    await story.happens(watched)
    if story.about not in (About.STORE, About.DATABASE):
        for _ in range(2):
            await watched.stage.bot.round.tick()
    if story.note is not None:
        await watched.stage.bot.admin_notes.send_queued()

    line = (await looked(watched))[story.line]
    logged = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    said = [line for line in logged if line.startswith(f"{story.about}: ")]
    assert len(said) == 1, "a line in the log, once"
    assert re.match(f"{story.about}: {story.reason}", said[0])
    assert await watched.problems() == {story.about}
    assert not line.well
    assert story.found in line.found
    pings = await watched.pinged(1)
    assert pings == [("/key/fail", said[0])]
    notes = watched.notes
    assert len(notes) == (0 if story.note is None else 1)
    assert all(note.startswith(story.note or "") for note in notes)


@pytest.mark.parametrize("watched", [True], indirect=True, ids=["on a server"])
async def test_a_standby_that_takes_over_says_so_and_that_all_is_well(
    watched: Watched, looked: Looked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    stage = watched.stage
    await stage.stop()
    with stage.open_store() as first:
        await first.database.work_alone(lease=60)
        second = asyncio.create_task(run(stage.settings))
        assert await watched.ready() == "stands by: another process works"
        async with asyncio.timeout(10):
            while "this one stands by" not in caplog.text:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.01)
        before = await watched.metrics()
    assert await watched.ready() == "ready"
    async with asyncio.timeout(10):
        while not watched.notes:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)

    after = await watched.metrics()
    stage.clock.advance_to(utc_now())
    line = (await looked(watched))["takeover"]
    second.cancel()
    await second

    names = ("papergram_working", "papergram_takeovers_total")
    assert [[figures[name] for name in names] for figures in (before, after)] == [[0, 0], [1, 1]]
    assert caplog.text.count("this process has taken over") == 1
    assert line == Look(True, "takeover", "once today a process that stood by took over")
    assert len(watched.notes) == 1
    assert watched.notes[0].startswith("🔁 The process on ")
    assert watched.watcher.pings == [], "nothing is wrong"


@pytest.mark.parametrize("watched", [True], indirect=True, ids=["on a server"])
async def test_a_database_that_comes_back_is_said_once(watched: Watched) -> None:
    await database_away(watched)
    await watched.around.aclose()
    await watched.tick()

    assert await watched.problems() == set()
    assert watched.notes[-1] == "✅ The store can be written to again."
    assert len(watched.notes) == 2


async def test_a_push_that_goes_well_is_told_to_the_watcher_alone(watched: Watched) -> None:
    await subscriber(watched.stage)
    await watched.tick()
    watched.stage.clock.advance(days=1)

    await watched.stage.digest_arrives(D17)
    await watched.stage.settle()
    await watched.tick()

    assert await watched.pinged(1) == [("/key", "")]
    assert await watched.problems() == set()
    assert watched.notes == []


async def test_what_is_over_is_said_once(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    away = watched.stage.folder.with_name("elsewhere")
    watched.stage.folder.rename(away)
    await watched.stage.scan()
    away.rename(watched.stage.folder)
    for _ in range(2):
        await watched.stage.scan()
    await watched.tick()

    assert await watched.problems() == set()
    assert [one.message for one in caplog.records].count("folder: well again") == 1
    assert watched.notes[-1] == "✅ The folder of the reports can be read again."
    assert len(watched.notes) == 2


async def test_a_day_without_a_report_is_no_push_that_goes_well(watched: Watched) -> None:
    """Though a quiet day is explained, and who comes back gets the last report."""
    stage = watched.stage
    anna = await subscriber(stage)
    await watched.tick()
    stage.clock.advance(days=1, hours=2)
    await stage.settle()
    anna.block()
    anna.unblock()
    await watched.tick()

    assert len(stage.telegram.sent(anna)) > 3, "the quiet day is explained"
    assert watched.watcher.pings == []


async def test_what_the_feed_needs_is_said_until_a_report_comes(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    stage = watched.stage
    for reason in ("the model: HTTP 429, quota", "the model: HTTP 429, quota", "no list"):
        stage.bot.admin_notes.feed_stuck(reason, stage.clock.now)
    await watched.tick()

    assert await watched.problems() == {"feed"}
    assert await watched.pinged(1) == [("/key/fail", "feed: the model: HTTP 429, quota")]
    logged = [one.message for one in caplog.records if one.message.startswith("feed: ")]
    assert logged == ["feed: the model: HTTP 429, quota", "feed: no list"]
    assert len(watched.notes) == 2

    await stage.digest_arrives(D17)
    assert await watched.problems() == set()


async def test_what_the_feed_needs_is_said_again_when_it_comes_back(watched: Watched) -> None:
    stage = watched.stage
    notes = []
    for days in (0, 1, 0, 1, 2, 0):
        stage.clock.advance(days=days)
        stage.bot.admin_notes.feed_stuck("no list", stage.clock.now)
        await watched.tick()
        notes.append(sum("no list" in note for note in watched.notes))

    assert notes == [1, 1, 1, 1, 2, 2]
