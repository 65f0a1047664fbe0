"""Numbers of things in English."""

from bot.texts.counted import count


def test_one_thing_is_no_plural() -> None:
    assert [count(number, "paper") for number in (0, 1, 2)] == ["0 papers", "1 paper", "2 papers"]
