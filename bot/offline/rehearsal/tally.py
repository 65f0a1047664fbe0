"""What a rehearsal came to: the screens of the chats held against the ledger. Pure."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from bot.papers import State


@dataclass(frozen=True, slots=True)
class PushedMessage:
    """One message of the push to one chat, as the ledger has it."""

    chat_id: int
    part: int
    state: State
    attempts: int
    """Calls that may have reached Telegram."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a rehearsal."""

    owed: int
    sent: int
    """Messages in the ledger as sent."""
    failed: int
    """Messages that the ledger knows were refused, to chats that are gone."""
    unknown: int
    """Messages whose fate the ledger does not know."""
    unsettled: int
    """Messages still due or being sent."""
    lost: int
    """Messages that a chat that can be reached does not show, though the ledger does not say so."""
    doubled: int
    """Messages that a chat shows twice."""
    unexplained: int
    """Copies that the ledger does not explain by an answer that never came, or more than two."""

    @property
    def well(self) -> bool:
        """Nothing lost, every copy explained, and every row settled."""
        return not (self.lost or self.unexplained or self.unsettled)


def compare(
    messages: Sequence[PushedMessage], screens: Mapping[int, Counter[int]], gone: frozenset[int]
) -> Tally:
    """Compares what the ledger has with what chats show.

    ``screens`` counts the copies of each part that a chat shows; ``gone`` are the chats that
    blocked the bot.
    """
    states = Counter(message.state for message in messages)
    lost = doubled = unexplained = 0
    for message in messages:
        copies = screens.get(message.chat_id, Counter())[message.part]
        reachable = message.chat_id not in gone
        lost += reachable and copies == 0 and message.state is not State.UNKNOWN
        doubled += copies > 1
        unexplained += copies > min(2, max(1, message.attempts))
    return Tally(
        owed=len(messages),
        sent=states[State.SENT],
        failed=states[State.FAILED],
        unknown=states[State.UNKNOWN],
        unsettled=states[State.DUE] + states[State.SENDING],
        lost=lost,
        doubled=doubled,
        unexplained=unexplained,
    )


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How a push ran once it had found its pace."""

    per_second: float
    """Messages of the push a second."""
    share: float
    """Part of what was allowed that the bot used, answers to people included; from 0 to 1."""
    floods: int
    """How often it went over what was allowed."""


def measure_steadiness(
    passed: Sequence[tuple[float, int]],
    refused: Sequence[float],
    pushed_to: Container[int],
    allowed: float,
    warm_up: float,
) -> Steadiness | None:
    """Measures a push from ``warm_up`` seconds after its first message; ``None`` if it was shorter.

    ``passed`` has the time in seconds and the chat of each call that was let through, in order,
    ``refused`` the times of those that were not; ``allowed`` are calls a second.
    """
    pushed = [at for at, chat_id in passed if chat_id in pushed_to]
    if not pushed or (span := pushed[-1] - (began := pushed[0] + warm_up)) <= 0:
        return None
    used = sum(began < at <= pushed[-1] for at, _ in passed)
    return Steadiness(
        per_second=sum(at > began for at in pushed) / span,
        share=used / span / allowed,
        floods=sum(at > began for at in refused),
    )
