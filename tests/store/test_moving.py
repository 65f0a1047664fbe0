"""A store is moved whole, or nothing is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.errors import StoreError
from bot.papers import State
from bot.store.moving import move_store, open_target
from bot.store.store import Store
from tests import databases
from tests.store.values import (
    D16,
    NOW,
    A,
    B,
    load,
    owe,
    owe_digest,
    paper,
    settle,
    subscribe,
)


@pytest.fixture
def target_url(store_kind: str, tmp_path: Path) -> Iterator[str]:
    """An empty store of the other kind."""
    (other,) = set(databases.KINDS) - {store_kind}
    (tmp_path / "target").mkdir()
    with databases.fresh_store(other, tmp_path / "target") as store:
        yield store.url


@pytest.fixture
def store(store: Store) -> Store:
    """A store with something in every table that matters."""
    load(store, D16, paper(A, "提出 <b>", title="a\0b"), paper(B), language="zh")
    for chat in (7, -(10**12)):
        one = subscribe(store, chat=chat)
        store.topics.add(one.id, "robotics", muted=True)
        owe_digest(store, one, D16, parts=3)
    settle(store, State.SENT, limit=2)
    owe(store, subscribe(store, 8), "2")
    store.readers.choose_language(2**52, "zh")
    store.bookmarks.save(7, A, NOW)
    store.counters.add(D16, "searches")
    store.heartbeat.note_answered([2**40])
    cancelled = store.notices.draft("x", NOW)
    store.notices.cancel(cancelled.number)
    return store


def move(store: Store, target_url: str) -> Store:
    """Moves a store; returns the new one, which is to be closed."""
    with closing(open_target(target_url)) as target:
        move_store(store.database, target)
    return Store(target_url, index=Path("unused"))


def test_what_arrives_is_what_was_there(store: Store, target_url: str) -> None:
    with move(store, target_url) as moved:
        found, expected = databases.rows_of(moved), databases.rows_of(store)

    for table, rows in expected.items():
        plain = repr(sorted(rows, key=repr)).replace("\\x00", "\ufffd")
        assert repr(sorted(found[table], key=repr)) == plain, table


def test_what_comes_next_gets_numbers_that_nothing_had(store: Store, target_url: str) -> None:
    known = store.papers.counts()[1]
    with move(store, target_url) as moved:
        assert moved.notices.draft("y", NOW).number > 1, "the button of the cancelled one is there"
        load(moved, D16, paper(A), paper(B), paper("2602.00009"), language="zh")
        subscribe(moved, 9)
        assert moved.papers.counts()[1] == known + 1
        assert moved.ledger.exchange([], 1, NOW)


def test_a_store_that_has_something_is_no_target(store: Store, target_url: str) -> None:
    move(store, target_url).database.close()

    with pytest.raises(StoreError, match="is not empty"):
        open_target(target_url)


def test_a_database_of_another_program_is_no_target(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/other.db"
    databases.execute(url, "CREATE TABLE stars (name TEXT)")

    with pytest.raises(StoreError, match="another program"):
        open_target(url)


def test_a_move_that_is_interrupted_leaves_both_as_they_were(store: Store, target_url: str) -> None:
    before = databases.rows_of(store)
    with closing(open_target(target_url)) as target:

        def stop(table: str, _rows: int) -> None:
            if table == "delivery":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            move_store(store.database, target, stop)

    assert databases.rows_of(store) == before
    with move(store, target_url) as moved:  # the target is still empty
        assert moved.subscriptions.counts() == store.subscriptions.counts()


def test_what_does_not_arrive_as_it_was_undoes_the_move(store: Store, target_url: str) -> None:
    with closing(open_target(target_url)) as target:

        @event.listens_for(target.engine, "before_cursor_execute", retval=True)
        def spoil(
            _connection: object, _cursor: object, statement: str, parameters: object, *_more: object
        ) -> tuple[str, object]:
            if statement.startswith("SELECT bookmark"):
                statement = statement.replace("bookmark.arxiv_id", "'x' AS arxiv_id", 1)
            return statement, parameters

        with pytest.raises(StoreError, match="bookmark did not arrive as it was"):
            move_store(store.database, target)

    with closing(open_target(target_url)):
        pass
