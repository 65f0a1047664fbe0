"""Updates side by side, those of one chat in their order."""

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.chat.processor import PerChatProcessor


def said_in(chat_id: int) -> Update:
    chat = Chat(chat_id, Chat.PRIVATE)
    return Update(1, message=Message(1, datetime(2026, 2, 16, tzinfo=UTC), chat))


async def test_a_chat_that_waits_keeps_no_other_out() -> None:
    order, done = PerChatProcessor(at_once=2), list[str]()
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


async def test_no_more_are_handled_at_once_than_there_are_places() -> None:
    order, at_work, most = PerChatProcessor(at_once=3), 0, 0

    async def handle() -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0)
        at_work -= 1

    await asyncio.gather(*(order.process_update(said_in(n), handle()) for n in range(1, 10)))

    assert most == 3
