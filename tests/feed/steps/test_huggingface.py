"""Hugging Face's answers are read whatever is missing or wrong in them."""

import json
from datetime import UTC, date, datetime

import pytest

from bot.feed.steps.huggingface import is_not_open, pause_of, read_list
from bot.feed.steps.listed import Listed, ListError, ListPage
from tests.feed.steps.lists import Element, element_2024, element_2026

NOW = datetime(2026, 2, 16, 8, tzinfo=UTC)
NOT_OPEN = (
    '{"error": "✖ \\"date\\" must be less than or equal to \\"2026-10-05T00:00:00.000Z\\"\\n'
    '  → at date"}'
)


def read(*elements: object) -> ListPage:
    return read_list(json.dumps(elements))


def paper_of(element: Element) -> Listed:
    page = read(element)
    assert page.problems == ()
    (paper,) = page.papers
    return paper


def test_a_paper_of_2026_has_all_that_the_list_says() -> None:
    assert paper_of(element_2026(1)) == Listed(
        id="2602.00001",
        title="Tying Knots from Video 1",
        abstract="Knots are hard. We propose to tie them with $x_1$ cameras. It works at 91.4%.",
        authors=("Ann Bo", "Cleo Day"),
        organisation="Institute of Knots",
        votes=11,
        code="https://github.com/example/knots",
        stars=28,
        project="https://knots.example/",
        keywords=("knots", "imitation learning"),
        summary="A robot ties knots.",
        published=date(2026, 2, 13),
    )


def test_a_paper_of_2024_has_its_lines_joined() -> None:
    assert paper_of(element_2024(1)) == Listed(
        id="2406.00001",
        title="Walking on Ice with One Camera",
        abstract="Ice is slippery. We walk on it.",
        authors=("Ann Bo",),
        votes=14,
        picture="https://cdn-uploads.example/ice.png",
        published=date(2024, 6, 7),
    )


def test_a_weekend_has_no_papers_and_no_problem() -> None:
    assert read_list("[]") == ListPage()


def test_a_hidden_author_is_left_out() -> None:
    authors = [{"name": "Ann Bo"}, {"name": "Cleo Day", "hidden": True}, {"name": None}, "x"]

    assert paper_of(element_2026(1, authors=authors)).authors == ("Ann Bo",)


@pytest.mark.parametrize(
    ("media", "picture"),
    [
        (["https://x.example/a.mp4", "https://x.example/b.PNG?v=1"], "https://x.example/b.PNG?v=1"),
        (["https://x.example/a.mp4"], None),
        (["ftp://x.example/a.png", None, 3], None),
        ("https://x.example/a.png", None),
    ],
)
def test_the_first_picture_among_the_media_is_taken(media: object, picture: str | None) -> None:
    assert paper_of(element_2026(1, mediaUrls=media)).picture == picture


def test_a_picture_that_only_shows_the_title_is_none() -> None:
    element = element_2024(1)
    element["mediaUrl"] = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/x.png"

    assert paper_of(element).picture is None


def test_an_organisation_is_found_under_its_names() -> None:
    inside = element_2026(1)
    del inside["organization"]
    outside = element_2026(1, organization=None)
    briefly = element_2026(1, organization=None)
    briefly["submitterOrganization"] = briefly.pop("organization")

    assert {paper_of(one).organisation for one in (inside, outside, briefly)} == {
        "Institute of Knots"
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("upvotes", None), ("upvotes", "12"), ("upvotes", True), ("upvotes", -1),
        ("githubStars", 1.5), ("githubRepo", "no address"), ("githubRepo", 7),
        ("projectPage", "javascript:alert(1)"), ("summary", None), ("ai_summary", ["x"]),
        ("ai_keywords", "knots"), ("authors", {"name": "x"}), ("publishedAt", "yesterday"),
        ("publishedAt", 5), ("title", "A" * 30_000), ("organization", "x"), ("later", {"x": 1}),
    ],
)  # fmt: skip
def test_a_field_of_another_kind_is_as_if_it_were_not_there(field: str, value: object) -> None:
    assert paper_of(element_2026(1, **{field: value})).id == "2602.00001"


@pytest.mark.parametrize(
    ("element", "problem"),
    [
        (None, "expected an object 'paper'"),
        ([], "expected an object 'paper'"),
        ({"title": "x"}, "expected an object 'paper'"),
        ({"paper": None}, "expected an object 'paper'"),
        ({"paper": {"title": "x"}}, "id 'None'; expected one of arXiv"),
        ({"paper": {"id": "knots", "title": "x"}}, "id 'knots'; expected one of arXiv"),
        ({"paper": {"id": 2602.1, "title": "x"}}, "id '2602.1'; expected one of arXiv"),
        ({"paper": {"id": "2602.00009", "title": None}}, "2602.00009 has no title"),
        ({"paper": {"id": "2602.00009", "title": " \n "}}, "2602.00009 has no title"),
    ],
)
def test_an_element_that_is_no_paper_is_a_problem_and_the_others_are_read(
    element: object, problem: str
) -> None:
    page = read(element_2026(1), element, element_2026(2))

    assert [paper.id for paper in page.papers] == ["2602.00001", "2602.00002"]
    assert page.problems == (f"paper 2: {problem}",)


def test_a_title_that_is_null_inside_is_taken_from_outside() -> None:
    assert paper_of(element_2026(1, title=None)).title == "Tying Knots from Video 1"


def test_a_paper_that_stands_twice_is_read_once() -> None:
    page = read(element_2026(1), element_2026(2), element_2026(1, upvotes=3))

    assert [(paper.id, paper.votes) for paper in page.papers] == [
        ("2602.00001", 11),
        ("2602.00002", 12),
    ]


@pytest.mark.parametrize(
    "body", ["", "<html>502</html>", "{}", '{"error": "x"}', "null", "[", "[" * 100_000, "\ud800"]
)
def test_an_answer_that_is_no_list_is_refused(body: str) -> None:
    with pytest.raises(ListError, match=r"no (JSON|list)"):
        read_list(body)


@pytest.mark.parametrize(
    ("status", "body", "not_open"),
    [
        (400, NOT_OPEN, True),
        (400, '{"error": "✖ Invalid date\\n  → at date"}', False),
        (200, NOT_OPEN, False),
        (503, "", False),
    ],
)
def test_a_day_that_has_not_begun_is_told_apart(status: int, body: str, not_open: bool) -> None:
    assert is_not_open(status, body) is not_open


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "2.5"}, 2.5),
        ({"Retry-After": "Mon, 16 Feb 2026 08:00:30 GMT"}, 30),
        ({"Retry-After": "Mon, 16 Feb 2026 07:00:30 GMT"}, 0),
        ({"Retry-After": "999999999"}, 24 * 3600),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"RateLimit": '"api";r=0;t=55'}, 55),
        ({"RateLimit": '"api";r=12;t=55'}, None),
        ({"RateLimit": '"api";r=0;t=55', "Retry-After": "3"}, 3),
        ({}, None),
    ],
)
def test_an_answer_says_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert pause_of(headers, NOW) == seconds
