"""Things that go wrong on purpose, by a schedule that repeats itself exactly.

A rule counts the calls that it matches and strikes at every n-th of them; nothing is left to
chance, so a failing rehearsal can be run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase


class Effect(Enum):
    """What happens to a call."""

    FLOOD = "flood"
    ERROR = "error"
    DROP_BEFORE = "dropped before processing"
    DROP_AFTER = "dropped after processing"
    HANG_BEFORE = "hung before processing"
    HANG_AFTER = "hung after processing"


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
        """Count a call and tell whether it is struck."""
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


class Faults:
    """The schedule. Rules are asked in the order they were added; the first that strikes counts.

    All methods share their selectors: ``method`` is a name or a pattern such as ``"send*"``
    (``None``: any but getUpdates), ``chat_id`` a chat, ``every`` strikes every n-th matching call,
    ``skip`` lets the first ones pass, ``times`` ends the rule after so many strikes.
    """

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def flood(
        self,
        seconds: int,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        every: int = 1,
        skip: int = 0,
        times: int | None = None,
    ) -> Rule:
        """Answer 429 with ``retry_after``; the call is not processed."""
        return self._add(Rule(Effect.FLOOD, method, chat_id, every, skip, times, seconds=seconds))

    def error(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        code: int = 502,
        description: str = "Bad Gateway",
        every: int = 1,
        skip: int = 0,
        times: int | None = None,
    ) -> Rule:
        """Answer with a server error; the call is not processed."""
        return self._add(
            Rule(
                Effect.ERROR,
                method,
                chat_id,
                every,
                skip,
                times,
                code=code,
                description=description,
            )
        )

    def forbid(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        reason: str = "bot was blocked by the user",
        every: int = 1,
        skip: int = 0,
        times: int | None = None,
    ) -> Rule:
        """Answer 403; the call is not processed."""
        return self.error(
            method,
            chat_id,
            code=403,
            description=f"Forbidden: {reason}",
            every=every,
            skip=skip,
            times=times,
        )

    def drop(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        processed: bool,
        every: int = 1,
        skip: int = 0,
        times: int | None = None,
    ) -> Rule:
        """Close the connection; with ``processed`` the call is done and only its answer lost."""
        effect = Effect.DROP_AFTER if processed else Effect.DROP_BEFORE
        return self._add(Rule(effect, method, chat_id, every, skip, times))

    def hang(
        self,
        seconds: float,
        method: str | None = None,
        chat_id: int | None = None,
        *,
        processed: bool,
        every: int = 1,
        skip: int = 0,
        times: int | None = None,
    ) -> Rule:
        """Wait by the world's clock, before the call is done or between that and its answer."""
        effect = Effect.HANG_AFTER if processed else Effect.HANG_BEFORE
        return self._add(Rule(effect, method, chat_id, every, skip, times, seconds=seconds))

    def clear(self) -> None:
        """Let everything work again."""
        self.rules.clear()

    def strike(self, method: str, chat_id: object) -> Rule | None:
        """Return the rule that strikes this call, if any."""
        for rule in self.rules:
            if rule.method is None and method == "getUpdates":
                continue
            if rule.strikes(method, chat_id):
                return rule
        return None

    def _add(self, rule: Rule) -> Rule:
        self.rules.append(rule)
        return rule
