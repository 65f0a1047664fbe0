"""Hours and zones, as people write them and as the bot says them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.hours import (
    read_hour,
    read_hour_and_zone,
    say_hour,
    say_next,
    say_when,
    say_zone,
)
from bot.delivery.schedule.status import status_of
from bot.texts.catalogue import say_in
from tests.subscriptions import subscription

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "hour"),
    [
        ("8", time(8)),
        ("20", time(20)),
        ("8am", time(8)),
        ("8:30PM", time(20, 30)),
        ("8 p.m.", time(20)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("8点半", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("20點15分", time(20, 15)),
        ("8点5分", time(8, 5)),
        ("8点钟", time(8)),
        ("早上8点", time(8)),
        ("晚上8点半", time(20, 30)),
        ("晚上12点", time(0)),
        ("中午12点", time(12)),
        ("中午1点", time(13)),
        ("早上八点", time(8)),
        ("晚上十点三十分", time(22, 30)),
        ("二十点十五", time(20, 15)),
        ("八點半", time(8, 30)),
        ("午前8時", time(8)),
        ("午後8時半", time(20, 30)),
        ("夜12時", time(0)),
        ("21h30", time(21, 30)),
        ("24", None),
        ("13am", None),
        ("0pm", None),
        ("8:3", None),
        ("830", None),
        ("am", None),
        ("点", None),
        ("²", time(2)),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(word: str, hour: time | None) -> None:
    assert read_hour(word) == hour


@given(st.text())
def test_any_word_is_an_hour_or_none(word: str) -> None:
    assert read_hour(word) is None or word.strip()


@given(st.times(), st.sampled_from(["%H:%M", "%H点%M分", "%I:%M%p", "%I.%M %p", "%H：%M"]))
def test_any_way_to_write_an_hour_is_read(hour: time, form: str) -> None:
    hour = hour.replace(second=0, microsecond=0, fold=0)

    assert read_hour(hour.strftime(form)) == hour


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("8:30 Berlin", (time(8, 30), "Europe/Berlin", "")),
        ("New York 8am", (time(8), "America/New_York", "")),
        ("柏林 晚上8点", (time(20), "Europe/Berlin", "")),
        ("8 9", (time(9), None, "")),
        ("Berlin", (None, "Europe/Berlin", "")),
        ("8 Atlantis", (time(8), None, "Atlantis")),
        ("", (None, None, "")),
    ],
)
def test_hour_and_zone_are_read_in_any_order(
    words: str, read: tuple[time | None, str | None, str]
) -> None:
    assert read_hour_and_zone(words.split()) == read


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Etc/GMT-8", "UTC+8"),
        ("Etc/GMT+3", "UTC-3"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
    ],
)
def test_an_offset_is_said_as_people_write_it(zone: str, said: str) -> None:
    assert say_zone(zone) == said


def test_an_hour_is_said_with_two_digits_each() -> None:
    assert say_hour(time(8, 5)) == "08:05"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "today at 20:00"),
        (3, "today at 23:00"),
        (4, "tomorrow at 00:00"),
        (27, "tomorrow at 23:00"),
        (28, "18 February 2026 at 00:00"),
        (-21, "15 February 2026 at 23:00"),
    ],
)
def test_a_moment_is_said_in_the_zones_own_days(hours: int, said: str) -> None:
    moment = NOW + timedelta(hours=hours)

    assert say_when(moment, "Asia/Shanghai", NOW, say_in("en")) == said


def test_the_next_push_is_when_it_is_due() -> None:
    one = subscription(time=time(18), next_due=NOW + timedelta(hours=6), waiting=False)

    assert say_next(status_of(one, NOW, timedelta(0)), NOW, say_in("en")) == "today at 18:00"


def test_who_waits_is_told_of_the_next_hour_and_of_an_arrival_before() -> None:
    one = subscription(time=time(9), next_due=NOW + timedelta(minutes=5), waiting=True)

    assert say_next(status_of(one, NOW, timedelta(0)), NOW, say_in("en")) == (
        "tomorrow at 09:00, or as soon as a new report arrives"
    )


@pytest.mark.parametrize(
    ("hour", "waiting", "overdue"), [(9, True, True), (9, False, False), (18, True, False)]
)
def test_a_push_is_overdue_once_its_hour_of_today_passed_in_waiting(
    hour: int, waiting: bool, overdue: bool
) -> None:
    one = subscription(time=time(hour), next_due=NOW + timedelta(hours=1), waiting=waiting)

    assert status_of(one, NOW, timedelta(0)).overdue is overdue
