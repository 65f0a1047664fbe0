"""Answers as the library gets them: Telegram's, short, and with the parts that it reads."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.client.checked import ForeignAnswer, check

ANYTHING = st.sampled_from([None, True, 0, -1, 2.5, 1e400, "", "7", "soon", [], [1], {}, {"a": 1}])
PARTS = ("retry_after", "migrate_to_chat_id")
ANSWERS = st.fixed_dictionaries(
    {"ok": st.booleans() | ANYTHING},
    optional={
        "result": ANYTHING,
        "error_code": ANYTHING | st.integers(300, 700),
        "description": ANYTHING | st.text(),
        "parameters": ANYTHING | st.dictionaries(st.sampled_from(PARTS), ANYTHING),
    },
)


def test_a_result_passes_as_it_is() -> None:
    body = b'{"ok":true,"result":[1]}'

    assert check(200, body) == (200, body)


def test_a_message_of_the_bot_comes_back_without_its_marks_and_buttons() -> None:
    message = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"}
    marks = {"entities": [{"type": "bold", "offset": 0, "length": 1}], "reply_markup": {}}
    body = json.dumps({"ok": True, "result": message | marks}).encode()

    status, short = check(200, body)

    assert (status, json.loads(short)) == (200, {"ok": True, "result": message})


@pytest.mark.parametrize(
    ("parameters", "seconds"),
    [
        (None, 5),
        ({}, 5),
        ({"retry_after": 7}, 7),
        ({"retry_after": "2"}, 2),
        ({"retry_after": 2.5}, 2),
        ({"retry_after": 1e99}, 86_400),
        ({"retry_after": 0}, 5),
        ({"retry_after": -4}, 5),
        ({"retry_after": None}, 5),
        ({"retry_after": "soon"}, 5),
        ({"retry_after": [1]}, 5),
    ],
)
def test_a_pause_always_has_whole_seconds(parameters: object, seconds: int) -> None:
    said = {"ok": False, "error_code": 429, "description": "Too Many", "parameters": parameters}

    status, body = check(429, json.dumps(said).encode())

    assert status == 429
    assert json.loads(body)["parameters"] == {"retry_after": seconds}


def test_a_reason_is_one_short_line() -> None:
    said = {"ok": False, "description": "Bad Request:\n" + "x" * 5000}

    _, body = check(400, json.dumps(said).encode())

    reason = json.loads(body)["description"]
    assert len(reason) <= 200
    assert "\n" not in reason


def test_an_error_that_only_the_body_tells_is_an_error() -> None:
    said = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'

    assert check(200, said)[0] == 403
    assert check(200, b'{"ok":false}')[0] == 500


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in</html>",
        b'{"ok":true,"result":',
        b"[]",
        b'{"status":"up"}',
        b"[" * 100000,
    ],
    ids=["empty", "page", "cut", "list", "other", "deep"],
)
@pytest.mark.parametrize("status", [200, 302, 404, 502])
def test_what_is_not_telegrams_is_named_and_not_quoted(status: int, body: bytes) -> None:
    with pytest.raises(NetworkError) as error:
        check(status, body)

    assert isinstance(error.value.__cause__, ForeignAnswer)
    assert error.value.__cause__.status == status
    assert len(error.value.message) < 80


@given(
    status=st.sampled_from([200, 302, 400, 403, 429, 500]),
    said=ANSWERS | ANYTHING,
    cut=st.integers(0, 3),
)
def test_any_answer_is_readable_or_foreign(status: int, said: object, cut: int) -> None:
    body = json.dumps(said).encode()
    with contextlib.suppress(NetworkError):  # what these are, the test above says
        status, body = check(status, body[: len(body) - cut])
        answer = json.loads(body)
        if answer["ok"]:
            assert 200 <= status < 300
            assert "result" in answer
        else:
            assert 300 <= status < 600
            assert len(answer["description"]) <= 200
            assert all(type(value) is int for value in answer.get("parameters", {}).values())
