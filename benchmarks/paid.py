"""Where the time of a paid push goes: layer by layer, an overview to so many chats, 128 in flight.

``benchmarks.push --paid`` prints it. The time is that of the processor in the bot's process, so it
is the same on a busy machine; a million microseconds divided by it is what one core can do. The
stand-in's process has a column of its own.
"""

import asyncio
import json
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp
from rich.console import Console
from rich.table import Table
from telegram import LinkPreviewOptions
from telegram.ext import ExtBot

from benchmarks.peer import Peer
from bot.cards.message import Message
from bot.client import sending
from bot.client.checked import CheckedTransport
from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Limits, Pace

IN_FLIGHT = 128
_NO_LIMITS = Limits(1e6, 1e6, 1e6, 10**6)
_TICK = os.sysconf("SC_CLK_TCK")

Send = Callable[[], Awaitable[None]]
"""Sends all messages."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a layer and those below it take for each message."""

    name: str
    per_second: float
    own: float
    """Microseconds of the processor in this process."""
    peer: float
    """Microseconds of the processor in the stand-in's process."""


def show_costs(
    peer: Peer, text: str, count: int, ready_push: Callable[..., AbstractAsyncContextManager[Send]]
) -> None:
    """Measures each layer and prints the table; ``ready_push`` is that of ``benchmarks.push``."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite:///{place}/p.db"
        layers: dict[str, AbstractAsyncContextManager[Send]] = {
            "aiohttp, finished bytes": _posts(peer, text, count),
            "+ python-telegram-bot, our transport": _calls(peer, text, count),
            "+ our outcomes, limiter and pace": _sends(peer, text, count),
            "+ the push, its ledger in SQLite": ready_push(
                url, peer, text, count, in_flight=IN_FLIGHT
            ),
        }
        costs = [asyncio.run(_measure(name, layer, peer, count)) for name, layer in layers.items()]
    table = Table("layer", "messages /s", "µs each", "of it the layer's", "stand-in, µs each")
    before = 0.0
    for cost in costs:
        table.add_row(
            cost.name,
            f"{cost.per_second:.0f}",
            f"{cost.own:.0f}",
            f"{cost.own - before:.0f}",
            f"{cost.peer:.0f}",
        )
        before = cost.own
    table.title = "A paid push"
    Console().print(table)


async def _measure(
    name: str, layer: AbstractAsyncContextManager[Send], peer: Peer, count: int
) -> Cost:
    async with layer as send:
        own, there, began = time.process_time(), _processor_time(peer), time.perf_counter()
        await send()
        return Cost(
            name,
            count / (time.perf_counter() - began),
            (time.process_time() - own) / count * 1e6,
            (_processor_time(peer) - there) / count * 1e6,
        )


def _processor_time(peer: Peer) -> float:
    fields = Path(f"/proc/{peer.process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


@asynccontextmanager
async def _posts(peer: Peer, text: str, count: int) -> AsyncIterator[Send]:
    said = {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    address = f"{peer.url}/bot{peer.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    connector = aiohttp.TCPConnector(limit=IN_FLIGHT)
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:

        async def post(chat_id: int) -> None:
            body = json.dumps({"chat_id": chat_id, **said}, ensure_ascii=False).encode()
            async with session.post(address, data=body) as response:
                await response.read()

        yield partial(_gather, post, peer, count)


@asynccontextmanager
async def _calls(peer: Peer, text: str, count: int) -> AsyncIterator[Send]:
    bot: ExtBot[None] = ExtBot(
        peer.token, base_url=f"{peer.url}/bot", request=CheckedTransport(IN_FLIGHT)
    )
    async with bot:
        preview = LinkPreviewOptions(is_disabled=True)

        async def call(chat_id: int) -> None:
            await bot.send_message(chat_id, text, parse_mode="HTML", link_preview_options=preview)

        yield partial(_gather, call, peer, count)


@asynccontextmanager
async def _sends(peer: Peer, text: str, count: int) -> AsyncIterator[Send]:
    bot: ExtBot[Lane] = ExtBot(
        peer.token,
        base_url=f"{peer.url}/bot",
        request=CheckedTransport(IN_FLIGHT),
        rate_limiter=Limiter(Pace(_NO_LIMITS)),
    )
    message = Message(text)
    async with bot:

        async def send(chat_id: int) -> None:
            await sending.send_message(bot, chat_id, 0, message, Lane.PUSH)

        yield partial(_gather, send, peer, count)


async def _gather(call: Callable[[int], Awaitable[None]], peer: Peer, count: int) -> None:
    room = asyncio.Semaphore(IN_FLIGHT)

    async def one(chat_id: int) -> None:
        async with room:
            await call(chat_id)

    await asyncio.gather(*map(one, peer.chats[:count]))
