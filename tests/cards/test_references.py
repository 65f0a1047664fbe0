"""Papers as entries of a list of references, read by what reads such files."""

import re
from dataclasses import replace

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given

from bot.cards.references import bibtex, ris
from bot.papers import Extra, Facts, StoredPaper
from tests.cards.messages import paper_of, papers, store

OLD = store(
    replace(paper_of().paper, id="math/0309136", url="https://arxiv.org/abs/math.GT/0309136")
)


def fields(stored: StoredPaper) -> dict[str, str]:
    """Returns the fields of a paper as a reader of BibTeX gives them."""
    (entry,) = parse_string("".join(bibtex([stored]))).entries
    return {field.key: field.value for field in entry.fields}


def records(text: str) -> list[list[tuple[str, str]]]:
    """Returns the tags and values of RIS, read as strictly as its definition has it."""
    assert text.endswith("\r\n")
    found: list[list[tuple[str, str]]] = []
    is_open = False
    for line in text.split("\r\n"):
        assert "\n" not in line
        assert "\r" not in line
        if not line:
            assert not is_open
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        tag, value = match.groups()
        assert (tag == "TY") is not is_open
        if tag == "TY":
            found.append([])
        found[-1].append((tag, value))
        is_open = tag != "ER"
    return found


def with_facts(stored: StoredPaper, *authors: str) -> StoredPaper:
    return store(replace(stored.paper, facts=Facts(authors=authors)))


def test_bibtex_names_the_paper_as_arxiv_does() -> None:
    (entry,) = parse_string("".join(bibtex([paper_of(1)]))).entries

    assert (entry.entry_type, entry.key) == ("misc", "arxiv:2602.00001")
    assert fields(paper_of(1)) == {
        "title": "{Title}",
        "year": "2026",
        "eprint": "2602.00001",
        "archivePrefix": "arXiv",
        "url": "https://arxiv.org/abs/2602.00001",
    }


def test_bibtex_of_an_old_paper_has_its_year_and_class() -> None:
    found = fields(OLD)

    assert (found["year"], found["eprint"]) == ("2003", "math/0309136")
    assert (found["primaryClass"], found["url"]) == (
        "math.GT",
        "https://arxiv.org/abs/math/0309136",
    )


def test_bibtex_has_the_authors_where_they_are_known() -> None:
    named = with_facts(paper_of(), "Ada Roe", "Jörg Müller", "张三", "et al.")

    assert fields(named)["author"] == r"Ada Roe and J\"org M\"uller and {张三} and others"


@pytest.mark.parametrize("title", ["a } b", "{a", "{{a}}", "**a**"])
def test_no_title_breaks_out_of_its_field(title: str) -> None:
    library = parse_string("".join(bibtex([paper_of(title=title)])))

    assert len(library.entries) == 1
    assert library.failed_blocks == []


def test_ris_has_all_that_a_reader_of_references_needs() -> None:
    told = replace(
        with_facts(paper_of(1), "Ada Maria Roe", "张三", "et al.").paper,
        title=r"$\pi$-Grasp & more",
        contribution="c",
        extras=(Extra("Abstract", "One **bold**\n\nline."),),
    )

    (record,) = records("".join(ris([store(told)])))

    assert record == [
        ("TY", "UNPB"),
        ("ID", "arxiv:2602.00001"),
        ("TI", "π-Grasp & more"),
        ("AU", "Roe, Ada Maria"),
        ("AU", "张三"),
        ("PY", "2026"),
        ("AB", "One bold line."),
        ("DO", "10.48550/arXiv.2602.00001"),
        ("UR", "https://arxiv.org/abs/2602.00001"),
        ("PB", "arXiv"),
        ("ER", ""),
    ]


def test_ris_of_papers_without_an_abstract_says_their_contribution() -> None:
    first, second = records("".join(ris([paper_of(contribution="c"), OLD])))

    assert ("AB", "c") in first
    assert ("PY", "2003") in second
    assert not [value for tag, value in second if tag == "AB"]


@given(papers())
def test_any_paper_is_one_record(stored: StoredPaper) -> None:
    (record,) = records("".join(ris([stored])))

    assert [
        tag for tag, _ in record if tag not in {"AB", "AU"}
    ] == "TY ID TI PY DO UR PB ER".split()
