"""Reading one update: what the library cannot read, or a handler could not use, is skipped."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.client.updates import Unreadable, read_update
from tests.client.updates import (
    WORDS,
    message,
    poll,
    real_updates,
    restriction,
    spoiled_updates,
)

BOT = Bot("1:x")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_every_update_that_people_make_is_read() -> None:
    *people_made, _poll = real_updates()

    for raw in people_made:
        read = read_update(raw, BOT)
        assert isinstance(read, Update), raw
        assert read.update_id == raw["update_id"]
        assert read.get_bot() is BOT


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (poll(4001), "message"),
        (restriction(4001), "my_chat_member"),
        (message(4001, date=None), "message"),
        (message(4001, entities=[{"type": "bot_command"}]), "message"),
        (message(4001, text=5), "message"),
        (message(4001, text=["/help"]), "message"),
        (message(4001, date=10**30), "message"),
        (message(4001, date="now"), "message"),
        (message(4001, message_id=10**30), "message"),
        (message(4001, message_id=True), "message"),
        (message(4001, chat={"id": "5", "type": "private"}), "message"),
        (message(4001, location={"latitude": float("nan"), "longitude": 1.0}), "message"),
        (message(4001, text="\ud800"), "message"),
        (message(4001, reply_to_message=[]), "message"),
        ({"update_id": 4001, "message": "x"}, "message"),
        ({"update_id": 4001, "inline_query": []}, "no known kind"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_cannot_be_used_is_named_by_id_and_kind_alone(raw: dict[str, Any], kind: str) -> None:
    read = read_update(raw, BOT)

    assert isinstance(read, Unreadable | Update)
    if kind != "no known kind":
        assert isinstance(read, Unreadable)
        assert (read.update_id, read.kind) == (4001, kind)
        assert WORDS not in read.reason


@pytest.mark.parametrize(
    "update_id", [None, True, "4001", 4001.0, -1, 0, 2**31, 10**30, [], {}, float("inf")]
)
def test_an_id_that_is_none_is_not_taken_for_one(update_id: object) -> None:
    """Taken for an offset, a number that is too large would lose what others write."""
    raw = message(1) | {"update_id": update_id}

    assert read_update(raw, BOT) == Unreadable(None, "message", "no id")


@pytest.mark.parametrize("raw", [None, True, 7, "x", [], [{}], {}, {"message": {}}], ids=str)
def test_an_update_without_an_id_is_unreadable(raw: object) -> None:
    read = read_update(raw, BOT)

    assert isinstance(read, Unreadable)
    assert read.update_id is None


def test_what_nests_deep_is_unreadable() -> None:
    deep: Any = message(1)
    for _ in range(300):
        deep = message(1, reply_to_message=deep["message"])

    assert isinstance(read_update(deep, BOT), Unreadable | Update)


def test_a_new_kind_of_update_is_nobodys_business() -> None:
    assert isinstance(read_update({"update_id": 5, "novelty": {"text": WORDS}}, BOT), Update)


@given(spoiled_updates())
def test_a_spoiled_update_is_read_or_named_without_its_words(raw: dict[str, Any]) -> None:
    read = read_update(raw, BOT)

    if isinstance(read, Unreadable):
        assert WORDS not in repr(read)
    else:
        json.dumps(read.to_dict(), default=str).encode()


@given(JSON)
def test_any_json_is_read_or_named(raw: object) -> None:
    read_update(raw, BOT)
    read_update({"update_id": 1, "message": raw, "callback_query": raw}, BOT)
