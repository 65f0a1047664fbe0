"""Which of several processes works on a PostgreSQL store: the one whose session holds a lock."""

import math
import time
from typing import Any

import psycopg

_WORKER = 0x70617066
"""The number of the lock that the working process holds."""
_HOLDER = f"""
    SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = {_WORKER}
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_OWN_PART_OF_A_LEASE = 0.8
"""The part after which a process calls nobody any more: before the server lets another one work."""


def moment() -> float:
    """Returns seconds that go on while the machine sleeps, where the system counts those too."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Work:
    """The lock of the one process that works on a store, held by a session of its server.

    The server ends a session that is silent for a lease, and the lock with it: at once when the
    process is killed, after the lease when it stands still or its machine is gone.

    Rows carry no number of who wrote them. Each write takes the writer's lock first and then proves
    that the session still holds this one. So a process that was replaced before is refused, and
    what one that is replaced meanwhile writes is there before the next one's first write, which
    finds its claims and takes them for calls of unknown fate. One that stands still in the middle
    of a write is ended by the server too. Only a call to Telegram that leaves in the same
    moment in which the process comes to a stop cannot be held back.
    """

    def __init__(self, lease: float) -> None:
        self.lease = lease
        self.is_lost = False
        """Another process works."""
        self._session: int | None = None
        """The server's process that holds the lock, or held it last."""
        self._held_at = -math.inf

    def begin_session(self, connection: psycopg.Connection[Any]) -> None:
        """Has the server end a session that is silent."""
        connection.execute(f"SET idle_session_timeout = {round(self.lease * 1000)}")

    def hold(self, connection: psycopg.Connection[Any]) -> bool:
        """Takes the lock unless the session of this connection has it; returns whether it has."""
        own = connection.info.backend_pid
        if self._session == own:
            return True
        holder = connection.execute(_HOLDER).fetchone()
        if holder is not None and holder[0] == self._session:  # our own one that broke off
            connection.execute("SELECT pg_terminate_backend(%s)", holder)
            return False
        taken = connection.execute(f"SELECT pg_try_advisory_lock({_WORKER})").fetchone()
        if taken is None or not taken[0]:
            self.is_lost = self._session is not None
            return False
        self._session = own
        return True

    def shown(self, at: float) -> None:
        """Notes that the session was still there after a moment."""
        self._held_at = at

    def is_surely_ours(self) -> bool:
        """Whether the server cannot have given the lock to another one yet."""
        silent = moment() - self._held_at
        return not self.is_lost and silent < self.lease * _OWN_PART_OF_A_LEASE

    def begin_write(self) -> list[str]:
        """Returns statements for a transaction: it fails unless our session holds the lock.

        They follow the writer's lock, so nobody who holds the lock later writes before its end.
        """
        return [
            f"SELECT 1 / count(*) FROM ({_HOLDER}) AS held WHERE pid = {self._session or 0}",
            f"SET LOCAL idle_in_transaction_session_timeout = {round(self.lease * 1000)}",
        ]
