"""The push while sending fails and all else works: everybody gets the day, twice at most."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date, time

import pytest

from bot.delivery.requests import Requests
from bot.delivery.schedule.doubt import Doubt
from bot.offline.standin import Person
from bot.offline.standin.faults import Faults, Rule
from bot.papers import State, Style
from bot.store.subscriptions import Preferences
from tests.delivery.subscribers import news, subscriber
from tests.stage import Stage

D17 = date(2026, 2, 17)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Doubt, "pause", lambda _: 0.02)


def readers_of(stage: Stage, number: int) -> list[Person]:
    """Returns subscribers who are owed the next report as one message each."""
    readers = stage.telegram.subscribers(number)
    wish = Preferences(private=True, language="en", time=time(0), zone="UTC", style=Style.TITLES)
    for reader in readers:
        stage.store.subscriptions.subscribe(reader.id, 0, wish, stage.clock())
    return readers


def copies(stage: Stage, readers: list[Person]) -> Counter[int]:
    """Returns how many readers have how many copies."""
    return Counter(len(stage.telegram.sent(reader)) for reader in readers)


def questions(stage: Stage) -> int:
    me = stage.telegram.world.bot.id
    return sum(call.params["chat_id"] == me for call in stage.telegram.calls("sendMessage"))


async def settled(stage: Stage) -> None:
    """Lets the push work off all that is owed, second calls among it."""
    await stage.settle()
    stage.clock.advance(minutes=2)
    await stage.settle()


@pytest.mark.parametrize(
    "fault",
    [
        lambda faults: faults.error("sendMessage"),
        lambda faults: faults.error("sendMessage", code=500, description="Internal Server Error"),
        lambda faults: faults.drop("sendMessage", processed=False),
        lambda faults: faults.drop("sendMessage", processed=True),
        lambda faults: faults.error(code=401, description="Unauthorized"),
    ],
    ids=["502", "500", "no answers", "lost answers", "the token is refused"],
)
async def test_an_outage_costs_nobody_a_message(
    stage: Stage, fault: Callable[[Faults], Rule]
) -> None:
    readers = readers_of(stage, 60)
    fault(stage.telegram.faults)
    await stage.digest_arrives(D17)
    pushing = asyncio.create_task(stage.settle())
    await stage.telegram.wait(lambda: questions(stage) >= 2)
    stage.clock.advance(minutes=5)
    await stage.telegram.wait(lambda: questions(stage) >= 5)
    tried = len(stage.telegram.calls("sendMessage")) - questions(stage)
    stage.telegram.faults.clear()
    await pushing
    await settled(stage)

    assert tried <= 18, "what was under way when the first few had no answer, and nothing after"
    assert set(copies(stage, readers)) <= {1, 2}
    assert stage.store.ledger.counts()[State.SENT] == 60


async def test_a_single_reader_loses_nothing_in_an_outage_of_hours(stage: Stage) -> None:
    readers = readers_of(stage, 1)
    rule = stage.telegram.faults.drop("sendMessage", processed=True)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert stage.store.ledger.counts()[State.UNKNOWN] == 1

    for _ in range(5):
        stage.clock.advance(hours=1)
        pushing = asyncio.create_task(stage.settle())
        asked = questions(stage)
        await stage.telegram.wait(lambda asked=asked: questions(stage) > asked)  # type: ignore[misc]
        assert not pushing.done()
        pushing.cancel()
        await asyncio.wait([pushing])
    assert copies(stage, readers) == {1: 1}, "the answer was lost, and no call followed"

    stage.telegram.faults.rules.remove(rule)
    await stage.settle()
    assert copies(stage, readers) == {2: 1}
    assert stage.store.ledger.counts()[State.SENT] == 1


async def test_after_a_restart_in_an_outage_second_calls_wait_too(stage: Stage) -> None:
    readers = readers_of(stage, 2)
    stage.telegram.faults.error("sendMessage")
    await stage.digest_arrives(D17)
    await stage.settle()
    stage.clock.advance(minutes=2)

    await stage.stop()
    await stage.start()
    asked = questions(stage)
    stage.bot.push.wake()
    await stage.telegram.wait(lambda: questions(stage) >= asked + 3)
    assert stage.store.ledger.counts()[State.UNKNOWN] == 2
    stage.telegram.faults.clear()
    await stage.settle()

    assert copies(stage, readers) == {1: 2}


async def test_a_notice_outlives_an_outage_too(stage: Stage) -> None:
    readers = readers_of(stage, 30)
    await stage.settle()
    notice = stage.store.notices.draft("Maintenance tonight", stage.clock())
    stage.telegram.faults.drop("sendMessage", processed=True)
    async with Requests(stage.bot.round).broadcast(notice) as number:
        assert number == 30
    asked = questions(stage)
    await stage.telegram.wait(lambda: questions(stage) >= asked + 3)
    stage.clock.advance(minutes=5)
    stage.telegram.faults.clear()
    await settled(stage)

    got = Counter(
        sum(message.text == notice.html for message in stage.telegram.sent(reader))
        for reader in readers
    )
    assert set(got) == {1, 2}
    assert not stage.store.ledger.counts()[State.UNKNOWN]


async def test_the_push_ends_while_it_waits_for_an_answer(stage: Stage) -> None:
    readers_of(stage, 20)
    stage.telegram.faults.error("sendMessage")
    await stage.digest_arrives(D17)
    stage.bot.push.wake()
    await stage.telegram.wait(lambda: questions(stage) >= 2)

    await stage.stop()

    assert stage.telegram.calls("sendMessage")[-1].outcome == "Bad Gateway"
    await stage.start()


async def test_an_outage_of_one_chat_alone_costs_it_nothing(stage: Stage) -> None:
    readers = readers_of(stage, 20)
    lonely = readers[7]
    rule = stage.telegram.faults.drop("sendMessage", lonely.id, processed=True)
    await stage.digest_arrives(D17)
    for _ in range(10):
        await settled(stage)
    assert copies(stage, readers) == {1: 20}, "nobody waits for that chat, and it is asked only"
    assert stage.store.ledger.counts()[State.UNKNOWN] == 1

    stage.telegram.faults.rules.remove(rule)
    await settled(stage)

    assert stage.store.ledger.counts()[State.SENT] == 20
    assert copies(stage, [lonely]) == {2: 1}


async def test_a_restart_while_a_chat_is_asked_costs_no_call(stage: Stage) -> None:
    [reader] = readers_of(stage, 1)
    stage.telegram.faults.drop("sendMessage", reader.id, processed=True, times=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    stage.telegram.faults.hang(60, "sendMessage", reader.id, processed=False)
    stage.clock.advance(minutes=2)
    pushing = asyncio.create_task(stage.settle())
    rule = stage.telegram.faults.rules[-1]
    while not rule.struck:  # noqa: ASYNC110  no event tells of it
        await asyncio.sleep(0.01)
    pushing.cancel()
    await asyncio.wait([pushing])
    await stage.stop()
    stage.telegram.faults.clear()
    await stage.start()
    await settled(stage)

    assert copies(stage, [reader]) == {2: 1}
    assert stage.store.ledger.counts()[State.SENT] == 1


async def test_a_chat_that_never_answers_is_not_asked_for_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.push._MOST_QUESTIONS", 3)
    readers = readers_of(stage, 1)
    stage.telegram.faults.error("sendMessage", readers[0].id)
    await stage.digest_arrives(D17)
    for _ in range(8):
        await settled(stage)

    tried = [c for c in stage.telegram.calls("sendMessage") if c.params["chat_id"] == readers[0].id]
    assert len(tried) == 1 + 3 + 1
    assert stage.store.ledger.next_due() is None


async def test_a_lost_answer_is_sent_at_most_once_more(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.drop("sendMessage", anna.id, processed=True, every=2)
    await stage.digest_arrives(D17)
    for _ in range(5):
        stage.clock.advance(minutes=2)
        await stage.settle()

    copies = Counter(message.text for message in news(stage, anna))
    assert max(copies.values()) == 2
