"""Updates side by side, those of one chat in their order."""

import asyncio
from datetime import UTC, datetime

from telegram import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.chat.processor import PerChatProcessor


async def at_once() -> None:
    """Nothing to wait for."""


def said_in(chat_id: int) -> Update:
    chat = Chat(chat_id, Chat.PRIVATE)
    return Update(1, message=Message(1, datetime(2026, 2, 16, tzinfo=UTC), chat))


async def test_a_chat_that_waits_keeps_no_other_out() -> None:
    order, done = PerChatProcessor(at_once), list[str]()
    go = asyncio.Event()

    async def handle(name: str, *, held: bool) -> None:
        if held:
            await go.wait()
        done.append(name)

    slow = [
        asyncio.create_task(order.process_update(said_in(1), handle(f"a{n}", held=True)))
        for n in range(5)
    ]
    await asyncio.sleep(0)
    await order.process_update(said_in(2), handle("b", held=False))
    assert done == ["b"]

    go.set()
    await asyncio.gather(*slow)
    assert done == ["b", "a0", "a1", "a2", "a3", "a4"]


async def test_taps_in_no_chat_wait_for_those_of_the_same_person() -> None:
    order, go, begun = PerChatProcessor(at_once), asyncio.Event(), list[int]()
    anna = User(1, "Anna", is_bot=False)
    tap = Update(1, callback_query=CallbackQuery("7", anna, "7", data="x", inline_message_id="i"))

    async def handle(number: int) -> None:
        begun.append(number)
        await go.wait()

    flood = [asyncio.create_task(order.process_update(tap, handle(n))) for n in range(600)]
    await asyncio.sleep(0)
    await asyncio.wait_for(order.process_update(said_in(2), at_once()), 20)

    assert begun == [0]
    go.set()
    await asyncio.gather(*flood)
    assert begun == list(range(600))


def start_in(chat_id: int) -> Update:
    chat = Chat(chat_id, Chat.PRIVATE)
    message = Message(1, datetime(2026, 2, 16, tzinfo=UTC), chat, text="/start")
    return Update(1, message=message)


def typed_by(person: int, words: str) -> Update:
    query = InlineQuery(f"{person}{words}", User(person, "Anna", is_bot=False), words, "")
    return Update(1, inline_query=query)


async def test_a_crowd_that_starts_keeps_nobody_else_out() -> None:
    order, go, begun = PerChatProcessor(at_once), asyncio.Event(), list[int]()

    async def greet(number: int) -> None:
        begun.append(number)
        await go.wait()

    async def answer() -> None:
        begun.append(0)

    crowd = [
        asyncio.create_task(order.process_update(start_in(n), greet(n))) for n in range(1, 301)
    ]
    await asyncio.sleep(0)
    await asyncio.wait_for(order.process_update(said_in(9000), answer()), 20)

    assert len(begun) < 100, "not the whole crowd at once"
    go.set()
    await asyncio.gather(*crowd)
    assert len(begun) == 301


async def test_only_the_newest_inline_query_of_a_person_is_answered() -> None:
    order, answered = PerChatProcessor(at_once), list[str]()
    go = asyncio.Event()

    async def answer(words: str) -> None:
        await go.wait()
        answered.append(words)

    typing = [
        asyncio.create_task(order.process_update(typed_by(1, words), answer(words)))
        for words in ("r", "ro", "rob", "robots")
    ]
    other = asyncio.create_task(order.process_update(typed_by(2, "agents"), answer("agents")))
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*typing, other)

    assert sorted(answered) == ["agents", "r", "robots"], "the first was under way"
