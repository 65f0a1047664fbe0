"""One API call from parameters to answer, without HTTP.

Its parameters are read, faults and rates act on it, its method runs, and it is logged.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.offline.standin.errors import ApiError, too_many_requests
from bot.offline.standin.faults import Effect, Faults, Rule
from bot.offline.standin.methods import HANDLERS
from bot.offline.standin.parameters import documented_name, read_parameters
from bot.offline.standin.rates import Rates
from bot.offline.standin.state import Json
from bot.offline.standin.world import Call, World

_PAGE = b"<html><head><title>Bad Gateway</title></head><body>nginx</body></html>"
_LATE_EFFECTS = {Effect.DROP_AFTER, Effect.HANG_AFTER, Effect.DRIP}
"""Those that act on the answer, whatever it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a call; without a body the connection is closed instead."""

    status: int
    body: bytes | None
    retry_after: int | None = None
    drip: float | None = None
    """Seconds between two bytes of the body."""


class BotApi:
    """The Bot API of one ``World``."""

    def __init__(self, world: World, faults: Faults, rates: Rates) -> None:
        self.world = world
        self.faults = faults
        self.rates = rates

    async def call(self, method: str, raw: Mapping[str, Any]) -> Answer:
        """Processes one call and writes it to the log."""
        name = documented_name(method)
        if name is None:
            self._log(method, dict(raw), "Not Found")
            return _failure(ApiError(404, "Not Found"))
        params: Json = dict(raw)
        try:
            params = read_parameters(name, raw)
            return await self._call(name, params)
        except ApiError as error:
            self._log(name, params, error.description)
            return _failure(error)

    async def _call(self, name: str, params: Json) -> Answer:
        chat_id = params.get("chat_id")
        rule = self.faults.strike(name, chat_id)
        if rule is not None and await self._strike_before(rule):
            self._log(name, params, rule.effect.value)
            return Answer(0, None)
        if rule is not None and rule.effect is Effect.PAGE:
            self._log(name, params, rule.effect.value)
            return Answer(rule.code, _PAGE)
        self.rates.check(
            name, chat_id, self.world.clock.time(), paid=params.get("allow_paid_broadcast", False)
        )
        if rule is None or rule.effect not in _LATE_EFFECTS:
            result = await self._process(name, params)
            self._log(name, params, "ok", result)
            answer = _success(result)
            if rule is not None and rule.effect is Effect.CUT and answer.body is not None:
                return Answer(answer.status, answer.body[: len(answer.body) // 2])
            return answer
        try:
            result = await self._process(name, params)
            answer = _success(result)
        except ApiError as error:  # a refusal is an answer, too, and is lost alike
            result, answer = None, _failure(error)
        self._log(name, params, rule.effect.value, result)
        if rule.effect is Effect.DROP_AFTER:
            return Answer(0, None)
        if rule.effect is Effect.DRIP:
            return replace(answer, drip=rule.seconds)
        await self.world.clock.sleep(rule.seconds)
        return answer

    async def _process(self, name: str, params: Json) -> object:
        result = HANDLERS[name](self.world, params)
        return await result if inspect.isawaitable(result) else result

    async def _strike_before(self, rule: Rule) -> bool:
        """Lets a fault act before the call; returns whether the connection is dropped."""
        if rule.effect is Effect.FLOOD:
            raise too_many_requests(int(rule.seconds))
        if rule.effect is Effect.ERROR:
            raise ApiError(rule.code, rule.description)
        if rule.effect is Effect.HANG_BEFORE:
            await self.world.clock.sleep(rule.seconds)
        return rule.effect is Effect.DROP_BEFORE

    def _log(self, method: str, params: Json, outcome: str, result: object = None) -> None:
        if method == "getUpdates" and outcome == "ok":
            return  # a poll a second would bury the rest
        self.world.calls.append(Call(method, params, outcome, result, self.world.clock.time()))
        self.world.changes.tell()


def _success(result: object) -> Answer:
    return Answer(200, json.dumps({"ok": True, "result": result}).encode())


def _failure(error: ApiError) -> Answer:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    retry_after = None
    if error.parameters:
        body["parameters"] = error.parameters
        retry_after = error.parameters.get("retry_after")
    return Answer(error.code, json.dumps(body).encode(), retry_after)
