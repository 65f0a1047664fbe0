"""A folder of its own for each test of the command line."""

import os
from pathlib import Path

import pytest

from bot.__main__ import call
from tests.stage import SEED


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the seed in ``seeds/``, and no settings from outside."""
    for name in list(os.environ):
        if name.startswith("PAPERGRAM_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
    return tmp_path


@pytest.fixture
def loaded(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same folder with the seed in its store."""
    assert call(["load"]) == 0
    capsys.readouterr()
    return place
