"""Addresses of stores."""

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store import urls
from bot.store.urls import check_url, index_folder, make_safe


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "expected one such as sqlite:///"),
        ("foo://x:secret@y/z", "expected one such as sqlite:///"),
        ("postgresql://x:secret@y/z", r"names no driver; write postgresql\+psycopg://"),
        ("postgresql+psycopg://x:secret@y", "names no database"),
        ("postgresql+asyncpg://x:secret@y/z", "is no SQLite file"),
        ("sqlite+foo:///z", "is no SQLite file"),
        ("sqlite://", "is no SQLite file"),
        ("sqlite:///:memory:", "is no SQLite file"),
    ],
)
def test_an_address_of_no_store_is_refused(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        check_url(url)

    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["sqlite:///papergram.db", "postgresql+psycopg://x@y/z"])
def test_an_address_of_a_store_is_taken(url: str) -> None:
    check_url(url)


def test_postgresql_without_its_driver_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(urls, "find_spec", lambda _name: None)

    with pytest.raises(StoreError, match=r"install papergram\[postgres\]"):
        check_url("postgresql+psycopg://x@y/z")


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://x:secret@y/z", "postgresql+psycopg://x@y/z?password=secret"]
)
def test_no_password_is_shown(url: str) -> None:
    assert "secret" not in make_safe(url)
    assert make_safe(url).startswith("postgresql+psycopg://x")


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("sqlite:////var/papers.db", "/var/papers.db.search"),
        ("postgresql+psycopg://x@y/papers", "papers.search"),
    ],
)
def test_each_store_has_its_index(url: str, folder: str) -> None:
    assert index_folder(url) == Path(folder)
