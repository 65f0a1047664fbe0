"""The day of a report, as its text tells it."""

from datetime import date

import pytest

from bot.errors import DigestError
from bot.intake.dates import find_date, is_dated
from bot.intake.outline import outline

DAY = date(2026, 3, 5)


def day_in(text: str) -> date:
    return find_date(text.split("\n"), outline(text), None)[0]


@pytest.mark.parametrize(
    "text",
    [
        "**Date**: 2026-03-05",
        "intro\n\n日期：2026年3月5日",
        "intro\n\n## Papers of March 5, 2026",
        "# Digest, Thursday 5th Mar. 2026",
        "# Digest (2026/3/5)",
        "Daily papers, 2026.03.05",
        "\n**每日论文 2026-03-05**",
        "# 2020-01-01\n\nReport date: 2026-03-05",
    ],
)
def test_a_date_stands_in_a_label_a_heading_or_the_first_line(text: str) -> None:
    assert day_in(text) == DAY


@pytest.mark.parametrize(
    "text", ["intro\n\nOn 2026-03-05 it rained.", "", "# May 2026", "# 5/2026"]
)
def test_a_report_without_a_date_is_refused(text: str) -> None:
    with pytest.raises(DigestError, match="no date"):
        day_in(text)


@pytest.mark.parametrize("text", ["# 2026-02-30", "# February 30, 2026"])
def test_no_day_of_the_calendar_is_named(text: str) -> None:
    with pytest.raises(DigestError, match="is no day of the calendar"):
        day_in(text)


def test_the_day_of_the_name_serves_without_any() -> None:
    assert find_date(["# R"], outline("# R"), DAY) == (DAY, None)


def test_a_papers_heading_has_no_date() -> None:
    assert is_dated("每日论文（2026年3月5日）")
    assert not is_dated("Maybe 5 of 2026 Agents")
