"""``papergram stats``."""

import json

import pytest

from bot.__main__ import call


@pytest.mark.usefixtures("loaded")
def test_stats_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["stats", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["digests"], figures["papers"], figures["newest_digest"]) == (
        1, 23, "2026-02-16",
    )  # fmt: skip
