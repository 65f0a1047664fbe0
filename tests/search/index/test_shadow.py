"""The index follows the store, and may be lost or damaged at any time."""

import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tantivy import Document

from bot.papers import Paper
from bot.search.index import Index
from bot.search.index.documents import to_document
from bot.search.index.shadow import Shadow
from tests.search.conftest import Known, paper

DAY = date(2026, 2, 16)


def robots(count: int) -> Known:
    known = Known()
    for number in range(1, count + 1):
        known.note(f"2602.{number:05}", paper(number, f"Robot {number}"), DAY)
    return known


def found(folder: Path | None, known: Known, text: str) -> set[int]:
    """What another process finds, once it has followed."""
    index = Index(folder, known)
    assert index.follow()
    return {int(arxiv_id.partition(".")[2]) for arxiv_id in index.search(text, 2000).ids}


def test_it_follows_what_is_added_changed_and_removed(tmp_path: Path) -> None:
    known = robots(3)
    assert found(tmp_path, known, "robot") == {1, 2, 3}
    known.note("2602.00001", paper(1, "Music"), DAY)
    known.note("2602.00002", None, DAY)
    known.note("2602.00004", paper(4, "Late robot"), DAY)
    assert found(tmp_path, known, "robot") == {3, 4}
    assert found(tmp_path, known, "music") == {1}


def test_it_is_searched_while_it_is_made(tmp_path: Path) -> None:
    known = robots(1200)
    index = Index(tmp_path, known)
    seen: list[tuple[int, int, bool]] = []

    def look(done: int) -> None:
        seen.append((done, index.search("robot", 1).total, index.behind()))
        if done == 500:
            known.note("2602.00001", paper(1, "Music"), DAY)

    assert index.rebuild(look)
    assert seen == [(500, 500, True), (1000, 1000, True), (1201, 1000, False)]
    assert found(tmp_path, known, "music") == {1}
    assert len(found(tmp_path, known, "robot")) == 1000  # as far as is counted


def test_a_search_follows_a_few_changes_by_itself(tmp_path: Path) -> None:
    known = robots(2)
    index = Index(tmp_path, known)
    assert index.search("robot", 5).total == 2
    known.note("2602.00003", paper(3, "Robot"), DAY)
    assert index.search("robot", 5).total == 3


def test_an_interrupted_follow_goes_on_where_it_was(tmp_path: Path) -> None:
    known = robots(700)
    index = Index(tmp_path, known)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.follow(interrupt)
    steps: list[int] = []
    assert Index(tmp_path, known).follow(steps.append)
    assert steps == [200]


def test_only_one_follows_and_the_others_read_what_is_there(tmp_path: Path) -> None:
    known = robots(700)
    one, other = Index(tmp_path, known), Index(tmp_path, known)
    answers: list[bool] = []

    def meanwhile(done: int) -> None:
        if done == 500:
            answers.append(other.follow())
            answers.append(other.search("robot", 1).total == 500)
            thread = threading.Thread(target=lambda: answers.append(one.follow()))
            thread.start()
            thread.join()

    assert one.follow(meanwhile)
    assert answers == [False, True, False]
    assert other.follow()
    assert other.search("robot", 1).total == 700


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _remove(file: Path) -> None:
    file.unlink()


def _overwrite(file: Path) -> None:
    file.write_bytes(b"nothing that an engine wrote")


@pytest.mark.parametrize("damage", [_truncate, _remove, _overwrite])
@pytest.mark.parametrize(
    "kind", ["meta.json", ".managed.json", "*.term", "*.idx", "*.pos", "*.store", "*.fast"]
)
def test_a_damaged_index_is_made_anew(
    tmp_path: Path, kind: str, damage: Callable[[Path], None]
) -> None:
    known = robots(3)
    found(tmp_path, known, "robot")
    (file,) = tmp_path.glob(f"*/{kind}")
    damage(file)
    assert found(tmp_path, known, "robot") == {1, 2, 3}


@pytest.mark.parametrize("kind", ["*.term", "*.idx"])
def test_damage_that_shows_when_it_is_asked_is_mended(tmp_path: Path, kind: str) -> None:
    known = robots(100)
    found(tmp_path, known, "robot")
    (file,) = tmp_path.glob(f"*/{kind}")
    content = file.read_bytes()
    damaged = len(content) * 2 // 3  # behind it stands what is looked at when it is opened
    file.write_bytes(b"\xff" * damaged + content[damaged:])
    answer = Index(tmp_path, known).search("robot", 200)
    assert (len(answer.ids), answer.incomplete) == (100, False)


def test_while_nothing_can_be_written_it_answers_with_what_it_has(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    known = robots(3)
    index = Index(tmp_path, known)
    assert index.follow()
    known.note("2602.00004", paper(4, "Robot"), DAY)
    with _full_disk():
        assert not index.follow()
        answer = index.search("robot", 5)
    assert (answer.total, answer.incomplete) == (3, True)
    assert caplog.text.count("the search index cannot be written") == 1
    assert index.search("robot", 5).total == 4


def test_an_engine_that_was_ended_by_a_full_disk_leaves_the_index_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says then only that its writer was killed, and not why."""
    known = robots(3)
    index = Index(tmp_path, known)
    assert index.follow()
    known.note("2602.00004", paper(4, "Robot"), DAY)

    def killed(self: Shadow, *_: object) -> None:
        raise ValueError("An error occurred in a thread: 'An index writer was killed.'")

    with monkeypatch.context() as patch, _full_disk():
        patch.setattr(Shadow, "_write", killed)
        assert not index.follow()
        assert index.search("robot", 5).total == 3
    assert index.search("robot", 5).total == 4


@contextmanager
def _full_disk() -> Iterator[None]:
    """No file may grow beyond its first bytes, which to a writer is what a full disk is."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_folder_that_is_deleted_is_made_anew(tmp_path: Path) -> None:
    known = robots(3)
    index = Index(tmp_path / "index", known)
    assert index.search("robot", 5).total == 3
    shutil.rmtree(tmp_path / "index")
    assert index.search("robot", 5).total == 3
    known.note("2602.00004", paper(4, "Robot"), DAY)
    assert index.search("robot", 5).total == 4
    assert found(tmp_path / "index", known, "robot") == {1, 2, 3, 4}


def test_a_paper_that_cannot_be_indexed_does_not_keep_others_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(papers: Mapping[str, Paper], day: date, number: int) -> Document:
        if number == 2:
            raise RecursionError
        return to_document(papers, day, number)

    monkeypatch.setattr("bot.search.index.shadow.to_document", broken)
    assert found(tmp_path, robots(3), "robot") == {1, 3}


def test_the_index_of_another_store_is_made_anew(tmp_path: Path) -> None:
    found(tmp_path, robots(3), "robot")
    other = Known("another token")
    other.note("2602.00009", paper(9, "Robot"), DAY)
    assert found(tmp_path, other, "robot") == {9}
    assert found(tmp_path, Known("a third token"), "robot") == set()


def test_an_index_of_another_analyzer_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = robots(3)
    found(tmp_path, known, "robot")
    monkeypatch.setattr("bot.search.index.shadow.ANALYZER_VERSION", 99)
    assert found(tmp_path, known, "robot") == {1, 2, 3}
    assert len(list(tmp_path.iterdir())) == 2


def test_where_nothing_can_be_written_it_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert found(tmp_path / "file", robots(3), "robot") == {1, 2, 3}


_KILLED = """
import os, sys
from collections.abc import Mapping
from pathlib import Path
from bot.search.index import Index
from tests.search.index.test_shadow import robots
index = Index(Path(sys.argv[1]), robots(1500))
index.follow(lambda done: os._exit(9) if done >= int(sys.argv[2]) else None)
"""


@pytest.mark.parametrize("done", [500, 1000])
def test_a_killed_process_leaves_an_index_that_goes_on(tmp_path: Path, done: int) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path), str(done)], check=False)
    known = robots(1500)
    shadow = Shadow(tmp_path, known)
    assert shadow.snapshot().papers == done
    assert shadow.behind(2000) == 1500 - done
    assert shadow.follow()
    assert shadow.snapshot().papers == 1500
