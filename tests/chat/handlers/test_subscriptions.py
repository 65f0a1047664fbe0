"""/subscribe, /unsubscribe, /status, in private chats, groups, channels and topics."""

from datetime import UTC, date, datetime, time

import pytest

from bot.chat.words.hours import say_zone
from bot.chat.words.reasons import key_of
from bot.offline.standin import Person
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


@pytest.mark.parametrize(
    ("text", "hour", "zone"),
    [
        ("/subscribe", time(9), "UTC"),
        ("/subscribe 08:30", time(8, 30), "UTC"),
        ("/subscribe 8：30 Europe/Berlin", time(8, 30), "Europe/Berlin"),
        ("/subscribe berlin 7:05", time(7, 5), "Europe/Berlin"),
        ("/subscribe 21点 asia/shanghai", time(21), "Asia/Shanghai"),
        ("/subscribe UTC+8", time(9), "Etc/GMT-8"),
        ("/subscribe 纽约", time(9), "America/New_York"),
        ("/subscribe 07:15 New York", time(7, 15), "America/New_York"),
    ],
)
async def test_subscribe_takes_hour_and_zone(
    stage: Stage, anna: Person, text: str, hour: time, zone: str
) -> None:
    answer = await stage.answer(anna, text)

    assert f"every day at {hour:%H:%M} ({say_zone(zone)})" in answer.text
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    assert (subscription.time, subscription.zone) == (hour, zone)


@pytest.mark.parametrize("word", ["25:00", "Mars/Olympus", "UTC+99", "now"])
async def test_subscribe_says_which_word_it_could_not_read(
    stage: Stage, anna: Person, word: str
) -> None:
    answer = await stage.answer(anna, f"/subscribe {word}")

    assert f"“{word}”" in answer.text
    assert stage.store.subscriptions.get(anna.id) is None


async def test_unsubscribe_keeps_the_settings_and_a_button_brings_it_back(
    stage: Stage, anna: Person
) -> None:
    await stage.answer(anna, "/subscribe 08:30 Europe/Berlin")
    anna.say("/unsubscribe")
    stopped = await stage.telegram.wait_for_message(
        anna, matching=lambda m: "Unsubscribed" in m.text
    )
    off = stage.store.subscriptions.get(anna.id)
    assert off is not None
    assert not off.active

    await anna.tap(stopped, "sub")
    answer = await stage.telegram.wait_for_message(
        anna, after=stopped, matching=lambda m: "Subscribed" in m.text
    )

    assert "every day at 08:30 (Europe/Berlin)" in answer.text


async def test_unsubscribe_without_a_subscription_says_so(stage: Stage, anna: Person) -> None:
    assert "Not subscribed." in (await stage.answer(anna, "/unsubscribe")).text


async def test_status_tells_what_came_and_what_comes(stage: Stage, anna: Person) -> None:
    assert "Not subscribed" in (await stage.answer(anna, "/status")).text

    anna.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 4, chat=anna)
    status = (await stage.answer(anna, "/status")).text

    assert "Subscribed: every day at 09:00 (UTC)" in status
    assert status.count("16 February 2026") == 1
    assert "Last delivery: the latest report, 16 February 2026, today at 12:00." in status
    assert "It is past" not in status, "today's is here"
    assert "Next delivery: tomorrow at 09:00" in status


async def test_status_waits_for_todays_report_from_the_hour_on(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    waiting = "It is past 09:00 and today's report hasn't arrived yet"

    stage.clock.now = datetime(2026, 2, 17, 9, 5, tzinfo=UTC)
    await stage.settle()
    assert waiting in (await stage.answer(anna, "/status")).text
    stage.clock.now = datetime(2026, 2, 18, 8, tzinfo=UTC)
    early = (await stage.answer(anna, "/status")).text
    assert "It is past" not in early
    assert "Next delivery: today at 09:00." in early


async def test_status_says_in_words_why_nothing_came(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe")
    stage.telegram.faults.error(
        method="sendMessage", chat_id=anna.id, code=400, description="Bad Request: nonsense"
    )
    await stage.settle()
    stage.telegram.faults.clear()

    status = (await stage.answer(anna, "/status")).text

    assert "2 messages were not delivered: Telegram refused it." in status
    assert "nonsense" not in status.casefold()
    assert "already sent" not in status


async def test_status_explains_a_day_with_nothing_on_the_topics(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    stage.store.topics.add(subscription.id, "xylophonequartz", muted=False)
    await stage.answer(anna, "/settings only followed")
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()

    status = (await stage.answer(anna, "/status")).text

    assert "Latest report: 17 February 2026. It has no paper on your topics" in status
    assert "already sent" not in status


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("left", "reason-out"),
        ("kicked", "reason-out"),
        ("Forbidden: bot was blocked by the user", "reason-out"),
        ("Bad Request: not enough rights to send text messages to the chat", "reason-rights"),
        ("Bad Request: TOPIC_CLOSED", "reason-topic"),
        ("the subscription has ended", "reason-stopped"),
        ("asked", "reason-stopped"),
        ("the process stopped before an answer came", "reason-interrupted"),
        ("Message is too long", "reason-refused"),
        ("", "reason-refused"),
    ],
)
def test_reasons_of_the_ledger_have_words(reason: str, key: str) -> None:
    assert key_of(reason) == key


async def test_only_administrators_change_a_groups_subscription(stage: Stage, anna: Person) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    ben.join(group)

    refused = await stage.answer(ben, "/subscribe", group)
    assert refused.text == "Only administrators can change the subscription here."
    taken = await stage.answer(anna, "/subscribe@papergram_bot 07:00", group)
    assert "Subscribed" in taken.text

    note = await ben.tap(taken, "unsub")
    assert note.text == "Only administrators can change the subscription here."
    subscription = stage.store.subscriptions.get(group.id)
    assert subscription is not None
    assert subscription.active


async def test_a_channels_post_subscribes_the_channel(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("Papers")
    anna.add_bot(channel)
    anna.promote_bot(channel)

    post = anna.say("/subscribe", channel)

    await stage.telegram.wait(lambda: post.reactions, channel)
    assert stage.store.subscriptions.get(channel.id) is not None
    await stage.settle()
    assert all("订阅" not in message.text for message in stage.telegram.sent(channel))


async def test_a_channel_without_reactions_gets_a_line(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("Papers")
    anna.promote_bot(channel)
    stage.telegram.faults.error("setMessageReaction", code=400, description="REACTION_INVALID")

    answer = await stage.answer(anna, "/unsubscribe", channel)

    assert "没有订阅" in answer.text, "no reader, so the configured language"


async def test_topics_of_a_forum_have_their_own_subscriptions(stage: Stage, anna: Person) -> None:
    forum = anna.create_forum("Lab")
    anna.add_bot(forum)
    await stage.telegram.wait_for_message(forum)
    topic = anna.open_topic(forum, "Robots")
    anna.say("/subscribe", chat=forum, thread=topic.id)
    await stage.telegram.wait(
        lambda: any(m.is_outgoing for m in stage.telegram.messages(forum, topic.id)), chat=forum
    )

    assert stage.store.subscriptions.get(forum.id, topic.id) is not None
    assert stage.store.subscriptions.get(forum.id) is None


async def test_cards_open_privately_from_a_group(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    overview = await stage.answer(anna, "/today", group)
    results = await stage.answer(anna, "/search robotics", group)

    links = {b.get("url") for b in overview.buttons}
    assert "https://t.me/papergram_bot?start=p_2602_12617" in links
    assert all("url" in b for b in results.buttons)
    anna.open("https://t.me/papergram_bot?start=p_2602_12617")
    card = await stage.telegram.wait_for_message(anna)
    assert card.text.startswith("GeoAgent")
