"""``papergram show``."""

from pathlib import Path

import pytest

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
