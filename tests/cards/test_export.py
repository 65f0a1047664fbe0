"""Papers as files that other programs read."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from bot.cards.export import FORMATS, as_record, markdown
from bot.papers import Facts, Paper, Section, StoredPaper
from tests.cards.messages import papers

D15, D16 = date(2026, 2, 15), date(2026, 2, 16)


def stored(arxiv_id: str = "2602.00001", day: date = D16, **texts: Any) -> StoredPaper:  # noqa: ANN401  any of its fields
    url = f"https://huggingface.co/papers/{arxiv_id}"
    links = ("https://a.b/code", "https://a.b/data")
    paper = Paper(arxiv_id, texts.pop("title", "T"), url, links=links)
    return StoredPaper(replace(paper, **texts), day, day)


def test_a_json_line_has_everything_that_is_known() -> None:
    paper = stored(field="NLP", results="+1 %")

    (line,) = FORMATS["jsonl"]([paper])

    assert line.endswith("\n")
    assert json.loads(line) == as_record(paper) | {
        "id": "2602.00001",
        "date": "2026-02-16",
        "field": "NLP",
        "usage": "",
        "results": "+1 %",
        "links": ["https://a.b/code", "https://a.b/data"],
    }


def test_csv_keeps_lines_quotes_and_commas() -> None:
    text = 'a, "b"\nc'

    (row,) = csv.DictReader(io.StringIO("".join(FORMATS["csv"]([stored(usage=text)])), newline=""))

    assert (row["usage"], row["links"]) == (text, "https://a.b/code https://a.b/data")


@pytest.mark.parametrize("text", ["=1+1", "+1 %", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_of_csv_is_a_formula_and_json_is_exact(text: str) -> None:
    paper = stored(title=text, results=text)
    (row,) = csv.DictReader(io.StringIO("".join(FORMATS["csv"]([paper])), newline=""))
    (line,) = FORMATS["jsonl"]([paper])

    assert row["results"] == f"'{text}"
    assert json.loads(line)["results"] == text


def test_csv_without_papers_has_its_head() -> None:
    (head,) = FORMATS["csv"]([])

    assert head.startswith("id,date,title,url")


def test_markdown_has_a_heading_a_day_and_no_empty_section() -> None:
    found = [stored("2602.00001", D15, field="NLP"), stored("2602.00002"), stored("2602.00003")]

    text = "".join(markdown(found, {section: section.value.upper() for section in Section}.get))  # type: ignore[arg-type]

    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# 2026-02-15",
        "## [T](https://huggingface.co/papers/2602.00001)",
        "### FIELD",
        "# 2026-02-16",
        "## [T](https://huggingface.co/papers/2602.00002)",
        "## [T](https://huggingface.co/papers/2602.00003)",
    ]


def test_facts_are_exported_and_what_is_unknown_is_empty() -> None:
    facts = Facts(authors=("Ada Roe", "Bo Li"), votes=0, code="https://a.b/code")
    (line,) = FORMATS["jsonl"]([stored(facts=facts)])
    (row,) = csv.DictReader(io.StringIO("".join(FORMATS["csv"]([stored(facts=facts)])), newline=""))
    text = "".join(markdown([stored(facts=facts)]))

    assert json.loads(line)["facts"] == {
        "authors": ["Ada Roe", "Bo Li"],
        "organisation": None,
        "votes": 0,
        "code": "https://a.b/code",
        "stars": None,
        "project": None,
        "picture": None,
    }
    assert (row["authors"], row["votes"], row["stars"]) == ("Ada Roe; Bo Li", "0", "")
    assert "- **authors**: Ada Roe, Bo Li\n- **votes**: 0\n" in text


@given(papers())
def test_any_paper_is_one_row_and_one_line(paper: StoredPaper) -> None:
    (line,) = FORMATS["jsonl"]([paper])
    assert json.loads(line)["usage"] == paper.paper.usage
    assert line.count("\n") == 1
