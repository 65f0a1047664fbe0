"""The database: sessions and transactions, whichever database it is.

There are two kinds of transaction. A reader sees one moment and blocks nobody. A writer takes its
turn when it begins: there is one writer at a time, so none fails in the middle because of another.
No transaction is held across a call to the network.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, TypeVarTuple, overload

from sqlalchemy import Connection, Engine, event
from sqlmodel import Session
from sqlmodel.sql.expression import Select, SelectOfScalar

from bot.errors import StoreAwayError

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
_MOST_VALUES = 500
_LOOK_AGAIN_SECONDS = 0.02
_LOOKS_IN_SILENCE = 250


class Database(ABC):
    """One store; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.obstacle: str | None = None
        """Why all that writes waits now; ``None`` while nothing does."""
        self.stood_by = False
        """Whether another process worked on the store when this one came."""
        self._looking = asyncio.Lock()
        self._hurried = False
        self._writing = engine.execution_options(papergram_write=True)
        self._without_begin = engine.execution_options(papergram_no_begin=True)
        self._durably = self._writing.execution_options(papergram_durable=True)
        event.listen(engine, "begin", self._on_begin)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Opens a session that sees one moment of the store; what it changes is not kept."""
        with self.read_connection() as connection, Session(connection) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Opens a session whose changes are kept together, or not at all when the block raises."""
        with (
            self.write_connection() as connection,
            Session(connection) as session,
            session.begin(),
        ):
            yield session

    def ask(self, question: Callable[[Session], _T]) -> _T:
        """Returns the answer to a single query: it sees one moment without a transaction.

        A server is so asked once instead of three times, which counts where it is far away.
        """
        try:
            return self._ask_once(question)
        except StoreAwayError as error:
            if isinstance(error.__cause__, TimeoutError):
                raise
            return self._ask_once(question)  # as in ``_begin``

    def _ask_once(self, question: Callable[[Session], _T]) -> _T:
        with self._without_begin.connect() as connection, Session(connection) as session:
            return question(session)

    @contextmanager
    def read_connection(self) -> Iterator[Connection]:
        """As ``read``, for statements instead of objects."""
        with _begin(self.engine) as connection:
            yield connection

    @contextmanager
    def write_connection(self, *, durable: bool = False) -> Iterator[Connection]:
        """As ``write``, for statements instead of objects.

        What is ``durable`` survives a power cut from the moment the block ends; else the last
        commits may be lost, in whole.
        """
        with _begin(self._durably if durable else self._writing) as connection:
            yield connection
            connection.commit()

    @contextmanager
    def committing(self, connection: Connection) -> Iterator[None]:
        """Commits when the block ends; its statements, whose results nobody reads, go along."""
        yield
        connection.commit()

    async def until_writable(self) -> None:
        """Waits while another writes or the database is away; the event loop does other work.

        A write right behind it hardly waits: others would have to be quicker in between. It waits
        for as long as it takes: a write that tried would hold up everybody else.
        """
        looks = 0
        async with self._looking:  # many may wait; one of them looks
            while not self._hurried and (obstacle := await self._find_obstacle()):
                looks += 1
                self.obstacle = obstacle
                if looks == _LOOKS_IN_SILENCE:
                    log.warning("%s, and all that writes waits", obstacle)
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)
            self.obstacle = None

    async def beside(self, work: Callable[[], _T]) -> _T:
        """Returns what ``work`` does with the store; the event loop does other work where it waits.

        It is done to its end, also when the caller is cancelled.
        """
        return work()

    @abstractmethod
    async def work_alone(self, lease: float) -> None:
        """Makes this process the one that works on the store, until it ends.

        While another one works, it raises ``StoreError``, or waits where that one may be replaced.
        One that does not show itself for ``lease`` seconds may.
        """

    async def until_replaced(self) -> str:
        """Waits until another process works on the store; returns a line that says so."""
        await asyncio.Event().wait()
        raise AssertionError

    def may_work(self) -> bool:
        """Whether no other process can have begun to work on the store."""
        return True

    def hurry(self) -> None:
        """Has nothing wait long for its turn to write any more, since the bot stops."""
        self._hurried = True

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()

    def take_time(self, connection: Connection) -> None:  # noqa: B027  most have no limit
        """Lets the statements of a transaction take as long as they need."""

    @abstractmethod
    def last_numbers(self, connection: Connection) -> Mapping[str, int]:
        """Returns the last number that was given in each table whose numbers are never reused."""

    @abstractmethod
    def continue_numbers(self, connection: Connection, last: Mapping[str, int]) -> None:
        """Has each table go on after the numbers it has, and after the ``last`` of another."""

    @abstractmethod
    async def _find_obstacle(self) -> str | None:
        """Returns why a write would have to wait now; ``None`` when it would not."""

    @abstractmethod
    def _begin(self, connection: Connection, *, write: bool, durable: bool) -> None:
        """Begins a transaction."""

    def _on_begin(self, connection: Connection) -> None:
        options = connection.get_execution_options()
        if "papergram_no_begin" in options:
            return
        self._begin(
            connection,
            write="papergram_write" in options,
            durable="papergram_durable" in options,
        )


def _begin(engine: Engine) -> Connection:
    """Returns a connection whose transaction has begun; it ends when the connection is closed."""
    connection = engine.connect()
    try:
        connection.begin()
    except StoreAwayError as error:
        was_closed = connection.invalidated and not isinstance(error.__cause__, TimeoutError)
        connection.close()
        if not was_closed:
            raise
        # A server that was restarted has closed what was connected before.
        connection = engine.connect()
        connection.begin()
    return connection


class Part:
    """A part of the store, over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _find(self, kind: type[_T], key: object) -> _T | None:
        """Returns the row of a table with this primary key."""
        return self._database.ask(lambda session: session.get(kind, key))

    @overload
    def _read(self, query: SelectOfScalar[_T]) -> Sequence[_T]: ...
    @overload
    def _read(self, query: Select[*_Ts]) -> Sequence[tuple[*_Ts]]: ...
    def _read(self, query: Any) -> Sequence[Any]:  # as SQLModel types ``exec``
        """Returns all that a query finds."""
        return self._database.ask(lambda session: session.exec(query).all())


def in_batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cuts values into batches for one statement each.

    No statement grows with the number of papers or subscribers: databases limit its length and its
    parameters.
    """
    for start in range(0, len(values), _MOST_VALUES):
        yield values[start : start + _MOST_VALUES]
