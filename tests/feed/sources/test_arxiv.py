"""arXiv is asked politely, and left alone after a refusal."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.config import Settings
from bot.feed.sources.arxiv import Arxiv
from bot.feed.sources.outcomes import NotNow
from bot.feed.steps.listed import ListPage
from bot.feeding import open_services
from bot.offline.clock import MovableClock
from bot.offline.sources import Page, Reply, Sources
from tests.fed import MONDAY, NOON, feed_settings, moving, serving


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    async with serving() as sources:
        yield sources


@pytest.fixture
async def arxiv(sources: Sources) -> AsyncIterator[Arxiv]:
    assert isinstance(sources.clock, MovableClock)
    settings = Settings(feed=feed_settings(sources))
    async with open_services(settings, moving(sources.clock)) as services:
        yield services.arxiv


async def test_many_at_once_are_asked_one_by_one(sources: Sources, arxiv: Arxiv) -> None:
    ids = [paper.id for paper in sources.hub.papers_of(MONDAY)]
    pages = await asyncio.gather(*(arxiv.html(number) for number in ids))

    assert all(isinstance(page, bytes) and b"ltx_document" in page for page in pages)
    assert sources.arxiv.too_soon == 0
    assert {one.agent.endswith("(+me@example.org)") for one in sources.asked} == {True}


async def test_a_page_that_is_not_there_is_none(sources: Sources, arxiv: Arxiv) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    sources.arxiv.pages[paper.id] = Page.MISSING

    assert await arxiv.html(paper.id) is None
    assert await arxiv.html("2602.99999") is None


@pytest.mark.parametrize("status", [406, 429, 503])
async def test_a_passing_refusal_is_tried_again(
    sources: Sources, arxiv: Arxiv, status: int
) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    sources.fail("arxiv", Reply(status, "Rate exceeded."), times=2)

    assert isinstance(await arxiv.html(paper.id), bytes)
    assert sources.arxiv.too_soon == 0


async def test_after_a_ban_nothing_is_asked_for_hours(sources: Sources, arxiv: Arxiv) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    assert isinstance(sources.clock, MovableClock)
    sources.fail("arxiv", Reply(403, "Forbidden"))
    outcomes = [await arxiv.html(paper.id) for _ in range(5)]
    asked = len(sources.asked)
    sources.clock.advance(hours=7)

    assert all(isinstance(one, NotNow) and "403" in one.reason for one in outcomes)
    assert asked == 1
    assert isinstance(await arxiv.html(paper.id), bytes)


async def test_a_wait_that_arxiv_asks_for_is_waited(sources: Sources, arxiv: Arxiv) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    assert isinstance(sources.clock, MovableClock)
    sources.fail("arxiv", Reply(429, "", headers={"Retry-After": "600"}))
    first = await arxiv.html(paper.id)
    sources.clock.advance(minutes=4)
    second = await arxiv.html(paper.id)
    sources.clock.now = NOON + timedelta(minutes=11)

    assert isinstance(first, NotNow)
    assert isinstance(second, NotNow)
    assert first.wait == 600
    assert second.wait == 360
    assert len(sources.asked) == 1
    assert isinstance(await arxiv.html(paper.id), bytes)


async def test_a_server_that_hangs_is_given_up(sources: Sources) -> None:
    (paper, *_) = sources.hub.papers_of(MONDAY)
    sources.arxiv.pages[paper.id] = Page.HANGING
    assert isinstance(sources.clock, MovableClock)
    async with open_services(
        Settings(feed=feed_settings(sources)), moving(sources.clock), seconds=0.1
    ) as services:
        late = await services.arxiv.html(paper.id)

    assert isinstance(late, NotNow)
    assert "no whole answer within" in late.reason


async def test_the_new_papers_of_a_category(sources: Sources, arxiv: Arxiv) -> None:
    today = await arxiv.list_papers(["cs.CL", "cs.RO"], MONDAY)
    before = await arxiv.list_papers(["cs.CL", "cs.RO"], date(2026, 2, 13))

    assert isinstance(today, ListPage)
    assert isinstance(before, ListPage)
    assert [paper.id for paper in today.papers] == [
        paper.id for paper in sources.hub.papers_of(MONDAY)
    ]
    assert before.papers == ()
