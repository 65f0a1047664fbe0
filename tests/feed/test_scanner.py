"""The folder scan, with a real store."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import IO

import pytest

from bot.cards.message import Message
from bot.feed.scanner import FileReport, Scanner, Status
from bot.papers import Decision, DeliveryKind, State, Style
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from tests.intake.reports import SEED, Entry, entry_head, report

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


class Shelf:
    """A folder of report files, and the store that they are loaded into."""

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self.store = store

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def scan(self) -> dict[str, FileReport]:
        reports = Scanner(self.store.papers, self.store.files).scan(self.path, NOW)
        assert len({report.path.name for report in reports}) == len(reports)
        return {report.path.name: report for report in reports}

    def statuses(self) -> dict[str, Status]:
        return {name: report.status for name, report in self.scan().items()}

    def contribution(self, arxiv_id: str) -> str | None:
        stored = self.store.papers.get(arxiv_id)
        return stored.paper.contribution if stored else None


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    path = tmp_path / "digests"
    path.mkdir()
    with Store(f"sqlite:///{tmp_path}/test.db") as store:
        yield Shelf(path, store)


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


# --- two files for one day ------------------------------------------------------------------------


def test_second_file_for_a_day_is_refused_until_the_first_is_gone(shelf: Shelf) -> None:
    first = shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "X")))
    for _ in range(2):
        second = shelf.scan()["b.md"]
        assert second.status is Status.REFUSED
        assert second.message == "2026-02-16 is in a.md already; expected one file for each day"
    assert shelf.contribution("2602.00001") == "x"
    first.unlink()
    assert shelf.scan()["b.md"].status is Status.CHANGED
    assert shelf.contribution("2602.00001") == "X"


def test_day_is_free_again_when_its_file_turns_out_to_be_another_days(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    shelf.write("a.md", report("2026-02-15", ("2602.00001", "x")))
    shelf.write("b.md", report("2026-02-16", ("2602.00002", "y")))
    assert shelf.statuses() == {"a.md": Status.NEW, "b.md": Status.CHANGED}
    assert shelf.statuses() == {"a.md": Status.UNCHANGED, "b.md": Status.UNCHANGED}


def test_copy_with_the_same_content_is_unchanged(shelf: Shelf) -> None:
    content = report("2026-02-16", ("2602.00001", "x"))
    shelf.write("a.md", content)
    shelf.write("b.md", content)
    assert shelf.statuses() == {"a.md": Status.NEW, "b.md": Status.UNCHANGED}


# --- a mistyped date ------------------------------------------------------------------------------


def test_date_far_ahead_is_refused_until_it_is_near(shelf: Shelf) -> None:
    shelf.write("a.md", report("2062-02-17", ("2602.00001", "x")))
    shelf.write("b.md", report("2026-02-18", ("2602.00002", "y")))
    shelf.write("c.md", report("2026-02-19", ("2602.00003", "z")))
    found = shelf.scan()
    assert found["b.md"].status is Status.NEW
    assert (found["a.md"].status, found["a.md"].line) == (Status.REFUSED, 2)
    assert found["a.md"].message == (
        "the date 2062-02-17 lies in the future; expected the day of the report, "
        "such as '**Date**: 2026-02-16'"
    )
    assert found["c.md"].status is Status.REFUSED
    scanner = Scanner(shelf.store.papers, shelf.store.files)
    later = scanner.scan(shelf.path, NOW + timedelta(days=1))
    assert [report.status for report in later] == [
        Status.REFUSED,
        Status.UNCHANGED,
        Status.NEW,
    ]


def subscribe(store: Store, chat: int, last: date | None) -> int:
    wish = Preferences(private=True, language="en", time=time(9), zone="UTC", style=Style.TITLES)
    one = store.subscriptions.subscribe(chat, 0, wish, NOW)
    if last is None:
        return one.id
    decision = Decision(last, waiting=False, next_due=NOW, local_day=NOW.date())
    owed = Owed(DeliveryKind.DIGEST, last.isoformat(), (Message("text"),), (one.id,))
    store.owing.decide({one.id: decision}, [owed], NOW)
    return one.id


def test_corrected_date_withdraws_the_day_that_was_wrong(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-15", ("2602.00001", "old"), ("2602.00004", "w")))
    shelf.write("b.md", report("2026-02-18", ("2602.00001", "x"), ("2602.00002", "y"),
                               ("2602.00003", "z")))  # fmt: skip
    shelf.scan()
    store = shelf.store
    subscriptions = [
        subscribe(store, chat, last)
        for chat, last in enumerate([date(2026, 2, 18), date(2026, 2, 15), None], start=1)
    ]
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "X"), ("2602.00002", "Y")))

    found = shelf.scan()["b.md"]

    assert (found.status, found.day) == (Status.NEW, date(2026, 2, 16))
    assert found.loaded is not None
    assert found.loaded.added == ()
    assert found.loaded.changed == ("2602.00001", "2602.00002")
    assert found.loaded.withdrawn == ("2602.00003",)
    assert store.papers.days() == [date(2026, 2, 16), date(2026, 2, 15)]
    assert store.papers.of_day(date(2026, 2, 18)) == []
    stored = store.papers.get("2602.00001")
    assert stored is not None
    assert (stored.first_date, stored.last_date) == (date(2026, 2, 15), date(2026, 2, 16))
    assert stored.paper.contribution == "X"
    stored = store.papers.get("2602.00002")
    assert stored is not None
    assert (stored.first_date, stored.last_date) == (date(2026, 2, 16), date(2026, 2, 16))
    assert [
        list(store.index.search(f"Title date:{day}", 9).ids) for day in ("2026-02-16", "2026-02-18")
    ] == [["2602.00002"], []]
    assert [store.subscriptions.get_by_id(one).last_digest for one in subscriptions] == [
        date(2026, 2, 16),
        date(2026, 2, 15),
        None,
    ]
    assert store.ledger.counts()[State.DUE] == 2
    assert shelf.statuses() == {"a.md": Status.UNCHANGED, "b.md": Status.UNCHANGED}


def test_who_got_a_report_under_an_earlier_day_has_got_it(shelf: Shelf) -> None:
    shelf.write("a.md", report("2026-02-06", ("2602.00002", "y")))
    shelf.scan()
    one = subscribe(shelf.store, 1, date(2026, 2, 6))
    shelf.write("a.md", report("2026-02-16", ("2602.00002", "y")))
    shelf.scan()
    assert shelf.store.subscriptions.get_by_id(one).last_digest == date(2026, 2, 16)
    record = shelf.store.ledger.last_record(one)
    assert record is not None
    assert record.day == date(2026, 2, 16)


def test_who_got_a_report_under_both_days_has_it_once_in_the_ledger(shelf: Shelf) -> None:
    right = report("2026-02-16", ("2602.00001", "x"))
    shelf.write("a.md", right)
    shelf.write("b.md", report("2026-02-18", ("2602.00001", "x")))
    shelf.scan()
    one = subscribe(shelf.store, 1, date(2026, 2, 16))
    assert one == subscribe(shelf.store, 1, date(2026, 2, 18))
    assert shelf.store.ledger.counts()[State.DUE] == 2
    shelf.write("b.md", right)
    shelf.scan()
    assert shelf.store.subscriptions.get_by_id(one).last_digest == date(2026, 2, 16)
    assert shelf.store.ledger.counts()[State.DUE] == 1


def test_date_corrected_after_a_refusal_or_under_another_name_withdraws_too(shelf: Shelf) -> None:
    path = shelf.write("a.md", report("2026-02-18", ("2602.00001", "x")))
    shelf.scan()
    shelf.write("a.md", "half")
    shelf.scan()
    shelf.write("a.md", report("2026-02-17", ("2602.00001", "x")))
    shelf.scan()
    assert shelf.store.papers.days() == [date(2026, 2, 17)]
    path = path.rename(shelf.path / "b.md")
    shelf.scan()
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    assert shelf.store.papers.days() == [date(2026, 2, 16)]


def test_day_stays_that_another_file_brings_too(shelf: Shelf) -> None:
    content = report("2026-02-16", ("2602.00001", "x"))
    shelf.write("a.md", content)
    shelf.write("b.md", content)
    shelf.scan()
    shelf.write("a.md", report("2026-02-15", ("2602.00001", "x")))
    shelf.scan()
    assert shelf.store.papers.days() == [date(2026, 2, 16), date(2026, 2, 15)]


def test_file_written_anew_each_day_keeps_its_earlier_days(shelf: Shelf) -> None:
    shelf.write("today.md", report("2026-02-15", ("2602.00001", "x"), ("2602.00002", "y")))
    shelf.scan()
    shelf.write("today.md", report("2026-02-16", ("2602.00002", "y"), ("2602.00003", "z")))
    shelf.scan()
    assert shelf.store.papers.days() == [date(2026, 2, 16), date(2026, 2, 15)]


def test_date_corrected_to_what_another_file_has_is_unchanged_and_withdraws(shelf: Shelf) -> None:
    right = report("2026-02-16", ("2602.00001", "x"))
    shelf.write("a.md", right)
    shelf.write("b.md", report("2026-02-18", ("2602.00001", "x")))
    shelf.scan()
    shelf.write("b.md", right)
    shelf.scan()
    assert shelf.store.papers.days() == [date(2026, 2, 16)]
    assert shelf.statuses() == {"a.md": Status.UNCHANGED, "b.md": Status.UNCHANGED}


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
    with path.open("r+b") as file:
        file.truncate(50_000_000)  # takes no room on the disk
    monkeypatch.setattr(Path, "open", None)  # reading it would raise
    refused = shelf.scan()["a.md"]
    assert refused.status is Status.REFUSED
    assert refused.message == "50 MB; expected a report of at most 8 MB"


def test_file_with_a_byte_order_mark_and_windows_line_ends_is_read(shelf: Shelf) -> None:
    text = report("2026-02-16", ("2602.00001", "x")).replace("\n", "\r\n")
    shelf.write("a.md", b"\xef\xbb\xbf" + text.encode())
    assert shelf.statuses() == {"a.md": Status.NEW}


def test_file_that_may_not_be_read_is_refused(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as context:
        context.setattr(Path, "open", refuse)  # root may read every file: its mode proves nothing
        refused = shelf.scan()["a.md"]
    assert refused.message == "permission denied; expected a file that can be read"
    assert shelf.statuses() == {"a.md": Status.NEW}


def test_folders_other_files_and_dangling_links_are_no_digests(shelf: Shelf) -> None:
    (shelf.path / "folder.md").mkdir()
    (shelf.path / "dangling.md").symlink_to(shelf.path / "nothing")
    shelf.write("notes.txt", report("2026-02-16", ("2602.00001", "x")))
    assert shelf.scan() == {}


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


# --- written while it is read ---------------------------------------------------------------------


def test_file_that_grows_while_it_is_read_waits_for_the_next_scan(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = report("2026-02-16", ("2602.00001", "x"), ("2602.00002", "y"))
    path = shelf.write("a.md", whole[: len(whole) // 2])

    really_open: Callable[[Path, str], IO[bytes]] = Path.open

    def grow_and_open(self: Path, mode: str) -> IO[bytes]:
        with really_open(path, "wb") as file:
            file.write(whole.encode())
        return really_open(self, mode)

    with monkeypatch.context() as context:
        context.setattr(Path, "open", grow_and_open)
        refused = shelf.scan()["a.md"]
    assert refused.status is Status.REFUSED
    assert refused.message == "still being written; it is looked at again at the next scan"
    assert shelf.store.papers.counts() == (0, 0)
    assert shelf.scan()["a.md"].papers == 2
