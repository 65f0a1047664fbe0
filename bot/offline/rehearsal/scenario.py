"""The values of a rehearsal: its scenario and its findings."""

from dataclasses import dataclass
from enum import StrEnum

from bot.offline.rehearsal.tally import Steadiness, Tally
from bot.papers import Style


class ScheduleName(StrEnum):
    """What can be rehearsed case by case."""

    OUTAGES = "outages"
    CLOCKS = "clocks"


@dataclass(frozen=True, slots=True)
class Scenario:
    """The push to rehearse, and the faults that it meets."""

    chats: int
    rate: float = 28.0
    """Messages a second at which the push starts."""
    style: Style = Style.OVERVIEW
    kills: int = 10
    """Kills of the bot while it pushes. Of several, every second one is a freeze."""
    bots: int = 1
    """Processes on the store, of which one works."""
    lease: float = 15.0
    """Seconds that the working one may be silent before another one takes over."""
    blocked: float = 0.05
    """Share of the private chats that have blocked the bot."""
    moved: float = 0.01
    """Share of the chats that are groups and became supergroups without the bot's knowledge."""
    lost_answers: float = 0.01
    """Share of the messages that arrive while Telegram's answer is lost."""
    faults: bool = True
    """Whether chats are blocked or moved, and calls meet floods, errors and lost answers."""
    probes: int = 12
    """Questions asked before the push, which show how quickly an idle bot answers."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """The result of a rehearsal."""

    tally: Tally
    parts: int
    """Messages that the digest takes in one chat."""
    seconds: float
    """From the first message of the push to its last."""
    kills: int
    freezes: int
    """How often the working bot stood still for longer than its lease."""
    takeovers: list[float]
    """Seconds from each kill or freeze to the first call of another process."""
    overlaps: int
    """Calls of a process to Telegram after the first one of the process that took over."""
    floods: int
    """Pauses that Telegram asked for, by schedule or because the bot was too quick."""
    own_floods: int
    """Those because the bot was too quick."""
    steady: Steadiness | None
    """Of a push without faults that was long enough."""
    idle_waits: list[float]
    """Seconds that the idle bot took for each answer."""
    busy_waits: list[float]
    """Seconds that the pushing bot took for each answer."""

    @property
    def passed(self) -> bool:
        """Whether nothing is lost, all is explained and settled, and one bot worked at a time."""
        return self.tally.passed and not self.overlaps

    @property
    def per_second(self) -> float:
        """Messages sent a second since the first one, pauses and restarts included."""
        return self.tally.sent / self.seconds if self.seconds else 0.0
