"""The list of a day comes whole, whatever Hugging Face is like."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
import stamina

from bot.config import Feed, Settings
from bot.feed.sources.huggingface import HuggingFace
from bot.feed.sources.outcomes import NotNow, NotOpen, Refused
from bot.feed.sources.web import Fetched, Web
from bot.feed.steps.listed import ListPage
from bot.feeding import open_services
from bot.offline.sources import Reply, Sources
from tests.fed import MONDAY, feed_settings, serving

OLD_DAY = date(2025, 10, 1)


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    async with serving() as sources:
        yield sources


@pytest.fixture
async def hub(sources: Sources) -> AsyncIterator[HuggingFace]:
    async with open_services(Settings(feed=feed_settings(sources))) as services:
        yield services.hub


@pytest.mark.parametrize("count", [0, 1, 50, 73, 100, 130])
async def test_a_list_comes_whole(sources: Sources, hub: HuggingFace, count: int) -> None:
    friday = date(2026, 2, 13)
    sources.hub.counts[friday] = count
    page = await hub.list_papers(friday)

    assert isinstance(page, ListPage)
    assert {paper.id for paper in page.papers} == {
        paper.id for paper in sources.hub.papers_of(friday)
    }


async def test_a_weekend_is_empty_and_a_day_ahead_is_not_open(hub: HuggingFace) -> None:
    assert await hub.list_papers(date(2026, 2, 15)) == ListPage()
    assert await hub.list_papers(MONDAY + timedelta(days=1)) == NotOpen()


async def test_bad_elements_are_problems(sources: Sources, hub: HuggingFace) -> None:
    sources.hub.awkward = True
    page = await hub.list_papers(MONDAY)

    assert isinstance(page, ListPage)
    assert len(page.papers) == 3
    assert len(page.problems) == 2


async def test_titles_of_old_lists_are_on_one_line(sources: Sources, hub: HuggingFace) -> None:
    page = await hub.list_papers(OLD_DAY)

    assert isinstance(page, ListPage)
    assert [paper.title for paper in page.papers] != []
    assert not any("\n" in paper.title + paper.abstract for paper in page.papers)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(429, "", headers={"RateLimit": '"api";r=0;t=900'}), NotNow),
        (Reply(502, "<html>"), NotNow),
        (Reply(200, "[{", "application/json", breaks_off=True), NotNow),
        (Reply(200, "<html>a login page</html>"), Refused),
        (Reply(404, "no"), Refused),
        (Reply(200, '{"error": "x"}', "application/json"), Refused),
    ],
)
async def test_what_is_no_list_is_named(
    sources: Sources, hub: HuggingFace, reply: Reply, outcome: type[object]
) -> None:
    sources.fail("hf", reply, times=3)

    assert isinstance(await hub.list_papers(MONDAY), outcome)


async def test_a_wait_that_it_asks_for_is_handed_on(sources: Sources, hub: HuggingFace) -> None:
    sources.fail("hf", Reply(429, "", headers={"RateLimit": '"api";r=0;t=900'}))
    waits = await hub.list_papers(MONDAY)

    assert isinstance(waits, NotNow)
    assert (waits.wait, len(sources.asked)) == (900, 1)


async def test_a_token_goes_along(sources: Sources) -> None:
    feed = feed_settings(sources, hf_token="hf_x")
    async with open_services(Settings(feed=feed)) as services:
        assert isinstance(await services.hub.list_papers(MONDAY), ListPage)


async def test_the_markdown_of_a_paper_is_told_from_a_page_of_the_site(
    sources: Sources, hub: HuggingFace
) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    sources.hub.markdown.add(paper.id)
    text = await hub.markdown(paper.id)

    assert isinstance(text, str)
    assert text.startswith(f"# {paper.title}")
    assert await hub.markdown("2602.99999") is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://papers.invalid", "no connection: the name papers.invalid is not found"),
        ("http://127.0.0.1:1", "no connection to 127.0.0.1"),
    ],
)
async def test_no_connection_says_what_is_out_of_reach(
    sources: Sources, address: str, said: str
) -> None:
    feed = feed_settings(sources).model_copy(update={"hf_url": address})
    async with open_services(Settings(feed=feed)) as services:
        found = await services.hub.list_papers(MONDAY)

    assert isinstance(found, NotNow)
    assert found.reason.endswith(said)


async def test_without_a_connection_it_is_tried_for_one_day_and_not_for_each(
    unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, get = [], Web.get

    async def counted(self: Web, url: str, **more: Any) -> Fetched:  # noqa: ANN401  as it is
        tried.append(url)
        return await get(self, url, **more)

    monkeypatch.setattr(Web, "get", counted)
    feed = Feed(hf_url=f"http://127.0.0.1:{unused_tcp_port}")
    with stamina.set_testing(True, attempts=3, cap=True):
        async with open_services(Settings(feed=feed)) as services:
            found = [await services.hub.list_papers(MONDAY - timedelta(days=n)) for n in range(4)]

    reason = "Hugging Face: no connection to 127.0.0.1"
    assert [isinstance(one, NotNow) and one.reason for one in found] == [reason] * 4
    assert len(tried) == 3
