"""Whatever a client sends in place of our own buttons, links and queries: a kind line, no error."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards.callback_data import decode
from bot.offline.standin import Message, Person
from bot.papers import Change
from tests.stage import NOON, Stage, staged

ANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FORMS = (
    "k2602.12617+ k9999.99999- b0.0 b7.99999 w wzone wtime=99:99 wzone=Mars/Olympus wonly=all "
    "ebib forget keep n1+ n999- h-1001 h-999999999999 sub unsub c2602.12617@b0.3 "
    "s1.0 s1.99999 S1.99999 s999999999999999.99999 b1.0 b1.99999 b0.99999 b999999999999999.0 "
    "o2026-02-16.999 A2026-02-16.999 O9999-12-31.999 o0001-01-01.0 x2026-02-16.999.999 "
    "X2026-02-16.0.0 X0001-01-01.0.0 m0001-01 m9999-12 c0001.00001 c9912.99999 f2602.12617.99 "
    "f9912.99999.0 r2602.12617@s1.99999 r2602.12617@r2602.12617@b1.0 c2602.12617@x2026-02-16.0.9 "
    "c2602.12617@O0001-01-01.9 tf1 tm1 tf1.-1001 tm999999999999999.-999999999999999999 tx td1 "
    "td999999999999999 td1.-999999999999999999 h-999999999999999999 wtime=-1 wdays=9 wstyle=x "
    "k0001.00001+ k9912.99999- n999999999999999+"
).split()
DATA = st.one_of(
    st.sampled_from(FORMS),
    st.text(min_size=1, max_size=20),
    st.tuples(st.sampled_from(FORMS), st.text(alphabet="@.+-=0123456789wkbnhe", max_size=8)).map(
        "".join
    ),
)


@dataclass
class Room:
    """A stage whose loop runs when a test wants it to."""

    runner: asyncio.Runner
    stage: Stage
    anna: Person
    message: Message


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """The bot, and a message with buttons."""
    with asyncio.Runner() as runner:
        context = staged(tmp_path)
        stage = runner.run(context.__aenter__())
        anna = stage.telegram.person("Anna", language_code="en")
        runner.run(stage.answer(anna, "/subscribe"))
        runner.run(stage.settle())
        runner.run(stage.answer(anna, "robotics"))  # the query with the number 1
        message = runner.run(stage.answer(anna, "/today"))
        try:
            yield Room(runner, stage, anna, message)
        finally:
            runner.run(context.__aexit__(None, None, None))


@pytest.mark.parametrize("muted", [None, "robotics", "model"])
def test_odd_values_in_the_right_form_are_answered(room: Room, muted: str | None) -> None:
    stage, anna, message = room.stage, room.anna, room.message
    if muted:
        subscription = stage.store.subscriptions.get(anna.id)
        assert subscription is not None
        stage.store.topics.add(subscription.id, muted, muted=True)
        stage.store.subscriptions.change(subscription.id, Change("only_followed", True), NOON)

    for data in FORMS:
        for gone in (False, True):
            stage.clock.advance(minutes=1)
            message.markup = {"inline_keyboard": [[{"text": "?", "callback_data": data}]]}
            message.deleted = gone
            answer = room.runner.run(anna.forge(message, data))
            assert "wrong" not in answer.text, (data, gone)


@given(data=DATA)
@ANY
def test_any_button_is_answered(room: Room, data: str) -> None:
    if len(data.encode()) > 64 or not data:
        return
    room.stage.clock.advance(minutes=1)
    room.message.markup = {"inline_keyboard": [[{"text": "?", "callback_data": data}]]}

    answer = room.runner.run(room.anna.tap(room.message, data))

    assert "wrong" not in answer.text
    assert decode(data) is not None or answer.text


@given(payload=st.text(alphabet="abcdeps_0123456789-", min_size=1, max_size=64))
@ANY
def test_any_start_link_is_answered(room: Room, payload: str) -> None:
    room.stage.clock.advance(minutes=1)
    last = room.stage.telegram.last(room.anna)
    room.anna.start(payload)

    answer = room.runner.run(room.stage.telegram.wait_for_message(room.anna, after=last))

    assert "Something went wrong" not in answer.text


@given(query=st.text(max_size=60), offset=st.text(max_size=12))
@ANY
def test_any_inline_query_and_offset_is_answered(room: Room, query: str, offset: str) -> None:
    answer = room.runner.run(room.anna.ask_inline(query, offset=offset))

    assert len(answer.results) <= 50
