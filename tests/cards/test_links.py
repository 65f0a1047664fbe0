"""Start parameters, made and read. None can be read in two ways."""

import re
from datetime import date

import pytest
from hypothesis import given

from bot.cards.links import FORGET, INLINE, SAVED, for_day, for_paper, read_day, read_paper
from tests.ids import arxiv_ids


@pytest.mark.parametrize(
    ("parameter", "paper", "day"),
    [
        ("p_2602_12617", "2602.12617", None),
        ("p_0704_0001", "0704.0001", None),
        ("p_hep-th_9901001", "hep-th/9901001", None),
        ("p_math_0309136", "math/0309136", None),
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


@given(arxiv_ids())
def test_the_parameter_of_any_paper_is_one_that_telegram_takes_and_is_read(arxiv_id: str) -> None:
    parameter = for_paper(arxiv_id)

    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter)
    assert read_paper(parameter) == arxiv_id


def test_the_parameter_of_a_day_is_read() -> None:
    assert read_day(for_day(date(2026, 2, 16))) == date(2026, 2, 16)
