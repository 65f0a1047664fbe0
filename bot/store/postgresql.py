"""PostgreSQL: its connections, its one writer at a time, and how long it is waited for.

A reader sees one moment (repeatable read). A writer takes an advisory lock when it begins, in the
same message to the server.
"""

import asyncio
import logging
import math
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo
from psycopg.pq import TransactionStatus
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url

from bot.errors import StoreAwayError
from bot.store.database import Database
from bot.store.working import Work, moment

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_WRITER = 0x70617065
"""The number of the advisory lock that a writer holds."""
_MOST_CONNECT_SECONDS = 5
_HURRIED_SECONDS = 2
_SEQUENCES = """
    SELECT quote_ident(table_name), quote_ident(column_name),
        pg_get_serial_sequence(quote_ident(table_name), column_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema()
        AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""
"""Tables whose numbers the database gives, with the column and the sequence."""
_LOCKED = "another program keeps the store locked"
_REPLACED = "another process works on this store"
_STANDBY_SECONDS = 1.0
_SIGNS_IN_A_LEASE = 4


_Ended = psycopg.errors.IdleInTransactionSessionTimeout
"""The server ended a connection whose process stood still; the driver counts it among bugs."""


class _Text(StrDumperUnknown):
    """Text without NUL characters, which PostgreSQL cannot keep."""

    def dump(self, obj: str) -> Any:  # noqa: ANN401  as psycopg types it
        return super().dump(obj.replace("\0", "\ufffd"))


class _NoAnswer(psycopg.OperationalError, TimeoutError):
    """A server did not answer in time."""


class _Connection(psycopg.Connection[Any]):
    """A connection that is given up when its server does not answer in time."""

    patience: float | None = None
    """Seconds for one answer."""

    def wait(
        self,
        gen: PQGen[Any],
        interval: float = 0.1,
        timeout: float | None = None,
    ) -> Any:  # noqa: ANN401  what the statement returns
        """Waits for an answer; closes the connection when none comes."""
        try:
            return super().wait(gen, interval, timeout or self.patience)
        except psycopg.OperationalError as error:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.pgconn.finish()  # a late answer would be taken for that to the next statement
            raise _NoAnswer(f"no answer within {self.patience:g} s") from error


class PostgresqlDatabase(Database):
    """A store on a server."""

    def __init__(self, engine: Engine, connect: Callable[[], _Connection]) -> None:
        """``connect`` makes a connection outside of the engine."""
        super().__init__(engine)
        self._connect = connect
        self._asking: _Connection | None = None
        self._asks = threading.Lock()
        self._is_away = False
        self._is_closed = False
        self._work: Work | None = None

    def close(self) -> None:
        """Closes every connection."""
        self._is_closed = True  # first, for a thread that asks may be opening a connection
        if self._asking is not None:
            self._asking.close()
        super().close()

    async def work_alone(self, lease: float) -> None:
        """Waits until no other process works on the store; then this one does, until it ends.

        ``lease`` is how many seconds it may be silent before the server lets another one work.
        """
        self._work = Work(lease)
        while (obstacle := await asyncio.to_thread(self._ask)) is not None:
            if obstacle == _REPLACED and not self.stood_by:
                log.info("another process works on this store; this one stands by")
                self.stood_by = True
            await asyncio.sleep(_STANDBY_SECONDS)

    async def until_replaced(self) -> str:
        """Shows the server that this process works; returns once another one does instead."""
        work = self._work
        assert work is not None
        while not work.is_lost:
            await asyncio.sleep(work.lease / _SIGNS_IN_A_LEASE)
            await asyncio.to_thread(self._ask)
        return "another process works on this store now"

    @contextmanager
    def committing(self, connection: Connection) -> Iterator[None]:
        """Commits when the block ends; its statements and the commit are one message."""
        try:
            with _driver(connection).pipeline():
                yield
                connection.exec_driver_sql("COMMIT")
        except psycopg.Error as error:
            _raise_away(error)
            raise

    async def beside(self, work: Callable[[], _T]) -> _T:
        """Returns what ``work`` does with the store; the event loop does other work meanwhile.

        It is done to its end, also when the caller is cancelled.
        """
        working = asyncio.create_task(asyncio.to_thread(work))
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            await asyncio.wait([working])
            raise

    def may_work(self) -> bool:
        """Whether no other process can have begun to work on the store."""
        return self._work is None or self._work.is_surely_ours()

    def take_time(self, connection: Connection) -> None:
        """Lets the statements of a transaction take as long as they need."""
        _driver(connection).patience = None
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")

    def last_numbers(self, connection: Connection) -> Mapping[str, int]:
        """Returns the last number that was given in each table whose numbers are never reused."""
        return {
            table: connection.exec_driver_sql(f"SELECT last_value FROM {sequence}").scalar_one()
            for table, _, sequence in connection.exec_driver_sql(_SEQUENCES).all()
        }

    def continue_numbers(self, connection: Connection, last: Mapping[str, int]) -> None:
        """Has each table go on after the numbers it has, and after the ``last`` of another."""
        for table, column, sequence in connection.exec_driver_sql(_SEQUENCES).all():
            newest = f"(SELECT coalesce(max({column}), 1) FROM {table})"
            connection.exec_driver_sql(
                f"SELECT setval('{sequence}', greatest({newest}, {last.get(table, 1)}))"
            )

    async def _find_obstacle(self) -> str | None:
        return await asyncio.to_thread(self._ask)

    def _ask(self) -> str | None:
        """Asks the server whether a writer would have to wait; returns why."""
        with self._asks:
            began = moment()
            try:
                if self._asking is None:
                    self._asking = self._connect()
                    if self._is_closed:
                        self._asking.close()
                    if self._work is not None:
                        self._work.begin_session(self._asking)
                if self._work is not None and not self._work.hold(self._asking):
                    return _REPLACED
                lock = f"SELECT pg_try_advisory_xact_lock({_WRITER})"
                row = self._asking.execute(lock).fetchone()
                if self._work is not None:
                    self._work.shown(began)
            except psycopg.Error as error:
                if self._asking is not None:
                    self._asking.close()
                    self._asking = None
                if not (self._is_away or self._is_closed):
                    log.warning("the database does not answer, and all waits for it: %s", error)
                self._is_away = True
                return "the database does not answer"
            if self._is_away:
                log.warning("the database answers again")
            self._is_away = False
            return None if row and row[0] else _LOCKED

    def _begin(self, connection: Connection, *, write: bool, durable: bool) -> None:
        # A server keeps each commit, unless its configuration says otherwise.
        statements = ["BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
        if self._hurried:
            statements.append(f"SET LOCAL statement_timeout = '{_HURRIED_SECONDS}s'")
        if write:
            statements.append(f"SELECT pg_advisory_xact_lock({_WRITER})")
            if self._work is not None:  # a late writer is refused
                statements += self._work.begin_write()
        at_once = {"no_parameters": True}
        connection.exec_driver_sql("; ".join(statements), execution_options=at_once)


def open_postgresql(url: str, timeout: float) -> PostgresqlDatabase:
    """Opens the database at a SQLAlchemy URL; ``timeout`` is in seconds."""

    def connect() -> _Connection:
        return _connect(url, timeout)

    # An error would show the values of its statement, such as what somebody typed, in the log.
    engine = create_engine(url, creator=connect, hide_parameters=True)
    event.listen(engine, "checkin", lambda driver, _record: _be_patient(driver, timeout))
    event.listen(engine, "handle_error", _tell_away)
    return PostgresqlDatabase(engine, connect)


def _connect(url: str, timeout: float) -> _Connection:
    parts = make_url(url)
    milliseconds = round(timeout * 1000)
    wanted: dict[str, str | int] = {
        "connect_timeout": math.ceil(min(timeout, _MOST_CONNECT_SECONDS)),
        "tcp_user_timeout": milliseconds,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "application_name": "papergram",
    }
    address = parts.set(drivername="postgresql").render_as_string(hide_password=False)
    own = {name: value for name, value in wanted.items() if name not in parts.query}
    # A transaction begins when SQLAlchemy says so.
    connection = _Connection.connect(make_conninfo(address, **own), autocommit=True)
    connection.adapters.register_dumper(str, _Text)
    _be_patient(connection, timeout)
    connection.execute(f"SET statement_timeout = {milliseconds}")
    return connection


def _tell_away(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, _Ended):
        context.is_disconnect = True
    _raise_away(context.original_exception)


def _raise_away(error: BaseException) -> None:
    if isinstance(error, psycopg.errors.DivisionByZero):  # the proof of the one that works
        raise StoreAwayError(_REPLACED) from error
    if isinstance(error, psycopg.OperationalError | _Ended):
        told = " ".join(str(error).split())
        raise StoreAwayError(f"the database does not answer: {told}") from error


def _be_patient(connection: _Connection | None, timeout: float) -> None:
    if connection is not None:
        connection.patience = timeout + 1  # the server itself says it first


def _driver(connection: Connection) -> _Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, _Connection)
    return driver
