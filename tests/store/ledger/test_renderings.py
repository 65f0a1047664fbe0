"""Messages as they go out, kept once and read back as they were."""

import pytest

from bot.cards.message import Button, Message
from bot.store.ledger import renderings
from bot.store.ledger.renderings import Renderings
from bot.store.store import Store

KEYBOARD = ((Button("1", data="c2602.12617"), Button("arXiv", url="https://arxiv.org")),)
MESSAGES = (
    Message("<b>医疗</b>", KEYBOARD, preview="https://arxiv.org", silent=True),
    Message("2"),
)


def test_messages_are_read_back_as_they_were(store: Store) -> None:
    with store.database.write() as session:
        key = Renderings().keep(session, MESSAGES)

    with store.database.read() as session:
        assert tuple(Renderings().load(session.connection(), key)) == MESSAGES


def test_equal_messages_have_one_hash_and_others_another(store: Store) -> None:
    with store.database.write() as session:
        keys = [
            Renderings().keep(session, messages)
            for messages in (MESSAGES, list(MESSAGES), MESSAGES[::-1], MESSAGES[:1])
        ]

    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_messages_that_are_remembered_no_more_are_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderings, "_REMEMBERED", 1)
    kept = Renderings()
    with store.database.write() as session:
        keys = [kept.keep(session, [Message(text)]) for text in "ab"]

    with store.database.read() as session:
        for key, text in [*zip(keys, "ab", strict=True), (keys[0], "a")]:
            assert list(kept.load(session.connection(), key)) == [Message(text)]
