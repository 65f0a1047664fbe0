"""The whole bot feeds itself: from the lists to what readers get, over days with a weekend."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.config import Feed, Llm, PushSettings
from bot.offline.clock import MovableClock
from bot.offline.sources import Fault, Sources
from bot.offline.stage import NEVER, Stage, isolated_settings, set_stage
from bot.offline.standin import Message, Person
from bot.offline.standin.changes import PATIENCE
from bot.papers import State
from bot.texts.catalogue import say_in
from tests.fed import feed_settings, llm_settings, moving, serving
from tests.stage import NO_LIMITS

FRIDAY = datetime(2026, 2, 13, 12, tzinfo=UTC)
ADMIN = 700
MOMENTS = (time(0, 31), time(0, 46), time(1), time(3, 30), time(12), time(20))
"""When the clock stops on each day, in UTC; pushes come at nine in Shanghai, which is one."""


@contextlib.asynccontextmanager
async def fed_stage(
    place: Path,
    sources: Sources,
    llm: Llm | None = None,
    admins: tuple[int, ...] = (),
    feed: Feed | None = None,
) -> AsyncIterator[Stage]:
    """Runs a bot that feeds itself from the stand-ins; time passes as the test says."""
    assert isinstance(sources.clock, MovableClock)
    settings = isolated_settings(
        PushSettings(),
        language="zh",
        feed=feed or feed_settings(sources, look_back=3),
        llm=llm or llm_settings(sources),
        admins=admins,
    )
    async with set_stage(
        settings, place=place, clock=sources.clock, limits=NO_LIMITS, keep_calls=None
    ) as stage:
        stage.tick_seconds = NEVER
        stage.feed_pacing = moving(sources.clock)
        await stage.start()
        yield stage
    assert stage.telegram.violations == []


async def _go_on(stage: Stage, until: datetime) -> None:
    """Lets time pass, with all that the bot does by itself at each moment."""
    day = stage.clock().date()
    while day <= until.date():
        for hour in MOMENTS:
            moment = datetime.combine(day, hour, UTC)
            if stage.clock() <= moment <= until:
                stage.clock.advance_to(moment)
                await stage.feed()
                await stage.settle()
        day += timedelta(days=1)


def _digests(stage: Stage, reader: Person, since: int) -> list[Message]:
    """Returns the digests that a reader got after their first messages, each by its first part."""
    return [
        message
        for message in stage.telegram.sent(reader)
        if message.id > since and message.text.startswith("📄")
    ]


async def test_three_days_with_a_weekend_reach_readers_in_their_own_language(
    tmp_path: Path,
) -> None:
    clock = MovableClock(FRIDAY, frozen=True)
    async with serving(clock, papers=3) as sources, fed_stage(tmp_path, sources) as stage:
        readers = {"zh": stage.telegram.person("小明"), "en": stage.telegram.person("Ann")}
        last = {}
        for code, reader in readers.items():
            await stage.answer(reader, "/start")
            await stage.answer(reader, "/settings zone Asia/Shanghai")
            last[code] = (await stage.answer(reader, f"/settings language {code}")).id
        await _go_on(stage, datetime(2026, 2, 14, 23, tzinfo=UTC))
        status = await stage.answer(readers["en"], "/status")
        await _go_on(stage, datetime(2026, 2, 18, 4, tzinfo=UTC))
        counts = stage.store.ledger.counts()

        days = ["2026-02-13", "2026-02-16", "2026-02-17"]
        for code, reader in readers.items():
            got = [one.text.partition("\n")[0] for one in _digests(stage, reader, last[code])]
            say, dates = say_in(code), map(date.fromisoformat, days)
            assert got == [say("overview-title", date=day, count=3) for day in dates], code
        papers = {day: sources.hub.papers_of(date.fromisoformat(day)) for day in days}
        english = "\n".join(one.text for one in stage.telegram.sent(readers["en"]))
        chinese = "\n".join(one.text for one in stage.telegram.sent(readers["zh"]))
        for paper in (one for day in days for one in papers[day]):
            assert paper.readings["en"][1] in english
            assert paper.readings["zh"][1] in chinese
            assert paper.readings["en"][1] not in chinese
            assert sources.model.read[paper.id] == 2
        assert "No new papers come out on weekends." in status.text
        assert counts[State.SENT] == sum(counts.values())
        feeder = stage.bot.round.feeder
        assert feeder is not None
        assert feeder.figures().tokens == sources.model.tokens
        assert sources.arxiv.too_soon == 0


async def test_a_running_bot_feeds_by_itself(tmp_path: Path) -> None:
    clock = MovableClock(datetime(2026, 2, 14, 0, 46, tzinfo=UTC), frozen=True)
    async with serving(clock, papers=1) as sources, fed_stage(tmp_path, sources) as stage:
        async with asyncio.timeout(PATIENCE):
            while not stage.store.feedings.get(FRIDAY.date()).written_at:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await stage.scan()

        assert stage.store.papers.newest_day() == FRIDAY.date()
        assert set(sources.model.read.values()) == {2}


async def test_administrators_are_told_once_that_the_key_is_refused(tmp_path: Path) -> None:
    clock = MovableClock(FRIDAY, frozen=True)
    async with serving(clock, papers=1) as sources:
        sources.model.key = "sk-right"
        wrong = llm_settings(sources, key="sk-wrong")
        async with fed_stage(tmp_path, sources, wrong, (ADMIN,)) as stage:
            boss = stage.telegram.person("Boss", language_code="en", user_id=ADMIN)
            await stage.answer(boss, "/start")
            await stage.answer(boss, "/settings language en")
            await _go_on(stage, FRIDAY + timedelta(hours=20))
            told = [one.text for one in stage.telegram.sent(boss) if "The feed needs" in one.text]

        assert len(told) == 1
        assert "HTTP 401" in told[0]
        assert "llm.key" in told[0]
        assert "sk-" not in told[0]


async def test_administrators_see_and_move_the_feed(tmp_path: Path) -> None:
    clock = MovableClock(FRIDAY, frozen=True)
    async with serving(clock, papers=2) as sources:
        async with fed_stage(tmp_path, sources, admins=(ADMIN,)) as stage:
            boss = stage.telegram.person("Boss", language_code="en", user_id=ADMIN)
            await stage.answer(boss, "/start")
            await stage.feed()
            reloaded = await stage.answer(boss, "/reload")
            await _go_on(stage, FRIDAY + timedelta(hours=14))
            stats = await stage.answer(boss, "/stats")

        assert "The papers of the last days are being fetched now." in reloaded.text
        assert "13 February 2026: 2 of 2 papers are read; the report comes at" in reloaded.text
        assert "Feed: 13 February 2026, 2 papers in the report, 0 of them" in stats.text
        assert f"{sources.model.tokens:,}" in stats.text


async def test_a_quiet_day_says_how_far_the_feed_is(tmp_path: Path) -> None:
    clock = MovableClock(FRIDAY, frozen=True)
    async with serving(clock, papers=2) as sources:
        sources.model.always = Fault.BROKEN
        waits = feed_settings(sources, look_back=3, without_llm="nothing")
        async with fed_stage(tmp_path, sources, feed=waits) as stage:
            ann = stage.telegram.person("Ann")
            await stage.answer(ann, "/start")
            await stage.answer(ann, "/settings zone Asia/Shanghai")
            await stage.answer(ann, "/settings language en")
            await _go_on(stage, FRIDAY + timedelta(hours=18))
            notes = [one.text for one in stage.telegram.sent(ann) if "0 of 2 papers" in one.text]

        assert len(notes) == 1
        assert "the report comes as soon as possible" in notes[0]
