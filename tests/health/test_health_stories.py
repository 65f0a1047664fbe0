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
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.__main__ import call
from bot.delivery.problems import About
from bot.errors import StoreError
from bot.offline.clock import MovableClock
from bot.store.backups import Backups
from bot.store.urls import sqlite_file
from bot.store.watch import StoreWatch
from tests.delivery.subscribers import subscriber
from tests.health.watched import Watched

D17 = date(2026, 2, 17)
Usage = namedtuple("Usage", "free")


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
)  # fmt: skip


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Watched], Awaitable[dict[str, str]]]:
    """Returns what runs ``papergram check`` at the time of the stage: what fails, and why."""

    async def look(watched: Watched) -> dict[str, str]:
        stage, backups = watched.stage, watched.stage.bot.round.backups
        assert backups is not None
        monkeypatch.setattr("bot.cli.check.utc_now", stage.clock)
        for key, value in {
            "TELEGRAM__TOKEN": stage.settings.telegram.token.get_secret_value(),
            "TELEGRAM__API_URL": stage.telegram.url,
            "DIGESTS__FOLDER": str(stage.folder),
            "STORE__URL": stage.settings.store.url,
            "STORE__BACKUP_FOLDER": str(backups.folder),
            "PUSH__TIMEZONE": "UTC",
        }.items():
            monkeypatch.setenv(f"PAPERGRAM_{key}", value)
        printed: list[str] = []
        monkeypatch.setattr("bot.cli.check.typer.echo", lambda text, **_: printed.append(text))
        await asyncio.to_thread(call, ["check", "--json"])
        return {one["about"]: one["found"] for one in json.loads(printed[0]) if not one["well"]}

    return look


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.happens.__name__)
async def test_five_places_say_the_same(
    watched: Watched,
    looked: Callable[[Watched], Awaitable[dict[str, str]]],
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
    if story.about is not About.STORE:
        for _ in range(2):
            await watched.stage.bot.round.tick()
    if story.note is not None:
        await watched.stage.bot.admin_notes.send_queued()

    failing = await looked(watched)
    logged = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    said = [line for line in logged if line.startswith(f"{story.about}: ")]
    assert len(said) == 1, "a line in the log, once"
    assert re.match(f"{story.about}: {story.reason}", said[0])
    assert await watched.problems() == {story.about}
    assert story.found in failing[story.line]
    pings = await watched.pinged(1)
    assert pings == [("/key/fail", said[0])]
    notes = watched.notes
    assert len(notes) == (0 if story.note is None else 1)
    assert all(note.startswith(story.note or "") for note in notes)


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
