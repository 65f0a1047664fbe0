"""What an answer of the Bot API says, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.answers import Refusal, Trouble, one_line, pause_after, read_answer
from tests.client.script import ok, refusal


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (refusal(400), Trouble.INVALID),
        (refusal(401), Trouble.TOKEN),
        (refusal(404), Trouble.TOKEN),
        (refusal(403), Trouble.REFUSED),
        (refusal(409), Trouble.COPY),
        (refusal(409, "Conflict: WEBHOOK IS ACTIVE"), Trouble.WEBHOOK),
        (refusal(429), Trouble.FLOOD),
        (refusal(500), Trouble.UNAVAILABLE),
        ((502, b"<html>"), Trouble.UNAVAILABLE),
        ((404, b"<html>"), Trouble.FOREIGN),
        ((200, b"<html>"), Trouble.FOREIGN),
        ((200, b'{"ok": false, "error_code": 401}'), Trouble.TOKEN),
    ],
    ids=str,
)
def test_a_refusal_says_why(answer: tuple[int, bytes], trouble: Trouble) -> None:
    read = read_answer(*answer)

    assert isinstance(read, Refusal)
    assert read.trouble is trouble


@pytest.mark.parametrize("result", [True, [], {"a": 1}, None, "x", [{"update_id": 7}]], ids=str)
def test_a_result_comes_as_it_is(result: object) -> None:
    assert read_answer(*ok(result)) == result


def test_a_long_number_and_a_cut_letter_spoil_only_themselves() -> None:
    read = read_answer(200, b'{"ok": true, "result": [' + b"9" * 9999 + b', "\xe4\xb8", 7]}')

    assert read == [float("inf"), "�", 7]


@given(st.integers(0, 999), st.binary())
def test_nothing_raises(status: int, body: bytes) -> None:
    read_answer(status, body)
    read_answer(status, b'{"ok": false, "parameters": {"retry_after": ' + body + b"}}")


def test_pauses_grow_to_a_limit_and_are_as_long_as_telegram_wants() -> None:
    assert [pause_after(failures) for failures in (1, 2, 3, 6, 10_000)] == [1, 2, 4, 30, 30]
    assert pause_after(1, 41) == 41
    assert pause_after(1, 1e9) == 900


def test_what_a_server_says_is_one_short_line() -> None:
    assert one_line("a\n\t b") == "a b"
    assert len(one_line("x" * 10_000)) == 200
