"""The stand-in for Hugging Face is as awkward as the real one."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.offline.clock import MovableClock
from bot.offline.sources.hub import Hub, Reply

MONDAY = date(2026, 2, 16)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 2, 16, 12, tzinfo=UTC), frozen=True)


@pytest.fixture
def hub(clock: MovableClock) -> Hub:
    return Hub(clock, papers_a_day=60)


def _list(hub: Hub, day: date = MONDAY, **query: object) -> Any:  # noqa: ANN401  JSON
    reply = hub.list_papers({"date": f"{day}"} | {key: str(one) for key, one in query.items()})
    assert reply.status == 200
    return json.loads(reply.body)


def test_a_page_has_fifty_papers_unless_more_are_asked_for(hub: Hub, clock: MovableClock) -> None:
    clock.advance(days=1)

    assert len(_list(hub)) == 50
    assert len(_list(hub, p=1)) == 10
    assert len(_list(hub, limit=100)) == 60
    assert _list(hub, limit=100, p=1) == []


def test_a_list_grows_over_the_day(hub: Hub, clock: MovableClock) -> None:
    sizes = []
    for hour in (0, 3, 8, 23):
        clock.now = datetime(2026, 2, 16, hour, 30, tzinfo=UTC)
        sizes.append(len(_list(hub, limit=100)))

    assert sizes == sorted(set(sizes))
    assert sizes[-1] == 60


def test_votes_move_and_the_order_with_them(hub: Hub) -> None:
    orders = [[one["paper"]["id"] for one in _list(hub, limit=100)] for _ in range(20)]

    assert orders[0] != orders[-1]
    assert sorted(orders[0]) == sorted(orders[-1])
    votes = [one["paper"]["upvotes"] for one in _list(hub, limit=100)]
    assert votes == sorted(votes, reverse=True)


def test_weekends_are_empty_and_days_ahead_are_not_open(hub: Hub) -> None:
    ahead = hub.list_papers({"date": "2026-02-17"})

    assert _list(hub, date(2026, 2, 14)) == []
    assert ahead.status == 400
    assert '"date\\" must be less than or equal to' in str(ahead.body)


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "101"}, {"p": "-1"}, {"date": "2025-13-40"}, {"p": "x"}]
)
def test_odd_questions_are_refused(hub: Hub, query: dict[str, str]) -> None:
    assert hub.list_papers(query).status == 400


def test_too_many_questions_have_to_wait(hub: Hub, clock: MovableClock) -> None:
    hub.papers_a_day = 1
    replies: list[Reply] = [hub.list_papers({}) for _ in range(501)]
    clock.advance(minutes=5)

    assert {one.status for one in replies[:500]} == {200}
    assert replies[500].status == 429
    assert "r=0;t=301" in replies[500].headers["RateLimit"]
    assert hub.list_papers({}).status == 200


def test_old_lists_are_wrapped_hard_and_new_ones_say_more(hub: Hub) -> None:
    old = _list(hub, date(2024, 6, 10))[0]["paper"]
    new = _list(hub)[0]

    assert "\n" in old["summary"]
    assert "\n" not in new["paper"]["summary"]
    assert new["publishedAt"] != new["paper"]["publishedAt"]
    assert new["paper"]["authors"][-1]["hidden"] is True


def test_an_awkward_list_has_bad_elements(hub: Hub) -> None:
    hub.awkward = True
    found = _list(hub, limit=100)

    assert {"title": "An element without a paper"} in found
    assert any(one.get("title", "") is None for one in found)
    ids = [one["paper"]["id"] for one in found if "paper" in one]
    assert len(ids) == len(set(ids)) + 1


def test_a_page_as_markdown_or_the_page_of_the_site(hub: Hub, clock: MovableClock) -> None:
    first, second = hub.papers_of(MONDAY - timedelta(days=3))[:2]
    hub.markdown.add(first.id)

    assert str(hub.page(first.id).body).startswith(f"# {first.title}")
    assert "Paper page" in str(hub.page(second.id).body)
    missing = hub.page("2602.99999")
    assert (missing.status, missing.kind) == (404, "text/html")
