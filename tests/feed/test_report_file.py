"""Report files are written whole or not at all, and never over those of others."""

import os
import threading
import time
from pathlib import Path

import pytest

from bot.feed.folder import find_reports
from bot.feed.report_file import Writing, hash_of, write_report

OLD, NEW = b"old\n" * 20_000, b"new\n" * 30_000


def test_a_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "2026-02-16.md"

    assert write_report(path, NEW, ()) is Writing.WRITTEN
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_content_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "2026-02-16.md"
    write_report(path, NEW, ())
    before = path.stat()

    assert write_report(path, NEW, ()) is Writing.SAME
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_only_a_file_of_our_own_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "2026-02-16.md"
    path.write_bytes(OLD)

    assert write_report(path, NEW, [hash_of(b"another")]) is Writing.OTHERS
    assert path.read_bytes() == OLD
    assert write_report(path, NEW, [hash_of(OLD)]) is Writing.WRITTEN
    assert path.read_bytes() == NEW


def test_a_reader_of_the_folder_sees_one_whole_file_or_the_other(tmp_path: Path) -> None:
    path = tmp_path / "2026-02-16.md"
    write_report(path, OLD, ())
    ours = [hash_of(OLD), hash_of(NEW)]
    ended = threading.Event()
    seen: set[bytes] = set()
    names: set[str] = set()

    def look() -> None:
        while not ended.is_set():
            seen.add(path.read_bytes())
            names.update(found.path.name for found in find_reports(tmp_path))

    looking = threading.Thread(target=look)
    looking.start()
    for content in (NEW, OLD) * 20:
        write_report(path, content, ours)
    ended.set()
    looking.join()

    assert seen <= {OLD, NEW}
    assert names == {path.name}


def test_a_fault_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2026-02-16.md"
    write_report(path, OLD, ())

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_report(path, NEW, [hash_of(OLD)])

    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_removed_when_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "2026-02-16.md"
    old, young = tmp_path / f".{path.name}.a.part", tmp_path / f".{path.name}.b.part"
    for part in (old, young):
        part.write_bytes(b"half")
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    write_report(path, NEW, ())

    assert sorted(tmp_path.iterdir()) == sorted([path, young])
