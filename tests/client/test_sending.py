"""Messages, edits and answers to taps, each with what became of it, as Telegram would see them."""

from datetime import timedelta

from telegram import CallbackQuery
from telegram.ext import ExtBot

from bot.cards.message import Button, Message
from bot.client.outcomes import Closed, Failed, Gone, Later, Moved, Sent, Unchanged, Unknown
from bot.client.pace.overall import Lane
from bot.client.sending import (
    answer_tap,
    edit_message,
    is_answered,
    is_answered_in,
    replace_button,
    send_message,
)
from bot.offline.standin import Message as Shown
from bot.offline.standin import Person, StandIn

HELLO = Message("<b>Hello</b>")
KEYS = Message("<b>Hello</b>", keyboard=((Button("One", "1"), Button("Two", "2")),))


async def sent_to(telegram: StandIn, bot: ExtBot[Lane], anna: Person, message: Message) -> Shown:
    """Sends a message and returns it as the chat shows it."""
    assert isinstance(await send_message(bot, anna.id, 0, message), Sent)
    return telegram.last(anna)


async def test_a_message_is_in_the_chat_with_all_that_belongs_to_it(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    message = Message(
        "<b>Hello</b>", keyboard=KEYS.keyboard, preview="https://arxiv.org/abs/1", silent=True
    )

    outcome = await send_message(bot, anna.id, 0, message)

    shown = telegram.last(anna)
    assert outcome == Sent(shown.id)
    assert (shown.text, [b["text"] for b in shown.buttons]) == ("Hello", ["One", "Two"])
    assert shown.disable_notification
    assert shown.link_preview is not None
    assert shown.link_preview["url"] == "https://arxiv.org/abs/1"


async def test_markup_that_telegram_refuses_goes_out_as_plain_text(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    outcome = await send_message(bot, anna.id, 0, Message("<b>1 &lt; 2</b> <unknown>"))

    assert isinstance(outcome, Sent)
    assert telegram.last(anna).text.strip() == "1 < 2"


async def test_who_blocked_the_bot_is_gone(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    anna.block()

    assert isinstance(await send_message(bot, anna.id, 0, HELLO), Gone)


async def test_a_group_that_became_a_supergroup_has_moved(bot: ExtBot[Lane], anna: Person) -> None:
    group = anna.create_group()
    anna.add_bot(group)
    moved = anna.upgrade(group)

    assert await send_message(bot, group.id, 0, HELLO) == Moved(moved.id)


async def test_a_closed_topic_and_one_that_is_not_there(bot: ExtBot[Lane], anna: Person) -> None:
    forum = anna.create_forum()
    anna.add_bot(forum)
    topic = anna.open_topic(forum)
    assert isinstance(await send_message(bot, forum.id, topic.id, HELLO), Sent)
    anna.close_topic(forum, topic.id)

    for thread_id in (topic.id, 4711):
        outcome = await send_message(bot, forum.id, thread_id, HELLO)
        assert isinstance(outcome, Closed)
        assert outcome.only_topic


async def test_a_push_that_meets_a_flood_is_for_later(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.flood(7, "sendMessage", times=1)

    outcome = await send_message(bot, anna.id, 0, HELLO, Lane.PUSH)

    assert outcome == Later(timedelta(seconds=7))
    assert telegram.sent(anna) == []


async def test_a_lost_answer_is_of_unknown_fate(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    telegram.faults.drop("sendMessage", processed=True, times=1)

    assert isinstance(await send_message(bot, anna.id, 0, HELLO, Lane.PUSH), Unknown)
    assert len(telegram.sent(anna)) == 1


async def test_without_a_connection_it_is_for_later(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    await telegram.stop()
    await send_message(bot, anna.id, 0, HELLO)  # may still have been under way

    outcome = await send_message(bot, anna.id, 0, HELLO)

    assert isinstance(outcome, Later)
    assert not outcome.reached


async def test_an_edit_tells_a_change_from_none_and_from_a_message_that_is_gone(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    shown = await sent_to(telegram, bot, anna, HELLO)

    async def edit(message: Message) -> object:
        return await edit_message(bot, anna.id, shown.id, message, Lane.ANSWER)

    assert await edit(HELLO) == Unchanged()
    assert await edit(Message("Bye")) == Sent(shown.id)
    assert shown.text == "Bye"
    await bot.delete_message(anna.id, shown.id)
    assert isinstance(await edit(HELLO), Failed)


async def test_an_edit_without_an_answer_is_of_unknown_fate(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    shown = await sent_to(telegram, bot, anna, HELLO)
    telegram.faults.drop("editMessageText", processed=True, times=1)

    outcome = await edit_message(bot, anna.id, shown.id, Message("Bye"), Lane.PUSH)

    assert isinstance(outcome, Unknown)


async def tapped(bot: ExtBot[Lane]) -> CallbackQuery:
    """Returns the tap as it comes to the bot."""
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    return update.callback_query


async def test_a_tap_is_answered_and_its_button_replaced(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    shown = await sent_to(telegram, bot, anna, KEYS)
    answer = anna.press(shown, "1")
    query = await tapped(bot)

    await answer_tap(query, "done")
    await replace_button(query, Button("Undo", "3"))

    assert (await answer).text == "done"
    assert [b["text"] for b in shown.buttons] == ["Undo", "Two"]


async def test_what_telegram_refuses_of_a_tap_is_no_error(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    shown = await sent_to(telegram, bot, anna, KEYS)
    anna.press(shown, "1")
    query = await tapped(bot)
    telegram.faults.error("answerCallbackQuery", code=400, description="query is too old")
    await bot.delete_message(anna.id, shown.id)

    await answer_tap(query)
    await replace_button(query, Button("Undo", "3"))

    assert [call.method for call in telegram.calls()][-2:] == [
        "answerCallbackQuery",
        "editMessageReplyMarkup",
    ]


async def test_whether_telegram_works_off_messages(telegram: StandIn, bot: ExtBot[Lane]) -> None:
    assert await is_answered(bot)

    for code, description in ((502, "Bad Gateway"), (401, "Unauthorized")):
        telegram.faults.error("sendMessage", code=code, description=description, times=1)
        assert not await is_answered(bot)
    telegram.faults.flood(3, "sendMessage", times=1)
    assert not await is_answered(bot), "a wait does not say that others go out"


async def test_whether_telegram_works_off_messages_to_one_chat(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    for blocked in (False, True):
        anna.chat.blocked = blocked
        assert await is_answered_in(bot, anna.id, 0, Lane.PUSH)
    telegram.faults.error("sendMessage", chat_id=anna.id)
    assert not await is_answered_in(bot, anna.id, 0, Lane.PUSH)
    assert await is_answered(bot), "others are served"

    assert telegram.sent(anna) == [], "nobody sees it"
