"""A store is made, upgraded or refused when it is opened."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import utc_now
from bot.errors import StoreError
from bot.feed.scanner import Scanner
from bot.store.opening import open_database
from bot.store.store import Store
from tests.stage import SEED


def test_opening_twice_keeps_what_is_there(store_url: str, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with Store(store_url, index=index) as store:
        list(Scanner(store.papers, store.files).load([SEED], utc_now()))
    with Store(store_url, index=index) as store:
        assert store.papers.counts() == (1, 23)


def test_a_newer_store_is_refused(store_url: str) -> None:
    database = open_database(store_url)
    with database.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(StoreError, match=r"newer Papergram \(schema 9999"):
        open_database(store_url)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.db").write_text("not a database" * 100)

    with pytest.raises(StoreError, match="file is not a database"):
        open_database(f"sqlite:///{tmp_path}/p.db")


def test_a_file_that_cannot_be_made_says_why() -> None:
    with pytest.raises(StoreError, match="No such file"):
        open_database("sqlite:////no/such/folder/p.db")


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://x:secret@/z?host={tmp_path}"

    with pytest.raises(StoreError, match="No such file") as error:
        open_database(url)

    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_who_keeps_a_file_does_not_load_the_driver_of_a_server(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.store.store import Store;"
        f"Store('sqlite:///{tmp_path}/p.db').database.close(); print('psycopg' in sys.modules)"
    )

    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert shown.stdout.strip() == b"False"
