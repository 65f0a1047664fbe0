"""How long an answer waits while a push of 10,000 messages is under way.

    uv run python -m benchmarks.replies [--pushes 10000] [--answers 40]

Both limiters run against the same stand-in in one run: Papergram's, with its ledger, and
python-telegram-bot's AIORateLimiter with the pushes gathered, as its documentation has it. An
answer is one message to a reader who is owed no push. Idle means that nothing is pushed. The
ledger is in SQLite, and on a PostgreSQL server beside the bot, 1 ms and 5 ms away.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from telegram.ext import AIORateLimiter, ExtBot

from benchmarks import postgresql
from benchmarks.peer import Peer, standin_process
from benchmarks.subscribers import subscribe_all
from bot.cards.message import Message
from bot.client.limiter import Limiter
from bot.client.pace.overall import Lane, Pace
from bot.client.transport import Transport
from bot.clock import utc_now
from bot.delivery.push import Push
from bot.papers import DeliveryKind
from bot.store.ledger.owing import Owed
from bot.store.store import Store

TEXT = "📄 <b>2026-02-16</b>: 23 papers"
_PAUSE = 0.25

Way = Callable[[Peer, int, int], Coroutine[Any, Any, tuple[float, float]]]
"""Measures idle and busy p95 in seconds, with so many pushes and answers."""


def main() -> None:
    """Measures both and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pushes", type=int, default=10_000)
    parser.add_argument("--answers", type=int, default=40)
    postgresql.add_option(parser)
    arguments = parser.parse_args()
    table = Table("limiter", "idle p95, ms", "pushing p95, ms", "ratio", title="Answers")
    with (
        standin_process(arguments.pushes + arguments.answers) as peer,
        postgresql.running_server(arguments.postgresql) as server,
    ):
        on_servers = {
            f"the same {name}": partial(ours_on_server, server, latency)
            for name, latency in postgresql.LATENCIES.items()
        }
        ways: dict[str, Way] = {"Papergram's": ours, **on_servers, "AIORateLimiter": theirs}
        for name, measure in ways.items():
            idle, busy = asyncio.run(measure(peer, arguments.pushes, arguments.answers))
            table.add_row(name, f"{idle * 1000:.1f}", f"{busy * 1000:.1f}", f"{busy / idle:.2f}")
    Console().print(table)


async def ours(peer: Peer, pushes: int, answers: int) -> tuple[float, float]:
    """Returns idle and busy p95 in seconds with our limiter and a push from the ledger."""
    with tempfile.TemporaryDirectory() as place:
        return await ours_from(f"sqlite:///{place}/p.db", peer, pushes, answers)


async def ours_on_server(
    server: str, latency: float, peer: Peer, pushes: int, answers: int
) -> tuple[float, float]:
    """As ``ours``, with the ledger on a server so many seconds away and back."""
    with postgresql.fresh_database(server, latency) as (near, far):
        return await ours_from(near, peer, pushes, answers, far)


async def ours_from(
    url: str, peer: Peer, pushes: int, answers: int, pushing_url: str = ""
) -> tuple[float, float]:
    """As ``ours``, with the ledger in the empty store at a URL.

    ``pushing_url`` is where the push finds it, if not there.
    """
    with tempfile.TemporaryDirectory() as place, Store(url, index=Path(place)) as store:
        ids = subscribe_all(store, peer.chats[:pushes])
        owed = Owed(DeliveryKind.NOTICE, "benchmark", (Message(TEXT),), ids)
    with (
        tempfile.TemporaryDirectory() as place,
        Store(pushing_url or url, index=Path(place)) as store,
    ):
        pace = Pace()
        bot: ExtBot[Lane] = ExtBot(
            peer.token,
            base_url=f"{peer.url}/bot",
            request=Transport(),
            rate_limiter=Limiter(pace),
        )
        push = Push(bot, store, utc_now, pace)
        async with bot:
            readers = peer.chats[pushes:]
            idle = await answer_all(bot, readers, answers)
            store.owing.owe([owed], utc_now())
            pushing = asyncio.create_task(push.send_owed())
            busy = await answer_all(bot, readers, answers)
            pushing.cancel()
            await asyncio.gather(pushing, return_exceptions=True)
        return idle, busy


async def theirs(peer: Peer, pushes: int, answers: int) -> tuple[float, float]:
    """Returns idle and busy p95 in seconds with the library's limiter and every push gathered."""
    bot: ExtBot[int] = ExtBot(
        peer.token,
        base_url=f"{peer.url}/bot",
        request=Transport(),
        rate_limiter=AIORateLimiter(overall_max_rate=28),
    )
    async with bot:
        readers = peer.chats[pushes:]
        idle = await answer_all(bot, readers, answers)
        pushing = [
            asyncio.create_task(bot.send_message(chat_id, TEXT, parse_mode="HTML"))
            for chat_id in peer.chats[:pushes]
        ]
        # Each answer waits behind every push that was queued before it, so two are enough.
        busy = await answer_all(bot, readers, 2)
        for task in pushing:
            task.cancel()
        await asyncio.gather(*pushing, return_exceptions=True)
    return idle, busy


async def answer_all(bot: ExtBot[Lane] | ExtBot[int], readers: Sequence[int], count: int) -> float:
    """Answers readers one by one; returns the p95 of the waits in seconds."""
    waits = []
    for reader in readers[:count]:
        start = time.perf_counter()
        try:
            await asyncio.wait_for(bot.send_message(reader, TEXT, parse_mode="HTML"), 30)
        except TimeoutError:
            return 30.0  # at least
        waits.append(time.perf_counter() - start)
        await asyncio.sleep(_PAUSE)
    return statistics.quantiles(waits, n=20, method="inclusive")[18]


if __name__ == "__main__":
    main()
