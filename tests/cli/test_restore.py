"""``papergram restore``."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import call
from bot.store.store import Store
from tests.store.values import subscribe

HOLD = """
import sys
from bot.store.store import Store
with Store("sqlite:///papergram.db") as store:
    store.papers.counts()
    print("open", flush=True)
    sys.stdin.read()
"""


def subscribers() -> int:
    with Store("sqlite:///papergram.db") as store:
        return store.subscriptions.counts()[0]


def test_a_backup_takes_the_place_of_the_store_which_is_kept(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["backup", "copy.db"]) == 0
    with Store("sqlite:///papergram.db") as store:
        subscribe(store)
    capsys.readouterr()

    assert call(["restore", "copy.db"]) == 0

    kept, done = capsys.readouterr().out.splitlines()
    assert kept.startswith("the store that was there is kept as papergram.db.before-")
    assert done == "copy.db: restored, 1 digest, 23 papers"
    assert subscribers() == 0
    assert call(["search", "robotics"]) == 0, "the search index follows the restored store"
    capsys.readouterr()
    assert call(["restore", kept.rpartition(" ")[2]]) == 0, "and back"
    assert subscribers() == 1
    assert (loaded / "copy.db").exists()


def test_a_backup_makes_a_store_where_there_is_none(loaded: Path) -> None:
    assert call(["backup", "copy.db"]) == 0
    (loaded / "papergram.db").unlink()

    assert call(["restore", "copy.db"]) == 0
    assert subscribers() == 0


def test_a_damaged_store_is_no_obstacle(loaded: Path) -> None:
    assert call(["backup", "copy.db"]) == 0
    (loaded / "papergram.db").write_bytes(b"nothing that anybody could read" * 1000)

    assert call(["restore", "copy.db"]) == 0
    assert subscribers() == 0


def test_a_store_that_is_in_use_is_left_alone(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["backup", "copy.db"]) == 0
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        before = (loaded / "papergram.db").stat().st_ino
        assert call(["restore", "copy.db"]) == 1
        holder.communicate()

    assert capsys.readouterr().err == (
        "papergram: papergram.db is in use; stop the bot, then restore\n"
    )
    assert (loaded / "papergram.db").stat().st_ino == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.db", None, "gone.db: there is no such backup"),
        ("papergram.db", None, "papergram.db is the store itself"),
        (
            "text.db",
            b"nothing",
            "text.db cannot be restored: it is damaged: file is not",
        ),
        ("empty.db", b"", "empty.db cannot be restored: it is empty; name another backup"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    loaded: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (loaded / name).write_bytes(content)
    before = (loaded / "papergram.db").stat().st_ino

    assert call(["restore", name]) == 1

    assert said in capsys.readouterr().err
    assert (loaded / "papergram.db").stat().st_ino == before
    assert not list(loaded.glob("*.part"))
    assert not list(loaded.glob("*.before-*"))
