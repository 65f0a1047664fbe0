"""One file beside the others of its folder: rivals for a day, and days that were a mistake."""

from datetime import date, time, timedelta
from pathlib import Path

from bot.cards.message import Message
from bot.feed.file_report import Status
from bot.papers import Decision, DeliveryKind, State, Style
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from tests.feed.shelf import NOW, Shelf
from tests.intake.reports import english_report, report

# --- two files for one day ------------------------------------------------------------------------


def test_second_file_for_a_day_is_refused_until_the_first_is_gone(shelf: Shelf) -> None:
    first = shelf.write("a.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.write("b.md", report("2026-02-16", ("2602.00001", "X")))
    for _ in range(2):
        second = shelf.scan()["b.md"]
        assert second.status is Status.REFUSED
        assert second.message == (
            "2026-02-16 (zh) is in a.md already; expected one file for each day and language: "
            "correct the date of this one, or remove one of the two"
        )
    assert shelf.contribution("2602.00001") == "x"
    first.unlink()
    assert shelf.scan()["b.md"].status is Status.CHANGED
    assert shelf.contribution("2602.00001") == "X"


def test_rivals_that_were_remembered_are_read_again_when_the_day_is_free(shelf: Shelf) -> None:
    first = shelf.write("b.md", report("2026-02-16", ("2602.00001", "x")))
    shelf.scan()
    shelf.write("a.md", report("2026-02-16", ("2602.00001", "X")))
    shelf.later = 60
    for _ in range(2):
        assert shelf.statuses() == {"a.md": Status.REFUSED, "b.md": Status.UNCHANGED}
    first.write_text(report("2026-02-15", ("2602.00001", "x")))
    shelf.scan()  # the rival comes first, when the day is not free yet
    assert shelf.statuses() == {"a.md": Status.CHANGED, "b.md": Status.UNCHANGED}


def test_rivals_are_found_across_subfolders_and_equal_names_are_none(shelf: Shelf) -> None:
    shelf.write("2026/01/16.md", report("2026-01-16", ("2602.00001", "x")))
    shelf.write("2026/02/16.md", report("2026-02-16", ("2602.00002", "y")))
    shelf.write("copies/a.md", report("2026-02-16", ("2602.00003", "z")))
    found = shelf.scan()
    assert found["2026/01/16.md"].status is found["2026/02/16.md"].status is Status.NEW
    assert found["copies/a.md"].status is Status.REFUSED
    assert found["copies/a.md"].message.startswith("2026-02-16 (zh) is in 2026/02/16.md already")


# --- the day of the name --------------------------------------------------------------------------

UNDATED = report("2026-02-16", ("2602.00001", "x")).replace("**Date**: 2026-02-16\n", "")


def test_a_report_without_a_date_is_of_the_day_of_its_name(shelf: Shelf) -> None:
    shelf.write("2026/02/16.md", UNDATED)
    found = shelf.scan()["2026/02/16.md"]
    assert (found.status, found.day, found.problems) == (Status.NEW, date(2026, 2, 16), ())


def test_the_reports_own_date_counts_and_that_of_the_name_is_told(shelf: Shelf) -> None:
    shelf.write("2026-02-15.md", report("2026-02-16", ("2602.00001", "x")))
    found = shelf.scan()["2026-02-15.md"]
    assert found.day == date(2026, 2, 16)
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (2, "the date is 2026-02-16 and that of the file's name 2026-02-15; the former is taken")
    ]


def test_a_file_renamed_to_its_right_day_takes_that_day(shelf: Shelf) -> None:
    path = shelf.write("2026-02-15.md", UNDATED)
    shelf.scan()
    path.rename(shelf.path / "2026-02-16.md")
    assert shelf.statuses() == {"2026-02-15.md": Status.GONE, "2026-02-16.md": Status.NEW}
    assert shelf.store.papers.days() == [date(2026, 2, 16)]


def test_a_day_of_the_name_that_lies_ahead_is_refused(shelf: Shelf) -> None:
    shelf.write("2062-02-16.md", UNDATED)
    found = shelf.scan()["2062-02-16.md"]
    assert (found.status, found.line) == (Status.REFUSED, None)
    assert found.message.startswith("the date 2062-02-16 lies in the future")


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
    shelf.later = 60  # so that what was found is remembered
    for day, status in ((0, Status.REFUSED), (0, Status.REFUSED), (1, Status.NEW)):
        now = NOW + timedelta(days=day)
        assert shelf.statuses(now=now) == {
            "a.md": Status.REFUSED,
            "b.md": Status.UNCHANGED,
            "c.md": status,
        }


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


# --- reports of one day in several languages ------------------------------------------------------

CHINESE = report("2026-02-16", ("2602.00001", "中文说明"), ("2602.00002", "另一篇"))
ENGLISH = english_report("2026-02-16", ("2602.00001", "in English"), ("2602.00003", "a third"))


def languages_of(shelf: Shelf, day: date = date(2026, 2, 16)) -> dict[str, str]:
    """The languages of a day's editions, each with the name of its file."""
    return {one.language: Path(one.file).name for one in shelf.store.papers.editions(day)}


def test_reports_of_one_day_in_two_languages_are_editions_of_one_digest(shelf: Shelf) -> None:
    shelf.write("2026-02-16.md", CHINESE)
    shelf.write("2026-02-16.en.md", ENGLISH)

    assert set(shelf.statuses().values()) == {Status.NEW}
    assert languages_of(shelf) == {"zh": "2026-02-16.md", "en": "2026-02-16.en.md"}
    assert shelf.store.papers.counts() == (1, 3)
    assert set(shelf.statuses().values()) == {Status.UNCHANGED}


def test_two_reports_of_one_day_and_language_are_rivals_beside_another_edition(
    shelf: Shelf,
) -> None:
    shelf.write("a.md", CHINESE)
    shelf.write("b.md", ENGLISH)
    shelf.write("c.zh.md", ENGLISH)

    found = shelf.scan()

    assert (found["a.md"].status, found["b.md"].status) == (Status.NEW, Status.NEW)
    assert found["c.zh.md"].message == (
        "2026-02-16 (zh) is in a.md already; expected one file for each day and language: "
        "correct the date of this one, or remove one of the two"
    )


def test_a_file_whose_language_is_corrected_is_of_that_language_alone(shelf: Shelf) -> None:
    shelf.write("a.md", CHINESE)
    shelf.scan()
    shelf.write("a.md", CHINESE.replace("\n\n", "\nLanguage: ja\n\n", 1))

    assert shelf.statuses() == {"a.md": Status.NEW}
    assert languages_of(shelf) == {"ja": "a.md"}
    assert shelf.store.papers.counts() == (1, 2)


def test_a_file_that_becomes_another_edition_leaves_the_one_that_another_file_brings(
    shelf: Shelf,
) -> None:
    shelf.write("a.md", CHINESE)
    shelf.write("copy.en.md", CHINESE)  # by mistake; its name makes it English
    shelf.scan()

    assert languages_of(shelf) == {"en": "copy.en.md", "zh": "a.md"}
    shelf.write("copy.en.md", ENGLISH)
    assert shelf.statuses() == {"a.md": Status.UNCHANGED, "copy.en.md": Status.CHANGED}
    assert languages_of(shelf) == {"en": "copy.en.md", "zh": "a.md"}


def test_a_wrong_day_of_both_editions_is_corrected_one_by_one(shelf: Shelf) -> None:
    for name, text in (("a.md", CHINESE), ("a.en.md", ENGLISH)):
        shelf.write(name, text.replace("02-16", "02-17"))
    shelf.scan()
    reader = subscribe(shelf.store, 1, date(2026, 2, 17))

    shelf.write("a.md", CHINESE)
    shelf.scan()
    assert (languages_of(shelf), languages_of(shelf, date(2026, 2, 17))) == (
        {"zh": "a.md"}, {"en": "a.en.md"},
    )  # fmt: skip
    shelf.write("a.en.md", ENGLISH)
    shelf.scan()

    assert shelf.store.papers.days() == [date(2026, 2, 16)]
    assert shelf.store.subscriptions.get_by_id(reader).last_digest == date(2026, 2, 16)
