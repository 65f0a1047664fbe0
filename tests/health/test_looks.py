"""What ``papergram check`` finds on the machine."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.health import looks
from bot.health.looks import (
    look_at_backups,
    look_at_clock,
    look_at_disk,
    look_at_file,
    look_at_zones,
    look_into,
)
from bot.papers import State
from bot.store.files import SeenFile
from bot.store.store import Store
from tests.store.values import D16, NOW, A, load, owe_digest, paper, settle, subscribe

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "mode", "well", "said"),
    [
        ('[telegram]\ntoken = "1:x"\n', 0o600, True, "is known"),
        ('[telegram]\ntoken = "1:x"\n', 0o640, True, "is known"),
        ('[telegram]\ntoken = "1:x"\n', 0o644, False, "everybody on this machine can read"),
        ('[health]\nping_url = "https://x/y"\n', 0o604, False, "chmod 600"),
        ('[telegram]\ntoken = ""\n', 0o644, True, "is known"),
        ('[chat]\nlanguage = "en"\n', 0o644, True, "is known"),
    ],
)
def test_a_file_with_secrets_is_for_its_owner(
    tmp_path: Path, text: str, mode: int, well: bool, said: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    file.chmod(mode)

    look = look_at_file(file)

    assert (look.well, look.about) == (well, "configuration")
    assert said in look.found


def test_no_file_is_well(tmp_path: Path) -> None:
    assert look_at_file(tmp_path / "config.toml").well


@pytest.mark.parametrize(("free", "well"), [(99 << 20, False), (100 << 20, True), (None, True)])
def test_a_disk_that_is_nearly_full(
    monkeypatch: pytest.MonkeyPatch, free: int | None, well: bool
) -> None:
    monkeypatch.setattr(looks, "free_bytes", lambda _: free)

    assert look_at_disk("sqlite:///papergram.db").well is well


@pytest.mark.parametrize(
    ("age", "expected", "well"),
    [(None, False, True), (None, True, False), (HOUR, True, True), (50 * HOUR, True, False)],
)
def test_the_age_of_the_newest_backup(
    tmp_path: Path, age: timedelta | None, expected: bool, well: bool
) -> None:
    if age is not None:
        file = tmp_path / "papergram-2026-02-15.db"
        file.write_text("")
        os.utime(file, ((NOW - age).timestamp(),) * 2)

    assert look_at_backups(str(tmp_path), NOW, expected=expected).well is well
    assert look_at_backups("", NOW, expected=expected).well


@pytest.mark.parametrize(
    ("ahead", "well", "said"),
    [
        (None, True, "if that is wrong, set it"),
        (timedelta(seconds=20), True, "as Telegram's"),
        (timedelta(minutes=5), False, "300 s ahead of Telegram's"),
        (timedelta(minutes=-5), False, "300 s behind Telegram's"),
    ],
)
def test_the_clock_is_compared_with_telegrams(
    ahead: timedelta | None, well: bool, said: str
) -> None:
    look = look_at_clock(ahead, datetime(2026, 2, 16, 9, tzinfo=UTC))

    assert look.well is well
    assert said in look.found


@pytest.mark.parametrize(
    ("first", "well"),
    [("# version 2026b", True), ("# version 2025a", True), ("# version 2024b", False), ("#", True)],
)
def test_old_rules_of_time_zones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, well: bool
) -> None:
    (tmp_path / "tzdata.zi").write_text(f"{first}\nR A 1 o\n")
    monkeypatch.setattr(looks, "TZPATH", (str(tmp_path / "none"), str(tmp_path)))

    assert look_at_zones(date(2026, 11, 28)).well is well


def test_rules_of_the_library_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "TZPATH", ())

    assert "2026." in look_at_zones(date(2026, 11, 28)).found


def found_in(store: Store, folder: Path, now: datetime = NOW) -> dict[str, str]:
    looked = list(look_into(store, folder, "UTC", now))
    return {look.about: look.found for look in looked if not look.well}


def test_a_store_in_which_all_is_well(store: Store, tmp_path: Path) -> None:
    load(store, D16, paper(A))
    owe_digest(store, subscribe(store), D16)
    settle(store, State.SENT)

    assert found_in(store, tmp_path) == {}


def test_refused_reports_of_this_folder(store: Store, tmp_path: Path) -> None:
    for path in (tmp_path / "a.md", tmp_path / "b.md", Path("/elsewhere/c.md")):
        store.files.remember(SeenFile(str(path), "", "refused", "no paper found", 3), NOW)

    assert found_in(store, tmp_path) == {"reports": "refused a.md:3: no paper found; and 1 more"}


def test_messages_that_failed_and_messages_that_wait(store: Store, tmp_path: Path) -> None:
    load(store, D16, paper(A))
    owe_digest(store, subscribe(store, chat=1), D16)
    settle(store, State.FAILED, "too long")
    assert found_in(store, tmp_path)["push"] == (
        "of 2026-02-16, 1 of 1 messages were not delivered: too long (1)"
    )

    owe_digest(store, subscribe(store, chat=2), D16)
    assert "push" not in found_in(store, tmp_path)
    assert found_in(store, tmp_path, NOW + HOUR)["push"].startswith(
        "messages are due, and none has got through for 15 min"
    )
