"""The real python-telegram-bot against the stand-in, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    LinkPreviewOptions,
    MenuButtonCommands,
    Message,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
)
from telegram.request import HTTPXRequest

from bot.offline.standin import ManualClock, Person, StandIn

_GO = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


@asynccontextmanager
async def _running(telegram: StandIn, *handlers: Any) -> AsyncIterator[App]:  # noqa: ANN401
    app = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url).build()
    app.add_handlers(handlers)
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(timeout=10)
        yield app
        await app.updater.stop()
        await app.stop()


async def test_a_conversation_by_long_polling(telegram: StandIn, anna: Person) -> None:
    async def start(update: Update, _: Context) -> None:
        assert update.effective_message is not None
        await update.effective_message.reply_html("<b>Hello</b>", reply_markup=_GO)

    async def go(update: Update, _: Context) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("Gone", show_alert=True)
        await update.callback_query.edit_message_text("Done")

    async with _running(telegram, CommandHandler("start", start), CallbackQueryHandler(go)):
        anna.start("payload")
        message = await telegram.wait_for_message(anna)
        shown = (message.text, message.html, [b["text"] for b in message.buttons])
        answer = await anna.tap(message, "Go")
        await telegram.wait_for_edit(message, edits=0)

    assert shown == ("Hello", "<b>Hello</b>", ["Go"])
    assert (answer.text, answer.alert) == ("Gone", True)
    assert (message.text, message.buttons) == ("Done", [])
    assert all(call.ok for call in telegram.calls())


async def test_inline_search(telegram: StandIn, anna: Person) -> None:
    async def search(update: Update, _: Context) -> None:
        assert update.inline_query is not None
        content = InputTextMessageContent("<b>Paper</b>", parse_mode="HTML")
        result = InlineQueryResultArticle("1", "Paper", content, reply_markup=_GO)
        await update.inline_query.answer([result], next_offset="5")

    async def go(update: Update, _: Context) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer()
        await update.callback_query.edit_message_text("Card")

    group = anna.create_group()
    async with _running(telegram, InlineQueryHandler(search), CallbackQueryHandler(go)):
        answer = await anna.ask_inline("robot")
        message = anna.choose(answer, "Paper", group)
        assert (message.text, answer.next_offset) == ("Paper", "5")
        await anna.tap(message, "go")
        await telegram.wait_for_edit(message, edits=0)

    assert message.text == "Card"


async def test_two_pollers_conflict(telegram: StandIn, bot: Bot) -> None:
    """The newer call ends the older one."""
    async with httpx.AsyncClient() as other:
        url = f"{telegram.base_url}{telegram.token}/getUpdates"
        older = asyncio.create_task(bot.get_updates(timeout=10))
        await telegram.wait_for_poll()
        await other.get(url)

        with pytest.raises(Conflict, match="only one bot instance"):
            await older


async def test_updates_are_confirmed_by_offset(bot: Bot, anna: Person) -> None:
    """An update comes again until a higher offset is asked for."""
    for word in ("one", "two", "three"):
        anna.say(word)

    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(offset=first[0].update_id + 1)
    last = await bot.get_updates(offset=-1)

    assert [update.message.text for update in first if update.message] == ["one", "two"]
    assert [update.message.text for update in again if update.message] == ["two", "three"]
    assert [update.message.text for update in last if update.message] == ["three"]


async def test_unwanted_updates_do_not_come(bot: Bot, anna: Person) -> None:
    """``allowed_updates`` is remembered; changes of members come only if asked for."""
    await bot.get_updates(allowed_updates=["my_chat_member"])
    anna.say("hello")
    anna.block()

    updates = await bot.get_updates()

    assert [update.my_chat_member is not None for update in updates] == [True]


async def test_errors_become_the_librarys_classes(
    telegram: StandIn, bot: Bot, anna: Person
) -> None:
    with pytest.raises(BadRequest, match=r"[Mm]essage text is empty"):
        await bot.send_message(anna.id, "")
    telegram.faults.flood(7, "sendMessage", times=1)
    with pytest.raises(RetryAfter, match="Retry in"):
        await bot.send_message(anna.id, "x")
    telegram.faults.error("sendMessage", times=1)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(anna.id, "x")
    telegram.faults.forbid("sendMessage", times=1)
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(anna.id, "x")
    group = anna.create_group()
    anna.add_bot(group)
    supergroup = anna.upgrade(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert supergroup.id == moved.value.new_chat_id
    await bot.send_message(moved.value.new_chat_id, "x")
    async with HTTPXRequest() as request:
        impostor = Bot("1:WRONG", base_url=telegram.base_url, request=request)
        with pytest.raises(InvalidToken):
            await impostor.get_me()
    assert telegram.sent(anna) == []


async def test_a_flood_tells_how_long_in_body_and_header(telegram: StandIn, anna: Person) -> None:
    telegram.faults.flood(3, "send*", anna.id)
    url = f"{telegram.base_url}{telegram.token}/sendMessage"

    async with httpx.AsyncClient() as client:
        answer = await client.post(url, json={"chat_id": anna.id, "text": "x"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


@pytest.mark.parametrize("processed", [True, False])
async def test_a_lost_connection_may_leave_a_message(
    telegram: StandIn, bot: Bot, anna: Person, processed: bool
) -> None:
    """The bot cannot tell the two cases apart, but the screen can."""
    telegram.faults.drop("sendMessage", processed=processed, times=1)

    with pytest.raises(NetworkError) as lost:
        await bot.send_message(anna.id, "x")

    assert not isinstance(lost.value, BadRequest)
    assert [["x"], []][not processed] == [message.text for message in telegram.sent(anna)]
    assert not telegram.calls("sendMessage")[0].ok


@pytest.mark.parametrize("processed", [True, False])
async def test_a_late_answer_is_a_timeout(
    telegram: StandIn, bot: Bot, anna: Person, clock: ManualClock, processed: bool
) -> None:
    """The server carries out a call whose caller has gone."""
    telegram.faults.hang(30, "sendMessage", processed=processed, times=1)

    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "x", read_timeout=0.05)
    assert len(telegram.sent(anna)) == processed
    clock.advance(30)
    await telegram.wait_for_message(anna)


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot) -> None:
    await bot.set_webhook("https://example.com/hook", max_connections=5)

    assert (await bot.get_webhook_info()).url == "https://example.com/hook"
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    with pytest.raises(BadRequest, match="an https url must be provided"):
        await bot.set_webhook("http://example.com")
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_files_go_out_and_come_back(telegram: StandIn, bot: Bot, anna: Person) -> None:
    sent = await bot.send_document(
        anna.id, b"@article{}", caption="<i>x</i>", filename="a.bib", parse_mode="HTML"
    )
    assert sent.document is not None
    again = await bot.send_document(anna.id, sent.document.file_id)
    photo = await bot.send_photo(anna.id, b"png", caption="page")
    edited = await bot.edit_message_media(
        InputMediaDocument(b"new", filename="b.bib"), anna.id, again.message_id
    )
    file = await bot.get_file(sent.document.file_id)

    assert (sent.document.file_name, sent.caption) == ("a.bib", "x")
    assert bytes(await file.download_as_bytearray()) == b"@article{}"
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert (edited.document.file_name, edited.caption) == ("b.bib", None)
    assert photo.caption == "page"
    with pytest.raises(BadRequest, match=r"[Ww]rong file identifier"):
        await bot.send_document(anna.id, "nothing")
    assert [message.file.content for message in telegram.sent(anna) if message.file] == [
        b"@article{}",
        b"new",
        b"png",
    ]


async def test_the_other_methods_answer_in_shape(telegram: StandIn, bot: Bot, anna: Person) -> None:
    forum = anna.create_forum("Robots")
    anna.promote_bot(forum)
    me = await bot.get_me()
    preview = LinkPreviewOptions(url="https://a.com", prefer_small_media=True)
    sent = await bot.send_message(
        forum.id, "x", link_preview_options=preview, disable_notification=True
    )
    copied = await bot.copy_message(anna.id, forum.id, sent.message_id)
    forwarded = await bot.forward_message(anna.id, forum.id, sent.message_id)

    assert preview == sent.link_preview_options
    assert telegram.last(forum).disable_notification
    assert [message.text for message in telegram.sent(anna)] == ["x", "x"]
    assert copied.message_id < forwarded.message_id
    assert forwarded.forward_origin is not None
    assert await sent.pin()
    assert await bot.set_message_reaction(forum.id, sent.message_id, "👍")
    assert (await bot.get_chat(forum.id)).pinned_message == sent
    assert await sent.unpin()
    assert await bot.send_chat_action(anna.id, "typing")
    assert (await bot.get_chat_member(forum.id, me.id)).status == "administrator"
    assert (await bot.get_chat_member(forum.id, anna.id)).status == "creator"
    assert await bot.get_chat_member_count(forum.id) == 2
    assert len(await bot.get_chat_administrators(forum.id)) == 2
    assert await bot.set_my_commands([BotCommand("today", "News")], BotCommandScopeChat(anna.id))
    assert len(await bot.get_my_commands(BotCommandScopeChat(anna.id))) == 1
    assert await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert isinstance(await bot.get_chat_menu_button(anna.id), MenuButtonCommands)
    assert await bot.leave_chat(forum.id)
    with pytest.raises(Forbidden, match="not a member of the supergroup chat"):
        await bot.get_chat(forum.id)


async def test_unknown_paths_methods_and_bodies(telegram: StandIn) -> None:
    good = f"{telegram.base_url}{telegram.token}"
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{telegram.base_url}1:X/getMe")).status_code == 401
        assert (await client.get(f"{telegram.base_file_url}1:X/a/b")).status_code == 401
        for path in (f"{good}/sendMassage", f"{telegram.url}/", f"{telegram.url}/file/bot1/x"):
            assert (await client.get(path)).status_code in (404, 401)
        not_found = await client.get(f"{good}/sendMassage")
        assert not_found.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
        broken = await client.post(
            f"{good}/getMe", content=b"{", headers={"Content-Type": "application/json"}
        )
        assert broken.status_code == 400
        assert (await client.get(f"{good}/GETME")).json()["ok"]
