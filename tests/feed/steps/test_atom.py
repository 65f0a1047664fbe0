"""arXiv's category feeds are read as lists of papers."""

from datetime import date

import pytest

from bot.feed.steps.atom import read_feed
from bot.feed.steps.listed import Listed, ListError, ListPage

HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?>"
    '<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><id>http://rss.arxiv.org/atom/cs.CL</id>'
)


def entry(number: int, kind: str = "new", title: str = "Knots &amp; Ice") -> str:
    return (
        f"<entry><id>oai:arXiv.org:2602.{number:05}v1</id><title>{title}</title>"
        f'<link href="https://arxiv.org/abs/2602.{number:05}" rel="alternate" type="text/html"/>'
        f"<summary>arXiv:2602.{number:05}v1 Announce Type: {kind} \nAbstract: We tie\n  knots."
        "</summary><published>2026-02-16T00:00:00-05:00</published>"
        f"<arxiv:announce_type>{kind}</arxiv:announce_type>"
        "<dc:creator>Ann Bo, Cleo Day</dc:creator></entry>"
    )


def test_an_entry_has_title_abstract_authors_and_day() -> None:
    assert read_feed(f"{HEAD}{entry(1)}</feed>") == ListPage(
        (
            Listed(
                id="2602.00001",
                title="Knots & Ice",
                abstract="We tie knots.",
                authors=("Ann Bo", "Cleo Day"),
                published=date(2026, 2, 16),
            ),
        )
    )


def test_new_versions_of_old_papers_are_left_out() -> None:
    kinds = ("new", "cross", "replace", "replace-cross")
    body = HEAD + "".join(entry(n, kind) for n, kind in enumerate(kinds)) + "</feed>"

    assert [paper.id for paper in read_feed(body).papers] == ["2602.00000", "2602.00001"]


def test_authors_of_the_other_form_are_read() -> None:
    form = (
        "<entry><id>http://arxiv.org/abs/1605.08386v1</id><title>T</title><summary>S</summary>"
        "<author><name>Ann Bo</name></author><author><name>Cleo Day</name></author></entry>"
    )

    (paper,) = read_feed(f"{HEAD}{form}</feed>").papers

    assert (paper.id, paper.authors) == ("1605.08386", ("Ann Bo", "Cleo Day"))


def test_a_weekend_has_no_entries() -> None:
    assert read_feed(f"{HEAD}</feed>") == ListPage()


def test_an_entry_that_is_no_paper_is_a_problem_and_the_others_are_read() -> None:
    error = "<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title></entry>"

    page = read_feed(f"{HEAD}{error}{entry(1)}{entry(2, title='')}</feed>")

    assert [paper.id for paper in page.papers] == ["2602.00001"]
    assert [problem.partition(":")[0] for problem in page.problems] == ["entry 1", "entry 3"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "<!DOCTYPE html><html></html>",
        "<html></html>",
        f"{HEAD}<entry>",
        '<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed>&b;</feed>',
        "\ud800",
    ],
)
def test_what_is_no_feed_is_refused(body: str) -> None:
    with pytest.raises(ListError, match="no Atom feed"):
        read_feed(body)
