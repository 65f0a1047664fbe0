"""How far this machine's clock is from Telegram's."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.client.skew import Skew, ask_skew
from bot.clock import utc_now
from bot.offline.clock import MovableClock
from bot.offline.standin import StandIn

NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
AT_NOON = "Mon, 16 Feb 2026 12:00:00 GMT"
HOUR = timedelta(hours=1)


def skew_of(*moments: datetime) -> timedelta | None:
    """Returns what a clock that shows these moments at answers of noon is ahead."""
    shown = iter(moments)
    skew = Skew(lambda: next(shown))
    for _ in moments:
        skew.note(AT_NOON)
    return skew.ahead


@pytest.mark.parametrize(
    ("moments", "ahead"),
    [
        ((), None),
        ((NOON + HOUR,), None),
        ((NOON + HOUR, NOON + HOUR), HOUR),
        ((NOON - HOUR, NOON - HOUR), -HOUR),
        ((NOON + HOUR, NOON), timedelta(0)),
        ((NOON + HOUR, NOON - HOUR), timedelta(0)),
        ((NOON + HOUR, NOON + HOUR, NOON, NOON), timedelta(0)),
    ],
)
def test_two_answers_in_a_row_must_agree(
    moments: tuple[datetime, ...], ahead: timedelta | None
) -> None:
    assert skew_of(*moments) == ahead


@pytest.mark.parametrize("header", ["", "yesterday", "Mon, 99 Feb 2026 12:00:00 GMT", "\x00"])
def test_a_date_that_cannot_be_read_says_nothing(header: str) -> None:
    skew = Skew(lambda: NOON)
    for _ in range(2):
        skew.note(header)

    assert skew.ahead is None


def test_a_date_without_a_zone_is_in_utc() -> None:
    skew = Skew(lambda: NOON)
    for _ in range(2):
        skew.note("Mon, 16 Feb 2026 12:00:00 -0000")

    assert skew.ahead == timedelta(0)


@pytest.mark.parametrize("hours", [-3, 0, 3])
async def test_telegram_is_asked_for_the_time(hours: int) -> None:
    async with StandIn(clock=MovableClock(utc_now() + hours * HOUR)) as telegram:
        ahead = await ask_skew(telegram.token, telegram.url, utc_now)

    assert ahead is not None
    assert abs(ahead + hours * HOUR) < timedelta(seconds=10)


async def test_nobody_who_is_away_tells_the_time(unused_tcp_port: int) -> None:
    assert await ask_skew("1:x", f"http://127.0.0.1:{unused_tcp_port}", utc_now) is None
