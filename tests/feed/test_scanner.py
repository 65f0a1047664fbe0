"""The folder scan, with a real store."""

import os
from datetime import date

import pytest

from bot.feed import folder
from bot.feed.file_report import Status
from bot.feed.folder import Found
from bot.feed.scanner import Scanner
from tests.feed.shelf import NOW, Shelf
from tests.intake.reports import SEED, Entry, entry_head, report


def test_seed_is_new_once(shelf: Shelf) -> None:
    shelf.write("2026-02-16.md", SEED.read_bytes())
    first = shelf.scan()["2026-02-16.md"]
    assert (first.status, first.day, first.papers) == (Status.NEW, date(2026, 2, 16), 23)
    assert first.loaded is not None
    assert len(first.loaded.added) == 23
    assert shelf.store.papers.counts() == (1, 23)


def test_second_scan_changes_nothing_and_is_no_news(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.write("b.md", "no report")
    shelf.scan()
    stored = list(shelf.store.papers.each())
    for _ in range(2):
        again = shelf.scan()
        assert {name: r.status for name, r in again.items()} == {
            "a.md": Status.UNCHANGED,
            "b.md": Status.REFUSED,
        }
        assert not any(r.news for r in again.values())
    assert list(shelf.store.papers.each()) == stored


def test_changed_file_brings_its_new_text(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x"), ("2602.00002", "y")))
    shelf.scan()
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "X"), ("2602.00002", "y")))
    changed = shelf.scan()["a.md"]
    assert changed.status is Status.CHANGED
    assert changed.loaded is not None
    assert changed.loaded.changed == ("2602.00001",)
    assert shelf.contribution("2602.00001") == "X"


def test_touched_file_with_the_same_content_is_unchanged(shelf: Shelf) -> None:
    path = shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    os.utime(path, (1, 1))
    assert shelf.statuses() == {"a.md": Status.UNCHANGED}


def test_vanished_file_is_gone_once_and_what_it_brought_is_kept(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    (shelf.path / "a.md").unlink()
    assert shelf.statuses() == {"a.md": Status.GONE}
    assert shelf.scan() == {}
    assert shelf.contribution("2602.00001") == "x"


def test_file_that_comes_back_is_looked_at_again(shelf: Shelf) -> None:
    content = report("2026-02-16", ("2602.00001", "x"))
    shelf.write("a.md", content)
    shelf.scan()
    (shelf.path / "a.md").unlink()
    shelf.scan()
    shelf.write("a.md", content)
    assert shelf.scan()["a.md"].status is Status.UNCHANGED
    assert shelf.statuses() == {"a.md": Status.UNCHANGED}


def test_renamed_file_is_gone_and_unchanged_and_may_change_under_its_new_name(
    shelf: Shelf,
) -> None:
    path = shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    path.rename(shelf.path / "b.md")
    assert shelf.statuses() == {"b.md": Status.UNCHANGED, "a.md": Status.GONE}
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "X")))
    assert shelf.statuses() == {"b.md": Status.CHANGED}
    assert shelf.contribution("2602.00001") == "X"


def test_withdrawn_paper_goes_and_one_that_another_day_has_stays(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-15", ("2602.00001", "x")))
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "X"), ("2602.00002", "y")))
    shelf.scan()
    shelf.write("b.md", report("2026-02-16", ("2602.00003", "z")))
    loaded = shelf.scan()["b.md"].loaded
    assert loaded is not None
    assert loaded.withdrawn == ("2602.00002",)
    assert shelf.contribution("2602.00002") is None
    stored = shelf.store.papers.get("2602.00001")
    assert stored is not None
    assert (stored.first_date, stored.last_date) == (date(2026, 2, 15), date(2026, 2, 15))


def test_older_digest_loaded_later_does_not_turn_the_text_back(shelf: Shelf) -> None:
    shelf.write("new.md", report("2026-02-16", ("2602.00001", "new")))
    shelf.scan()
    shelf.write("old.md", report("2026-02-01", ("2602.00001", "old")))
    assert shelf.scan()["old.md"].status is Status.NEW
    stored = shelf.store.papers.get("2602.00001")
    assert stored is not None
    assert stored.paper.contribution == "new"
    assert (stored.first_date, stored.last_date) == (date(2026, 2, 1), date(2026, 2, 16))


def test_entry_with_only_a_title_does_not_take_the_text_away(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-15", ("2602.00001", "x")))
    bare = entry_head(Entry("2602.00001", "今日总结"))
    for day in ("2026-02-16", "2026-02-15"):
        shelf.write("b.md" if day.endswith("16") else "a.md", f"**Date**: {day}\n\n{bare}")
        shelf.scan()
        stored = shelf.store.papers.get("2602.00001")
        assert stored is not None
        assert (stored.paper.title, stored.paper.contribution) == ("Title 2602.00001", "x")
        assert stored.last_date == date(2026, 2, 16)


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", None, "empty; expected a daily report in Markdown"),
        (b"\xef\xbb\xbf \n\n", None, "empty; expected a daily report in Markdown"),
        (b"# R\n\n\xff\xfe\n", 3, "not UTF-8; expected a Markdown file in UTF-8"),
        ("# 日报".encode("gb18030"), 1, "not UTF-8; expected a Markdown file in UTF-8"),
        ("# R".encode("utf-16"), 1, "not UTF-8; expected a Markdown file in UTF-8"),
        (b"hello", 1, "no paper found; expected headings"),
        (b"\x00" * 100, 1, "no paper found; expected headings"),
        (report("soon", ("2602.00001", "x")).encode(), 2, "no date; expected a line"),
    ],
)
def test_bad_file_is_refused_with_line_and_expectation_and_the_rest_loads(
    shelf: Shelf, content: bytes, line: int | None, message: str
) -> None:
    shelf.write("1.md", report("2026-02-15", ("2602.00007", "x")))
    shelf.write("2.md", content)
    shelf.write("3.md", report("2026-02-17", ("2602.00008", "y")))
    found = shelf.scan()
    assert (found["2.md"].status, found["2.md"].line) == (Status.REFUSED, line)
    assert found["2.md"].message.startswith(message)
    assert (found["1.md"].status, found["3.md"].status) == (Status.NEW, Status.NEW)
    shelf.write("2.md", report("2026-02-16", ("2602.00009", "z")))
    assert shelf.scan()["2.md"].status is Status.NEW


@pytest.mark.parametrize("name", [b"2\xff.md", b"2\n2.md"])
def test_a_name_that_cannot_be_read_is_refused_once_and_the_rest_loads(
    shelf: Shelf, name: bytes
) -> None:
    shelf.write("1.md", report("2026-02-15", ("2602.00007", "x")))
    try:
        (shelf.path / os.fsdecode(name)).write_text(report("2026-02-16", ("2602.00009", "z")))
    except OSError:
        pytest.skip("this file system takes no such names")
    shelf.write("3.md", report("2026-02-17", ("2602.00008", "y")))

    found = shelf.scan()
    assert [found[n].status for n in ("1.md", "3.md")] == [Status.NEW, Status.NEW]
    (refused,) = (one for one in found.values() if one.status is Status.REFUSED)
    assert refused.message == "its name cannot be read; expected UTF-8 on one line"
    assert str(refused.path).encode().isascii() is False
    assert "\n" not in str(refused.path)
    assert refused.news

    again = shelf.scan()[refused.path.name]
    assert (again.status, again.news) == (Status.REFUSED, False)


def test_file_of_50_megabytes_is_refused_unread(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.write("a.md", b"")
    os.truncate(path, 50_000_000)  # takes no room on the disk
    monkeypatch.setattr("bot.feed.loader.read", None)  # reading it would raise
    refused = shelf.scan()["a.md"]
    assert refused.status is Status.REFUSED
    assert refused.message == "50 MB; expected a report of at most 4 MB"


def test_file_with_a_byte_order_mark_and_windows_line_ends_is_read(shelf: Shelf) -> None:
    text = report("2026-02-16", ("2602.00001", "x")).replace("\n", "\r\n")
    shelf.write("a.md", b"\xef\xbb\xbf" + text.encode())
    assert shelf.statuses() == {"a.md": Status.NEW}


def test_file_that_may_not_be_read_is_refused_until_it_may(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.later = 60

    def refuse(found: Found) -> bytes:
        raise PermissionError(13, "Permission denied", str(found.path))

    with monkeypatch.context() as context:
        # root may read every file: its mode proves nothing
        context.setattr("bot.feed.loader.read", refuse)
        refused = shelf.scan()["a.md"]
    assert refused.message == "permission denied; expected a file that can be read"
    assert shelf.statuses() == {"a.md": Status.NEW}


def test_a_pipe_and_links_to_itself_and_to_nothing_are_named_once(shelf: Shelf) -> None:
    os.mkfifo(shelf.path / "pipe.md")
    (shelf.path / "circle.md").symlink_to("circle.md")
    (shelf.path / "dangling.md").symlink_to("nothing")
    shelf.write("good.md", report("2026-02-16", ("2602.00001", "x")))
    found = shelf.scan()
    assert found.pop("good.md").status is Status.NEW
    assert {name: one.message.partition(";")[0] for name, one in found.items()} == {
        "circle.md": "too many levels of symbolic links",
        "dangling.md": "no such file or directory",
        "pipe.md": "is a pipe",
    }
    assert all(one.status is Status.REFUSED and one.news for one in found.values())
    assert not any(one.news for one in shelf.scan().values())


def test_a_text_file_is_read_when_it_is_a_report(shelf: Shelf) -> None:
    shelf.write("a.txt", report("2026-02-16", ("2602.00001", "x")))
    shelf.write("todo.txt", "milk")
    shelf.write("picture.png", b"")
    assert shelf.statuses() == {"a.txt": Status.NEW, "todo.txt": Status.REFUSED}


def test_folder_that_is_not_there_is_one_refused_file(shelf: Shelf) -> None:
    (refused,) = Scanner(shelf.store.papers, shelf.store.files).scan(shelf.path / "nowhere", NOW)
    assert refused.status is Status.REFUSED
    assert refused.message == "no such file or directory; expected a file that can be read"


@pytest.mark.parametrize(
    ("name", "message"),
    [("nothing.md", "no such file or directory"), ("folder.md", "is a directory")],
)
def test_named_file_that_is_none_is_refused(shelf: Shelf, name: str, message: str) -> None:
    (shelf.path / "folder.md").mkdir()
    good = shelf.write("good.md", report("2026-02-16", ("2602.00001", "x")))
    bad, other = Scanner(shelf.store.papers, shelf.store.files).load([shelf.path / name, good], NOW)
    assert (bad.status, other.status) == (Status.REFUSED, Status.NEW)
    assert bad.message == f"{message}; expected a file that can be read"


def test_refused_file_is_news_again_when_its_fault_is_another(shelf: Shelf) -> None:
    shelf.write("a.md", "")
    assert shelf.scan()["a.md"].news
    assert not shelf.scan()["a.md"].news
    shelf.write("a.md", "text")
    assert shelf.scan()["a.md"].news


def test_missing_sections_are_told_with_their_lines(shelf: Shelf) -> None:
    text = report("2026-02-16", ("2602.00001", "x")).replace("5. **实验效果**：r\n", "")
    shelf.write("a.md", text)
    found = shelf.scan()["a.md"]
    assert found.status is Status.NEW
    assert [(p.line, p.message) for p in found.problems] == [
        (4, "2602.00001 has no results (实验效果)")
    ]


# --- at rest --------------------------------------------------------------------------------------

ONE = report("2026-02-16", ("2602.00001", "x"))
WHOLE = report("2026-02-16", ("2602.00001", "x"), ("2602.00002", "y"))


def test_a_file_is_read_once_two_looks_find_it_alike(shelf: Shelf) -> None:
    shelf.scan(at_once=False)
    shelf.write("a.md", ONE)
    first = shelf.scan(at_once=False)["a.md"]
    assert (first.status, first.news) == (Status.AWAITED, True)
    shelf.write("a.md", WHOLE)
    second = shelf.scan(at_once=False)["a.md"]
    assert (second.status, second.news) == (Status.AWAITED, False)
    assert shelf.store.papers.counts() == (0, 0)
    assert shelf.scan(at_once=False)["a.md"].papers == 2
    assert shelf.statuses(at_once=False) == {"a.md": Status.UNCHANGED}


def test_a_file_replaced_at_each_look_is_awaited_and_delays_no_other(shelf: Shelf) -> None:
    shelf.scan(at_once=False)
    shelf.write("b.md", report("2026-02-17", ("2602.00003", "z")))
    statuses = []
    for number in range(3):
        new = shelf.write("new", ONE + "\n" * number)
        new.rename(shelf.path / "a.md")
        statuses.append(shelf.statuses(at_once=False))
    assert [one["a.md"] for one in statuses] == [Status.AWAITED] * 3
    assert [one["b.md"] for one in statuses] == [Status.AWAITED, Status.NEW, Status.UNCHANGED]


def test_a_correction_is_awaited_like_a_new_file(shelf: Shelf) -> None:
    shelf.write("a.md", ONE)
    shelf.scan()
    shelf.write("a.md", WHOLE)
    assert shelf.statuses(at_once=False) == {"a.md": Status.AWAITED}
    assert shelf.statuses(at_once=False) == {"a.md": Status.CHANGED}


@pytest.mark.parametrize(
    ("later", "status"),
    [(3600, Status.NEW), (0, Status.AWAITED), (-3600, Status.AWAITED)],
    ids=["old", "young", "the clock was put back"],
)
def test_the_first_look_reads_files_that_are_clearly_old(
    shelf: Shelf, later: float, status: Status
) -> None:
    shelf.write("a.md", ONE)
    shelf.later = later
    assert shelf.statuses(at_once=False) == {"a.md": status}


def test_a_copy_that_keeps_the_time_of_its_original_is_young(shelf: Shelf) -> None:
    os.utime(shelf.write("a.md", ONE), (1, 1))
    assert shelf.statuses(at_once=False) == {"a.md": Status.AWAITED}


def test_an_old_time_says_nothing_after_the_first_look(shelf: Shelf) -> None:
    shelf.scan(at_once=False)
    shelf.write("a.md", ONE)
    shelf.later = 3600
    assert shelf.statuses(at_once=False) == {"a.md": Status.AWAITED}


def test_file_that_grows_while_it_is_read_waits_for_the_next_scan(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.write("a.md", ONE)
    really_read = folder.read

    def grow_and_read(found: Found) -> bytes:
        path.write_text(WHOLE, "utf-8")
        return really_read(found)

    with monkeypatch.context() as context:
        context.setattr("bot.feed.loader.read", grow_and_read)
        awaited = shelf.scan()["a.md"]
        (refused,) = shelf.scanner.load([path], NOW)
    assert awaited.status is Status.AWAITED
    assert refused.status is Status.REFUSED
    assert refused.message == "still being written; it is read when it is finished"
    assert shelf.scan()["a.md"].papers == 2


# --- what is remembered ---------------------------------------------------------------------------


def test_a_second_scan_reads_nothing_that_nobody_wrote_to(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("a.md", ONE)
    shelf.write("b.md", "no report")
    shelf.write("c.md", WHOLE)
    shelf.later = 60
    first = shelf.statuses()
    assert first == {"a.md": Status.NEW, "b.md": Status.REFUSED, "c.md": Status.REFUSED}
    shelf.scan()  # the first may have changed what the others are
    with monkeypatch.context() as context:
        context.setattr("bot.feed.loader.read", None)  # reading would raise
        again = shelf.scan()
    assert {name: one.status for name, one in again.items()} == first | {"a.md": Status.UNCHANGED}
    assert not any(one.news for one in again.values())


def test_taken_files_are_not_read_again_after_a_restart(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("a.md", ONE)
    shelf.later = 60
    shelf.scan()
    shelf.restart()
    monkeypatch.setattr("bot.feed.loader.read", None)
    assert shelf.statuses(at_once=False) == {"a.md": Status.UNCHANGED}


def test_a_file_written_in_the_moment_of_a_scan_is_read_again(shelf: Shelf) -> None:
    """Within one tick of the clock a file can change without another stamp."""
    path = shelf.write("a.md", ONE)
    shelf.scan()
    assert shelf.store.files.all()[str(path)].stamp == ""
    shelf.later = 60
    shelf.scan()
    assert shelf.store.files.all()[str(path)].stamp != ""


def test_files_beyond_the_limit_are_named_and_not_gone(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 14):
        shelf.write(f"2026-02-{day}.md", report(f"2026-02-{day}", (f"2602.000{day}", "x")))
    shelf.scan()
    monkeypatch.setattr("bot.feed.folder._MOST_FILES", 3)
    found = shelf.scan()
    assert list(found) == ["2026-02-11.md", "2026-02-12.md", "2026-02-13.md", "."]
    assert found["."].message == (
        "more than 3 files; those before 2026-02-11.md are left out, expected fewer"
    )
