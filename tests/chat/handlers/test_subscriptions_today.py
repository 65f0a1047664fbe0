"""A digest that greets, by /start or /subscribe, does not use up the day's push."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

import pytest

from bot.offline.standin import Chat, Person
from tests.stage import NOON, Stage, day_of

D16, D17, D18 = (date(2026, 2, day) for day in (16, 17, 18))
EARLY = datetime(2026, 2, 16, 8, tzinfo=UTC)
"""Before the hour of everybody here, which is nine."""

Joining = Callable[[Stage, Person], Awaitable[Person | Chat]]


async def by_start(stage: Stage, anna: Person) -> Person:
    await stage.answer(anna, "/start")
    return anna


async def by_subscribe(stage: Stage, anna: Person) -> Person:
    await stage.answer(anna, "/subscribe")
    return anna


async def by_button(stage: Stage, anna: Person) -> Person:
    offer = await stage.answer(anna, "/status")
    await anna.tap(offer, "sub")
    await stage.telegram.wait_for_message(anna, after=offer)
    return anna


async def in_a_group(stage: Stage, anna: Person) -> Chat:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)
    return group


async def in_a_channel(stage: Stage, anna: Person) -> Chat:
    channel = anna.create_channel("Papers")
    anna.add_bot(channel)
    anna.promote_bot(channel)
    post = anna.say("/subscribe", channel)
    await stage.telegram.wait(lambda: post.reactions, channel)
    return channel


async def in_a_forwarded_channel(stage: Stage, anna: Person) -> Chat:
    channel = anna.create_channel("Papers")
    anna.add_bot(channel)
    anna.promote_bot(channel)
    anna.forward(anna.say("Welcome", chat=channel))
    offer = await stage.telegram.wait_for_message(anna)
    await anna.tap(offer, f"h{channel.id}")
    await stage.telegram.wait_for_edit(offer, edits=0)
    return channel


WAYS = [by_start, by_subscribe, by_button, in_a_group, in_a_channel, in_a_forwarded_channel]


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def days(stage: Stage, chat: Person | Chat) -> list[str]:
    """Returns the days whose digests came to a chat, in order."""
    await stage.settle()
    titles = (message.text.partition("\n")[0] for message in stage.telegram.sent(chat))
    return [day_of(title) for title in titles if re.match(r"📄.* · \d+ (papers|篇)", title)]


@pytest.mark.parametrize("join", WAYS)
async def test_after_the_hour_a_newer_report_of_that_day_still_comes(
    stage: Stage, anna: Person, join: Joining
) -> None:
    chat = await join(stage, anna)
    assert await days(stage, chat) == ["2026-02-16"], "the greeting"

    await stage.digest_arrives(D17)
    assert await days(stage, chat) == ["2026-02-16", "2026-02-17"], "the day's push"

    await stage.digest_arrives(D18)
    assert await days(stage, chat) == ["2026-02-16", "2026-02-17"], "one push a local day"
    stage.clock.advance(days=1)
    assert await days(stage, chat) == ["2026-02-16", "2026-02-17", "2026-02-18"]


@pytest.mark.parametrize("join", WAYS[1:])
async def test_before_the_hour_the_newest_report_comes_at_the_hour(
    stage: Stage, anna: Person, join: Joining
) -> None:
    stage.clock.now = EARLY
    chat = await join(stage, anna)
    assert await days(stage, chat) == []
    await stage.digest_arrives(D17)
    assert await days(stage, chat) == []

    stage.clock.now = NOON
    assert await days(stage, chat) == ["2026-02-17"]
    await stage.digest_arrives(D18)
    assert await days(stage, chat) == ["2026-02-17"], "one push a local day"


async def test_a_start_before_the_hour_leaves_the_hour_its_push(stage: Stage, anna: Person) -> None:
    stage.clock.now = EARLY
    await by_start(stage, anna)
    await stage.digest_arrives(D17)
    assert await days(stage, anna) == ["2026-02-16"]

    stage.clock.now = NOON
    assert await days(stage, anna) == ["2026-02-16", "2026-02-17"]


async def test_who_leaves_and_returns_gets_nothing_twice_and_misses_nothing(
    stage: Stage, anna: Person
) -> None:
    await by_subscribe(stage, anna)
    assert await days(stage, anna) == ["2026-02-16"]

    await stage.answer(anna, "/unsubscribe")
    await stage.answer(anna, "/subscribe")
    assert await days(stage, anna) == ["2026-02-16"]

    await stage.digest_arrives(D17)
    assert await days(stage, anna) == ["2026-02-16", "2026-02-17"]
    await stage.answer(anna, "/unsubscribe")
    await stage.digest_arrives(D18)
    assert await days(stage, anna) == ["2026-02-16", "2026-02-17"]
    await stage.answer(anna, "/subscribe")
    assert await days(stage, anna) == ["2026-02-16", "2026-02-17"], "the day had its push"
    stage.clock.advance(days=1)
    assert await days(stage, anna) == ["2026-02-16", "2026-02-17", "2026-02-18"]


async def test_another_hour_by_subscribe_takes_no_push_away(stage: Stage, anna: Person) -> None:
    stage.clock.now = EARLY
    await by_subscribe(stage, anna)

    await stage.answer(anna, "/subscribe 07:30")
    assert await days(stage, anna) == ["2026-02-16"]
    await stage.digest_arrives(D17)

    assert await days(stage, anna) == ["2026-02-16", "2026-02-17"]
