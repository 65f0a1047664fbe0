"""What readers are told of the feed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.expectation import expect
from bot.feed.steps.days import Outlook, Prospect
from bot.texts.catalogue import LANGUAGES, say_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
FRIDAY, SATURDAY, SUNDAY = date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 15)
DUE = datetime(2026, 2, 14, 0, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("outlooks", "said"),
    [
        ([], []),
        ([Outlook(FRIDAY, Prospect.WRITTEN, 3, 3)], []),
        (
            [Outlook(FRIDAY, Prospect.READING, 19, 31, DUE)],
            ["📥 13 February 2026: 19 of 31 papers are read; the report comes at about 08:45."],
        ),
        (
            [Outlook(SATURDAY, Prospect.WEEKEND), Outlook(FRIDAY, Prospect.READING, 19, 31)],
            [
                "📥 13 February 2026: 19 of 31 papers are read; "
                "the report comes as soon as possible.",
                "📭 No new papers come out on weekends.",
            ],
        ),
        (
            [Outlook(SUNDAY, Prospect.WEEKEND), Outlook(SATURDAY, Prospect.WEEKEND)],
            ["📭 No new papers come out on weekends."],
        ),
        (
            [Outlook(FRIDAY, Prospect.NOTHING_YET)],
            ["📭 13 February 2026: no papers are listed yet."],
        ),
        ([Outlook(FRIDAY, Prospect.EMPTY)], []),
    ],
)
def test_a_reader_is_told_what_comes_and_when(outlooks: list[Outlook], said: list[str]) -> None:
    assert expect(outlooks, SHANGHAI, say_in("en")) == said


def test_the_report_that_comes_first_is_named() -> None:
    later = datetime(2026, 2, 17, 0, 45, tzinfo=UTC)
    days = [
        Outlook(date(2026, 2, 16), Prospect.READING, 1, 2, later),
        Outlook(FRIDAY, Prospect.READING, 3, 4, DUE),
    ]

    for language in LANGUAGES:
        (line,) = expect(days, SHANGHAI, say_in(language))
        assert line.startswith(
            say_in(language)("feed-reading", date=FRIDAY, read=3, listed=4, time="08:45")
        )
