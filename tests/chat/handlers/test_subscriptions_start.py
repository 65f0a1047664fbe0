"""/start: what a newcomer sees first."""

import asyncio
from datetime import date

import pytest

from bot.offline.standin import Message
from bot.offline.standin.changes import PATIENCE
from bot.texts.catalogue import LANGUAGES
from tests.stage import Stage

TITLES = 23


def titles_of(messages: list[Message]) -> int:
    """Returns how many papers the messages list, each with a button."""
    return sum(button["text"].isdigit() for message in messages for button in message.buttons)


async def test_start_welcomes_subscribes_and_sends_the_newest_digest(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="zh-hans")
    anna.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 3, chat=anna)

    welcome, *overview = stage.telegram.sent(anna)

    assert "Papergram" in welcome.text
    assert "09:00（UTC）" in welcome.text
    assert titles_of(overview) == TITLES
    assert all("huggingface.co/papers/" in m.html for m in overview)
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    assert subscription.active
    assert subscription.last_digest == date(2026, 2, 16)
    assert subscription.last_push_day is None, "a greeting does not use up the day's push"


async def test_start_speaks_the_readers_language(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="de")

    welcome = await stage.answer(ben, "/start")

    assert "Hello, I'm Papergram." in welcome.text


async def test_a_guessed_zone_is_said_to_be_one_and_put_right_with_a_tap(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="de")  # the stage's clock shows noon in UTC

    welcome = await stage.answer(ben, "/start")

    assert "every day at 09:00 (Europe/Berlin)" in welcome.text
    assert "The time zone is a guess." in welcome.text
    labels = [key["text"] for key in welcome.buttons]
    assert {"✓ 13:00 Berlin", "20:00 Shanghai", "07:00 New York"} <= set(labels)

    await ben.tap(welcome, "07:00 New York")
    changed = await stage.telegram.wait_for_edit(welcome, lambda m: "New_York" in m.text, edits=0)
    assert "Next delivery: today at 09:00." in changed.text
    subscription = stage.store.subscriptions.get(ben.id)
    assert subscription is not None
    assert subscription.zone == "America/New_York"


async def test_a_place_without_a_button_leads_to_all_others(stage: Stage) -> None:
    jiho = stage.telegram.person("Jiho", language_code="ko")
    welcome = await stage.answer(jiho, "/start")
    assert "✓ 21:00 Asia/Seoul" in [key["text"] for key in welcome.buttons]

    await jiho.tap(welcome, "🌍 Another place")
    await stage.telegram.wait_for_edit(welcome, lambda m: "share your location" in m.text, edits=0)
    await stage.answer(jiho, "Busan")

    subscription = stage.store.subscriptions.get(jiho.id)
    assert subscription is not None
    assert subscription.zone == "Asia/Seoul"


async def test_who_was_here_before_is_not_asked_again(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="de")
    await stage.answer(ben, "/subscribe Tokyo")

    ben.start()
    welcome = await stage.telegram.wait_for_message(ben, lambda m: "Hello" in m.text)

    assert "guess" not in welcome.text
    assert welcome.buttons == []


async def test_start_says_once_that_reports_come_in_another_language(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    anna = stage.telegram.person("Anna", language_code="zh")

    assert "Reports come in Chinese for now." in (await stage.answer(ben, "/start")).text
    assert "🌐" not in (await stage.answer(anna, "/start")).text


async def test_start_before_the_first_digest_says_so(empty_stage: Stage) -> None:
    anna = empty_stage.telegram.person("Anna", language_code="en")

    welcome = await empty_stage.answer(anna, "/start")

    assert "No report has arrived yet" in welcome.text


async def test_start_again_answers_again_and_owes_nothing_twice(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="zh")
    anna.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 3, chat=anna)
    anna.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 6, chat=anna)
    await stage.settle()

    assert len(stage.telegram.sent(anna)) == 6
    assert sum(stage.store.ledger.counts().values()) == 2


async def test_a_deep_link_opens_a_card(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="zh")
    anna.start("p_2602_12617")

    card = await stage.telegram.wait_for_message(anna)

    assert card.text.startswith("GeoAgent")
    assert stage.store.subscriptions.get(anna.id) is None, "reading one paper is no subscription"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("p_unknown", "I don't have what that link points to."),
        (
            "p_2602_99998",
            "I don't have 2602.99998. arXiv may have it: https://arxiv.org/abs/2602.99998",
        ),
        ("d_2026-02-31", "I don't have what that link points to."),
        ("d_2025-01-01", "That button no longer works."),
    ],
)
async def test_a_deep_link_to_nothing_says_so_and_greets_who_is_new(
    stage: Stage, link: str, said: str
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")

    first = await stage.answer(anna, f"/start {link}")
    await stage.telegram.wait_for_message(anna, lambda m: "I'm Papergram" in m.text)
    await stage.settle()
    again = await stage.answer(anna, f"/start {link}")
    helped = await stage.answer(anna, "/help")

    assert first.text.startswith(said)
    assert again.text.startswith(said)
    assert helped.text.startswith("Send words"), "nobody is greeted twice"


async def test_start_in_a_group_explains_and_does_not_subscribe(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="zh")
    group = anna.create_group("读书会")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    answer = await stage.answer(anna, "/start", group)

    assert "/subscribe" in answer.text
    assert stage.store.subscriptions.get(group.id) is None


async def test_the_menu_is_set_in_every_language_that_telegram_takes(stage: Stage) -> None:
    codes = {code for code in LANGUAGES if len(code) == 2} - {"en"}

    def languages() -> set[object]:
        calls = stage.telegram.calls("setMyCommands")
        return {call.params.get("language_code") for call in calls}

    async with asyncio.timeout(PATIENCE):  # menus are set beside the bot's work
        while languages() < {None, *codes}:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)
    assert languages() == {None, *codes}
