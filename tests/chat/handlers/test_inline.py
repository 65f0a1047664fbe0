"""``@bot words`` in any chat."""

import pytest

from bot.offline.standin import Person
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def test_words_find_papers_and_a_tap_posts_the_card(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Friends")  # the bot is not in it

    answer = await anna.ask_inline("机器人 robotics")

    assert 1 <= len(answer.results) <= 50
    first = answer.results[0]
    assert first["description"]
    posted = anna.choose(answer, first["id"], group)
    assert posted.link_preview is not None
    assert posted.link_preview["url"].endswith(first["id"])
    assert "🔗" in posted.text
    (button,) = posted.buttons
    anna.open(button["url"])
    card = await stage.telegram.wait_for_message(anna)
    assert card.text.splitlines()[0] == posted.text.splitlines()[0]
    assert answer.cache_time <= 60


async def test_the_button_of_a_card_shares_it_in_another_chat(stage: Stage, anna: Person) -> None:
    card = await stage.answer(anna, "2602.11236")

    answer = await anna.ask_inline(card.button("📤 Share")["switch_inline_query"])

    assert [result["id"] for result in answer.results] == ["2602.11236"]
    assert answer.next_offset == ""


async def test_no_words_show_the_newest_report_in_pages(stage: Stage, anna: Person) -> None:
    first = await anna.ask_inline("")
    second = await anna.ask_inline("", offset=first.next_offset)

    ids = [result["id"] for result in first.results + second.results]
    papers = stage.store.papers.of_day(stage.clock.now.date())
    assert ids == [stored.paper.id for stored in papers]
    assert second.next_offset == ""


async def test_pages_of_a_search_follow_each_other(stage: Stage, anna: Person) -> None:
    first = await anna.ask_inline("模型")
    second = await anna.ask_inline("模型", offset=first.next_offset)

    assert first.next_offset
    assert second.results
    assert not {r["id"] for r in first.results} & {r["id"] for r in second.results}


async def test_nothing_found_is_said_above_the_empty_list(stage: Stage, anna: Person) -> None:
    answer = await anna.ask_inline("xylophonequartz")

    assert answer.results == []
    assert answer.button == {
        "text": "Nothing found · open private chat", "start_parameter": "inline",
    }  # fmt: skip


async def test_results_are_in_the_readers_own_language(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/settings language zh")

    answer = await anna.ask_inline("")

    assert answer.button is not None
    assert answer.button["text"] == "打开私聊"
    assert answer.is_personal, "Telegram would show the Chinese ones to everybody"
    assert "创新" in answer.results[0]["input_message_content"]["message_text"]


async def test_before_the_first_report_there_is_nothing(empty_stage: Stage) -> None:
    anna = empty_stage.telegram.person("Anna", language_code="en")

    assert (await anna.ask_inline("")).results == []
