"""The limits of Telegram, and the words of its refusals."""

from __future__ import annotations

from typing import Any

import pytest

from bot.offline.standin import ManualClock, Person, StandIn
from bot.offline.standin.errors import ApiError
from bot.offline.standin.parameters import Upload
from tests.offline.standin.conftest import Call


def _refused(code: int, words: str) -> Any:  # noqa: ANN401
    prefix = {400: "Bad Request", 403: "Forbidden"}[code]
    return pytest.raises(ApiError, match=f"^{prefix}: {words}")


def _keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


_GO = {"text": "Go", "callback_data": "go"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty$"),
        (" \n", "text must be non-empty$"),
        ("<b></b>", "text must be non-empty$"),
        ("é" * 4097, "message is too long$"),
        ("<b>" * 10 + "x" * 32740, "text is too long$"),
        ("<br>", 'can\'t parse entities: Unsupported start tag "br" at byte offset 0$'),
    ],
)
async def test_a_text_has_limits(api: Call, anna: Person, text: str, words: str) -> None:
    """It has 1-4096 code points after parsing, and 32 KiB before."""
    with _refused(400, words):
        await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")


async def test_the_longest_text_passes(api: Call, anna: Person) -> None:
    """Markup does not count, and an emoji counts once."""
    html = f"<b>{'😀' * 4096}</b>"

    sent = await api("sendMessage", chat_id=anna.id, text=html, parse_mode="HTML")

    assert len(sent["text"]) == 4096
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


async def test_entities_by_hand_must_lie_in_the_text(api: Call, anna: Person) -> None:
    """They are counted in UTF-16 units, and exclude a parse mode."""
    bold = {"type": "bold", "offset": 0, "length": 2}
    here = {"chat_id": anna.id, "entities": [bold]}

    assert [bold] == (await api("sendMessage", text="😀", **here))["entities"]
    with _refused(400, "entity beginning at UTF-16 offset 0 ends after the end of the text"):
        await api("sendMessage", text="x", **here)
    with _refused(400, "stand-in: parse_mode and entities exclude each other$"):
        await api("sendMessage", text="xx", parse_mode="HTML", **here)


async def test_more_than_100_entities_are_cut_and_noted(
    api: Call, telegram: StandIn, anna: Person
) -> None:
    """Telegram silently shows the first hundred."""
    text = "<b>x</b> " * 101

    sent = await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")

    assert len(sent["entities"]) == 100
    assert len(telegram.violations) == 1
    telegram.violations.clear()


async def test_an_edit_has_the_same_limits_in_other_words(api: Call, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}

    with _refused(400, "MESSAGE_TOO_LONG$"):
        await api("editMessageText", text="x" * 4097, **target)
    with _refused(400, "message is not modified: specified new message content and reply markup"):
        await api("editMessageText", text="<b></b>x", parse_mode="HTML", **target)
    with _refused(400, "there is no caption in the message to edit$"):
        await api("editMessageCaption", caption="x", **target)


async def test_a_caption_has_limits(api: Call, anna: Person, picture: Upload) -> None:
    """It has 0-1024 code points after parsing."""
    with _refused(400, "message caption is too long$"):
        await api("sendPhoto", chat_id=anna.id, photo=picture, caption="x" * 1025)
    sent = await api("sendPhoto", chat_id=anna.id, photo=picture, caption="x" * 1024)
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    with _refused(400, "MEDIA_CAPTION_TOO_LONG$"):
        await api("editMessageCaption", caption="y" * 1025, **target)
    with _refused(400, "there is no text in the message to edit$"):
        await api("editMessageText", text="y", **target)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (_keyboard(*[[_GO] * 8] * 13), "reply markup is too long$"),
        (_keyboard([_GO] * 9), "reply markup is too long$"),
        (_keyboard(*[[_GO | {"text": "x" * 500}]] * 25), "reply markup is too long$"),
        (_keyboard([_GO | {"callback_data": "é" * 33}]), "BUTTON_DATA_INVALID$"),
        (
            _keyboard([{"text": "Go"}]),
            "can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard$",
        ),
        (_keyboard([_GO | {"callback_data": ""}]), "can't parse inline keyboard button: Text"),
        (_keyboard([_GO | {"url": "https://a.b"}]), "stand-in: an inline button has one action"),
        (_keyboard([_GO | {"text": " "}]), "BUTTON_TEXT_INVALID$"),
        (_keyboard([_GO | {"style": "pink"}]), "BUTTON_STYLE_INVALID$"),
        (
            _keyboard([{"text": "Go", "url": "ftp://example.com"}]),
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol$",
        ),
        (
            _keyboard([{"text": "Go", "url": "localhost"}]),
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL$",
        ),
        (_keyboard([{"text": "Go", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INV"),
        (_keyboard([{"text": "Go", "pay": True}]), "BUTTON_TYPE_INVALID$"),
    ],
)
async def test_a_keyboard_has_limits(
    api: Call, anna: Person, markup: dict[str, Any], words: str
) -> None:
    with _refused(400, words):
        await api("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)


async def test_the_largest_keyboard_passes(api: Call, anna: Person) -> None:
    """It has a hundred buttons with 64 bytes of data."""
    button = {"text": "1", "callback_data": "x" * 64}
    markup = _keyboard(*[[button] * 8] * 12, [button] * 4)

    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    assert markup == sent["reply_markup"]


async def test_a_tap_is_answered_once_and_in_time(
    api: Call, telegram: StandIn, anna: Person, clock: ManualClock
) -> None:
    too_old = "query is too old and response timeout expired or query ID is invalid$"
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=_keyboard([_GO]))
    message = telegram.last(anna)
    anna.press(message, "Go")
    query = next(iter(telegram.world.callback_queries))

    with _refused(400, too_old):
        await api("answerCallbackQuery", callback_query_id="1")
    with _refused(400, "MESSAGE_TOO_LONG$"):
        await api("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    with _refused(400, "URL_INVALID$"):
        await api("answerCallbackQuery", callback_query_id=query, url="https://example.com")
    await api("answerCallbackQuery", callback_query_id=query)
    with _refused(400, too_old):
        await api("answerCallbackQuery", callback_query_id=query)

    anna.press(message, "Go")
    query = next(iter(telegram.world.callback_queries))
    clock.advance(61)
    with _refused(400, too_old):
        await api("answerCallbackQuery", callback_query_id=query)


def _article(identifier: str, text: str = "x", **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    content = {"message_text": text}
    return {
        "type": "article",
        "id": identifier,
        "title": "Title",
        "input_message_content": content,
    } | fields


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"results": [_article(str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH$"),
        ({"results": [_article("1"), _article("1")]}, "RESULT_ID_DUPLICATE$"),
        ({"results": [_article("x" * 65)]}, "RESULT_ID_INVALID$"),
        ({"results": [_article("")]}, "RESULT_ID_INVALID$"),
        ({"results": [_article("1", title=" ")]}, "ARTICLE_TITLE_EMPTY$"),
        ({"results": [_article("1", "x" * 4097)]}, "MESSAGE_TOO_LONG$"),
        ({"results": [_article("1", "")]}, "message text is empty$"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID$"),
        (
            {"results": [], "button": {"text": "x", "start_parameter": "a.b"}},
            "START_PARAM_INVALID$",
        ),
        ({"results": []}, "query is too old and response timeout expired or query ID is invalid$"),
    ],
)
async def test_an_inline_answer_has_limits(api: Call, answer: dict[str, Any], words: str) -> None:
    with _refused(400, words):
        await api("answerInlineQuery", inline_query_id="1", **answer)


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "Start", "description": "x"}], "BOT_COMMAND_INVALID$"),
        ([{"command": "x" * 33, "description": "x"}], "BOT_COMMAND_INVALID$"),
        ([{"command": "start", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID$"),
        ([{"command": "start", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH$"),
    ],
)
async def test_commands_have_limits(api: Call, commands: list[dict[str, str]], words: str) -> None:
    with _refused(400, words):
        await api("setMyCommands", commands=commands)


async def test_commands_are_kept_by_scope_and_language(api: Call, anna: Person) -> None:
    chinese = [{"command": "today", "description": "今天"}]
    mine = {"type": "chat", "chat_id": anna.id}
    await api("setMyCommands", commands=chinese, language_code="zh")

    assert chinese == await api("getMyCommands", language_code="zh")
    assert await api("getMyCommands") == []
    assert await api("getMyCommands", language_code="zh", scope=mine) == []
    await api("deleteMyCommands", language_code="zh")
    assert await api("getMyCommands", language_code="zh") == []
    with _refused(400, "invalid language code specified$"):
        await api("getMyCommands", language_code="zh-hans")


async def test_the_profile_has_limits(api: Call) -> None:
    for method, key, limit in (
        ("setMyName", "name", 64),
        ("setMyShortDescription", "short_description", 120),
        ("setMyDescription", "description", 512),
    ):
        await api(method, **{key: "x" * limit})
        assert {key: "x" * limit} == await api(method.replace("set", "get"), language_code="zh")
        with _refused(400, "[A-Z_]+$"):
            await api(method, **{key: "x" * (limit + 1)})


async def test_missing_messages_are_told_by_purpose(
    api: Call, telegram: StandIn, anna: Person, clock: ManualClock
) -> None:
    theirs = anna.say("hello")
    nowhere = {"chat_id": anna.id, "message_id": 999}

    with _refused(400, "message to edit not found$"):
        await api("editMessageText", text="x", **nowhere)
    with _refused(400, "message to delete not found$"):
        await api("deleteMessage", **nowhere)
    with _refused(400, "message to be replied not found$"):
        await api("sendMessage", chat_id=anna.id, text="x", reply_parameters={"message_id": 999})
    with _refused(400, "message can't be edited$"):
        await api("editMessageText", text="x", chat_id=anna.id, message_id=theirs.id)
    with _refused(400, "message identifier is not specified$"):
        await api("editMessageText", text="x", chat_id=anna.id)
    with _refused(400, "MESSAGE_ID_INVALID$"):
        await api("editMessageText", text="x", inline_message_id="1")
    assert await api("deleteMessages", chat_id=anna.id, message_ids=[theirs.id, 999])
    assert telegram.messages(anna) == []
    old = await api("sendMessage", chat_id=anna.id, text="x")
    clock.advance(48 * 3600 + 1)
    with _refused(400, "message can't be deleted for everyone$"):
        await api("deleteMessage", chat_id=anna.id, message_id=old["message_id"])


async def test_private_chats_that_cannot_be_written_to(
    api: Call, telegram: StandIn, anna: Person
) -> None:
    stranger = telegram.person("Bo")

    with _refused(400, "chat not found$"):
        await api("sendMessage", chat_id=1, text="x")
    with _refused(400, "chat not found$"):
        await api("sendMessage", chat_id="@nobody", text="x")
    with _refused(403, "bot can't initiate conversation with a user$"):
        await api("sendMessage", chat_id=stranger.id, text="x")
    anna.block()
    with _refused(403, "bot was blocked by the user$"):
        await api("sendMessage", chat_id=anna.id, text="x")
    anna.delete_account()
    with _refused(403, "user is deactivated$"):
        await api("sendMessage", chat_id=anna.id, text="x")


async def test_groups_that_cannot_be_written_to(api: Call, anna: Person, picture: Upload) -> None:
    group, supergroup = anna.create_group(), anna.create_supergroup()
    channel = anna.create_channel(username="papers_daily")
    for chat, name in ((group, "group"), (supergroup, "supergroup"), (channel, "channel")):
        with _refused(403, f"bot is not a member of the {name} chat$"):
            await api("sendMessage", chat_id=chat.id, text="x")
        anna.add_bot(chat)
        anna.remove_bot(chat)
        with _refused(403, f"bot was kicked from the {name} chat$"):
            await api("sendMessage", chat_id=chat.id, text="x")
    anna.add_bot(channel)
    with _refused(400, "need administrator rights in the channel chat$"):
        await api("sendMessage", chat_id="@papers_daily", text="x")
    anna.restrict_bot(supergroup)
    with _refused(400, "not enough rights to send text messages to the chat$"):
        await api("sendMessage", chat_id=supergroup.id, text="x")
    anna.restrict_bot(supergroup, {"can_send_photos"})
    await api("sendMessage", chat_id=supergroup.id, text="x")
    with _refused(400, "not enough rights to send photos to the chat$"):
        await api("sendPhoto", chat_id=supergroup.id, photo=picture)


async def test_what_is_gone_cannot_be_asked_about(
    api: Call, telegram: StandIn, anna: Person
) -> None:
    group = anna.create_group()
    anna.add_bot(group)
    anna.delete_chat(group)

    with _refused(403, "the group chat was deleted$"):
        await api("sendMessage", chat_id=group.id, text="x")
    with _refused(400, "chat not found$"):
        await api("getChat", chat_id=telegram.person("Bo").id)


async def test_topics(api: Call, telegram: StandIn, anna: Person) -> None:
    """The topic General has no id in a call."""
    forum = anna.create_forum()
    anna.add_bot(forum)
    topic = anna.open_topic(forum, "Papers")
    here = {"chat_id": forum.id, "text": "x"}

    sent = await api("sendMessage", message_thread_id=topic.id, **here)
    await api("sendMessage", **here)
    assert (topic.id, True) == (sent["message_thread_id"], sent["is_topic_message"])
    assert [message.text for message in telegram.sent(forum, topic.id)] == ["x"]
    for missing in (1, 999):
        with _refused(400, "message thread not found$"):
            await api("sendMessage", message_thread_id=missing, **here)
    anna.close_topic(forum, topic.id)
    with _refused(400, "TOPIC_CLOSED$"):
        await api("sendMessage", message_thread_id=topic.id, **here)
    anna.promote_bot(forum)
    await api("sendMessage", message_thread_id=topic.id, **here)
    with _refused(400, "message thread not found$"):
        await api("sendMessage", chat_id=anna.id, text="x", message_thread_id=5)


async def test_a_topic_that_is_deleted_takes_its_messages_along(
    api: Call, telegram: StandIn, anna: Person
) -> None:
    forum = anna.create_forum()
    anna.add_bot(forum)
    topic = anna.open_topic(forum, "Papers")
    here = {"chat_id": forum.id, "text": "x", "message_thread_id": topic.id}
    await api("sendMessage", **here)

    anna.delete_topic(forum, topic.id)

    assert telegram.messages(forum, topic.id) == []
    with _refused(400, "message thread not found$"):
        await api("sendMessage", **here)


async def test_the_general_topic_is_closed_without_a_number(
    api: Call, telegram: StandIn, anna: Person
) -> None:
    forum = anna.create_forum()
    anna.add_bot(forum)
    anna.close_topic(forum, 1)

    with _refused(400, "TOPIC_CLOSED$"):
        await api("sendMessage", chat_id=forum.id, text="x")
    anna.close_topic(forum, 1, closed=False)
    await api("sendMessage", chat_id=forum.id, text="x")
    *_, closed, reopened, sent = telegram.messages(forum)
    assert "forum_topic_closed" in closed.extra
    assert "forum_topic_reopened" in reopened.extra
    assert [closed.thread, reopened.thread, sent.thread] == [None, None, None]
    with pytest.raises(ValueError, match="General"):
        anna.delete_topic(forum, 1)
