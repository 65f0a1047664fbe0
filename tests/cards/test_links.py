"""Start parameters, made and read. None can be read in two ways."""

from datetime import date

import pytest

from bot.cards.links import FORGET, INLINE, SAVED, for_day, for_paper, read_day, read_paper


@pytest.mark.parametrize(
    ("parameter", "paper", "day"),
    [
        ("p_2602_12617", "2602.12617", None),
        ("p_0704_0001", "0704.0001", None),
        ("d_2026-02-16", None, date(2026, 2, 16)),
        ("d_2026-02-31", None, None),
        ("p_x", None, None),
        ("2602_12617", None, None),
        ("", None, None),
        *((name, None, None) for name in (SAVED, FORGET, INLINE)),
    ],
)
def test_a_start_parameter_is_read(parameter: str, paper: str | None, day: date | None) -> None:
    assert (read_paper(parameter), read_day(parameter)) == (paper, day)


def test_what_is_made_is_read() -> None:
    assert read_paper(for_paper("2602.12617")) == "2602.12617"
    assert read_day(for_day(date(2026, 2, 16))) == date(2026, 2, 16)
