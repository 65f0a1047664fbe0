"""The stage that the demo, the rehearsal and the tests share."""

import asyncio
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.config import PushSettings
from bot.offline.clock import MovableClock
from bot.offline.stage import isolated_settings, set_stage
from bot.papers import State
from tests.stage import NO_LIMITS, NOON, Stage, day_of


async def test_unless_told_otherwise_a_report_is_pushed_as_soon_as_it_arrives() -> None:
    clock = MovableClock(NOON, frozen=True)
    async with set_stage(clock=clock, limits=NO_LIMITS) as stage:
        await stage.start()
        reader = stage.telegram.person("You")
        said = await stage.answer(reader, "/subscribe")

        await stage.digest_arrives(NOON.date())

        pushed = await stage.telegram.wait_for_message(reader, after=said)
        assert day_of(pushed.text) == "2026-02-16"


async def test_the_push_comes_when_the_clock_is_moved_to_its_hour() -> None:
    settings = isolated_settings(PushSettings(time=time(15), timezone="UTC"))
    clock = MovableClock(NOON, frozen=True)
    async with set_stage(settings, clock=clock, limits=NO_LIMITS) as stage:
        stage.drop_seeds()
        await stage.start()
        reader = stage.telegram.person("You")
        greeting = await stage.answer(reader, "/subscribe")
        await stage.settle()
        await stage.digest_arrives(date(2026, 2, 17))
        await stage.settle()
        before = stage.telegram.sent(reader)

        await stage.advance_to(datetime(2026, 2, 17, 15, tzinfo=UTC))

        pushed = await stage.telegram.wait_for_message(reader, after=before[-1])
        assert greeting in before
        assert day_of(pushed.text) == "2026-02-17"


async def test_neither_a_file_nor_the_environment_reaches_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('chat.language = "zh"\n', encoding="utf-8")
    monkeypatch.setenv("PAPERGRAM_PUSH__RATE", "3")
    monkeypatch.setenv("PAPERGRAM_STORE__URL", "sqlite:///elsewhere.db")

    async with set_stage() as stage:
        assert stage.settings.chat.language == "en"
        assert stage.settings.push.rate == PushSettings().rate
        assert stage.settings.store.url == f"sqlite:///{stage.folder.parent}/papergram.db"
        assert stage.settings.telegram.api_url == stage.telegram.url


async def test_a_given_place_keeps_its_files_and_a_temporary_one_goes(tmp_path: Path) -> None:
    async with set_stage(place=tmp_path) as kept, set_stage() as gone:
        kept.drop_seeds()
        gone.drop_seeds()
        assert list(gone.folder.iterdir())

    assert list(kept.folder.iterdir())
    assert not gone.folder.parent.exists()


async def test_the_bot_may_stop_and_start_over_the_same_store(stage: Stage) -> None:
    reader = stage.telegram.person("Anna")
    await stage.answer(reader, "/subscribe")
    await stage.settle()

    await stage.stop()
    await stage.start()

    counts = stage.store.ledger.counts()
    assert counts[State.SENT] == sum(counts.values()) > 0
    assert stage.store.subscriptions.counts() == (1, 0)


async def test_a_push_that_comes_meanwhile_is_no_answer(stage: Stage) -> None:
    reader = stage.telegram.person("Anna")
    await stage.answer(reader, "/subscribe")
    await stage.settle()
    lost = stage.telegram.faults.drop("sendMessage", processed=False, times=1)

    answering = asyncio.create_task(stage.answer(reader, "/help"))
    await stage.telegram.wait(lambda: lost.struck)
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()

    assert (await answering).text.startswith("Send words")
    assert any(day_of(one.text) == "2026-02-17" for one in stage.telegram.sent(reader))


async def test_the_rest_of_an_earlier_answer_is_no_answer(stage: Stage) -> None:
    reader = stage.telegram.person("Anna")
    reader.say("/today")

    assert (await stage.answer(reader, "/help")).text.startswith("Send words")


async def test_a_bot_that_says_nothing_is_not_awaited_for_ever(stage: Stage) -> None:
    reader = stage.telegram.person("Anna")
    stage.telegram.faults.hang(3, "sendMessage", processed=False)

    with pytest.raises(TimeoutError):
        await stage.answer(reader, "/help", within=0.2)
    stage.telegram.faults.clear()
