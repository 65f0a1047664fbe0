"""The stand-in for a model checks what it is asked, as servers do."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.offline.clock import MovableClock
from bot.offline.sources.hub import Hub, Reply
from bot.offline.sources.model import NAME, Model


@pytest.fixture
def model() -> Model:
    clock = MovableClock(datetime(2026, 2, 16, 12, tzinfo=UTC), frozen=True)
    return Model(Hub(clock))


def _ask(model: Model, headers: dict[str, str] | None = None, /, **body: Any) -> Reply:  # noqa: ANN401
    asked = {"model": NAME, "messages": [{"role": "user", "content": "Say hello."}]} | body
    return model.complete(headers or {}, json.dumps(asked).encode())


def test_a_question_is_answered_whole_or_as_a_stream(model: Model) -> None:
    whole = json.loads(_ask(model).body)
    stream = _ask(model, stream=True)

    assert whole["choices"][0]["message"]["content"] == "Hello, I am at work."
    assert whole["usage"]["total_tokens"] > 0
    assert stream.kind == "text/event-stream"
    assert str(stream.body).endswith("data: [DONE]\n\n")


@pytest.mark.parametrize(
    "odd",
    [
        {"num_ctx": 8192},
        {"response_format": {"type": "json_schema"}},
        {"messages": []},
        {"messages": [{"role": "user", "content": ""}]},
        {"messages": [{"role": "assistant", "content": "hello"}]},
    ],
)
def test_a_question_that_no_server_takes_is_refused(model: Model, odd: dict[str, Any]) -> None:
    assert _ask(model, **odd).status == 400


def test_a_key_is_wanted_or_not(model: Model) -> None:
    model.key = "sk-right"

    assert _ask(model).status == 401
    assert _ask(model, {"Authorization": "Bearer sk-right"}).status == 200
    assert model.models({}).status == 401


def test_a_name_that_it_does_not_know_is_refused(model: Model) -> None:
    assert _ask(model, model="gpt-none").status == 404


def test_a_long_text_is_refused_or_cut_without_a_word(model: Model) -> None:
    model.context = 50
    long = [{"role": "user", "content": "word " * 100}]
    refused = _ask(model, messages=long)
    model.cuts_silently = True
    cut = json.loads(_ask(model, messages=long).body)

    assert refused.status == 400
    assert "context_length_exceeded" in str(refused.body)
    assert cut["usage"]["prompt_tokens"] == 50
