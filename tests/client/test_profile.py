"""Menus and descriptions as Telegram has them afterwards, and what it refuses."""

import pytest
from telegram import BotCommandScopeChat
from telegram.ext import ExtBot

from bot.client.pace.overall import Lane
from bot.client.profile import Profile, set_menu_of_chat, set_profile
from bot.offline.standin import Person, StandIn

MENU = [("today", "The newest report"), ("help", "How to use me")]
PROFILE = Profile("zh", "Papers each day", "Papers", MENU)


async def test_a_profile_is_set_for_its_language_alone(bot: ExtBot[Lane]) -> None:
    assert await set_profile(bot, PROFILE)

    commands = await bot.get_my_commands(language_code="zh")
    assert [(c.command, c.description) for c in commands] == MENU
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_description("zh")).description == "Papers each day"
    assert (await bot.get_my_short_description("zh")).short_description == "Papers"


async def test_a_menu_of_one_chat(bot: ExtBot[Lane], anna: Person) -> None:
    assert await set_menu_of_chat(bot, anna.id, None, MENU)

    assert len(await bot.get_my_commands(BotCommandScopeChat(anna.id))) == 2
    assert await bot.get_my_commands() == ()


async def test_a_refused_menu_does_not_hold_up_the_rest(
    telegram: StandIn, bot: ExtBot[Lane]
) -> None:
    assert await set_profile(bot, Profile(None, "Papers each day", "Papers", [("No way", "?")]))

    assert (await bot.get_my_description()).description == "Papers each day"
    assert await set_menu_of_chat(bot, 4711, None, MENU), "a chat that is not open"


async def test_a_flood_does_not_hold_up_the_rest(telegram: StandIn, bot: ExtBot[Lane]) -> None:
    telegram.faults.flood(3600, "setMyDescription", times=1)

    assert await set_profile(bot, PROFILE)

    assert (await bot.get_my_short_description("zh")).short_description == "Papers"


@pytest.mark.parametrize("method", ["setMyCommands", "setMyDescription", "setMyShortDescription"])
async def test_what_telegram_did_not_hear_is_told(
    telegram: StandIn, bot: ExtBot[Lane], method: str
) -> None:
    telegram.faults.error(method, code=502, description="Bad Gateway", times=1)

    assert not await set_profile(bot, PROFILE)
    assert await set_profile(bot, PROFILE)
