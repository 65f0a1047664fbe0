"""``papergram export``."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import call
from bot.papers import Section

ROOT = Path(__file__).parents[2]


@pytest.mark.usefixtures("loaded")
def test_export_has_every_section_of_every_paper(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["export", "--format", "jsonl"]) == 0
    papers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert len(papers) == 23
    assert sum(bool(paper[section]) for paper in papers for section in Section) == 115
    assert set(papers[0]) == {
        "id", "date", "title", "url", "read_from", "field", "contribution", "usage",
        "innovations", "results", "extras", "facts", "links", "language",
    }  # fmt: skip


@pytest.mark.usefixtures("loaded")
def test_export_in_the_other_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["export", "--format", "csv", "--date", "2026-02-16"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert (len(rows), rows[0]["id"]) == (23, "2602.12617")

    assert call(["export", "--format", "bib"]) == 0
    bibtex = capsys.readouterr().out
    assert bibtex.count("@misc{") == 23
    assert "title = {{GeoAgent: Learning to Geolocate Everywhere" in bibtex

    assert call(["export", "--format", "ris"]) == 0
    assert capsys.readouterr().out.count("TY  - ") == 23

    assert call(["export", "--format", "md"]) == 0
    markdown = capsys.readouterr().out
    assert markdown.startswith("# 2026-02-16\n")
    assert markdown.count("\n### results\n") == 23


def papergram(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """Runs the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **more,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
@pytest.mark.usefixtures("loaded")
def test_output_that_cannot_be_written_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = papergram("export", stdout=full)

    assert ran.returncode == 1
    assert ran.stderr == "papergram: [Errno 28] No space left on device\n"
