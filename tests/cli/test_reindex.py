"""``papergram reindex``."""

import pytest

from bot.__main__ import call


@pytest.mark.usefixtures("loaded")
def test_reindex_finds_what_was_found_before(capsys: pytest.CaptureFixture[str]) -> None:
    call(["search", "量化", "--json"])
    before = capsys.readouterr().out

    assert call(["reindex"]) == 0
    assert capsys.readouterr().out == "23 papers indexed\n"

    call(["search", "量化", "--json"])
    assert capsys.readouterr().out == before
