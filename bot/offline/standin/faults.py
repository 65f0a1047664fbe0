"""Faults on purpose, by a schedule that repeats exactly.

A rule counts the calls that it matches and strikes every n-th of them. Nothing is left to chance,
so a rehearsal that failed can be run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from typing import TypedDict, Unpack


class Effect(Enum):
    """The ways in which a fault strikes a call."""

    FLOOD = "flood"
    ERROR = "error"
    PAGE = "page of a proxy"
    CUT = "answer cut off"
    DROP_BEFORE = "dropped before processing"
    DROP_AFTER = "dropped after processing"
    HANG_BEFORE = "hung before processing"
    HANG_AFTER = "hung after processing"
    DRIP = "answered a byte at a time"


@dataclass
class Rule:
    """One fault: which calls it strikes, and how often it has."""

    effect: Effect
    method: str | None = None
    chat_id: int | None = None
    every: int = 1
    skip: int = 0
    times: int | None = None
    seconds: float = 0.0
    code: int = 0
    description: str = ""
    matched: int = 0
    struck: int = 0

    def strikes(self, method: str, chat_id: object) -> bool:
        """Counts a call; returns whether the rule strikes it."""
        if self.times is not None and self.struck >= self.times:
            return False
        if self.method is not None and not fnmatchcase(method, self.method):
            return False
        if self.chat_id is not None and chat_id != self.chat_id:
            return False
        self.matched += 1
        if self.matched <= self.skip or (self.matched - self.skip) % self.every:
            return False
        self.struck += 1
        return True


class Schedule(TypedDict, total=False):
    """When a rule strikes, among the calls that it matches."""

    every: int
    """Every n-th of them."""
    skip: int
    """So many pass at first."""
    times: int | None
    """The rule ends after so many strikes."""


class Faults:
    """The rules, asked in the order in which they were added; the first that strikes counts.

    All methods choose calls alike. ``method`` is a name or a pattern such as ``"send*"``; without
    one it is any but getUpdates. ``chat_id`` is a chat, ``when`` a ``Schedule``.
    """

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def flood(
        self,
        seconds: int,
        method: str | None = None,
        chat_id: int | None = None,
        **when: Unpack[Schedule],
    ) -> Rule:
        """Answers 429 with ``seconds`` as ``retry_after``; the call is not processed."""
        return self._add(Rule(Effect.FLOOD, method, chat_id, seconds=seconds, **when))

    def error(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        code: int = 502,
        description: str = "Bad Gateway",
        **when: Unpack[Schedule],
    ) -> Rule:
        """Answers with a server error; the call is not processed."""
        return self._add(
            Rule(Effect.ERROR, method, chat_id, code=code, description=description, **when)
        )

    def page(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        code: int = 502,
        **when: Unpack[Schedule],
    ) -> Rule:
        """Answers with a page of HTML, as a proxy does; the call is not processed."""
        return self._add(Rule(Effect.PAGE, method, chat_id, code=code, **when))

    def cut(
        self, method: str | None = None, chat_id: int | None = None, **when: Unpack[Schedule]
    ) -> Rule:
        """Processes the call and sends half of the answer."""
        return self._add(Rule(Effect.CUT, method, chat_id, **when))

    def forbid(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        reason: str = "bot was blocked by the user",
        **when: Unpack[Schedule],
    ) -> Rule:
        """Answers 403 for a ``reason``; the call is not processed."""
        return self.error(method, chat_id, code=403, description=f"Forbidden: {reason}", **when)

    def drop(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        processed: bool,
        **when: Unpack[Schedule],
    ) -> Rule:
        """Closes the connection before the call, or if ``processed`` instead of its answer."""
        effect = Effect.DROP_AFTER if processed else Effect.DROP_BEFORE
        return self._add(Rule(effect, method, chat_id, **when))

    def hang(
        self,
        seconds: float,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        processed: bool,
        **when: Unpack[Schedule],
    ) -> Rule:
        """Waits by the world's clock before the call, or if ``processed`` before its answer."""
        effect = Effect.HANG_AFTER if processed else Effect.HANG_BEFORE
        return self._add(Rule(effect, method, chat_id, seconds=seconds, **when))

    def drip(
        self,
        seconds: float,
        method: str | None = None,
        chat_id: int | None = None,
        **when: Unpack[Schedule],
    ) -> Rule:
        """Processes the call and sends a byte of the answer every so many ``seconds``."""
        return self._add(Rule(Effect.DRIP, method, chat_id, seconds=seconds, **when))

    def clear(self) -> None:
        """Removes all rules."""
        self.rules.clear()

    def strike(self, method: str, chat_id: object) -> Rule | None:
        """Returns the rule that strikes this call, if any."""
        for rule in self.rules:
            if rule.method is None and method == "getUpdates":
                continue
            if rule.strikes(method, chat_id):
                return rule
        return None

    def _add(self, rule: Rule) -> Rule:
        self.rules.append(rule)
        return rule
