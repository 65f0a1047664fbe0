"""/search and plain words in the chat."""

import pytest

from bot.offline.standin import Person
from tests.chat.buttons import tap
from tests.stage import Stage

ROBOTICS = {"2602.11236", "2602.12684", "2602.04315", "2602.12628"}


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


@pytest.mark.parametrize("text", ["/search robotics", "robotics", "/search 机器人", "機器人"])
async def test_both_languages_find_the_robots(stage: Stage, anna: Person, text: str) -> None:
    answer = await stage.answer(anna, text)

    assert {word for word in answer.text.split() if word in ROBOTICS} >= ROBOTICS
    assert "<b>机器人</b>" in answer.html or "<b>Robotic</b>" in answer.html


async def test_results_turn_pages_in_place_and_open_cards(stage: Stage, anna: Person) -> None:
    results = await stage.answer(anna, "/search 模型")
    first = results.text
    assert "Page 1 of" in first

    await tap(stage, anna, results, "Next ›")
    assert "Page 2 of" in results.text
    await tap(stage, anna, results, "6")
    assert "🔗" in results.text
    await tap(stage, anna, results, "↩ Back")
    assert "Page 2 of" in results.text
    await tap(stage, anna, results, "‹ Previous")
    assert results.text == first


async def test_translations_are_named_and_one_tap_leaves_them_out(
    stage: Stage, anna: Person
) -> None:
    results = await stage.answer(anna, "quantization")
    assert "also: 量化" in results.text

    await tap(stage, anna, results, "Only “quantization”")

    assert "also:" not in results.text


async def test_search_without_words_says_how(stage: Stage, anna: Person) -> None:
    assert "/search robotics" in (await stage.answer(anna, "/search")).text


async def test_nothing_found_is_said(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "xylophonequartz")

    assert "Nothing found for “xylophonequartz”" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "AND OR NOT",
        "a* ^b",
        "(((",
        "\u202eabc",
        "🤖🤖",
        "😀" * 500,
        "<b>",
        "x" * 4000,
        "''; --",
    ],
)
async def test_any_words_get_an_answer(stage: Stage, anna: Person, words: str) -> None:
    assert (await stage.answer(anna, words)).text.startswith("🔎")
