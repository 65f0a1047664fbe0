"""Languages that people chose, and all that is kept of a person deleted at once."""

from collections import Counter

import pytest
from sqlalchemy import event, func, select
from sqlmodel import SQLModel

from bot.papers import State
from bot.store.store import Store
from tests.store.values import (
    D16,
    NOW,
    A,
    fetch,
    load,
    owe,
    owe_digest,
    paper,
    settle,
    subscribe,
)

ANNA, BEN, GROUP = 7, 8, -1007
OF_PEOPLE = ("subscription", "delivery", "topic", "bookmark", "reader")


def rows_of(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.database.read() as session:
        return {
            name: int(
                session.connection().execute(select(func.count()).select_from(table)).scalar_one()
            )
            for name, table in SQLModel.metadata.tables.items()
        }


def leave_traces(store: Store, person: int) -> None:
    """Everything that the store keeps of a person: one row in each table, two in the ledger."""
    one = subscribe(store, chat=person)
    store.topics.add(one.id, "robotics", muted=False)
    store.bookmarks.save(person, A, NOW)
    store.readers.choose_language(person, "zh")
    owe_digest(store, one, D16)
    settle(store, State.SENT)
    owe(store, one)


def test_a_person_who_never_chose_has_no_language(store: Store) -> None:
    assert store.readers.language(ANNA) is None


def test_the_last_choice_counts(store: Store) -> None:
    for language in ("zh", "en"):
        store.readers.choose_language(ANNA, language)
    store.readers.choose_language(BEN, "zh")

    assert (store.readers.language(ANNA), store.readers.language(BEN)) == ("en", "zh")


def test_nothing_is_left_of_a_person_who_is_forgotten(store: Store) -> None:
    load(store, D16, paper(A))
    leave_traces(store, ANNA)

    store.readers.forget(ANNA)

    assert {table: rows_of(store)[table] for table in OF_PEOPLE} == dict.fromkeys(OF_PEOPLE, 0)
    assert store.papers.counts() == (1, 1)


def test_what_is_kept_of_others_stays(store: Store) -> None:
    load(store, D16, paper(A))
    leave_traces(store, BEN)
    leave_traces(store, GROUP)
    before = rows_of(store)
    leave_traces(store, ANNA)

    store.readers.forget(ANNA)

    assert rows_of(store) == before | {"rendering": rows_of(store)["rendering"]}
    assert fetch(store, BEN).active
    assert store.readers.language(BEN) == "zh"


def test_a_person_is_forgotten_in_one_commit(store: Store) -> None:
    load(store, D16, paper(A))
    leave_traces(store, ANNA)
    commits: Counter[str] = Counter()
    event.listen(store.database.engine, "commit", lambda _: commits.update(["commit"]))

    store.readers.forget(ANNA)

    assert commits["commit"] == 1


def test_a_person_is_forgotten_whole_or_not_at_all(store: Store) -> None:
    load(store, D16, paper(A))
    leave_traces(store, ANNA)
    before = rows_of(store)

    @event.listens_for(store.database.engine, "before_cursor_execute")
    def refuse(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("DELETE FROM reader"):
            raise RuntimeError("kept")

    with pytest.raises(RuntimeError, match="kept"):
        store.readers.forget(ANNA)

    assert rows_of(store) == before


def test_forgetting_somebody_unknown_is_no_error(store: Store) -> None:
    store.readers.forget(ANNA)

    assert store.subscriptions.counts() == (0, 0)
