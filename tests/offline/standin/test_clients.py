"""Bodies as other clients send them, and the imports of the package."""

from __future__ import annotations

import ast
from pathlib import Path

import aiohttp
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

import bot.offline.standin
from bot.offline.standin import Person, StandIn


async def test_aiogram_talks_to_it(telegram: StandIn, anna: Person) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    go = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Go", callback_data="go")]]
    )
    async with AiogramBot(telegram.token, session=session) as other:
        sent = await other.send_message(anna.id, "<b>论文</b>", parse_mode="HTML", reply_markup=go)
        file = BufferedInputFile(b"@article{}", "a.bib")
        document = await other.send_document(anna.id, file, caption="x")

    assert sent.text == "论文"
    assert [message.text for message in telegram.sent(anna)] == ["论文", "x"]
    assert document.document is not None
    assert document.document.file_name == "a.bib"


async def test_json_urlencoded_multipart_and_query_are_read_alike(
    telegram: StandIn, anna: Person
) -> None:
    url = f"{telegram.base_url}{telegram.token}/sendMessage"
    text = "a+b & c=d % 论文 😀"
    plain = {"chat_id": str(anna.id), "text": text, "disable_notification": "true"}
    form = aiohttp.FormData(plain, default_to_multipart=True)
    async with aiohttp.ClientSession() as client:
        for response in (
            await client.post(url, json=plain | {"disable_notification": True}),
            await client.post(url, data=plain),
            await client.post(url, data=form),
            await client.get(url, params=plain),
        ):
            assert response.status == 200, await response.text()
            response.release()

    assert [(text, True)] * 4 == [
        (message.text, message.disable_notification) for message in telegram.sent(anna)
    ]


def test_it_imports_nothing_of_the_product_and_no_bot_library() -> None:
    """Otherwise the stand-in would share the mistakes that it is to find."""
    imported: set[str] = set()
    for path in Path(bot.offline.standin.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)

    tops = {name.split(".")[0] for name in imported}
    assert tops.isdisjoint({"telegram", "aiogram", "tdjson"})
    assert all(
        name.startswith("bot.offline.standin") for name in imported if name.startswith("bot")
    )
