"""``papergram search``."""

import io
import json
import sys

import pytest

from bot.__main__ import call


@pytest.mark.usefixtures("loaded")
def test_search_finds_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["search", "robotics", "--json", "--limit", "5"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "robotics"
    assert {"2602.11236", "2602.12684", "2602.04315", "2602.12628"} <= {
        result["id"] for result in answer["results"]
    }
    assert set(answer["results"][0]) == {"id", "title", "score"}

    assert call(["search", "机器人"]) == 0
    assert "2602.12684" in capsys.readouterr().out


@pytest.mark.usefixtures("loaded")
def test_search_reads_queries_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("量化\n\nquantization\n"))

    assert call(["search", "--stdin", "--json"]) == 0

    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == ["量化", "", "quantization"]
    assert answers[1]["results"] == []
    assert "2602.04163" in [r["id"] for r in answers[0]["results"]]
