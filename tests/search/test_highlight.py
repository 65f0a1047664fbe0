"""The words found, in the sentence around them."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.search.forms import Form, Relation, form
from bot.search.highlight import excerpt, find
from tests.search.conftest import SmallIndex, paper


def forms(*texts: str) -> list[Form]:
    made = [form(text, Relation.EXACT) for text in texts]
    return [one for one in made if one]


def bold(text: str, *words: str, limit: int = 160) -> tuple[str, list[str]]:
    found = excerpt(text, forms(*words), limit=limit)
    assert found
    return found.text, [found.text[start:end] for start, end in found.spans]


def test_the_sentence_is_shown_and_the_word_in_it_is_bold() -> None:
    text = "第一句。第二句说强化学习很好！Third one."
    assert bold(text, "强化学习") == ("第二句说强化学习很好！", ["强化学习"])


def test_both_languages_other_endings_and_other_spellings() -> None:
    assert bold("用機器人。", "机器人")[1] == ["機器人"]
    assert bold("We use ROBOTS here.", "robotics")[1] == ["ROBOTS"]
    assert bold("优于 GR00T-N1.6 模型", "gr00t n1.6")[1] == ["GR00T-N1.6"]
    assert bold("优于 Qwen2.5-VL-7B", "qwen2.5")[1] == ["Qwen2.5"]
    assert bold("Ｖ ＬＡ和ＶＬＡ", "vla")[1] == ["ＶＬＡ"]


def test_the_sentence_that_says_most_is_taken() -> None:
    text = "Audio first. Then audio diffusion together. Audio again."
    assert bold(text, "audio", "diffusion")[0] == "Then audio diffusion together."


def test_a_decimal_point_ends_no_sentence() -> None:
    assert bold("提升 12.5 个点的量化方法。", "量化")[0] == "提升 12.5 个点的量化方法。"


def test_a_long_sentence_is_cut_around_the_word() -> None:
    text, words = bold("很长" * 200 + "量化" + "的话" * 200, "量化", limit=60)
    assert len(text) <= 60
    assert text[0] == text[-1] == "…"
    assert words == ["量化"]


def test_parts_only_where_no_form_stands() -> None:
    whole, part = forms("knowledge distillation"), forms("distillation")
    found = excerpt("A distillation.", whole, part)
    assert found
    assert found.spans == ((2, 14),)
    assert excerpt("Nothing here.", whole, part) is None


def test_one_character_is_bold_alone() -> None:
    assert bold("静态图像", "图")[1] == ["图"]


def test_graphemes_stay_whole() -> None:
    family = "👨‍👩‍👧‍👦"
    text, _ = bold(family * 20 + "量化" + family * 20, "量化", limit=40)
    assert all(piece in {family, "…", "量", "化"} for piece in regex.findall(r"\X", text))


def test_a_grapheme_that_has_no_room_ends_the_excerpt() -> None:
    text = "the " + "a" + "\u0301" * 200 + " robot"
    assert bold(text, "robot") == ("…robot", ["robot"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("On LIBERO, the robot is better, and by far", "…the robot is better…"),
        ("Its knowledge bank plans for a robot arm automatically", "…for a robot arm…"),
        (
            "它的知识库让 robot 在没有演示时得到了 98% 成功率",
            "它的知识库让 robot 在没有演示时得到了…",
        ),
        ("Pneumonoultramicroscopicsilico-robot-arm", "…csilico-robot-arm"),
    ],
)
def test_words_and_numbers_are_cut_only_where_the_found_one_is_too_long(
    text: str, shown: str
) -> None:
    assert bold(text, "robot", limit=27) == (shown, ["robot"])


def test_a_word_that_is_longer_than_the_excerpt_is_bold_as_far_as_it_is_shown() -> None:
    shown, words = bold("It says " + "a" * 300, "a" * 300, limit=40)
    assert words == [shown.removeprefix("It says ").strip("…")]


def test_an_item_of_a_list_is_shown_without_its_mark_and_the_items_beside_it() -> None:
    text = "• Simulated robots:  • On LIBERO the robot reaches 85.3%.  • Real robots too."
    assert bold(text, "robot")[0] == "On LIBERO the robot reaches 85.3%."


@given(st.lists(st.sampled_from(["robot", "word", "字", "98.6%", "GPT-4", ", ", " "]), max_size=99))
def test_what_is_shown_of_any_words_are_whole_words(words: list[str]) -> None:
    text = " ".join([*words, "robot", *words])
    shown, _ = bold(text, "robot", limit=40)
    assert set(re.findall(r"[a-zA-Z0-9.%-]+", shown)) <= {"robot", "word", "98.6%", "GPT-4"}


def test_an_answer_brings_its_forms(small: SmallIndex) -> None:
    small.add(paper(1, contribution="一种量化方法"))
    found = excerpt("一种量化方法", small.answer("quantization").forms)
    assert found
    assert found.spans == ((2, 4),)


@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=200),
    st.lists(st.text(max_size=6), max_size=4),
    st.integers(20, 80),
)
def test_any_text_with_any_forms(text: str, words: list[str], limit: int) -> None:
    made = forms(*words, text[:4], text[-4:])
    graphemes = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}
    for start, end in find(text, made):
        assert start < end
        assert {start, end} <= graphemes
    if found := excerpt(text, made, limit=limit):
        ends = [0, *(place for span in found.spans for place in span), len(found.text)]
        assert ends == sorted(ends)
        if all(len(piece) <= limit - 2 for piece in regex.findall(r"\X", text)):
            assert len(found.text) <= limit
