"""Why messages did not arrive, in the reader's words."""

import pytest

from bot.chat.words.reasons import key_of
from bot.texts.catalogue import LANGUAGES, say_in


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("Forbidden: bot was blocked by the user", "reason-out"),
        ("Forbidden: bot was kicked from the supergroup chat", "reason-out"),
        ("Bad Request: chat not found", "reason-out"),
        ("Forbidden: user is deactivated", "reason-out"),
        ("Bad Request: message thread not found", "reason-topic"),
        ("Bad Request: TOPIC_CLOSED", "reason-topic"),
        ("Bad Request: not enough rights to send text messages to the chat", "reason-rights"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "reason-rights"),
        ("asked", "reason-stopped"),
        ("the subscription has ended", "reason-stopped"),
        ("the process stopped before an answer came", "reason-interrupted"),
        ("Bad Request: message is too long", "reason-refused"),
        ("", "reason-refused"),
    ],
)
def test_a_reason_of_the_ledger_is_told_by_its_kind(reason: str, key: str) -> None:
    assert key_of(reason) == key
    assert all(say_in(language)(key) for language in LANGUAGES)
