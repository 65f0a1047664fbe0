"""The command menu, and what the bot says of itself before anybody writes to it."""

from collections.abc import Collection, Iterator, Sequence

from telegram import Bot

from bot.client.profile import Call, Menu, Profile, chat_menu_call, make, profile_calls, try_once
from bot.texts.catalogue import FALLBACK, LANGUAGES, say_in


async def introduce(
    bot: Bot,
    admins: Collection[int],
    commands: Sequence[str],
    admin_commands: Sequence[str],
    first_pause: float,
) -> None:
    """Sets menus and descriptions in every language, and ends when Telegram has decided on all.

    ``admins`` are user ids, ``commands`` the names in everybody's menu, ``admin_commands`` those
    in an administrator's. ``first_pause`` is how many seconds pass before the second try.
    """
    calls: list[Call] = []
    for code, language in _profiles():
        say = say_in(language)
        profile = Profile(
            code, say("description"), say("short-description"), _menu(language, commands)
        )
        calls += profile_calls(bot, profile)
    for admin in admins:
        calls += _menu_calls(bot, admin, admin_commands)
    await make(calls, first_pause)


async def introduce_to(bot: Bot, admin: int, commands: Sequence[str]) -> None:
    """Sets an administrator's menu, if Telegram takes it now; ``commands`` are the names in it.

    Telegram refuses it before the administrator has written to the bot.
    """
    for call in _menu_calls(bot, admin, commands):
        await try_once(call)


def _menu_calls(bot: Bot, admin: int, commands: Sequence[str]) -> list[Call]:
    return [
        chat_menu_call(bot, admin, code, _menu(language, commands))
        for code, language in _profiles()
    ]


def _menu(language: str, names: Sequence[str]) -> Menu:
    say = say_in(language)
    return [(name, say(f"command-{name}")) for name in names]


def _profiles() -> Iterator[tuple[str | None, str]]:
    """Yields the codes that Telegram takes, each with its language.

    They have two letters: readers of ``zh-hant`` see the menu of ``zh``. The fallback has no code,
    and is what all others get.
    """
    shortest_last = sorted(LANGUAGES, key=len, reverse=True)
    codes = {language.partition("-")[0]: language for language in shortest_last}
    for code, language in codes.items():
        yield None if language == FALLBACK else code, language
