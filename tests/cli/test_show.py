"""``papergram show``."""

import pytest

from bot.__main__ import call


@pytest.mark.usefixtures("loaded")
def test_show_prints_what_would_be_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["show", "2602.12617", "--html"]) == 0
    assert '<a href="https://huggingface.co/papers/2602.12617">' in capsys.readouterr().out

    assert call(["show", "2026-02-16", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "23 papers" in out
    assert "[ 1 ]" in out
