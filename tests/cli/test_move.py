"""``papergram move``, and the other commands on what it makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import call
from tests import databases

FILE = "sqlite:///papergram.db"


@pytest.fixture
def server_url(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database on a server, which is configured."""
    with databases.fresh_store("postgresql", place) as store:
        monkeypatch.setenv("PAPERGRAM_STORE__URL", store.url)
        monkeypatch.setenv("PAPERGRAM_STORE__INDEX_FOLDER", "index")
        yield store.url


def test_a_store_is_moved_to_a_server_and_back(
    loaded: Path, server_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["move", FILE, server_url]) == 0
    there = capsys.readouterr().out.splitlines()
    (loaded / "papergram.db").unlink()
    assert call(["move", server_url, FILE]) == 0
    back = capsys.readouterr().out.splitlines()

    assert there[:-1] == back[:-1], "equal contents have equal hashes"
    assert any(line.startswith("paper: 23 rows, hash ") for line in there)
    assert there[-1].startswith("moved to postgresql+psycopg://")


def test_a_target_with_something_in_it_is_refused(
    loaded: Path, server_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["move", FILE, server_url]) == 0

    assert call(["move", FILE, server_url]) == 1

    assert "is not empty" in capsys.readouterr().err
    assert call(["move", FILE, FILE]) == 1
    assert "the same store" in capsys.readouterr().err


@pytest.mark.usefixtures("loaded")
def test_the_other_commands_use_a_server_as_a_file(
    server_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["load"]) == 0
    assert call(["search", "robotics"]) == 0
    assert call(["stats"]) == 0
    assert call(["check"]) == 1  # there is no token
    shown = capsys.readouterr().out

    assert "1 digest, 23 papers" in shown
    assert any(line.split() == ["papers", "23"] for line in shown.splitlines())
    assert server_url not in shown or ":@" in server_url


@pytest.mark.usefixtures("server_url")
def test_a_backup_of_a_server_is_a_file_to_move_back(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["load"]) == 0
    assert call(["backup", "copy.db"]) == 0
    shown = capsys.readouterr().out

    assert "pg_dump is quicker" in shown
    assert call(["move", "sqlite:///copy.db", "sqlite:///other.db"]) == 0
    assert (loaded / "other.db").exists()
