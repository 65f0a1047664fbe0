"""PostgreSQL for benchmarks: a server, empty stores on it, and a network in between.

The network is a proxy in a process of its own. Each direction takes half of the latency. The
system's timer ends each pause: an event loop's would round up to a whole millisecond.
"""

import multiprocessing
import socket
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing.connection import Connection
from queue import SimpleQueue

import psycopg
from sqlalchemy.engine import make_url

from bot.offline.server import own_server

LATENCIES = {
    "on PostgreSQL": 0.0,
    "on PostgreSQL, 1 ms away": 0.001,
    "on PostgreSQL, 5 ms away": 0.005,
}
"""Seconds from the bot to the server and back, by the name of the row."""
_CHUNK = 1 << 18
_numbers = count()


def add_option(parser: ArgumentParser) -> None:
    """Adds the option that names a server."""
    parser.add_argument(
        "--postgresql",
        metavar="URL",
        default="",
        help="a database of a user who may make more of them; by default a server of our own",
    )


@contextmanager
def running_server(url: str) -> Iterator[str]:
    """Yields the URL of a server: the one that is given, or one that runs until the block ends."""
    if url:
        yield url
        return
    with own_server() as server:
        yield server.start()


@contextmanager
def fresh_database(server: str, latency: float) -> Iterator[tuple[str, str]]:
    """Yields two URLs of an empty database: here, and so many seconds away and back."""
    name = f"benchmark_{next(_numbers)}"
    _run(server, f"CREATE DATABASE {name}")
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    try:
        if latency:
            with _far_away(url, latency / 2) as far:
                yield url, far
        else:
            yield url, url
    finally:
        _run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _run(url: str, statement: str) -> None:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


@contextmanager
def _far_away(url: str, pause: float) -> Iterator[str]:
    parts = make_url(url)
    folder, port = parts.query.get("host"), parts.port or 5432
    is_socket = parts.host is None and isinstance(folder, str)
    target = f"{folder}/.s.PGSQL.{port}" if is_socket else (parts.host or "127.0.0.1", port)
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(there, target, pause), daemon=True)
    process.start()
    try:
        near = parts.set(host="127.0.0.1", port=here.recv()).difference_update_query(["host"])
        yield near.render_as_string(hide_password=False)
    finally:
        process.terminate()
        process.join(10)


def _serve(pipe: Connection, target: tuple[str, int] | str, pause: float) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    pipe.send(listening.getsockname()[1])
    while True:
        near, _ = listening.accept()
        far = socket.socket(socket.AF_UNIX if isinstance(target, str) else socket.AF_INET)
        far.connect(target)
        for one in (near, far):
            if one.family == socket.AF_INET:
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, sink in ((near, far), (far, near)):
            under_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
            for work in ((_take, source, under_way, pause), (_hand_over, under_way, sink)):
                threading.Thread(target=work[0], args=work[1:], daemon=True).start()


def _take(
    source: socket.socket, under_way: "SimpleQueue[tuple[float, bytes]]", pause: float
) -> None:
    with suppress(OSError):
        while part := source.recv(_CHUNK):
            under_way.put((time.perf_counter() + pause, part))
    under_way.put((time.perf_counter() + pause, b""))


def _hand_over(under_way: "SimpleQueue[tuple[float, bytes]]", sink: socket.socket) -> None:
    with suppress(OSError):
        while True:
            due, part = under_way.get()
            time.sleep(max(due - time.perf_counter(), 0.0))
            if not part:
                sink.shutdown(socket.SHUT_WR)
                return
            sink.sendall(part)
