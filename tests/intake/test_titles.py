"""Titles without what a report puts around them."""

import pytest

from bot.intake.titles import clean_title, count_behind, ends_with_id


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1️⃣ T one", "T one"),
        ("（一）T one", "T one"),
        ("论文三：T one", "T one"),
        ("T one (2603.00001)", "T one"),
        ("T one [arXiv:2603.00001v2]", "T one"),
        ("T one 👍 45", "T one"),
        ("[T one](https://a.b) ⭐ 1.2k", "T one"),
        ("T of 45", "T of 45"),
        ("2.5 Bits", "2.5 Bits"),
        ("A -- B --- C--D", "A – B — C–D"),
        ("The ``real'' Test of~Ice", "The “real” Test of Ice"),
        ("Run --fast, ~10x, \\~n, ~~old~~", "Run --fast, ~10x, \\~n, ~~old~~"),
        ("$a--b~c$ and `x--y`", "$a--b~c$ and `x--y`"),
        ("From $5 -- to $10", "From $5 – to $10"),
    ],
)
def test_a_title_is_as_people_write_it(heading: str, title: str) -> None:
    assert clean_title(heading) == title


def test_what_stands_behind_a_title_is_found() -> None:
    assert count_behind("T one 👍 45") == "👍 45"
    assert count_behind("T one 45") is None
    assert ends_with_id("T one (arXiv:2603.00001)")
    assert not ends_with_id("T one (2026)")
