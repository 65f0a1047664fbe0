"""/search and plain words in the chat."""

from datetime import date

import pytest

from bot.offline.standin import Person
from bot.search.index.schema import WRITER_BYTES, open_index
from tests.chat.buttons import tap
from tests.stage import NOON, Stage

ANOTHER = "# 2026-02-15\n## Tea\nhttps://arxiv.org/abs/2601.00001\n\n- 领域: 茶\n"
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
    assert "Also searched: 量化" in results.text

    await tap(stage, anna, results, "Search only “quantization”")

    assert "also:" not in results.text


async def test_search_without_words_says_how(stage: Stage, anna: Person) -> None:
    assert "/search robotics" in (await stage.answer(anna, "/search")).text


async def test_nothing_found_is_said(stage: Stage, anna: Person) -> None:
    answer = await stage.answer(anna, "xylophonequartz")

    assert "Nothing found for “xylophonequartz”" in answer.text
    assert [button["text"] for button in answer.buttons] == [
        "⭐ Follow “xylophonequartz”",
        "🔎 Search arXiv",
    ]
    arxiv = "https://arxiv.org/search/?searchtype=all&query=xylophonequartz"
    assert answer.buttons[1]["url"] == arxiv


async def test_what_is_narrowed_to_nothing_is_searched_without_what_narrows_it(
    stage: Stage, anna: Person
) -> None:
    answer = await stage.answer(anna, 'title:"robotic manipulation" since:2027')
    assert "Nothing found" in answer.text

    await tap(stage, anna, answer, "🔎 Search “robotic manipulation”")

    assert answer.text.startswith("🔎 robotic manipulation · ")


async def test_words_that_only_a_translation_finds_are_searched_with_it_again(
    stage: Stage, anna: Person
) -> None:
    results = await stage.answer(anna, "clinical")
    found = results.text
    await tap(stage, anna, results, "Search only “clinical”")
    assert "Nothing found" in results.text

    await tap(stage, anna, results, "🔎 Search “clinical”")

    assert results.text == found


@pytest.mark.parametrize("words", ["🤖🤖", "-robot", "x" * 101])
async def test_what_is_no_topic_is_not_offered_to_be_followed(
    stage: Stage, anna: Person, words: str
) -> None:
    answer = await stage.answer(anna, words)

    assert "Follow" not in "".join(button["text"] for button in answer.buttons)


async def test_what_a_group_searches_is_not_offered_to_be_followed(
    stage: Stage, anna: Person
) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    answer = await stage.answer(anna, "/search xylophonequartz", group)

    assert [button["text"] for button in answer.buttons] == ["🔎 Search arXiv"]


async def test_a_correction_is_said_as_what_is_shown_and_followed(
    stage: Stage, anna: Person
) -> None:
    answer = await stage.answer(anna, "Robtics")

    assert "Showing results for “robotics”." in answer.text
    assert answer.buttons[-1]["text"] == "⭐ Follow “robotics”"
    assert "Showing results" not in (await stage.answer(anna, "Robotics")).text


@pytest.mark.parametrize(
    ("words", "found"), [("robotics", "2602.12684"), ("xylophonequartz", "Nothing found")]
)
async def test_while_the_index_is_made_the_answer_says_so(
    stage: Stage, anna: Person, words: str, found: str
) -> None:
    notice = "some papers may be missing"
    assert notice not in (await stage.answer(anna, words)).text  # it waits for the index
    assert stage.settings.store.index
    (place,) = stage.settings.store.index.iterdir()
    with open_index(place).writer(WRITER_BYTES, num_threads=1):  # as another process would
        list(stage.scanner.load([stage.drop_digest(date(2026, 2, 15), ANOTHER)], NOON))
        meanwhile = await stage.answer(anna, words)

    assert found in meanwhile.text
    assert notice in meanwhile.text
    assert notice not in (await stage.answer(anna, words)).text


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
