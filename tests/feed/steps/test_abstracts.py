"""Without a model the parts are what the list says, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given

from bot.feed.steps.abstracts import fill, from_abstract
from bot.feed.steps.listed import Listed
from bot.papers import Section
from tests.feed.steps.made import texts

LISTED = Listed(
    "2602.00001",
    "Grasping in Clutter",
    "Clutter is hard, e.g. in boxes. Robots often fail. In this work, we present ContactMap, which "
    "predicts contacts. It learns from touch, as in Bo et al. The hand moves twice. Our method "
    "reaches 91.4% on YCB. It outperforms GraspNet. Code is at https://code.example/map.",
    organisation="Institute of Knots",
    code="https://github.com/example/map",
    stars=28,
    project="https://map.example/",
    keywords=("grasping", "touch", "clutter", "contact maps", "robots"),
    summary="ContactMap predicts contacts from touch.",
)


def test_each_part_has_its_source() -> None:
    assert from_abstract(LISTED) == {
        Section.FIELD: "grasping, touch, clutter, contact maps",
        Section.CONTRIBUTION: "ContactMap predicts contacts from touch.",
        Section.USAGE: "The code is at https://github.com/example/map (28 stars). The project's "
        "page is https://map.example/. It comes from Institute of Knots. "
        "Code is at https://code.example/map.",
        Section.INNOVATIONS: "*   In this work, we present ContactMap, which predicts contacts.\n"
        "*   It learns from touch, as in Bo et al. The hand moves twice.",
        Section.RESULTS: "*   Our method reaches 91.4% on YCB.\n*   It outperforms GraspNet.",
    }


def test_without_a_summary_the_sentence_that_says_what_is_new_is_the_contribution() -> None:
    parts = from_abstract(replace(LISTED, summary=""))

    assert parts[Section.CONTRIBUTION] == (
        "In this work, we present ContactMap, which predicts contacts."
    )
    assert parts[Section.INNOVATIONS] == (
        "It learns from touch, as in Bo et al. The hand moves twice."
    )


@pytest.mark.parametrize(
    ("abstract", "contribution"),
    [
        ("Ice is slippery. This paper studies ice. It melts.", "This paper studies ice."),
        ("Ice is slippery. It melts.", "Ice is slippery."),
        ("We show a lot. We further propose a skate.", "We further propose a skate."),
        ("", None),
    ],
)
def test_the_contribution_of_an_abstract(abstract: str, contribution: str | None) -> None:
    parts = from_abstract(Listed("2602.00001", "Ice", abstract))

    assert parts.get(Section.CONTRIBUTION) == contribution


def test_without_keywords_the_title_may_name_a_field() -> None:
    assert from_abstract(Listed("2602.00001", "A Humanoid Robot"))[Section.FIELD] == "Robots"
    assert Section.FIELD not in from_abstract(Listed("2602.00001", "On Ice"))


def test_a_part_without_a_source_is_left_out() -> None:
    assert from_abstract(Listed("2602.00001", "On Ice")) == {}
    assert from_abstract(Listed("2602.00001", "On Ice", "Ice is cold.")) == {
        Section.CONTRIBUTION: "Ice is cold."
    }


def test_the_code_that_the_abstract_names_again_is_said_once() -> None:
    abstract = "We propose a map. The code is available at https://github.com/example/map."
    parts = from_abstract(replace(LISTED, abstract=abstract, project=None, organisation=None))

    assert parts[Section.USAGE] == "The code is at https://github.com/example/map (28 stars)."
    assert Section.INNOVATIONS in parts


@given(texts(longest=14), texts())
def test_nothing_is_said_that_the_list_does_not_say(abstract: str, summary: str) -> None:
    listed = Listed("2602.00001", "On Ice", abstract, summary=summary, keywords=(summary,))
    said = "".join(filter(str.isalnum, abstract + summary))

    for section, text in from_abstract(listed).items():
        letters = "".join(filter(str.isalnum, text.replace("&#126;", "")))
        assert section in {Section.USAGE} or not letters or set(letters) <= set(said)


def test_missing_parts_are_filled_and_marked() -> None:
    whole = fill({Section.CONTRIBUTION: "预测接触。"}, LISTED, "zh")

    assert list(whole) == list(Section)
    assert whole[Section.CONTRIBUTION] == "预测接触。"
    assert whole[Section.FIELD] == "（摘自英文摘要）grasping, touch, clutter, contact maps"
    assert whole[Section.RESULTS].split("\n")[0] == "（摘自英文摘要）"
    assert fill({}, LISTED, "en")[Section.FIELD].startswith("(From the abstract.) grasping")


def test_a_part_that_the_abstract_lacks_too_stays_missing() -> None:
    assert fill({}, Listed("2602.00001", "On Ice"), "zh") == {}
