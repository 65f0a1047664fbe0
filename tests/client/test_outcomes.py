"""What Telegram's answers mean: each refusal that we know, and some that nobody knows."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.client.checked import ForeignAnswer
from bot.client.outcomes import (
    Closed,
    Failed,
    Gone,
    Later,
    Moved,
    Outcome,
    Unknown,
    is_doubtful,
    read_error,
)
from bot.client.transport import NoAnswer, NotSent

TOPIC = 7


def caused(error: TelegramError, *causes: BaseException) -> TelegramError:
    """Returns the error with the chain of its causes, as ``raise … from`` makes it."""
    effect: BaseException = error
    for cause in causes:
        effect.__cause__ = cause
        effect = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: user is deactivated"),
        Forbidden("Forbidden: bot can't initiate conversation with a user"),
        Forbidden("Forbidden: bot can't send messages to bots"),
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        Forbidden("Forbidden: bot is not a member of the channel chat"),
        Forbidden("Forbidden: the group chat was deleted"),
        BadRequest("Bad Request: chat not found"),
    ],
    ids=lambda error: error.message,
)
def test_a_chat_that_the_bot_is_not_in_is_gone(error: TelegramError) -> None:
    assert read_error(error) == Gone(error.message)


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Bad Request: not enough rights to send text messages to the chat"),
        BadRequest("Bad Request: have no rights to send a message"),
        BadRequest("Bad Request: have no write access to the chat"),
        BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"),
        Forbidden("Forbidden: CHAT_WRITE_FORBIDDEN"),
        BadRequest("Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
        BadRequest("Bad Request: CHAT_RESTRICTED"),
        BadRequest("Bad Request: CHAT_ADMIN_REQUIRED"),
        BadRequest("Bad Request: need administrator rights in the channel chat"),
    ],
    ids=lambda error: error.message,
)
def test_a_chat_that_takes_no_messages_for_now_is_closed(error: TelegramError) -> None:
    assert read_error(error) == Closed(error.message)


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: something new"),
        BadRequest("Bad Request: something new"),
        BadRequest("Bad Request: message is too long"),
        BadRequest("Bad Request: message to edit not found"),
    ],
    ids=lambda error: error.message,
)
def test_any_other_refusal_blames_the_message_and_not_the_chat(error: TelegramError) -> None:
    assert read_error(error) == Failed(error.message)


@pytest.mark.parametrize("said", ["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])
def test_a_refused_topic_is_told_from_a_refused_message(said: str) -> None:
    error = BadRequest(f"Bad Request: {said}")

    assert read_error(error, TOPIC) == Closed(error.message, only_topic=True)


def test_the_general_topic_has_no_number_and_may_be_closed_too() -> None:
    error = BadRequest("Bad Request: TOPIC_CLOSED")

    assert read_error(error) == Closed(error.message, only_topic=True)


@pytest.mark.parametrize("said", ["message thread not found", "TOPIC_DELETED"])
def test_a_topic_that_was_not_asked_for_is_not_missing(said: str) -> None:
    error = BadRequest(f"Bad Request: {said}")

    assert read_error(error) == Failed(error.message)


def test_a_gone_chat_is_more_than_a_gone_topic() -> None:
    error = BadRequest("Bad Request: chat not found")

    assert read_error(error, TOPIC) == Gone(error.message)


def test_a_group_that_moved_names_its_new_id() -> None:
    assert read_error(ChatMigrated(-100123)) == Moved(-100123)


@pytest.mark.parametrize("wait", [7, timedelta(seconds=7)])
def test_a_flood_says_how_long(wait: int | timedelta) -> None:
    assert read_error(RetryAfter(wait)) == Later(timedelta(seconds=7))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (InvalidToken("Unauthorized"), Later(timedelta(minutes=1), reached=False)),
        (
            Conflict("Conflict: terminated by other getUpdates request"),
            Later(timedelta(minutes=1), reached=False),
        ),
        (BadRequest("Bad Request: FROZEN_METHOD_INVALID"), Later(timedelta(hours=1))),
        (
            caused(NetworkError("the connection failed"), NotSent("ClientConnectorError")),
            Later(timedelta(seconds=5), reached=False),
        ),
        (
            caused(TimedOut("no answer in time"), NotSent("ConnectionTimeoutError")),
            Later(timedelta(seconds=5), reached=False),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_call_that_surely_did_nothing_is_for_later(
    error: TelegramError, expected: Outcome
) -> None:
    assert read_error(error) == expected


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut("no answer in time"), NoAnswer("ServerTimeoutError")),
        caused(NetworkError("the connection failed"), NoAnswer("ServerDisconnectedError")),
        NetworkError("Bad Gateway"),
        TelegramError("Invalid server response"),
        caused(NetworkError("a page with status 502"), ForeignAnswer(502)),
        caused(NetworkError("an answer that was cut off"), ForeignAnswer(200)),
    ],
    ids=lambda error: error.message,
)
def test_a_call_that_may_have_arrived_is_of_unknown_fate(error: TelegramError) -> None:
    assert read_error(error) == Unknown(error.message)


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409])
def test_a_refusal_that_is_not_telegrams_blames_nobody(status: int) -> None:
    foreign = caused(NetworkError("an answer that is not Telegram's"), ForeignAnswer(status))

    assert read_error(foreign) == Later(timedelta(minutes=1), reached=False)


@pytest.mark.parametrize(
    ("outcome", "doubtful"),
    [
        (Unknown("no answer"), True),
        (Later(timedelta(seconds=5), reached=False), True),
        (Later(timedelta(seconds=5)), False),
        (Failed("something new"), False),
        (Gone("blocked"), False),
    ],
)
def test_only_silence_leaves_doubt_that_telegram_is_there(
    outcome: Outcome, *, doubtful: bool
) -> None:
    assert is_doubtful(outcome) is doubtful
