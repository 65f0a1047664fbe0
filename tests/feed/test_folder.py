"""Files read while nobody writes to them, and their bytes as text."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import DigestError
from bot.feed.folder import decode, read_settled

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


def test_young_file_is_given_time_to_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer goes on while the scan waits; then it is too early to read."""
    path = tmp_path / "a.md"
    path.write_text("half", "utf-8")
    waited = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        path.write_text("half and more", "utf-8")

    monkeypatch.setattr("bot.feed.folder.time.sleep", sleep)
    with pytest.raises(DigestError, match="still being written"):
        read_settled(path, settle=60)
    assert waited
    assert 0 < waited[0] <= 60


def test_old_file_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("x", "utf-8")
    long_ago = (NOW - timedelta(days=1)).timestamp()
    os.utime(path, (long_ago, long_ago))
    monkeypatch.setattr("bot.feed.folder.time.sleep", None)
    assert read_settled(path, settle=60) == b"x"


def test_bytes_become_text_with_or_without_a_mark() -> None:
    assert decode("日报".encode("utf-8-sig")) == decode("日报".encode()) == "日报"
