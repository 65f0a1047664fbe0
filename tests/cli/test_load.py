"""``papergram load``."""

import json
import os
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.__main__ import call
from bot.store.papers import Papers
from tests.intake.reports import english_report
from tests.stage import SEED


def test_load_says_what_became_of_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "seeds"]) == 0
    assert capsys.readouterr().out == "seeds/2026-02-16.md: new, 2026-02-16 (zh), 23 papers\n"

    assert call(["load", "seeds"]) == 0
    assert capsys.readouterr().out == "seeds/2026-02-16.md: unchanged\n"


def test_reports_of_one_day_in_two_languages_are_both_taken(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = english_report("2026-02-16", ("2602.12617", "Finds where a picture was taken."))
    (place / "seeds" / "2026-02-16.en.md").write_text(text)

    assert call(["load"]) == 0
    assert capsys.readouterr().out == (
        "seeds/2026-02-16.en.md: new, 2026-02-16 (en), 1 paper\n"
        "seeds/2026-02-16.md: new, 2026-02-16 (zh), 23 papers\n"
        "2 files: 2 new; 24 papers read\n"
    )


def test_a_second_file_of_a_day_and_language_is_refused_by_name(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SEED.read_text(encoding="utf-8").replace("GeoAgent:", "Another:")
    (place / "seeds" / "copy.md").write_text(text, encoding="utf-8")

    assert call(["load"]) == 1

    out = capsys.readouterr().out
    assert "seeds/2026-02-16.md: new, 2026-02-16 (zh), 23 papers" in out
    assert "seeds/copy.md: refused: 2026-02-16 (zh) is in 2026-02-16.md already" in out
    assert call(["show", "2602.12617"]) == 0
    assert "GeoAgent" in capsys.readouterr().out


def test_load_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "seeds", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)

    assert (report["status"], report["date"], report["papers"]) == ("new", "2026-02-16", 23)
    assert report["language"] == "zh"
    assert report["problems"] == []
    assert len(report["added"]) == 23


def test_load_fails_for_a_refused_file_and_takes_the_rest(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "seeds" / "notes.md").write_text("# Notes\n\nnothing\n")

    assert call(["load", "seeds"]) == 1

    out = capsys.readouterr().out
    assert "notes.md:1: refused: no paper found; expected" in out
    assert "2026-02-16.md: new" in out


def test_load_of_a_missing_file_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "nowhere.md"]) == 1
    assert "nowhere.md: refused: no such file" in capsys.readouterr().out


def test_a_store_that_is_full_is_one_line(
    loaded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[object]:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(Papers, "load", full)
    seed = (loaded / "seeds" / SEED.name).read_text(encoding="utf-8")
    (loaded / "seeds" / SEED.name).write_text(seed + "\n\nmore\n", encoding="utf-8")

    assert call(["load"]) == 1
    assert capsys.readouterr().err == "papergram: the store: database or disk is full\n"


def test_what_is_no_file_is_one_line_and_the_rest_loads(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(place / "x.md")
    (place / "y.md").symlink_to("y.md")
    (place / "z.md").symlink_to("/dev/zero")

    assert call(["load", "x.md", "y.md", "z.md", "seeds"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "x.md: refused: is a pipe; expected a file that can be read",
        "y.md: refused: too many levels of symbolic links; expected a file that can be read",
        "z.md: refused: is a device; expected a file that can be read",
        "seeds/2026-02-16.md: new, 2026-02-16 (zh), 23 papers",
        "4 files: 1 new, 3 refused; 23 papers read",
    ]


@pytest.mark.parametrize("options", [["--verbose"], []])
def test_many_remarks_on_a_file_are_folded(
    place: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    seed = (place / "seeds" / SEED.name).read_text(encoding="utf-8")
    papers = "\n".join(
        f"## No link {number}\n\n- 应用领域：无\n- 一句话核心贡献：好\n" for number in range(9)
    )
    (place / "report.md").write_text(f"{papers}\n{seed}", encoding="utf-8")

    assert call(["load", *options, "report.md"]) == 0

    lines = capsys.readouterr().out.splitlines()
    more = "report.md: and 4 more remarks; --verbose shows all"
    assert len(lines) == 1 + (9 if options else 5 + 1)
    assert (more in lines) is not bool(options)


def test_a_folder_without_reports_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "empty").mkdir()
    (place / "empty" / "paper.pdf").write_text("")

    assert call(["load", "empty"]) == 1
    assert capsys.readouterr().err == (
        "papergram: empty: no digest files there; expected *.md, *.markdown, *.txt\n"
    )
