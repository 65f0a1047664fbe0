"""A transport whose answers a test writes down beforehand."""

import json
from collections import defaultdict

from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

Answer = tuple[int, bytes] | Exception


def ok(result: object) -> tuple[int, bytes]:
    """Returns an answer with a result."""
    return 200, json.dumps({"ok": True, "result": result}).encode()


def refusal(code: int, description: str = "a reason", **parameters: object) -> tuple[int, bytes]:
    """Returns an answer that refuses a call."""
    said = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return code, json.dumps(said).encode()


class Script(BaseRequest):
    """Answers each method in turn with what was written down for it; the last answer stays."""

    def __init__(self, **answers: Answer | list[Answer]) -> None:
        self.calls: list[tuple[str, dict[str, object]]] = []
        self.answers: dict[str, list[Answer]] = defaultdict(lambda: [ok(True)])
        for method, given in answers.items():
            self.answers[method] = given if isinstance(given, list) else [given]

    def asked(self, method: str, name: str) -> list[object]:
        """Returns the values of a parameter in all calls of a method."""
        return [given.get(name) for called, given in self.calls if called == method]

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = None,
        write_timeout: ODVInput[float] = None,
        connect_timeout: ODVInput[float] = None,
        pool_timeout: ODVInput[float] = None,
    ) -> tuple[int, bytes]:
        called = url.rpartition("/")[2]
        self.calls.append((called, dict(request_data.parameters) if request_data else {}))
        waiting = self.answers[called]
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(answer, Exception):
            raise answer
        return answer
