"""A closed topic and a withdrawn right are a pause: what waits, what wakes it, what comes then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from bot.offline.standin import Chat, Person
from bot.papers import State, Subscription
from tests.stage import Stage, day_of

D17, D18, D19 = (date(2026, 2, day) for day in (17, 18, 19))
TOPIC = "Paused since today at 12:00: the forum topic was closed or deleted."


@dataclass
class Place:
    """Where a subscription is, and who founded the chat."""

    stage: Stage
    anna: Person
    chat: Chat
    topic: int | None = None

    @property
    def subscription(self) -> Subscription:
        found = self.stage.store.subscriptions.get(self.chat.id, self.topic or 0)
        assert found is not None
        return found

    @property
    def days(self) -> list[str]:
        """The days whose digests came here, in order."""
        sent = self.stage.telegram.sent(self.chat, self.topic)
        heads = [day for m in sent if (day := day_of(m.text))]
        return [day for n, day in enumerate(heads) if day not in heads[:n]]

    async def status(self) -> str:
        """What /status answers, here; the bot can answer, whatever the chat did before."""
        before = len(self.stage.telegram.sent(self.chat, self.topic))
        self.anna.say("/status", self.chat, thread=self.topic)
        await self.stage.telegram.wait(
            lambda: len(self.stage.telegram.sent(self.chat, self.topic)) > before, chat=self.chat
        )
        return self.stage.telegram.sent(self.chat, self.topic)[-1].text

    async def come_to_be(self, *, paused: bool) -> None:
        await self.stage.telegram.wait(
            lambda: (self.subscription.paused_since is not None) is paused, what="the pause"
        )
        await self.stage.settle()


async def subscribed(stage: Stage, chat: Chat, anna: Person, topic: int | None = None) -> Place:
    """Returns a place that was greeted with the seed's digest a day ago."""
    place = Place(stage, anna, chat, topic)
    anna.say("/subscribe", chat, thread=topic)
    await stage.telegram.wait(
        lambda: stage.store.subscriptions.get(chat.id, topic or 0) is not None, what="a row"
    )
    await stage.settle()
    stage.clock.advance(days=1)
    return place


@pytest.fixture
async def topic(stage: Stage) -> Place:
    anna = stage.telegram.person("Anna", language_code="en")
    forum = anna.create_forum("Lab")
    anna.add_bot(forum)
    robots = anna.open_topic(forum, "Robots")
    return await subscribed(stage, forum, anna, robots.id)


@pytest.fixture
async def group(stage: Stage) -> Place:
    anna = stage.telegram.person("Anna", language_code="en")
    supergroup = anna.create_supergroup("Reading")
    anna.add_bot(supergroup)
    return await subscribed(stage, supergroup, anna)


async def test_a_topic_that_refuses_once_says_so_until_it_opens_again(
    stage: Stage, topic: Place
) -> None:
    stage.telegram.faults.error(
        method="sendMessage", chat_id=topic.chat.id, code=400,
        description="Bad Request: TOPIC_CLOSED", times=1,
    )  # fmt: skip
    await stage.digest_arrives(D17)
    await stage.settle()

    assert topic.subscription.active
    told = await topic.status()
    assert TOPIC in told
    assert "2 messages were not delivered: the forum topic was closed or deleted." in told
    assert topic.days == ["2026-02-16"]

    topic.anna.close_topic(topic.chat, topic.topic or 0, closed=False)
    await topic.come_to_be(paused=False)

    assert topic.days == ["2026-02-16", "2026-02-17"]
    assert "Paused" not in await topic.status()


async def test_while_a_topic_is_closed_nothing_is_said_elsewhere_and_only_the_newest_is_owed(
    stage: Stage, topic: Place
) -> None:
    topic.anna.close_topic(topic.chat, topic.topic or 0)
    for day in (D17, D18, D19):
        await stage.digest_arrives(day)
        await stage.settle()
        stage.clock.advance(days=1)
    everything = len(stage.telegram.sent(topic.chat))
    assert topic.days == ["2026-02-16"]

    topic.anna.close_topic(topic.chat, topic.topic or 0, closed=False)
    await topic.come_to_be(paused=False)

    assert topic.days == ["2026-02-16", "2026-02-19"]
    assert len(stage.telegram.sent(topic.chat)) == everything + 2
    assert stage.store.ledger.counts()[State.DUE] == 0


async def test_each_push_tries_again_once(stage: Stage, topic: Place) -> None:
    topic.anna.close_topic(topic.chat, topic.topic or 0)
    await stage.digest_arrives(D17)
    await stage.settle()
    since = topic.subscription.paused_since
    refused = len(stage.telegram.calls("sendMessage"))

    for _ in range(24):  # a day without a new report: the newest is tried once more, at the hour
        stage.clock.advance(hours=1)
        await stage.settle()
    tried = [call.params["chat_id"] for call in stage.telegram.calls("sendMessage")[refused:]]
    assert tried == [topic.chat.id]
    assert topic.subscription.paused_since == since

    topic.chat.topics[topic.topic or 0].closed = False  # the bot does not hear of it
    stage.clock.advance(days=1)
    await stage.settle()
    assert topic.days == ["2026-02-16", "2026-02-17"]
    assert topic.subscription.paused_since is None


async def test_a_topic_that_is_deleted_waits_and_is_announced_nowhere(
    stage: Stage, topic: Place
) -> None:
    general = len(stage.telegram.sent(topic.chat))
    topic.anna.delete_topic(topic.chat, topic.topic or 0)
    left = len(stage.telegram.sent(topic.chat))
    await stage.digest_arrives(D17)
    await stage.settle()

    assert "thread not found" in topic.subscription.pause_reason
    assert topic.subscription.active
    assert len(stage.telegram.sent(topic.chat)) == left <= general


async def test_the_general_topic_may_be_closed_while_others_are_open(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    forum = anna.create_forum("Lab")
    anna.add_bot(forum)
    robots = anna.open_topic(forum, "Robots")
    general = await subscribed(stage, forum, anna)
    other = await subscribed(stage, forum, anna, robots.id)
    anna.close_topic(forum, 1)
    await stage.digest_arrives(D17)
    await stage.settle()

    assert other.days == ["2026-02-16", "2026-02-17"]
    assert general.subscription.paused_since is not None
    assert other.subscription.paused_since is None

    anna.close_topic(forum, 1, closed=False)
    await general.come_to_be(paused=False)
    assert "2026-02-17" in general.days


def mute(place: Place) -> None:
    place.anna.restrict_bot(place.chat)


def mute_all(place: Place) -> None:
    place.chat.muted_permissions = frozenset(["can_send_messages"])


@pytest.mark.parametrize("withdraw", [mute, mute_all])
async def test_a_right_that_is_given_back_wakes_a_group(
    stage: Stage, group: Place, withdraw: Callable[[Place], None]
) -> None:
    withdraw(group)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert group.subscription.active
    assert "not enough rights" in group.subscription.pause_reason.casefold()

    group.chat.muted_permissions = frozenset()
    group.anna.promote_bot(group.chat)
    await group.come_to_be(paused=False)

    assert group.days == ["2026-02-16", "2026-02-17"]


async def test_a_right_that_is_taken_pauses_at_once(stage: Stage, group: Place) -> None:
    mute(group)
    await group.come_to_be(paused=True)
    calls = len(stage.telegram.calls("sendMessage"))

    group.anna.restrict_bot(group.chat, without=["can_send_photos"])
    await group.come_to_be(paused=False)
    assert len(stage.telegram.calls("sendMessage")) == calls, "nothing was missed"


async def test_a_channel_tells_in_private_why_it_waits(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    channel = anna.create_channel("Papers", username="papers")
    anna.add_bot(channel)
    anna.promote_bot(channel)
    place = await subscribed(stage, channel, anna)
    anna.promote_bot(channel, rights=["can_edit_messages"])
    await place.come_to_be(paused=True)

    assert "I can't post in @papers" in (await stage.answer(anna, "/status @papers")).text

    await stage.digest_arrives(D17)
    await stage.settle()
    anna.promote_bot(channel)
    await place.come_to_be(paused=False)
    assert place.days == ["2026-02-16", "2026-02-17"]
    assert "Paused" not in (await stage.answer(anna, "/status @papers")).text


async def test_what_waits_is_no_failure_for_the_administrators(stage: Stage, topic: Place) -> None:
    topic.anna.close_topic(topic.chat, topic.topic or 0)
    await stage.digest_arrives(D17)
    await stage.settle()

    failures = stage.store.figures.failures(D17)
    assert failures is not None
    assert failures.total == 0


async def test_who_is_gone_is_off_and_no_pause(stage: Stage, group: Place) -> None:
    mute(group)
    await group.come_to_be(paused=True)
    group.anna.remove_bot(group.chat)
    await stage.telegram.wait(lambda: not group.subscription.active, what="the end")

    assert group.subscription.paused_since is None
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert group.days == ["2026-02-16"]
