"""``papergram check``: what it says of the store."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import call


def _line(capsys: pytest.CaptureFixture[str]) -> str:
    """Returns what ``papergram check`` says of the store; without a token it asks nobody."""
    assert call(["check"]) == 1  # there is no token
    (line,) = [line for line in capsys.readouterr().out.splitlines() if " store: " in line]
    return line


@pytest.mark.usefixtures("loaded")
def test_a_whole_store(capsys: pytest.CaptureFixture[str]) -> None:
    assert _line(capsys) == "ok   store: sqlite:///papergram.db, 1 digest, 23 papers"


def test_none_is_made(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _line(capsys).startswith("ok   store: sqlite:///papergram.db, none yet")
    assert {path.name for path in place.iterdir()} == {"seeds"}


def test_a_damaged_store(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(loaded / "papergram.db")) as connection:
        connection.execute("DROP TABLE bookmark")

    assert _line(capsys) == (
        "FAIL store: sqlite:///papergram.db lacks the table bookmark; put a backup in its place"
    )
