"""The stand-in for arXiv insists on manners."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.offline.clock import MovableClock
from bot.offline.sources.arxiv import Arxiv
from bot.offline.sources.hub import Hub
from bot.offline.sources.pages import ORDER, Page, draw_page

NAMED = {"User-Agent": "a test (+me@example.org)", "Accept": "text/html"}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 2, 16, 12, tzinfo=UTC), frozen=True)


@pytest.fixture
def arxiv(clock: MovableClock) -> Arxiv:
    return Arxiv(Hub(clock), clock)


def _path(arxiv: Arxiv) -> str:
    return f"/html/{arxiv.hub.papers_of(arxiv.clock().date())[0].id}"


@pytest.mark.parametrize("missing", ["User-Agent", "Accept"])
async def test_who_does_not_say_a_name_or_a_wish_is_refused(arxiv: Arxiv, missing: str) -> None:
    headers = {name: value for name, value in NAMED.items() if name != missing}

    assert (await arxiv.answer(_path(arxiv), headers)).status == 406


async def test_who_asks_too_soon_is_throttled_and_in_the_end_shut_out(
    arxiv: Arxiv, clock: MovableClock
) -> None:
    statuses = [(await arxiv.answer(_path(arxiv), NAMED)).status for _ in range(5)]
    clock.advance(hours=1)

    assert statuses == [200, 429, 429, 429, 403]
    assert (await arxiv.answer(_path(arxiv), NAMED)).status == 403


async def test_two_at_once_are_too_soon(arxiv: Arxiv, clock: MovableClock) -> None:
    path = _path(arxiv)
    arxiv.pages[path.removeprefix("/html/")] = Page.HANGING
    first = asyncio.create_task(arxiv.answer(path, NAMED))
    await asyncio.sleep(0)
    clock.advance(seconds=10)
    second = await arxiv.answer(path, NAMED)
    first.cancel()

    assert second.status == 429


async def test_three_seconds_are_enough(arxiv: Arxiv, clock: MovableClock) -> None:
    statuses = []
    for _ in range(5):
        statuses.append((await arxiv.answer(_path(arxiv), NAMED)).status)
        clock.advance(seconds=3)

    assert statuses == [200] * 5
    assert (await arxiv.answer(f"{_path(arxiv)}/", NAMED)).status == 404


def test_a_large_page_is_as_large_as_real_ones(arxiv: Arxiv) -> None:
    (paper, *_) = arxiv.hub.papers_of(arxiv.clock().date())

    assert 1_500_000 < len(draw_page(paper, Page.LARGE)) < 2_000_000
    assert ORDER in draw_page(paper, Page.HIDDEN_ORDER)
