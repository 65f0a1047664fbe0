"""/follow, /mute, /topics: shown before it takes effect, kept by a button, dropped by another."""

import pytest

from bot.offline.standin import Message, Person
from tests.chat.buttons import tap
from tests.stage import Stage

ROBOTS = ("2602.11236", "2602.12684", "2602.04315", "2602.12628")


@pytest.fixture
async def anna(stage: Stage) -> Person:
    """Somebody who is subscribed."""
    person = stage.telegram.person("Anna", language_code="en")
    await stage.answer(person, "/subscribe")
    await stage.settle()
    return person


async def keep(stage: Stage, person: Person, text: str) -> Message:
    """Sends a command and keeps what it previews."""
    preview = await stage.answer(person, text)
    await tap(stage, person, preview, "✅ Mute" if text.startswith("/mute") else "✅ Follow")
    return preview


def words_of(stage: Stage, person: Person) -> list[tuple[str, bool]]:
    subscription = stage.store.subscriptions.get(person.id)
    assert subscription is not None
    return [(topic.words, topic.muted) for topic in stage.store.topics.of(subscription.id)]


@pytest.mark.parametrize("words", ["robotics", "机器人", "機器人"])
async def test_following_shows_its_effect_before_it_is_kept(
    stage: Stage, anna: Person, words: str
) -> None:
    preview = await stage.answer(anna, f"/follow {words}")

    assert f"⭐ Follow “{words}”?" in preview.text
    assert "of the last 23 papers would have come first" in preview.text
    assert preview.text.count("• ") == 3
    assert words_of(stage, anna) == [], "nothing is kept yet"

    await tap(stage, anna, preview, "✅ Follow")
    assert "Following" in preview.text
    assert preview.buttons == []
    assert words_of(stage, anna) == [(words, False)]


@pytest.mark.parametrize("words", ["robotics, 医疗", "robotics、医疗", "robotics\n医疗"])
async def test_several_topics_are_tried_and_kept_at_once(
    stage: Stage, anna: Person, words: str
) -> None:
    preview = await stage.answer(anna, f"/follow {words}")

    assert "⭐ Follow “robotics”?" in preview.text
    assert "⭐ Follow “医疗”?" in preview.text
    assert preview.text.count("of the last 23 papers would have come first") == 2
    assert words_of(stage, anna) == []

    await tap(stage, anna, preview, "✅ Follow")
    assert "Following “robotics”" in preview.text
    assert "Following “医疗”" in preview.text
    assert words_of(stage, anna) == [("robotics", False), ("医疗", False)]


async def test_a_channels_topics_are_parted_too(stage: Stage, anna: Person) -> None:
    channel = anna.create_channel("Papers", username="papers")
    anna.promote_bot(channel)
    await stage.answer(anna, "/subscribe @papers")

    await keep(stage, anna, "/mute @papers robotics,\nvideo")

    subscription = stage.store.subscriptions.get(channel.id)
    assert subscription is not None
    assert [t.words for t in stage.store.topics.of(subscription.id)] == ["robotics", "video"]


async def test_of_several_topics_those_that_are_there_are_named(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")

    known = await stage.answer(anna, "/follow Robotics, video")
    preview = await stage.telegram.wait_for_message(anna, after=known)

    assert known.text.startswith("⭐ You already follow “robotics”.")
    assert "robotics" not in preview.text.lower().split("\n")[0]
    await tap(stage, anna, preview, "✅ Follow")
    assert words_of(stage, anna) == [("robotics", False), ("video", False)]


async def test_topics_that_find_no_room_are_named(stage: Stage, anna: Person) -> None:
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    for number in range(49):
        stage.store.topics.add(subscription.id, f"topic{number}", muted=False)

    preview = await keep(stage, anna, "/follow robotics, video")

    assert "Following “robotics”" in preview.text
    assert preview.text.endswith("Remove one first: /topics\nNot added: “video”")


async def test_ten_topics_at_once_are_the_most(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "/follow " + ",".join(f"topic{n}" for n in range(11)))

    assert answer.text == "Those are 11 topics. Please send at most 10 at a time."


async def test_cancelling_keeps_nothing(stage: Stage, anna: Person) -> None:
    preview = await stage.answer(anna, "/mute robotics")
    await tap(stage, anna, preview, "Cancel")

    assert preview.text == "Nothing changed."
    assert words_of(stage, anna) == []


async def test_followed_papers_come_first_and_are_marked(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")

    overview = await stage.answer(anna, "/today")

    heading, first = overview.text.split("\n")[3:5]
    assert heading == "🤖 Robotics & embodied AI · 4"
    assert first.startswith("4. ⭐ ABot-M0")
    assert overview.text.count("⭐") >= len(ROBOTS)
    await tap(stage, anna, overview, "4")
    assert "⭐ Because you follow: robotics" in overview.text


async def test_muted_papers_are_left_out_counted_and_shown_on_demand(
    stage: Stage, anna: Person
) -> None:
    await keep(stage, anna, "/mute robotics")

    await stage.answer(anna, "/today")
    await stage.settle()
    last = [m for m in stage.telegram.sent(anna) if m.text.startswith("📄")][-1]
    before = last.text
    label = next(b["text"] for b in last.buttons if b["text"].startswith("Show papers"))
    count = int(label.split("(")[1].rstrip(")"))
    assert f"🔇 {count} muted papers left out." in last.text
    for robot in ROBOTS:
        assert robot not in last.html

    await tap(stage, anna, last, label)
    assert last.text.startswith(f"📄 16 February 2026 · {count} left out")
    for robot in ROBOTS:
        assert robot in last.html
    await tap(stage, anna, last, "4")
    await tap(stage, anna, last, "↩ Back")
    await tap(stage, anna, last, "↩ Back")
    assert last.text == before


async def test_muting_wins_over_following(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")
    await keep(stage, anna, "/mute 具身智能")

    overview = await stage.answer(anna, "/today")

    assert "2602.11236" not in overview.html


async def test_only_what_is_followed(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET only_followed = true")

    overview = await stage.answer(anna, "/today")

    assert "⭐ Followed papers only" in overview.text
    numbers = [b["text"] for b in overview.buttons if b["text"].isdigit()]
    assert len(numbers) >= len(ROBOTS)
    assert all(f"\n{number}. ⭐" in overview.text for number in numbers)
    await tap(stage, anna, overview, next(
        b["text"] for b in overview.buttons if b["text"].startswith("Show papers")
    ))  # fmt: skip
    assert "left out" in overview.text


async def test_only_followed_without_topics_shows_everything(stage: Stage, anna: Person) -> None:
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET only_followed = true")

    assert "left out" not in (await stage.answer(anna, "/today")).text


async def test_topics_lists_and_drops(stage: Stage, anna: Person) -> None:
    assert "No topics yet" in (await stage.answer(anna, "/topics")).text
    await keep(stage, anna, "/follow robotics")
    await keep(stage, anna, "/mute 医疗")

    listed = await stage.answer(anna, "/topics")
    assert listed.text.index("robotics") < listed.text.index("🔇 Muted") < listed.text.index("医疗")

    dropped = next(b["callback_data"] for b in listed.buttons if "robotics" in b["text"])
    await tap(stage, anna, listed, "✕ robotics")
    assert words_of(stage, anna) == [("医疗", True)]
    assert "robotics" not in listed.text
    listed.buttons[0]["callback_data"] = dropped
    note = await anna.tap(listed, dropped)
    assert note.text == "That topic was already removed. /topics lists all."
    assert words_of(stage, anna) == [("医疗", True)]


@pytest.mark.parametrize("again", ["ROBOTICS", "ｒｏｂｏｔｉｃｓ", "  robotics "])
async def test_the_same_words_are_recognised(stage: Stage, anna: Person, again: str) -> None:
    await keep(stage, anna, "/follow robotics")

    answer = await stage.answer(anna, f"/follow {again}")

    assert answer.text == "⭐ You already follow “robotics”. /topics lists all."


async def test_traditional_and_simplified_are_the_same(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow 机器人")

    assert "already" in (await stage.answer(anna, "/follow 機器人")).text


async def test_what_is_muted_would_not_come_first(stage: Stage, anna: Person) -> None:
    whole = (await stage.answer(anna, "/follow robotics")).text
    count = int(whole.partition(" of the last 23 papers would")[0].split()[-1])
    await keep(stage, anna, "/mute 机器人")

    preview = await stage.answer(anna, "/follow robotics")

    assert "0 of the last 23 papers would have come first." in preview.text
    assert f"{count} more would still be left out because of what you mute." in preview.text
    assert "• " not in preview.text
    turned = await stage.answer(anna, "/follow 机器人")
    assert "more would still be left out" not in turned.text, "it is muted no longer then"
    assert f"{count} of the last 23" in turned.text


async def test_muting_what_is_followed_turns_it(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")
    await keep(stage, anna, "/mute robotics")

    assert words_of(stage, anna) == [("robotics", True)]


async def test_keeping_twice_keeps_once(stage: Stage, anna: Person) -> None:
    preview = await stage.answer(anna, "/follow robotics")
    data = preview.buttons[0]["callback_data"]
    buttons = preview.buttons
    await anna.tap(preview, data)
    preview.markup = {"inline_keyboard": [buttons]}  # a second tap before the first one's edit
    await anna.tap(preview, data)

    assert words_of(stage, anna) == [("robotics", False)]


@pytest.mark.parametrize("words", ["", "!!!", "…", "-medical", "🤖"])
async def test_words_that_say_nothing_get_a_kind_line(
    stage: Stage, anna: Person, words: str
) -> None:
    answer = await stage.answer(anna, f"/follow {words}".strip())

    assert answer.text.startswith("What do you want to follow?")


async def test_a_topic_has_an_end(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "/mute " + "x" * 101)

    assert answer.text == "That is too long for a topic: 100 characters at most."


async def test_fifty_topics_are_the_most(stage: Stage, anna: Person) -> None:
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    for number in range(50):
        stage.store.topics.add(subscription.id, f"topic{number}", muted=False)

    preview = await stage.answer(anna, "/follow robotics")
    await tap(stage, anna, preview, "✅ Follow")

    assert "There are already 50 topics" in preview.text
    listed = await stage.answer(anna, "/topics")
    assert len(listed.buttons) == 50


async def test_words_without_a_match_can_be_kept_for_later(stage: Stage, anna: Person) -> None:
    preview = await stage.answer(anna, "/follow xylophonequartz")

    assert "None of the last 23 papers" in preview.text
    await tap(stage, anna, preview, "✅ Follow")
    assert words_of(stage, anna) == [("xylophonequartz", False)]


async def test_before_the_first_digest_nothing_can_be_tried(empty_stage: Stage) -> None:
    anna = empty_stage.telegram.person("Anna", language_code="en")
    await empty_stage.answer(anna, "/subscribe")

    assert "There are no papers yet" in (await empty_stage.answer(anna, "/follow robotics")).text


async def test_without_a_subscription_it_comes_first(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")

    for command in ("/follow robotics", "/mute robotics", "/topics"):
        answer = await stage.answer(ben, command)
        assert "first send /subscribe" in answer.text
        assert answer.button("sub")


async def test_in_a_group_only_administrators_change_topics(stage: Stage, anna: Person) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    ben.join(group)
    await stage.answer(anna, "/subscribe", group)
    await stage.settle()

    refused = "Only administrators can change the subscription here."
    assert (await stage.answer(ben, "/follow robotics", group)).text == refused
    preview = await stage.answer(anna, "/follow robotics", group)
    assert (await ben.tap(preview, "✅ Follow")).text == refused
    assert (await ben.tap(preview, "Cancel")).text == refused
    await tap(stage, anna, preview, "✅ Follow")

    listed = await stage.answer(ben, "/topics", group)
    assert (await ben.tap(listed, "✕ robotics")).text == refused
    overview = await stage.answer(ben, "/today", group)
    assert "4. ⭐" in overview.text


async def test_each_topic_of_a_forum_follows_its_own(stage: Stage, anna: Person) -> None:
    forum = anna.create_forum("Lab")
    anna.add_bot(forum)
    await stage.telegram.wait_for_message(forum)
    robots, vision = anna.open_topic(forum, "Robots"), anna.open_topic(forum, "Vision")
    for topic in (robots, vision):
        anna.say("/subscribe", chat=forum, thread=topic.id)
        await stage.telegram.wait(lambda t=topic: stage.telegram.sent(forum, t.id), chat=forum)  # type: ignore[misc]
    await stage.settle()
    anna.say("/follow robotics", chat=forum, thread=robots.id)
    preview = await stage.telegram.wait(
        lambda: next(
            (m for m in stage.telegram.sent(forum, robots.id) if "Follow “" in m.text), None
        ),
        chat=forum,
    )
    await tap(stage, anna, preview, "✅ Follow")

    for topic, followed in ((robots, ["robotics"]), (vision, [])):
        subscription = stage.store.subscriptions.get(forum.id, topic.id)
        assert subscription is not None
        assert [t.words for t in stage.store.topics.of(subscription.id)] == followed


async def test_a_topic_of_another_chat_cannot_be_dropped(stage: Stage, anna: Person) -> None:
    await keep(stage, anna, "/follow robotics")
    ben = stage.telegram.person("Ben", language_code="en")
    await stage.answer(ben, "/subscribe")
    await stage.settle()
    await keep(stage, ben, "/follow video")
    listed = await stage.answer(ben, "/topics")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    foreign = f"td{stage.store.topics.of(subscription.id)[0].id}"
    listed.buttons[0]["callback_data"] = foreign

    assert (
        await ben.tap(listed, foreign)
    ).text == "That topic was already removed. /topics lists all."
    assert words_of(stage, anna) == [("robotics", False)]


async def test_less_like_a_paper_shows_what_each_of_its_fields_would_leave_out(
    stage: Stage, anna: Person
) -> None:
    card = await stage.answer(anna, "2602.11236")
    await anna.tap(card, card.button("🔇 Less")["callback_data"])
    asked = await stage.telegram.wait_for_message(anna, after=card)

    assert asked.text.startswith("🔇 Less like this?")
    assert "ABot-M0" in asked.text
    assert "🔇 Mute “具身智能”?" in asked.text
    assert (
        "🔇 Mute “视觉-语言-动作模型”?\n4 of the last 23 papers would have been left out.\n"
        "Also counts: 视觉-语言-动作, vision-language-action, VLA, vision-language-action model"
    ) in asked.text
    assert words_of(stage, anna) == [], "nothing is kept yet"

    await tap(stage, anna, asked, "🔇 Mute “具身智能”")
    assert asked.text.startswith("🔇 Muted “具身智能”.")
    assert words_of(stage, anna) == [("具身智能", True)]
    assert card.text.startswith("ABot-M0"), "the card stays"

    await anna.tap(card, card.button("🔇 Less")["callback_data"])
    again = await stage.telegram.wait_for_message(anna, after=asked)
    assert "具身智能”?" not in again.text, "it is muted already"


async def test_less_like_a_paper_needs_a_subscription(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    card = await stage.answer(ben, "2602.11236")
    await ben.tap(card, card.button("🔇 Less")["callback_data"])

    said = await stage.telegram.wait_for_message(ben, after=card)

    assert "/subscribe" in said.text


async def test_the_words_of_a_search_are_followed_below_its_results(
    stage: Stage, anna: Person
) -> None:
    results = await stage.answer(anna, "robotics")
    await anna.tap(results, results.button("⭐ Follow “robotics”")["callback_data"])
    preview = await stage.telegram.wait_for_message(anna, after=results)

    assert preview.text.startswith("⭐ Follow “robotics”?\n4 of the last 23 papers")
    await tap(stage, anna, preview, "✅ Follow")
    assert words_of(stage, anna) == [("robotics", False)]
    assert results.text.startswith("🔎"), "the results stay"

    await anna.tap(results, results.button("⭐ Follow “robotics”")["callback_data"])
    again = await stage.telegram.wait_for_message(anna, after=preview)
    assert again.text == "⭐ You already follow “robotics”. /topics lists all."


async def test_following_the_words_of_a_search_needs_a_subscription_and_its_words(
    stage: Stage,
) -> None:
    ben = stage.telegram.person("Ben", language_code="zh")
    results = await stage.answer(ben, "robotics")
    follow = results.button("⭐ 关注“robotics”")["callback_data"]

    await ben.tap(results, follow)

    said = await stage.telegram.wait_for_message(ben, after=results)
    assert "/subscribe" in said.text

    stage.clock.advance(minutes=5)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM query")
    assert (await ben.tap(results, follow)).text == "这次搜索已经过期，请再搜一次。"
