"""Channels set up from the private chat: by name, and by a forwarded post."""

from datetime import date, time

import pytest

from bot.offline.standin import Chat, Person
from tests.chat.buttons import tap
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


@pytest.fixture
def channel(anna: Person) -> Chat:
    """Anna's channel, in which the bot may post."""
    channel = anna.create_channel("Papers", username="papers")
    anna.promote_bot(channel)
    return channel


async def test_a_channel_is_subscribed_by_its_name(
    stage: Stage, anna: Person, channel: Chat
) -> None:
    answer = await stage.answer(anna, "/subscribe @papers 08:30 Berlin")

    assert answer.text.startswith("@papers\n✅ Subscribed: every day at 08:30 (Europe/Berlin)")
    assert answer.buttons == [], "a button would be about the private chat"
    subscription = stage.store.subscriptions.get(channel.id)
    assert subscription is not None
    assert (subscription.time, subscription.private) == (time(8, 30), False)
    assert stage.store.subscriptions.get(anna.id) is None
    await stage.settle()
    posts = stage.telegram.sent(channel)
    assert posts[0].text.startswith("📄 16 February 2026")
    assert all("url" in button for button in posts[0].buttons)


async def test_its_settings_are_changed_and_shown_from_there(
    stage: Stage, anna: Person, channel: Chat
) -> None:
    await stage.answer(anna, "/subscribe @papers")

    changed = await stage.answer(anna, "/settings @papers style titles")
    assert changed.text.startswith("✅ @papers Style: titles")
    shown = await stage.answer(anna, "/settings @papers")
    assert "Style: titles" in shown.text
    assert "/settings @papers time 08:30" in shown.text
    await stage.answer(anna, "/settings @papers language zh")
    subscription = stage.store.subscriptions.get(channel.id)
    assert subscription is not None
    assert subscription.language == "zh"
    assert (await stage.answer(anna, "/help")).text.startswith("Send words"), "only the channel's"
    assert "每天" not in (await stage.answer(anna, "/status @papers")).text


async def test_it_is_unsubscribed_by_its_name(stage: Stage, anna: Person, channel: Chat) -> None:
    await stage.answer(anna, "/subscribe @papers")

    assert (await stage.answer(anna, "/unsubscribe @papers")).text.startswith("🔕 Unsubscribed.")
    subscription = stage.store.subscriptions.get(channel.id)
    assert subscription is not None
    assert not subscription.active


async def test_hints_about_a_channel_name_it(stage: Stage, anna: Person, channel: Chat) -> None:
    for command in ("status", "settings", "unsubscribe"):
        answer = await stage.answer(anna, f"/{command} @papers")
        assert "/subscribe @papers" in answer.text
        assert answer.buttons == [], "a button would subscribe the private chat"
    assert "/subscribe @papers 08:30" in (await stage.answer(anna, "/subscribe @papers now")).text

    await stage.answer(anna, "/subscribe @papers")
    assert (
        "/settings @papers time 08:30"
        in (await stage.answer(anna, "/settings @papers colour blue")).text
    )
    assert (await stage.answer(anna, "/status @papers")).text.startswith("@papers\n🔔 Sub")
    only = await stage.answer(anna, "/settings @papers only followed")
    assert "(/follow @papers)" in only.text
    assert "(/follow @papers)" in (await stage.answer(anna, "/settings @papers")).text
    assert "(/follow @papers)" in (await stage.answer(anna, "/status @papers")).text
    stopped = await stage.answer(anna, "/unsubscribe @papers")
    assert "send /subscribe @papers to resume" in stopped.text
    assert stopped.buttons == []


async def test_its_topics_are_set_from_there(stage: Stage, anna: Person, channel: Chat) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    for command in ("/follow @papers robotics", "/mute @papers 医疗", "/topics @papers"):
        offered = await stage.answer(anna, command)
        assert "first send /subscribe @papers" in offered.text
        assert offered.buttons == []
        assert "Only administrators of @papers" in (await stage.answer(ben, command)).text
    await stage.answer(anna, "/subscribe @papers")
    subscription = stage.store.subscriptions.get(channel.id)
    assert subscription is not None
    assert "/follow @papers robotics" in (await stage.answer(anna, "/follow @papers")).text

    for command, kept_by in (
        ("/follow @papers robotics", "Follow"),
        ("/mute @papers 医疗", "Mute"),
    ):
        preview = await stage.answer(anna, command)
        assert preview.text.startswith("@papers\n")
        await tap(stage, anna, preview, f"✅ {kept_by}")
        assert "/topics @papers lists all." in preview.text
    kept = [(topic.words, topic.muted) for topic in stage.store.topics.of(subscription.id)]
    assert kept == [("robotics", False), ("医疗", True)]
    assert stage.store.subscriptions.get(anna.id) is None

    listed = await stage.answer(anna, "/topics @papers")
    assert listed.text.startswith("@papers\n")
    drop = next(b for b in listed.buttons if b["text"] == "✕ robotics")["callback_data"]
    overview = await stage.answer(ben, "/today")
    overview.buttons[0]["callback_data"] = drop
    assert "Only administrators of that channel" in ((await ben.tap(overview, drop)).text or "")
    await tap(stage, anna, listed, "✕ robotics")
    await tap(stage, anna, listed, "✕ 医疗")
    assert "/follow @papers words" in listed.text
    assert stage.store.topics.of(subscription.id) == []


async def test_a_forwarded_post_offers_to_subscribe_its_channel(
    stage: Stage, anna: Person, channel: Chat
) -> None:
    post = anna.say("Welcome to our channel", chat=channel)
    anna.forward(post)
    offer = await stage.telegram.wait_for_message(anna)
    assert offer.text == "🔔 Send each day's papers to @papers?"

    edits = offer.edits
    await anna.tap(offer, "🔔 Subscribe")
    await stage.telegram.wait_for_edit(offer, edits=edits)

    assert offer.text.startswith("@papers\n✅ Subscribed")
    assert stage.store.subscriptions.get(channel.id) is not None


async def test_a_channel_without_a_name_works_by_a_post(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("Secret")
    anna.promote_bot(channel)
    anna.forward(anna.say("hello", chat=channel))
    offer = await stage.telegram.wait_for_message(anna)

    await anna.tap(offer, "🔔 Subscribe")
    await stage.telegram.wait(lambda: stage.store.subscriptions.get(channel.id))

    anna.say("/settings time 07:00", chat=channel)  # typed in the channel itself

    def is_changed() -> bool:
        subscription = stage.store.subscriptions.get(channel.id)
        return subscription is not None and subscription.time == time(7)

    await stage.telegram.wait(is_changed, what="the new hour")


async def test_a_forwarded_post_about_a_paper_opens_the_paper(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("News")
    anna.forward(anna.say("look: https://arxiv.org/abs/2602.12617", chat=channel))

    assert (await stage.telegram.wait_for_message(anna)).text.startswith("GeoAgent")


async def test_only_its_administrators_may(stage: Stage, anna: Person, channel: Chat) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    ben.join(channel)

    for text in ("/subscribe @papers", "/unsubscribe @papers", "/settings @papers time 08:00"):
        answer = await stage.answer(ben, text)
        assert answer.text == "Only administrators of @papers can change that."
    ben.forward(anna.say("hello", chat=channel))
    refused = await stage.telegram.wait_for_message(ben, after=answer)
    assert refused.text == answer.text
    assert stage.store.subscriptions.get(channel.id) is None


async def test_the_button_is_for_its_administrators_too(
    stage: Stage, anna: Person, channel: Chat
) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    overview = await stage.answer(ben, "/today")
    overview.buttons[0]["callback_data"] = f"h{channel.id}"

    note = await ben.tap(overview, f"h{channel.id}")

    assert note.text == "Only administrators of that channel can change that."
    assert stage.store.subscriptions.get(channel.id) is None


async def test_the_bot_must_be_there_and_may_post(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("Papers", username="papers")

    missing = await stage.answer(anna, "/subscribe @papers")
    assert missing.text.startswith("I'm not in @papers. Add me there as an administrator")
    assert (await stage.answer(anna, "/subscribe @nowhere")).text.startswith("I'm not in @nowhere")
    anna.promote_bot(channel, rights=["can_edit_messages"])
    silent = await stage.answer(anna, "/subscribe @papers")
    assert silent.text.startswith("I can't post in @papers.")
    assert stage.store.subscriptions.get(channel.id) is None


async def test_no_answer_about_a_channel_is_said(stage: Stage, anna: Person, channel: Chat) -> None:
    stage.telegram.faults.error(method="getChat", code=502, description="Bad Gateway")

    assert "did not answer" in (await stage.answer(anna, "/subscribe @papers")).text


async def test_a_move_keeps_topics_bookmarks_and_settings(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe 07:00", group)
    await stage.answer(anna, "/save 2602.12617", group)
    before = stage.store.subscriptions.get(group.id)
    assert before is not None
    stage.store.topics.add(before.id, "robotics", muted=False)

    moved = anna.upgrade(group)
    after = await stage.telegram.wait(lambda: stage.store.subscriptions.get(moved.id))

    assert after.time == time(7)
    assert [topic.words for topic in stage.store.topics.of(after.id)] == ["robotics"]
    assert stage.store.bookmarks.has(anna.id, "2602.12617")
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()
    assert stage.telegram.sent(moved)


async def test_two_subscriptions_that_become_one_keep_the_topics_of_both(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    first, second = anna.create_group("A"), anna.create_supergroup("B")
    for group in (first, second):
        anna.add_bot(group)
        await stage.telegram.wait_for_message(group)
        await stage.answer(anna, "/subscribe", group)
    one = stage.store.subscriptions.get(first.id)
    two = stage.store.subscriptions.get(second.id)
    assert one is not None
    assert two is not None
    for words in ("robotics", "vision"):
        stage.store.topics.add(one.id, words, muted=False)
    stage.store.topics.add(two.id, "vision", muted=True)

    stage.store.subscriptions.move(first.id, second.id)

    kept = {topic.words: topic.muted for topic in stage.store.topics.of(two.id)}
    assert kept == {"vision": True, "robotics": False}
