"""Menus and descriptions as Telegram has them afterwards, and what it refuses."""

import pytest
from telegram import BotCommandScopeChat
from telegram.ext import ExtBot

from bot.client.pace.overall import Lane
from bot.client.profile import Profile, chat_menu_call, make, profile_calls, try_once
from bot.offline.standin import Person, StandIn

MENU = [("today", "The newest report"), ("help", "How to use me")]
PROFILE = Profile("zh", "Papers each day", "Papers", MENU)


async def is_set(bot: ExtBot[Lane]) -> tuple[bool, bool, bool]:
    """Returns whether Telegram has menu, description and short description."""
    commands = await bot.get_my_commands(language_code="zh")
    description = await bot.get_my_description("zh")
    short = await bot.get_my_short_description("zh")
    return bool(commands), bool(description.description), bool(short.short_description)


async def test_a_profile_is_set_for_its_language_alone(bot: ExtBot[Lane]) -> None:
    await make(profile_calls(bot, PROFILE), 0)

    commands = await bot.get_my_commands(language_code="zh")
    assert [(c.command, c.description) for c in commands] == MENU
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_description("zh")).description == "Papers each day"
    assert (await bot.get_my_short_description("zh")).short_description == "Papers"


async def test_a_menu_of_one_chat(bot: ExtBot[Lane], anna: Person) -> None:
    assert await try_once(chat_menu_call(bot, anna.id, None, MENU)) is None

    assert len(await bot.get_my_commands(BotCommandScopeChat(anna.id))) == 2
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize("code", [400, 401, 403, 404, 409])
async def test_what_telegram_refuses_is_said_once_and_does_not_hold_up_the_rest(
    telegram: StandIn, bot: ExtBot[Lane], caplog: pytest.LogCaptureFixture, code: int
) -> None:
    telegram.faults.error("setMyCommands", code=code, description="a reason")

    await make(profile_calls(bot, PROFILE), 0)

    assert await is_set(bot) == (False, True, True)
    assert caplog.text.count("refused a part of the bot's profile") == 1


async def test_a_failure_does_not_hold_up_the_rest_and_is_tried_again(
    telegram: StandIn, bot: ExtBot[Lane]
) -> None:
    telegram.faults.error("setMyCommands", code=502, description="Bad Gateway", times=3)
    telegram.faults.drop("setMyDescription", processed=False, times=1)

    await make(profile_calls(bot, PROFILE), 0)

    assert await is_set(bot) == (True, True, True)
    assert len(telegram.calls("setMyShortDescription")) == 1
    assert len(telegram.calls("setMyCommands")) == 4


async def test_it_waits_as_long_as_telegram_says(telegram: StandIn, bot: ExtBot[Lane]) -> None:
    telegram.faults.flood(1, "setMyDescription", times=1)

    await make(profile_calls(bot, PROFILE), 0)

    first, second = telegram.calls("setMyDescription")
    assert second.at - first.at >= 1
    assert await is_set(bot) == (True, True, True)


async def test_one_try_says_how_long_to_wait(telegram: StandIn, bot: ExtBot[Lane]) -> None:
    telegram.faults.flood(3600, "setMyCommands", times=1)
    call = profile_calls(bot, PROFILE)[0]

    assert await try_once(call) == 3600
    assert await try_once(call) is None


async def test_a_menu_for_a_chat_that_is_not_open_is_refused(bot: ExtBot[Lane]) -> None:
    assert await try_once(chat_menu_call(bot, 4711, None, MENU)) is None
