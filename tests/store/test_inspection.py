"""Which stores are whole, and what is said of one that is not."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.errors import StoreError
from bot.feed.scanner import Scanner
from bot.store.inspection import Inspected, inspect_store
from bot.store.store import Store
from tests.stage import SEED

_PAGE = 4096
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store with the seed in it."""
    file = tmp_path_factory.mktemp("healthy") / "p.db"
    with Store(f"sqlite:///{file}") as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
    return file.read_bytes()


@pytest.fixture
def file(healthy: bytes, tmp_path: Path) -> Path:
    """A store of the test's own."""
    file = tmp_path / "p.db"
    file.write_bytes(healthy)
    return file


def _inspect(file: Path) -> Inspected | None:
    return inspect_store(f"sqlite:///{file}")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_whole_store_is_left_as_it_is(file: Path) -> None:
    before = _files(file.parent)

    assert _inspect(file) == Inspected(digests=1, papers=23, outdated=False)

    assert _files(file.parent) == before


def test_a_store_in_use_is_looked_at_with_what_is_in_its_log(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        store.heartbeat.beat(utc_now(), utc_now())
        before = _files(file.parent)["p.db"]

        assert _inspect(file) == Inspected(digests=1, papers=23, outdated=False)

        assert _files(file.parent)["p.db"] == before


def test_none_is_made(tmp_path: Path) -> None:
    assert _inspect(tmp_path / "p.db") is None
    assert not list(tmp_path.iterdir())


def test_an_older_store_is_whole_and_stays_older(tmp_path: Path) -> None:
    file = tmp_path / "p.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((Path(__file__).parent / "first_store.sql").read_text("utf-8"))

    found = [_inspect(file), _inspect(file)]

    assert [each and each.outdated for each in found] == [True, True]


def _overwrite(offset: int, data: bytes) -> Damage:
    def damage(file: Path) -> None:
        with file.open("r+b") as opened:
            opened.seek(offset)
            opened.write(data)

    return damage


def _zero_some_page(seed: int) -> Damage:
    def damage(file: Path) -> None:
        pages = file.stat().st_size // _PAGE
        page = random.Random(seed).randrange(1, pages)
        _overwrite(page * _PAGE, bytes(_PAGE))(file)

    return damage


def _cut(bytes_left: Callable[[int], int]) -> Damage:
    return lambda file: os.truncate(file, bytes_left(file.stat().st_size))


def _run(*statements: str) -> Damage:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return damage


def _spoil_log(file: Path) -> None:
    file.with_name(f"{file.name}-wal").write_bytes(b"garbage" * 1000)


def _replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


_ORPHAN = (
    "INSERT INTO entry (digest_date, language, position, paper_id)"
    " VALUES ('2026-02-16', 'zh', 99, 4711)"
)
_DAMAGES = {
    "the first bytes": (_overwrite(0, b"garbage of sixteen bytes"), "not a database"),
    "the page size": (_overwrite(16, b"\xff\xff"), "not a database"),
    "the root page": (_overwrite(100, bytes(1000)), "damaged"),
    "another file": (lambda file: file.write_text("no database " * 999) and None, "not a database"),
    "nothing in it": (_cut(lambda _: 0), "is empty"),
    "cut in the header": (_cut(lambda _: 50), "damaged"),
    "cut in the middle": (_cut(lambda size: size // 2), "damaged"),
    "the last page missing": (_cut(lambda size: size - _PAGE), "damaged"),
    "a page and a half missing": (_cut(lambda size: size - _PAGE * 3 // 2), "damaged"),
    "a log that is none": (_spoil_log, "p.db-wal is no write-ahead log"),
    "a folder": (_replace_by_folder, "is no file"),
    "a missing table": (_run("DROP TABLE bookmark"), "lacks the table bookmark"),
    "no tables": (_run("PRAGMA writable_schema = 1", "DELETE FROM sqlite_master"), "."),
    "a missing column": (
        _run("ALTER TABLE subscription RENAME COLUMN zone TO zones"),
        "subscription lacks the column zone",
    ),
    "an index of the schema without its pages": (
        _run(
            "PRAGMA writable_schema = 1",
            "DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        ),
        ".",
    ),
    "a row without its parent": (_run(_ORPHAN), "refers to a row of paper"),
    "a newer version": (_run("UPDATE alembic_version SET version_num = '9999'"), "newer"),
    "no version": (_run("DROP TABLE alembic_version"), "another program"),
    **{f"a page of zeros, {seed}": (_zero_some_page(seed), "damaged") for seed in range(6)},
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_store_is_refused_in_one_line_and_not_touched(damage: str, file: Path) -> None:
    act, said = _DAMAGES[damage]
    act(file)
    before = _files(file.parent) if file.is_file() else {}

    with pytest.raises(StoreError, match=said) as error:
        _inspect(file)

    assert "\n" not in str(error.value)
    assert not before or _files(file.parent) == before


def test_a_dropped_index_is_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (index, table) = connection.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchone()
        connection.execute(f"DROP INDEX {index}")

    with pytest.raises(StoreError, match=f"{table} lacks the index of"):
        _inspect(file)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        _inspect(tmp_path / "none" / "p.db")
