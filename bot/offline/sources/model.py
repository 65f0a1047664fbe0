"""A model behind an OpenAI-compatible door, as strict and as unreliable as real ones."""

import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.offline.sources.answers import Form, write_answer
from bot.offline.sources.hub import Hub, Reply
from bot.offline.sources.papers import FakePaper

NAME = "reader-8b"
_KNOWN = {
    "model", "messages", "stream", "stream_options", "temperature", "top_p", "max_tokens",
    "max_completion_tokens", "response_format", "n", "stop", "user", "seed", "reasoning_effort",
}  # fmt: skip
_CHARACTERS_A_TOKEN = 3.5


class Fault(StrEnum):
    """What the server does instead of having the model answer."""

    RATE = "429"
    RATE_WITH_WAIT = "429 with Retry-After"
    QUOTA = "quota"
    FILTER = "filter"
    BROKEN = "500"
    HTML = "200 with HTML"
    RESET = "reset"
    NO_CHOICES = "no choices"
    NULL = "null"
    CUT = "cut"


@dataclass
class Model:
    """Answers about the papers of the hub as it is told to, and well otherwise."""

    hub: Hub
    key: str = ""
    """The key that it wants; empty for none."""
    context: int = 32_000
    """Tokens that it takes."""
    cuts_silently: bool = False
    """Whether it reads the end of a longer text and answers, as Ollama does."""
    always: Form | Fault | None = None
    """How each answer is that nothing else is said of."""
    script: dict[str, deque[Form | Fault]] = field(default_factory=dict)
    """How the next answers about a paper are, by its id."""
    read: dict[str, int] = field(default_factory=dict)
    """How often it answered about a paper, by its id."""
    tokens: int = 0
    """All that it read and wrote."""

    def say(self, paper_id: str, *answers: Form | Fault) -> None:
        """Has the next answers about a paper be these."""
        self.script.setdefault(paper_id, deque()).extend(answers)

    def models(self, headers: Mapping[str, str]) -> Reply:
        """Answers ``/v1/models``."""
        if refused := self._refuse_key(headers):
            return refused
        return _json({"object": "list", "data": [{"id": NAME, "object": "model"}]})

    def complete(self, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answers ``/v1/chat/completions``."""
        if refused := self._refuse_key(headers):
            return refused
        try:
            request = json.loads(body)
            asked = self._check(request)
        except (ValueError, KeyError, TypeError) as error:
            return _error(400, f"{error}", "invalid_request_error")
        if request["model"] != NAME:
            text = f"The model `{request['model']}` does not exist"
            return _error(404, text, "model_not_found")
        tokens = round(len(asked) / _CHARACTERS_A_TOKEN)
        if tokens > self.context:
            if not self.cuts_silently:
                text = f"This model's maximum context length is {self.context} tokens."
                return _error(400, text, "context_length_exceeded")
            asked = asked[-round(self.context * _CHARACTERS_A_TOKEN) :]
            tokens = self.context
        return self._answer(asked, tokens, stream=bool(request.get("stream")))

    def _answer(self, asked: str, tokens: int, *, stream: bool) -> Reply:
        paper = self.hub.find(asked)
        told: Form | Fault | None = self.always
        if paper is not None:
            self.read[paper.id] = self.read.get(paper.id, 0) + 1
            if waiting := self.script.get(paper.id):
                told = waiting.popleft()
        if isinstance(told, Fault) and told not in (Fault.CUT, Fault.NULL, Fault.NO_CHOICES):
            return _fault(told)
        text = self._write(paper, asked, told)
        self.tokens += tokens + _tokens(text)
        return _completion(text, tokens, told, stream=stream)

    def _write(self, paper: FakePaper | None, asked: str, told: Form | Fault | None) -> str:
        form = told if isinstance(told, Form) else Form.GOOD
        return write_answer(paper, asked, form)

    def _refuse_key(self, headers: Mapping[str, str]) -> Reply | None:
        if not self.key or headers.get("Authorization") == f"Bearer {self.key}":
            return None
        return _error(401, "Incorrect API key provided.", "invalid_api_key")

    def _check(self, request: dict[str, Any]) -> str:
        """Returns all that is said in a request; raises for one that a server refuses."""
        if unknown := set(request) - _KNOWN:
            raise ValueError(f"Unrecognized request argument supplied: {min(unknown)}")
        if request.get("response_format", {"type": "text"})["type"] != "text":
            raise ValueError("This response_format type is unavailable now")
        messages = request["messages"]
        if not messages or messages[-1]["role"] != "user":
            raise ValueError("messages: expected a last one of the user")
        for one in messages:
            if one["role"] not in ("system", "user", "assistant") or not one["content"]:
                raise ValueError("messages: expected role and content")
        return "\n\n".join(str(one["content"]) for one in messages)


def _fault(fault: Fault) -> Reply:
    match fault:
        case Fault.RATE:
            return _error(429, "Rate limit reached", "rate_limit_exceeded")
        case Fault.RATE_WITH_WAIT:
            reply = _error(429, "Rate limit reached", "rate_limit_exceeded")
            reply.headers = {"Retry-After": "2"}
            return reply
        case Fault.QUOTA:
            return _error(429, "You exceeded your current quota", "insufficient_quota")
        case Fault.FILTER:
            return _error(400, "Content Exists Risk", "invalid_request_error")
        case Fault.BROKEN:
            return Reply(500, "upstream connect error", "text/plain")
        case Fault.HTML:
            return Reply(200, "<html><body>Welcome to nginx!</body></html>")
        case _:
            return Reply(200, "", "application/json", breaks_off=True)


def _completion(text: str, tokens: int, told: Form | Fault | None, *, stream: bool) -> Reply:
    reason = "stop"
    content: str | None = text
    if told is Fault.CUT:
        content, reason = text[: 2 * len(text) // 3], "length"
    if told is Fault.NULL:
        content = None
    usage = {
        "prompt_tokens": tokens,
        "completion_tokens": _tokens(text),
        "total_tokens": tokens + _tokens(text),
    }
    common = {"id": "chatcmpl-1", "created": 1, "model": NAME}
    if stream:
        chunks = [
            common | {"object": "chat.completion.chunk", "choices": choices, "usage": used}
            for choices, used in (
                ([{"index": 0, "delta": {"content": content}, "finish_reason": reason}], None),
                ([], usage),
            )
        ]
        body = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"
        return Reply(200, body, "text/event-stream")
    message = {"role": "assistant", "content": content}
    choices = [{"index": 0, "message": message, "finish_reason": reason}]
    if told is Fault.NO_CHOICES:
        choices = []
    return _json(common | {"object": "chat.completion", "choices": choices, "usage": usage})


def _tokens(text: str) -> int:
    wide = len(re.findall(r"[\u3000-\u9fff]", text))
    return round((len(text) - wide) / _CHARACTERS_A_TOKEN + wide / 1.5)


def _json(value: Any, status: int = 200) -> Reply:  # noqa: ANN401
    return Reply(status, json.dumps(value), "application/json")


def _error(status: int, text: str, code: str) -> Reply:
    return _json({"error": {"message": text, "type": code, "code": code, "param": None}}, status)
