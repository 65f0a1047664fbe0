"""Buttons that outlive their message: it was deleted, and a tap still arrives."""

import pytest

from bot.offline.standin import Message, Person
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def delete(stage: Stage, message: Message) -> None:
    """The message is taken off the screen."""
    await stage.bot.application.bot.delete_message(message.chat.id, message.id)


async def test_what_a_button_opens_comes_as_a_new_message(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/digest 2026-02-16")
    await delete(stage, overview)

    answer = await anna.tap(overview, "1")

    card = await stage.telegram.wait_for_message(anna, lambda m: m.text.startswith("GeoAgent"))
    assert answer.text == ""
    assert overview.edits == 0
    edits = card.edits
    await anna.tap(card, "Next ›")  # and its own buttons turn it in place
    await stage.telegram.wait_for_edit(card, edits=edits)


async def test_a_search_does_not_go_on_since_its_number_could_be_anybodys(
    stage: Stage, anna: Person
) -> None:
    found = await stage.answer(anna, "model")
    await delete(stage, found)

    answer = await anna.tap(found, "Next ›")

    assert answer.text == "That button no longer works. Send /today to start again."


async def test_a_button_that_is_replied_to_is_replied_to(stage: Stage, anna: Person) -> None:
    gone = await stage.answer(anna, "/unsubscribe")  # says that there is nothing to end
    await delete(stage, gone)

    await anna.tap(gone, "sub")

    said = await stage.telegram.wait_for_message(anna, after=gone)
    assert said.text.startswith("✅ Subscribed")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    assert subscription.active


async def test_a_setting_is_changed_and_shown_anew(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    panel = await stage.answer(anna, "/settings")
    await delete(stage, panel)

    await anna.tap(panel, "wquiet=off")

    shown = await stage.telegram.wait_for_message(anna, after=panel)
    assert shown.text.startswith("⚙")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    assert not subscription.quiet_notes


async def test_a_paper_is_saved_all_the_same(stage: Stage, anna: Person) -> None:
    card = await stage.answer(anna, "/paper 2602.12617")
    await delete(stage, card)

    answer = await anna.tap(card, "k2602.12617+")

    assert "Saved" in answer.text
    assert stage.store.bookmarks.has(anna.id, "2602.12617")


async def test_what_no_button_has_gets_the_kind_line(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    overview.buttons[0]["callback_data"] = "?"
    await delete(stage, overview)

    answer = await anna.tap(overview, "?")

    assert answer.text == "That button no longer works. Send /today to start again."


async def test_a_forums_topic_is_not_guessed(stage: Stage, anna: Person) -> None:
    forum = anna.create_forum()
    anna.promote_bot(forum)
    topic = anna.open_topic(forum)
    anna.say("/subscribe", forum)
    await stage.telegram.wait_for_message(forum)
    anna.say("/subscribe", forum, thread=topic.id)
    there = await stage.telegram.wait_for_message(forum, lambda m: m.thread == topic.id)
    await delete(stage, there)

    answer = await anna.tap(there, "unsub")

    assert answer.text == "That button no longer works. Send /today to start again."
    for thread in (0, topic.id):
        subscription = stage.store.subscriptions.get(forum.id, thread)
        assert subscription is not None
        assert subscription.active


async def test_a_button_below_a_card_posted_inline_gets_a_kind_line(
    stage: Stage, anna: Person
) -> None:
    found = await anna.ask_inline("robotics")
    posted = anna.choose(found, found.results[0]["id"], anna.create_group("Friends"))
    posted.buttons[0].pop("url")
    posted.buttons[0]["callback_data"] = "c2602.12617"

    answer = await anna.tap(posted, "c2602.12617")

    assert answer.text == "That button no longer works. Send /today to start again."


async def test_what_telegram_does_not_take_now_is_said(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    stage.telegram.faults.error("editMessageText", code=502)

    answer = await anna.tap(overview, "1")

    assert answer.text.startswith("Something went wrong")
