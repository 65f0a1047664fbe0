"""What is no longer needed goes."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.cards.message import Message
from bot.papers import DeliveryKind, State, Style
from bot.store import tidying
from bot.store.counters import SEARCHES
from bot.store.ledger.ledger import Settlement
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.store.subscriptions import Preferences

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
QUARTER, YEAR = timedelta(days=91), timedelta(days=401)


def owe(store: Store, key: str, *, settled: bool) -> None:
    """A message that was owed at ``NOW``, and sent or not."""
    wish = Preferences(private=True, language="en", time=time(9), zone="UTC", style=Style.TITLES)
    owner = store.subscriptions.subscribe(7, 0, wish, NOW)
    owed = Owed(DeliveryKind.NOTICE, key, (Message(key),), (owner.id,))
    store.owing.owe([owed], NOW)
    if settled:
        sent = [
            Settlement(claim.delivery, State.SENT, message_id=1)
            for claim in store.ledger.exchange([], 100, NOW)
        ]
        store.ledger.exchange(sent, 0, NOW)


def renderings(store: Store) -> int:
    with store.database.read() as session:
        counted = session.connection().exec_driver_sql("SELECT count(*) FROM rendering").scalar()
        return int(counted or 0)


def test_settled_messages_go_after_a_quarter_and_their_texts_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_BATCH", 2)
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        for key in "abcde":
            owe(store, key, settled=True)
        store.tidying.tidy(NOW + timedelta(days=89))
        assert (store.ledger.counts()[State.SENT], renderings(store)) == (5, 5)

        store.tidying.tidy(NOW + QUARTER)

        assert (store.ledger.counts()[State.SENT], renderings(store)) == (0, 0)


def test_what_is_still_owed_stays(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        owe(store, "a", settled=False)
        store.tidying.tidy(NOW + QUARTER)

        assert store.ledger.counts()[State.DUE] == 1
        assert len(store.ledger.exchange([], 1, NOW)) == 1


def test_words_and_figures_go_after_a_year(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path}/p.db") as store:
        number = store.queries.number("robotics", NOW, 1)
        store.counters.add(NOW.date(), SEARCHES)
        store.tidying.tidy(NOW + QUARTER)
        assert store.queries.words(number) == "robotics"

        store.tidying.tidy(NOW + YEAR)

        assert store.queries.words(number) is None
        assert store.counters.since(NOW.date()) == {}
