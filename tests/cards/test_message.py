"""A message before it is sent."""

import pytest

from bot.cards.message import Button, message, rows
from bot.cards.styled import plain


@pytest.mark.parametrize(
    ("count", "lengths"),
    [(0, []), (1, [1]), (8, [8]), (9, [5, 4]), (16, [8, 8]), (17, [6, 6, 5]), (23, [8, 8, 7])],
)
def test_buttons_stand_in_rows_of_about_equal_length(count: int, lengths: list[int]) -> None:
    buttons = [Button(str(number)) for number in range(count)]

    keyboard = rows(buttons)

    assert [len(row) for row in keyboard] == lengths
    assert [button for row in keyboard for button in row] == buttons


def test_a_message_of_plain_text_is_escaped() -> None:
    assert message(plain("a < b & c")).html == "a &lt; b &amp; c"
