"""The stand-in in a process of its own, for benchmarks that measure what calls it."""

import asyncio
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from bot.offline.standin import StandIn


@dataclass(frozen=True, slots=True)
class Peer:
    """Where the stand-in listens, and chats that it lets the bot write to."""

    url: str
    token: str
    chats: tuple[int, ...]
    process: int
    """The number of its process."""


@contextmanager
def standin_process(chats: int) -> Iterator[Peer]:
    """Runs the stand-in with so many open private chats, without rate limits."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(there, chats), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("stop")
        process.join(10)


def _serve(pipe: Connection, chats: int) -> None:
    asyncio.run(_run(pipe, chats))


async def _run(pipe: Connection, chats: int) -> None:
    async with StandIn(keep_calls=100) as telegram:
        people = telegram.subscribers(chats)
        pipe.send(
            Peer(telegram.url, telegram.token, tuple(person.id for person in people), os.getpid())
        )
        await asyncio.to_thread(pipe.recv)
