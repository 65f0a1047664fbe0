"""Fetched pages are private, whole and expire."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.feed.page_cache import CachedPage, PageCache, PageKind

PAGE = CachedPage(PageKind.HTML, b"<html>a page</html>" * 1000)
NOW = datetime.now(UTC)


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    return PageCache(tmp_path / "pages", timedelta(days=7))


def test_a_page_is_kept_for_this_user_alone(cache: PageCache) -> None:
    cache.keep("2602.12617", PAGE)
    (file,) = cache.folder.iterdir()

    assert cache.get("2602.12617") == PAGE
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_page_that_is_not_there_or_cut_is_none(cache: PageCache) -> None:
    assert cache.get("2602.12617") is None

    cache.keep("2602.12617", PAGE)
    (file,) = cache.folder.iterdir()
    file.write_bytes(file.read_bytes()[:50])

    assert cache.get("2602.12617") is None


def test_a_page_that_is_spoilt_on_the_disk_is_none(cache: PageCache) -> None:
    cache.keep("2602.12617", PAGE)
    (file,) = cache.folder.iterdir()
    spoilt = bytearray(file.read_bytes())
    spoilt[10:] = b"\xff" * len(spoilt[10:])
    file.write_bytes(spoilt)

    assert cache.get("2602.12617") is None


def test_a_folder_that_cannot_be_used_keeps_nothing_and_stops_nothing(cache: PageCache) -> None:
    cache.folder.write_text("a file is in its place")
    cache.keep("2602.12617", PAGE)
    cache.tidy(NOW)

    assert cache.get("2602.12617") is None


def test_pages_expire(cache: PageCache) -> None:
    cache.tidy(NOW)
    cache.keep("2602.12617", PAGE)
    cache.tidy(NOW + timedelta(days=6))
    kept = cache.get("2602.12617")
    cache.tidy(NOW + timedelta(days=8))

    assert kept == PAGE
    assert cache.get("2602.12617") is None


def test_an_id_leads_to_no_other_folder(cache: PageCache) -> None:
    cache.keep("../../cs/0501001", PAGE)

    assert cache.get("../../cs/0501001") == PAGE
    assert len(list(cache.folder.iterdir())) == 1
