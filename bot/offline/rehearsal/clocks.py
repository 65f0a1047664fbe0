"""The schedule of clocks: the wall clock of the bot's machine jumps around a push.

Readers want the digest at nine. A clock jumps a little before that, or when a third of the readers
have the digest, or when all have it. Hours without a push are slept through, as by a closed laptop:
the wall clock goes on, the monotonic one stands still. On the next day another report comes.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import product

from bot.offline.rehearsal.trial import DAY, START, Result, Trial, set_trial

SPEED = 25.0
COLUMNS = ("jump", "when")
_READERS = 8
_HOUR = time(9)
_NEXT_DAY = DAY + timedelta(days=1)
_BEFORE = timedelta(seconds=20)
"""From when a machine that slept wakes until the hour."""
_EVENING = timedelta(hours=11)
"""From the hour until nobody waits any longer."""
_LOOK_SECONDS = 100.0
"""Within so many the bot finds what is due by a clock that is a minute late."""
_AGAIN_SECONDS = 32.0
"""Within so many the bot would send again what it sent."""
_AWAKE_SECONDS = 10.0
"""Within so many the bot finds that its machine slept."""
_PUSH_SECONDS = 120.0
_BACK_SECONDS = 20.0


class When(StrEnum):
    """When a clock jumps."""

    DUE = "a push is due"
    DURING = "during a push"
    AFTER = "after a push"


class Right(StrEnum):
    """When a clock that jumped is right again."""

    NEVER = ""
    SOON = ", and back"
    NEXT_DAY = ", and back the next day"


@dataclass(frozen=True, slots=True)
class Jump:
    """One jump of the schedule."""

    name: str
    by: timedelta
    right: Right
    when: When


_MINUTE, _HOURS, _YEAR = timedelta(minutes=1), timedelta(hours=5), timedelta(days=365)
_JUMPS = (
    ("-5 h", -_HOURS, Right.NEVER),
    ("+5 h", _HOURS, Right.NEVER),
    ("+1 min", _MINUTE, Right.NEVER),
    ("-1 min", -_MINUTE, Right.NEVER),
    ("+1 year", _YEAR, Right.SOON),
    ("-1 year", -_YEAR, Right.NEXT_DAY),
)


def schedule(*, quick: bool) -> list[Jump]:
    """Returns every jump at each time; a ``quick`` schedule has one."""
    if quick:
        return [Jump("+1 year", _YEAR, Right.SOON, When.DURING)]
    return [Jump(*jump, when) for jump, when in product(_JUMPS, When)]


async def try_jump(jump: Jump) -> Result:
    """Plays one jump with a bot of its own."""
    async with set_trial(_READERS, _HOUR, SPEED) as trial:
        trial.report(DAY)
        await trial.loaded(DAY)
        trial.sleep_until(_hour_of(DAY) - _BEFORE)
        await trial.pause(_AWAKE_SECONDS)
        share = {When.DUE: 0, When.DURING: _READERS // 3, When.AFTER: _READERS}[jump.when]
        await trial.until(lambda: trial.having(DAY) >= share, _PUSH_SECONDS)
        trial.clock.set_error(jump.by.total_seconds())
        if jump.right is Right.SOON:
            await trial.pause(_BACK_SECONDS)
            trial.clock.set_error(0.0)
        await _pass_day(trial, DAY)
        if jump.right is Right.NEXT_DAY:
            trial.clock.set_error(0.0)
        trial.sleep_until(_hour_of(_NEXT_DAY) - _BEFORE)
        trial.report(_NEXT_DAY)
        await _pass_day(trial, _NEXT_DAY)
        return _result(trial, jump)


async def _pass_day(trial: Trial, day: date) -> None:
    """Goes on until all readers have the day's digest, or evening comes; and somewhat longer."""
    evening = _hour_of(day) + _EVENING
    while await trial.until(lambda: trial.having(day) == _READERS, _LOOK_SECONDS) is None:
        if trial.stage.clock() > evening:
            break
        trial.sleep_until(trial.stage.clock() + timedelta(hours=1))
    await trial.pause(_AGAIN_SECONDS)


def _result(trial: Trial, jump: Jump) -> Result:
    copies = {
        (reader.id, day): trial.copies(reader, day)
        for reader, day in product(trial.readers, (DAY, _NEXT_DAY))
    }
    again = trial.second_calls()
    waits = [
        messages[0].date - _hour_of(day).timestamp()
        for (_, day), messages in copies.items()
        if messages
    ]
    return Result(
        (jump.name + jump.right, jump.when),
        owed=len(copies),
        sent=len(waits),
        most_copies=max(len(copies[place]) - again[place] for place in copies),
        allowed=1,
        longest_wait=max(waits, default=None),
    )


def _hour_of(day: date) -> datetime:
    return datetime.combine(day, _HOUR, START.tzinfo)
