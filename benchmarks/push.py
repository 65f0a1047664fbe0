"""Messages a second through the whole path, beside other ways to send them.

    uv run python -m benchmarks.push [--messages 2000] [--rounds 3] [--ours] [--paid]

The stand-in runs in a process of its own. In each round, one after the other: python-telegram-bot's
own HTTP client with everything gathered (32 in flight), the same with our transport, aiogram's
client (32 in flight), and Papergram's push with its ledger (32 in flight): in SQLite, and on a
PostgreSQL server beside it, 1 ms and 5 ms away. The text is an overview of the shipped digest, and
a short line. The table shows the best round of each and the ratio to python-telegram-bot's own, or
with ``--ours``, which leaves out the others' clients, to the push with SQLite. With ``--paid`` it
shows instead where the time of a push without a limit goes.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from aiogram import Bot as AiogramBot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions as AiogramPreview
from rich.console import Console
from rich.table import Table
from telegram import LinkPreviewOptions
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from benchmarks import postgresql
from benchmarks.paid import show_costs
from benchmarks.peer import Peer, standin_process
from benchmarks.subscribers import subscribe_all
from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.client.checked import CheckedTransport
from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Limits, Pace
from bot.client.transport import Transport
from bot.clock import utc_now
from bot.delivery.push import Push
from bot.intake.report import parse_report
from bot.offline.seeds import newest_seed
from bot.papers import DeliveryKind, State, StoredPaper
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.texts.catalogue import say_in

IN_FLIGHT = 32
NO_LIMITS = Limits(1e6, 1e6, 1e6, 10**6)
SHORT = "📄 <b>2026-02-16</b>: 23 papers"

Way = Callable[[Peer, str, int], Awaitable[float]]
"""Sends a text to so many chats; returns messages a second."""


def main() -> None:
    """Runs the rounds and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--paid", action="store_true")
    postgresql.add_option(parser)
    arguments = parser.parse_args()
    if arguments.paid:
        with standin_process(arguments.messages) as peer:
            show_costs(peer, _overview(), arguments.messages, ready_push)
        return
    with (
        standin_process(arguments.messages) as peer,
        postgresql.running_server(arguments.postgresql) as server,
    ):
        ways = _ways(server, ours=arguments.ours)
        best = {name: [0.0, 0.0] for name in ways}
        for _ in range(arguments.rounds):
            for name, way in ways.items():
                for place, text in enumerate((SHORT, "")):
                    speed = asyncio.run(_run(way, peer, text, arguments.messages))
                    best[name][place] = max(best[name][place], speed)
    table = Table("way", "short text /s", "ratio", "overview /s", "ratio", title="Push")
    first = next(iter(best.values()))
    for name, (short, long) in best.items():
        table.add_row(
            name, f"{short:.0f}", f"{short / first[0]:.2f}", f"{long:.0f}", f"{long / first[1]:.2f}"
        )
    Console().print(table)


def _ways(server: str, *, ours: bool) -> dict[str, Way]:
    others: dict[str, Way] = {
        "python-telegram-bot, its own client, gathered": gathered_ptb,
        "python-telegram-bot, our transport": gathered_ours,
        "aiogram's client": gathered_aiogram,
    }
    on_servers = {
        f"the same {name}": partial(pushed_to_server, server, latency)
        for name, latency in postgresql.LATENCIES.items()
    }
    return ({} if ours else others) | {"Papergram's push, ledger included": pushed} | on_servers


async def _run(way: Way, peer: Peer, text: str, count: int) -> float:
    return await way(peer, text or _overview(), count)


def _overview() -> str:
    """Returns the longer message of the shipped digest's overview."""
    seed = newest_seed()
    digest = parse_report(seed.read_text(encoding="utf-8"))
    papers = [StoredPaper(paper, digest.date, digest.date) for paper in digest.papers]
    messages = overview(digest.date, papers, say_in("zh"), Audience())
    return max((message.html for message in messages), key=len)


async def gathered_ptb(peer: Peer, text: str, count: int) -> float:
    """Gathers all calls, 32 at once, by the library's HTTP client."""
    return await _gathered(HTTPXRequest(connection_pool_size=IN_FLIGHT), peer, text, count)


async def gathered_ours(peer: Peer, text: str, count: int) -> float:
    """Gathers all calls, 32 at once, by our transport."""
    return await _gathered(Transport(IN_FLIGHT), peer, text, count)


async def _gathered(request: BaseRequest, peer: Peer, text: str, count: int) -> float:
    bot: ExtBot[None] = ExtBot(peer.token, base_url=f"{peer.url}/bot", request=request)
    room = asyncio.Semaphore(IN_FLIGHT)

    async def send(chat_id: int) -> None:
        async with room:
            await bot.send_message(
                chat_id,
                text,
                parse_mode="HTML",
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

    async with bot:
        start = time.perf_counter()
        await asyncio.gather(*map(send, peer.chats[:count]))
        return count / (time.perf_counter() - start)


async def gathered_aiogram(peer: Peer, text: str, count: int) -> float:
    """Gathers all calls, 32 at once, by aiogram."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(peer.url))
    properties = DefaultBotProperties(parse_mode="HTML")
    no_preview = AiogramPreview(is_disabled=True)
    room = asyncio.Semaphore(IN_FLIGHT)
    async with AiogramBot(peer.token, session=session, default=properties) as bot:

        async def send(chat_id: int) -> None:
            async with room:
                await bot.send_message(chat_id, text, link_preview_options=no_preview)

        await bot.me()
        start = time.perf_counter()
        await asyncio.gather(*map(send, peer.chats[:count]))
        return count / (time.perf_counter() - start)


async def pushed(peer: Peer, text: str, count: int) -> float:
    """Sends by Papergram: each message is a row before it is sent, and its outcome is recorded."""
    with tempfile.TemporaryDirectory() as place:
        return await pushed_from(f"sqlite:///{place}/p.db", peer, text, count)


async def pushed_to_server(server: str, latency: float, peer: Peer, text: str, count: int) -> float:
    """As ``pushed``, with the ledger on a server so many seconds away and back."""
    with postgresql.fresh_database(server, latency) as (near, far):
        return await pushed_from(near, peer, text, count, far)


async def pushed_from(url: str, peer: Peer, text: str, count: int, pushing_url: str = "") -> float:
    """As ``pushed``, with the ledger in the empty store at a URL.

    ``pushing_url`` is where the push finds it, if not there.
    """
    async with ready_push(url, peer, text, count, pushing_url=pushing_url) as push:
        start = time.perf_counter()
        await push()
        return count / (time.perf_counter() - start)


@asynccontextmanager
async def ready_push(
    url: str,
    peer: Peer,
    text: str,
    count: int,
    *,
    pushing_url: str = "",
    in_flight: int = IN_FLIGHT,
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Prepares a push from the empty store at a URL; yields what owes and sends all.

    The others are as in ``pushed_from``; ``in_flight`` is the most calls side by side.
    """
    with tempfile.TemporaryDirectory() as place, Store(url, index=Path(place)) as store:
        ids = subscribe_all(store, peer.chats[:count])
    with (
        tempfile.TemporaryDirectory() as place,
        Store(pushing_url or url, index=Path(place)) as store,
    ):
        pace = Pace(NO_LIMITS)
        bot: ExtBot[Lane] = ExtBot(
            peer.token,
            base_url=f"{peer.url}/bot",
            request=CheckedTransport(in_flight),
            rate_limiter=Limiter(pace),
        )
        push = Push(bot, store, utc_now, pace, in_flight=in_flight)
        owed = Owed(DeliveryKind.NOTICE, "benchmark", (Message(text),), ids)

        async def send() -> None:
            store.owing.owe([owed], utc_now())
            await push.send_owed()

        async with bot:
            yield send
        assert store.ledger.counts()[State.SENT] == count


if __name__ == "__main__":
    main()
