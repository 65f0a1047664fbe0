"""The schedule of outages: Telegram fails in several ways, for some time, around a push.

Before a push, an outage begins when the bot has read the report. During a push, it begins when a
third of the readers have the digest. After a push, it begins when all have it; then the report is
corrected, and one more person presses Start.
"""

import asyncio
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import product

from bot.offline.rehearsal.trial import DAY, Result, set_trial
from bot.offline.standin.faults import Faults

SPEED = 20.0
_READERS = 20
_LENGTHS = (5, 60, 600)
_PUSH_SECONDS = 120.0
"""Within so many a push without an outage reaches everybody."""
_RECOVERY_SECONDS = 900.0
"""Within so many after an outage everybody is to have what they are owed."""
_FOR_EVER = 86_400.0
_DRIP_SECONDS = 3.0


class Kind(StrEnum):
    """The ways in which Telegram fails."""

    BAD_GATEWAY = "502"
    INTERNAL_ERROR = "500"
    HANG = "hang"
    """No answer comes; of two messages, one arrives all the same."""
    DRIP = "drip"
    """The message arrives, and its answer comes a byte at a time."""
    NO_TIME = "429 without a time"


class When(StrEnum):
    """When an outage begins."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage of the schedule."""

    kind: Kind
    everything: bool
    """Every method fails, and not only ``sendMessage``."""
    seconds: float
    when: When


COLUMNS = ("kind", "method", "length", "when", "calls struck")


def schedule(*, quick: bool) -> list[Outage]:
    """Returns every kind, of one method and of all, at each time; the lengths take turns.

    A ``quick`` schedule has a few short ones.
    """
    if quick:
        return [
            Outage(Kind.HANG, False, 20, When.DURING),
            Outage(Kind.DRIP, True, 20, When.BEFORE),
        ]
    return [
        Outage(kind, everything, _LENGTHS[(number + everything + place) % len(_LENGTHS)], when)
        for (number, kind), everything, (place, when) in product(
            enumerate(Kind), (False, True), enumerate(When)
        )
    ]


async def try_outage(outage: Outage) -> Result:
    """Plays one outage with a bot of its own."""
    async with set_trial(_READERS, time(0), SPEED) as trial:
        trial.report(DAY)
        await trial.loaded(DAY)
        share = {When.BEFORE: 0, When.DURING: _READERS // 3, When.AFTER: _READERS}[outage.when]
        await trial.until(lambda: trial.having(DAY) >= share, _PUSH_SECONDS)
        _begin(trial.stage.telegram.faults, outage)
        if outage.when is When.AFTER:
            trial.report(DAY, corrected=True)
            trial.new_reader()
        served = trial.corrected if outage.when is When.AFTER else trial.having
        owed = len(trial.readers)
        waiting = asyncio.create_task(
            trial.until(lambda: served(DAY) >= owed, outage.seconds + _RECOVERY_SECONDS)
        )
        await trial.pause(outage.seconds)
        struck = sum(rule.struck for rule in trial.stage.telegram.faults.rules)
        trial.stage.telegram.faults.clear()
        waited = await waiting
        await trial.settle(_RECOVERY_SECONDS)
        return Result(
            (
                outage.kind,
                "all" if outage.everything else "sendMessage",
                f"{outage.seconds:g} s",
                outage.when,
                str(struck),
            ),
            owed=owed,
            sent=served(DAY),
            most_copies=max(len(trial.copies(reader, DAY)) for reader in trial.readers),
            allowed=2,
            longest_wait=waited,
        )


def _begin(faults: Faults, outage: Outage) -> None:
    method = "*" if outage.everything else "sendMessage"
    match outage.kind:
        case Kind.BAD_GATEWAY:
            faults.error(method)
        case Kind.INTERNAL_ERROR:
            faults.error(method, code=500, description="Internal Server Error")
        case Kind.HANG:
            faults.hang(_FOR_EVER, method, processed=True, every=2)
            faults.hang(_FOR_EVER, method, processed=False)
        case Kind.DRIP:
            faults.drip(_DRIP_SECONDS, method)
        case Kind.NO_TIME:
            faults.error(method, code=429, description="Too Many Requests")
