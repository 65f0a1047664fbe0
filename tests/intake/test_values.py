"""The values of facts by their names."""

import pytest

from bot.intake.values import Found, fact_named, take, take_count


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("作者", "authors"),
        ("👥 Author(s)", "authors"),
        ("GitHub Stars", "stars"),
        ("ＧｉｔＨｕｂ", "code"),
        ("局限性", None),
        ("", None),
    ],
)
def test_a_name_means_a_fact_in_any_spelling(name: str, fact: str | None) -> None:
    assert fact_named(name) == fact


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        ("1.2k", 1200),
        ("1.25K+", 1250),
        ("3 万", 30_000),
        ("2.5m", 2_500_000),
        ("12,34", None),
        ("-", None),
        ("9" * 100, None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, count: int | None) -> None:
    found: Found = {}

    assert take_count("votes", text, found) is (count is not None)
    assert found.get("votes") == count


def test_a_value_is_taken_by_its_name() -> None:
    found: Found = {}

    assert take("点赞", "12", found)
    assert not take("局限性", "12", found)
    assert found == {"votes": 12}
