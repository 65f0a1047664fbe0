"""``papergram show``."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from bot.__main__ import call
from tests.intake.reports import english_report


@pytest.mark.usefixtures("loaded")
def test_show_prints_what_would_be_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["show", "2602.12617", "--html"]) == 0
    assert '<a href="https://huggingface.co/papers/2602.12617">' in capsys.readouterr().out

    assert call(["show", "2026-02-16", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "23 papers" in out
    assert "[ 1 ]" in out


def test_show_and_export_are_in_the_language_that_is_asked_for(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = english_report("2026-02-16", ("2602.12617", "Finds where a picture was taken."))
    (loaded / "seeds" / "2026-02-16.en.md").write_text(text)
    assert call(["load"]) == 0
    capsys.readouterr()

    def said(*arguments: str) -> str:
        assert call([*arguments]) == 0
        return capsys.readouterr().out

    english, chinese = "Finds where a picture was taken.", "提出了 GeoAgent 模型"
    assert english in said("show", "2602.12617", "--language", "en")
    assert chinese in said("show", "2602.12617", "--language", "zh")
    assert english in said("show", "2026-02-16", "--html", "--language", "en")
    for form in ("jsonl", "csv", "md"):
        assert english in said("export", "--format", form, "--language", "en")
        assert chinese in said("export", "--format", form)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("command", ["show 2602.12617", "show 2026-02-16", "search 机器人"])
def test_a_terminal_gets_no_line_beyond_its_width(
    command: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as if it were a terminal
    monkeypatch.setenv("COLUMNS", str(width))

    assert call(command.split()) == 0

    lines = Text.from_ansi(capsys.readouterr().out).plain.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert any(cell_len(line) > width - 8 for line in lines)


@pytest.mark.usefixtures("loaded")
def test_a_program_gets_each_line_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["show", "2602.12617", "--language", "zh"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("💡 提出了 GeoAgent 模型") and line.endswith("。") for line in lines)
    assert not any("│" in line for line in lines)
