"""A feed's days: what is looked at, read and written when, and that nothing is done twice."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.feed.feeder import Order
from bot.feed.report_file import Writing
from bot.feed.scanner import Scanner
from bot.offline.sources import Fault, Form, Page, Reply, Sources
from tests.fed import (
    CLOSED,
    FRIDAY,
    MONDAY,
    NOON,
    Fed,
    feed_settings,
    feeding,
    llm_settings,
    serving,
)
from tests.stage import SEEDS

SATURDAY, SUNDAY = date(2026, 2, 14), date(2026, 2, 15)


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    async with serving() as sources:
        yield sources


@pytest.fixture
async def fed(tmp_path: Path, sources: Sources) -> AsyncIterator[Fed]:
    async with feeding(tmp_path, sources) as fed:
        yield fed


async def test_papers_are_read_as_they_appear_and_written_once_when_the_day_is_over(
    fed: Fed,
) -> None:
    await fed.at(NOON)
    read_by_noon = dict(fed.sources.model.read)
    files_by_noon = list(fed.folder.iterdir())
    await fed.at(CLOSED)

    assert len(read_by_noon) == 3
    assert files_by_noon == []
    assert [paper.id for paper in fed.digest().papers] == [
        paper.id for paper in sorted(fed.papers(), key=lambda paper: -paper.votes)
    ]
    assert fed.digest().problems == ()
    assert sorted(path.name for path in fed.folder.iterdir()) == [
        "2026-02-16.en.md",
        "2026-02-16.md",
    ]


async def test_a_report_says_what_the_model_read_in_each_language(fed: Fed) -> None:
    await fed.at(CLOSED)

    for language in ("zh", "en"):
        for paper in fed.digest(language=language).papers:
            (own,) = (one for one in fed.papers() if one.id == paper.id)
            assert paper.read_from == "HTML"
            assert own.readings[language][1] == paper.contribution
            assert str(own.score) in paper.results


async def test_a_second_pass_asks_for_nothing_and_leaves_the_file(fed: Fed) -> None:
    await fed.at(CLOSED)
    before, asked = fed.report(), len(fed.sources.asked)
    await fed.at(CLOSED)

    assert fed.report() == before
    assert len(fed.sources.asked) == asked


async def test_a_day_that_is_asked_for_again_leaves_the_file_as_it_is(fed: Fed) -> None:
    await fed.at(CLOSED)
    before, read = fed.report(), dict(fed.sources.model.read)
    fed.sources.hub.counts[MONDAY] = 3  # the votes have moved meanwhile
    await fed.feeder.feed(Order((MONDAY,)))

    assert fed.report() == before
    assert fed.sources.model.read == read
    assert fed.steps[-1].files[0].outcome is Writing.SAME


async def test_an_early_report_gets_later_papers_at_its_end(
    tmp_path: Path, sources: Sources
) -> None:
    sources.hub.counts[MONDAY] = 9
    early = feed_settings(sources, publish="09:00")
    async with feeding(tmp_path, sources, early) as fed:
        fed.clock.now = datetime(2026, 2, 16, 9, 1, tzinfo=UTC)
        await fed.at(fed.clock.now)
        first = [paper.id for paper in fed.digest().papers]
        entries = fed.report().decode().split("=" * 60)
        await fed.at(CLOSED + timedelta(hours=1))
        last = [paper.id for paper in fed.digest().papers]

        assert len(first) == 8
        assert last[:8] == first
        assert len(last) == 9
        assert [text.strip() for text in fed.report().decode().split("=" * 60)][:9] == [
            text.strip() for text in entries
        ]


async def test_a_weekend_is_no_fault_and_has_no_report(fed: Fed) -> None:
    fed.clock.now = datetime(2026, 2, 14, 12, tzinfo=UTC)
    for hours in range(0, 48, 6):
        await fed.at(datetime(2026, 2, 14, 12, tzinfo=UTC) + timedelta(hours=hours))

    assert fed.troubles == []
    assert [path.name for path in fed.folder.iterdir() if "02-14" in path.name] == []
    assert [one.prospect.value for one in fed.feeder.outlooks() if one.day == SUNDAY] == ["weekend"]


async def test_a_day_that_is_not_open_yet_is_no_fault(fed: Fed) -> None:
    fed.sources.fail(
        "hf",
        Reply(400, '{"error": "✖ \\"date\\" must be less than or equal to \\"2026-02-15\\""}'),
        times=2,
    )
    await fed.at(NOON)

    assert fed.troubles == []
    assert {step.message for step in fed.steps} == {""}


async def test_days_that_were_missed_are_made_up_for(tmp_path: Path, sources: Sources) -> None:
    async with feeding(tmp_path, sources, feed_settings(sources, look_back=3)) as fed:
        await fed.at(NOON)

        assert [paper.id for paper in fed.digest(FRIDAY).papers] != []
        assert not fed.feeder.writer.path_of(MONDAY, "zh").exists()


async def test_a_list_that_does_not_come_is_asked_for_again(fed: Fed) -> None:
    fed.sources.fail("hf", Reply(503, "upstream"), times=6)
    await fed.at(NOON)
    await fed.at(CLOSED)

    assert "HTTP 503" in fed.steps[0].message
    assert len(fed.digest().papers) == 3


async def test_a_bad_element_of_a_list_costs_no_other_paper(fed: Fed) -> None:
    fed.sources.hub.awkward = True
    await fed.at(CLOSED)

    assert len(fed.digest().papers) == 3


async def test_a_throttled_arxiv_is_left_alone_and_the_papers_come_from_their_abstracts(
    fed: Fed,
) -> None:
    fed.sources.fail("arxiv", Reply(403, "Forbidden"))
    await fed.at(NOON + timedelta(hours=10))
    await fed.at(CLOSED)
    await fed.at(CLOSED + timedelta(minutes=30))

    assert sum(fed.pages_fetched().values()) == 1
    english = fed.digest(language="en").papers
    assert {paper.read_from for paper in english} == {"ArXiv Abs"}
    assert all("We propose" in paper.contribution or paper.contribution for paper in english)


async def test_a_paper_that_was_read_too_late_corrects_the_report(fed: Fed) -> None:
    fed.sources.fail("arxiv", Reply(503, "upstream"), times=99)
    await fed.at(NOON)
    await fed.at(CLOSED)
    await fed.at(CLOSED + timedelta(minutes=30))
    before = fed.digest(language="en").papers
    fed.sources.faults.clear()
    for hours in range(1, 12):
        await fed.at(CLOSED + timedelta(hours=hours))

    assert {paper.read_from for paper in before} == {"ArXiv Abs"}
    assert {paper.read_from for paper in fed.digest().papers} == {"HTML"}
    assert [paper.id for paper in fed.digest().papers] == [paper.id for paper in before]


async def test_a_refused_key_stops_the_model_and_is_told_once_a_day(
    tmp_path: Path, sources: Sources
) -> None:
    sources.model.key = "sk-right"
    wrong = llm_settings(sources, key="sk-wrong")
    async with feeding(tmp_path, sources, llm=wrong) as fed:
        await fed.at(NOON)
        await fed.at(CLOSED)
        await fed.at(CLOSED + timedelta(hours=1))

        assert len(fed.troubles) == 2
        assert "HTTP 401" in fed.troubles[0]
        assert "sk-wrong" not in fed.troubles[0]
        assert sources.counts()["model/v1/chat/completions"] == 2
        assert {paper.read_from for paper in fed.digest(language="en").papers} == {"ArXiv Abs"}


async def test_a_spent_quota_stops_the_model_until_somebody_wakes_the_feed(fed: Fed) -> None:
    first = min(fed.papers(), key=lambda paper: -paper.votes)
    fed.sources.model.say(first.id, Fault.QUOTA)
    await fed.at(NOON)
    asked = fed.sources.counts()["model/v1/chat/completions"]
    fed.feeder.wake()
    await fed.at(NOON + timedelta(minutes=1))

    assert asked == 1
    assert len(fed.sources.model.read) == 3


async def test_a_model_that_was_given_up_is_asked_again_on_the_next_day(fed: Fed) -> None:
    fed.sources.model.key = "sk-right"
    await fed.at(NOON)
    await fed.at(NOON + timedelta(hours=6))
    asked = fed.sources.counts()["model/v1/chat/completions"]
    fed.sources.model.key = ""
    await fed.at(CLOSED)

    assert asked == 1
    assert {paper.read_from for paper in fed.digest().papers} == {"HTML"}


async def test_without_the_model_a_report_may_be_waited_for(
    tmp_path: Path, sources: Sources
) -> None:
    sources.model.key = "sk-right"
    waiting = feed_settings(sources, without_llm="nothing")
    async with feeding(tmp_path, sources, waiting) as fed:
        await fed.at(CLOSED)
        await fed.at(CLOSED + timedelta(hours=1))
        before = list(fed.folder.iterdir())
        sources.model.key = ""
        fed.feeder.wake()
        await fed.at(CLOSED + timedelta(hours=2))

        assert before == []
        assert {paper.read_from for paper in fed.digest().papers} == {"HTML"}


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_a_budget_of_tokens_is_held_and_the_next_day_goes_on(
    tmp_path: Path, sources: Sources, concurrency: int
) -> None:
    llm = llm_settings(sources, concurrency=concurrency)
    async with feeding(tmp_path, sources, feed_settings(sources, max_tokens=9_000), llm) as fed:
        await fed.at(NOON)
        spent, read = sources.model.tokens, len(sources.model.read)
        await fed.at(CLOSED)

        assert read < 3
        assert spent <= 9_000
        assert {paper.id for paper in fed.papers()} <= set(sources.model.read)


async def test_only_papers_that_are_worth_it_are_paid_for(tmp_path: Path, sources: Sources) -> None:
    sources.hub.papers_a_day = 9
    async with feeding(tmp_path, sources, feed_settings(sources, max_papers=2)) as fed:
        await fed.at(CLOSED)
        most = sorted(fed.papers(), key=lambda paper: -paper.votes)[:2]

        assert {paper.id for paper in fed.digest().papers} <= set(sources.model.read)
        assert len(fed.digest().papers) == 2
        assert most[0].id in sources.model.read


async def test_what_was_paid_for_is_used_though_votes_move(
    tmp_path: Path, sources: Sources
) -> None:
    sources.hub.counts[MONDAY] = 9
    async with feeding(tmp_path, sources, feed_settings(sources, max_papers=3)) as fed:
        for hours in range(0, 24, 4):
            await fed.at(datetime(2026, 2, 16, hours, 1, tzinfo=UTC))
        await fed.at(CLOSED)

        assert {paper.id for paper in fed.digest().papers} == set(sources.model.read) & {
            paper.id for paper in fed.papers()
        }


async def test_pages_that_cannot_be_kept_are_read_all_the_same(fed: Fed) -> None:
    assert fed.feeder.reader is not None
    fed.feeder.reader.texts.cache.folder.write_text("a file is in its place")
    await fed.at(CLOSED)

    assert {paper.read_from for paper in fed.digest().papers} == {"HTML"}


async def test_a_report_of_somebody_else_is_left_alone(fed: Fed) -> None:
    other = fed.feeder.writer.path_of(MONDAY, "zh")
    other.write_text("# My own report\n", encoding="utf-8")
    await fed.at(CLOSED)

    assert other.read_text(encoding="utf-8") == "# My own report\n"
    assert len(fed.digest(language="en").papers) == 3


@pytest.mark.parametrize("languages", [("en", "zh"), ("en",)])
async def test_a_report_keeps_its_file_when_the_languages_change(
    tmp_path: Path, sources: Sources, languages: tuple[str, ...]
) -> None:
    async with feeding(tmp_path, sources) as fed:
        await fed.at(CLOSED)
        names = sorted(path.name for path in fed.folder.iterdir())
    async with feeding(tmp_path, sources, feed_settings(sources, languages=languages)) as fed:
        await fed.feeder.feed(Order((MONDAY,)))

        assert {file.outcome for file in fed.steps[-1].files} == {Writing.SAME}
        assert sorted(path.name for path in fed.folder.iterdir()) == names
        assert set(sources.model.read.values()) == {2}


async def test_a_day_that_another_file_brought_gets_no_second_file(fed: Fed) -> None:
    other = fed.folder / "16 February.md"
    other.write_bytes(SEEDS["en"].read_bytes())
    list(Scanner(fed.store.papers, fed.store.files).load([other], NOON))
    await fed.at(CLOSED)

    assert not fed.feeder.writer.path_of(MONDAY, "en").exists()
    assert len(fed.digest().papers) == 3


async def test_a_folder_that_is_gone_is_told_and_written_to_when_it_is_back(fed: Fed) -> None:
    fed.folder.rmdir()
    await fed.at(CLOSED)
    told = list(fed.troubles)
    fed.folder.mkdir()
    await fed.at(CLOSED + timedelta(minutes=20))

    assert [str(fed.folder) in one for one in set(told)] == [True]
    assert len(fed.digest().papers) == 3


async def test_a_pass_that_stumbles_is_told(fed: Fed) -> None:
    told = asyncio.Event()
    fed.feeder.on_trouble = lambda _reason: told.set()
    fed.feeder.lock.mkdir()
    running = asyncio.create_task(fed.feeder.run())
    try:
        async with asyncio.timeout(30):
            await told.wait()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    assert fed.sources.asked == []


async def test_without_a_model_the_report_is_in_english_and_true(
    tmp_path: Path, sources: Sources
) -> None:
    async with feeding(tmp_path, sources, llm=llm_settings(sources, url="", model="")) as fed:
        await fed.at(CLOSED)
        digest = fed.digest(language="en")

        assert sources.counts()["model/v1/chat/completions"] == 0
        assert fed.pages_fetched() == {}
        assert [path.name for path in fed.folder.iterdir()] == ["2026-02-16.en.md"]
        for paper in digest.papers:
            (own,) = (one for one in fed.papers() if one.id == paper.id)
            assert paper.read_from == "ArXiv Abs"
            assert paper.facts.authors == own.authors
            assert str(own.score) in paper.results


async def test_the_new_papers_of_a_category_come_by_the_same_way(
    tmp_path: Path, sources: Sources
) -> None:
    arxiv = feed_settings(sources, source="arxiv:cs.CL,cs.RO")
    async with feeding(tmp_path, sources, arxiv) as fed:
        await fed.at(NOON)
        await fed.at(CLOSED + timedelta(hours=1))

        assert [paper.id for paper in fed.digest().papers] == [paper.id for paper in fed.papers()]
        assert sources.arxiv.too_soon == 0
        head = fed.report().decode().splitlines()[0]
        assert head == "# arXiv Daily Papers Report", "though its address is that of a mirror"


async def test_a_paper_is_read_again_when_somebody_asks_for_it(fed: Fed) -> None:
    await fed.at(CLOSED)
    (first, *_) = fed.digest().papers
    fed.store.readings.ask_again(first.id)
    await fed.feeder.feed(Order((MONDAY,)))

    assert fed.sources.model.read[first.id] == 4
    assert fed.sources.counts()[f"arxiv/html/{first.id}"] == 1
    assert fed.digest().papers[0].contribution == first.contribution


async def test_an_unread_paper_keeps_nobody_waiting_for_the_others(fed: Fed) -> None:
    bad = fed.papers()[0]
    fed.sources.arxiv.pages[bad.id] = Page.WRONG_PAPER
    fed.sources.model.say(bad.id, *[Form.EMPTY] * 2)
    await fed.at(CLOSED)
    by_id = {paper.id: paper for paper in fed.digest().papers}

    assert by_id[bad.id].read_from == "ArXiv Abs"
    assert {paper.read_from for paper in by_id.values()} == {"ArXiv Abs", "HTML"}


async def test_arxiv_is_asked_politely(fed: Fed) -> None:
    await fed.at(CLOSED)
    asked = [one for one in fed.sources.asked if one.service == "arxiv"]

    assert fed.sources.arxiv.too_soon == 0
    assert all("me@example.org" in one.agent for one in asked)
    assert min(b.at - a.at for a, b in itertools.pairwise(asked)) >= timedelta(seconds=3)


async def test_the_outlook_tells_how_far_a_day_is(fed: Fed) -> None:
    await fed.at(NOON)
    reading = fed.feeder.outlooks()[0]
    await fed.at(CLOSED)
    written = fed.feeder.outlooks()[1]

    assert (reading.read, reading.listed, reading.prospect.value) == (3, 3, "reading")
    assert reading.report_at == datetime.combine(date(2026, 2, 17), time(0, 45), UTC)
    assert (written.day, written.prospect.value) == (MONDAY, "written")
    assert fed.feeder.figures().tokens == fed.sources.model.tokens
