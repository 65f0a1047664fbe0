"""``papergram stats``."""

import json
from datetime import timedelta

import pytest

from bot.__main__ import call
from bot.clock import utc_now
from bot.papers import State
from bot.store.counters import SEARCHES
from bot.store.store import Store
from tests.store.values import D16, owe_digest, settle, subscribe


@pytest.mark.usefixtures("loaded")
def test_stats_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["stats", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["digests"], figures["papers"], figures["newest_digest"]) == (
        1, 23, "2026-02-16",
    )  # fmt: skip


@pytest.mark.usefixtures("loaded")
def test_days_and_pushes(capsys: pytest.CaptureFixture[str]) -> None:
    now = utc_now().replace(microsecond=0)
    with Store("sqlite:///papergram.db") as store:
        for chat, state in ((1, State.SENT), (2, State.SENT), (3, State.FAILED)):
            owe_digest(store, subscribe(store, chat=chat), D16)
            settle(store, state, now=now - timedelta(days=1))
        store.counters.add(now.date(), SEARCHES, SEARCHES)

    assert call(["stats", "--json", "--days", "2", "--pushes", "3"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert call(["stats"]) == 0
    lines = capsys.readouterr().out.splitlines()

    today, yesterday = found["days"]
    assert (today["day"], today["searches"], today["messages_sent"]) == (str(now.date()), 2, 0)
    assert yesterday["messages_sent"] == 2
    assert found["pushes"] == [
        {
            "push_of": "2026-02-16", "owed": 3, "due": 0, "sending": 0, "sent": 2, "failed": 1,
            "unknown": 0, "first_sent": (now - timedelta(days=1)).isoformat(),
            "last_sent": (now - timedelta(days=1)).isoformat(),
        }
    ]  # fmt: skip
    assert any(line.startswith(f"{yesterday['day']}  2 ") for line in lines)
    assert any(line.startswith("2026-02-16  3 ") for line in lines)


@pytest.mark.usefixtures("loaded")
def test_none_of_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["stats", "--days", "0", "--pushes", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("messages unknown")
