"""The metrics, as Prometheus reads them."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

from tests.delivery.subscribers import subscriber
from tests.health.watched import Watched

D17 = date(2026, 2, 17)
DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"


async def test_figures_of_a_day(watched: Watched) -> None:
    stage = watched.stage
    anna = await subscriber(stage)
    ben = await subscriber(stage, "Ben")
    await stage.answer(anna, "robotics")
    stage.telegram.faults.forbid(chat_id=ben.id)
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    await watched.tick()

    found = await watched.metrics()

    expected = {
        "papergram_updates_total{message}": 3,
        "papergram_updates_unreadable_total": 0,
        "papergram_push_messages_total{sent}": 2,
        "papergram_push_messages_total{failed}": 1,
        "papergram_pushes_total": 1,
        "papergram_push_lag_seconds_count": 2,
        "papergram_floods_total": 0,
        "papergram_search_duration_seconds_count": 1,
        "papergram_update_duration_seconds_count": 3,
        "papergram_subscriptions{on}": 1,
        "papergram_subscriptions{off}": 1,
        "papergram_newest_digest_messages{sent}": 2,
        "papergram_digests": 2,
        "papergram_last_push_timestamp_seconds": stage.clock.now.timestamp(),
    }
    assert {name: found.get(name) for name in expected} == expected
    assert found["papergram_store_size_bytes{database}"] > 0
    assert found["papergram_store_size_bytes{index}"] > 0
    assert found["papergram_disk_free_bytes"] > 0
    assert found["papergram_call_wait_seconds_count{push}"] >= 2


async def test_metrics_of_a_bot_before_its_first_push(watched: Watched) -> None:
    found = await watched.metrics()

    assert found["papergram_pushes_total"] == 0
    assert "papergram_last_push_duration_seconds" not in found
    assert found["papergram_papers"] == 23
    assert found["papergram_feed_waiting_papers"] == 0


async def test_names_keep_to_the_conventions(watched: Watched) -> None:
    """One prefix, a base unit at the end, and ``_total`` for what only grows."""
    await watched.tick()
    units = ("seconds", "bytes", "total", "info", "count", "sum", "bucket", "second")
    plain = {
        "feed_day_tokens",
        "feed_day_papers",
        "feed_day_fallbacks",
        "feed_waiting_papers",
        "problem",
        "working",
        "subscriptions",
        "digests",
        "papers",
        "newest_digest_messages",
    }

    for name in await watched.metrics():
        bare = name.partition("{")[0].removeprefix("papergram_")
        assert name.startswith("papergram_")
        assert bare in plain or bare.rsplit("_", 1)[1] in units, name


async def test_a_clock_that_is_right_has_no_skew(watched: Watched) -> None:
    await watched.stage.telegram.wait_for_poll()
    ahead = watched.stage.bot.connection.skew.ahead

    assert ahead is None or abs(ahead) < timedelta(seconds=2)


def queries() -> list[str]:
    """Returns the queries of the dashboard."""
    board = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]] + [
        one["query"]["query"] for one in board["templating"]["list"] if one["type"] == "query"
    ]


async def test_the_dashboard_asks_only_for_metrics_that_exist(watched: Watched) -> None:
    """And by labels that they have."""
    stage = watched.stage
    await subscriber(stage)
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    await watched.tick()
    await stage.bot.round.stop()  # its backup is made
    stage.telegram.person("Anna").say("hello")  # the answer to a second poll tells the time
    await stage.telegram.wait(lambda: stage.bot.connection.skew.ahead is not None)
    there = await watched.metrics()
    samples = {name.partition("{")[0] for name in there}
    values = set(re.findall(r"\{([^}]*)\}", " ".join(there)))

    assert len(queries()) > 15
    for query in queries():
        assert query.count("(") == query.count(")")
        for name in re.findall(r"papergram_\w+", query):
            assert name in samples, query
        for value in re.findall(r'(?:state|lane)="(\w+)"', query):
            assert value in values, query
