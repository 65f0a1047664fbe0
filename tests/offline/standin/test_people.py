"""What people do reaches the bot in the exact form of the Bot API."""

from __future__ import annotations

from typing import Any

import aiogram.types
import pytest
from pydantic import BaseModel
from telegram import Bot, Update

from bot.offline.standin import Person, StandIn
from tests.offline.standin.conftest import Call

_GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def _pending(telegram: StandIn) -> list[Any]:
    updates = telegram.world.updates
    result = updates.pending
    updates.clear()
    return result


def _kinds(telegram: StandIn) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in _pending(telegram)]


def _extra(model: object) -> set[str]:
    """Returns fields that aiogram does not know, at any depth."""
    if isinstance(model, list):
        return {name for item in model for name in _extra(item)}
    if not isinstance(model, BaseModel):
        return set()
    nested = {n for value in model.__dict__.values() for n in _extra(value)}
    return nested | set(model.model_extra or ())


async def _everything(telegram: StandIn, api: Call) -> None:
    """Has people do all that they can."""
    ben = telegram.person("Ben", language_code="zh", username="ben_ben")
    telegram.world.updates.allow([kind.value for kind in aiogram.enums.UpdateType])
    ben.start()
    await api("sendMessage", chat_id=ben.id, text="x", reply_markup=_GO)
    ben.edit(ben.say("/search <b> https://a.com #x @ben_ben 😀"), "edited")
    ben.share_location(1.5, 2.5)
    ben.send_sticker()
    ben.press(telegram.last(ben), "Go")
    ben.type_inline("robots")
    forum, channel, group = ben.create_forum(), ben.create_channel(), ben.create_group()
    ben.share_chat(1, channel)
    for chat in (forum, channel, group):
        ben.add_bot(chat)
        ben.promote_bot(chat)
    ben.restrict_bot(forum)
    ben.promote_bot(forum)
    topic = ben.open_topic(forum)
    ben.say("/today", forum, thread=topic.id)
    ben.close_topic(forum, topic.id)
    ben.edit(ben.say("post", channel), "edited")
    ben.forward(telegram.messages(channel)[-1])
    ben.say("reply", reply_to=telegram.last(ben))
    telegram.person("Carl").join(ben.upgrade(group))
    ben.remove_bot(forum)
    await api("deleteMessage", chat_id=ben.id, message_id=telegram.last(ben).id)
    ben.press(telegram.messages(ben, deleted=True)[1], "Go")
    ben.block()
    ben.unblock()


async def test_updates_are_what_the_bot_api_documents(
    telegram: StandIn, api: Call, bot: Bot
) -> None:
    await _everything(telegram, api)

    updates = _pending(telegram)
    for raw in updates:
        assert set() == _extra(aiogram.types.Update.model_validate(raw)), raw
        read = Update.de_json(raw, bot)
        assert not read.api_kwargs
        assert read.effective_user or read.channel_post or read.edited_channel_post

    kinds = {key for update in updates for key in update} - {"update_id"}
    assert kinds == {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "chat_member",
    }
    ids = [update["update_id"] for update in updates]
    assert ids == list(range(ids[0], ids[0] + len(ids)))


async def test_answers_are_what_the_bot_api_documents(api: Call, telegram: StandIn) -> None:
    ben = telegram.subscribers(1)[0]
    forum = ben.create_forum()
    ben.promote_bot(forum)
    html = (
        '<b>b</b> <a href="a.b">l</a> <pre><code class="language-py">x</code></pre> #tag '
        f'<tg-time unix="5" format="r">t</tg-time> <a href="tg://user?id={ben.id}">m</a>'
    )
    sent = await api("sendMessage", chat_id=ben.id, text=html, parse_mode="HTML")
    read: dict[type[BaseModel], list[Any]] = {
        aiogram.types.Message: [sent],
        aiogram.types.User: [await api("getMe")],
        aiogram.types.ChatFullInfo: [await api("getChat", chat_id=c) for c in (ben.id, forum.id)],
        aiogram.types.WebhookInfo: [await api("getWebhookInfo")],
        aiogram.types.ChatMemberAdministrator: [
            await api("getChatMember", chat_id=forum.id, user_id=telegram.world.bot.id)
        ],
        aiogram.types.ChatMemberOwner: [
            await api("getChatMember", chat_id=forum.id, user_id=ben.id)
        ],
    }

    for model, answers in read.items():
        for answer in answers:
            assert set() == _extra(model.model_validate(answer)), answer
    types = [entity["type"] for entity in sent["entities"]]
    assert types == ["bold", "text_link", "pre", "hashtag", "date_time", "text_mention"]


async def test_commands_carry_their_entity(telegram: StandIn, anna: Person) -> None:
    """A library recognises a command by its entity."""
    anna.say("/digest 2026-02-16")

    message = _pending(telegram)[0]["message"]

    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 7}]


async def test_in_groups_the_bot_sees_what_is_meant_for_it(
    telegram: StandIn, anna: Person, api: Call
) -> None:
    """This is Telegram's privacy mode; an administrator sees everything."""
    group = anna.create_supergroup()
    anna.add_bot(group)
    await api("sendMessage", chat_id=group.id, text="x")
    _pending(telegram)
    anna.say("hello all", group)
    anna.say("/today@other_bot", group)
    assert _kinds(telegram) == []
    anna.say("/today", group)
    anna.say("/today@papergram_bot", group)
    anna.say("what says @papergram_bot?", group)
    anna.say("and this?", group, reply_to=telegram.last(group))
    assert _kinds(telegram) == ["message"] * 4
    anna.promote_bot(group)
    anna.say("hello all", group)
    assert _kinds(telegram) == ["my_chat_member", "message"]
    anna.remove_bot(group)
    anna.say("/today", group)
    assert _kinds(telegram) == ["my_chat_member"]


async def test_blocking_is_told_once_and_undone_by_start(telegram: StandIn, anna: Person) -> None:
    anna.block()
    anna.block()
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in _pending(telegram)]
    with pytest.raises(ValueError, match="has blocked the bot"):
        anna.say("hello")
    anna.start()

    assert statuses == ["kicked"]
    assert _kinds(telegram) == ["my_chat_member", "message"]


async def test_links_to_the_bot_start_it(telegram: StandIn, anna: Person) -> None:
    anna.open("https://t.me/papergram_bot?start=paper_2602-12617")

    assert _pending(telegram)[0]["message"]["text"] == "/start paper_2602-12617"
    assert anna.open("https://arxiv.org") == "https://arxiv.org"
    with pytest.raises(ValueError, match="no start parameter"):
        anna.start("2602.12617")


async def test_an_upgraded_group_names_its_successor(telegram: StandIn, anna: Person) -> None:
    group = anna.create_group("Robots")
    anna.add_bot(group)
    _pending(telegram)

    new = anna.upgrade(group)

    first, second = (update["message"] for update in _pending(telegram))
    assert (group.id, new.id) == (first["chat"]["id"], first["migrate_to_chat_id"])
    assert (new.id, group.id) == (second["chat"]["id"], second["migrate_from_chat_id"])
    assert new.type == "supergroup"
    assert new.members.keys() == group.members.keys()


async def test_impossible_deeds_are_refused(telegram: StandIn, anna: Person) -> None:
    """A mistake in a test fails in that test."""
    group = telegram.person("Ben").create_group()
    message = anna.say("hello")

    with pytest.raises(ValueError, match="is not in"):
        anna.say("hello", group)
    with pytest.raises(ValueError, match="empty messages"):
        anna.say(" ")
    with pytest.raises(LookupError, match="no button 'Go'"):
        anna.press(message, "Go")
    with pytest.raises(TimeoutError, match=r"a message in .* did not come true within 0.01 s"):
        await telegram.wait_for_message(anna, within=0.01)
