"""Methods about the bot itself: its user, commands, names, descriptions and menu button."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.offline.standin.errors import refuse
from bot.offline.standin.objects import user_object
from bot.offline.standin.state import Json
from bot.offline.standin.world import World

_COMMAND = re.compile("[a-z0-9_]{1,32}")


def get_me(world: World, _params: Json) -> Json:
    """Returns the bot's User."""
    return user_object(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
        "supports_join_request_queries": False,
    }


def set_my_commands(world: World, params: Json) -> bool:
    """Sets the commands of one scope and language."""
    commands = params["commands"]
    if len(commands) > 100:
        raise refuse("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise refuse("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[_scope(world, params), _language(params)] = [
        dict(command) for command in commands
    ]
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    """Returns the commands of one scope and language; none if they were never set."""
    return world.profile.commands.get((_scope(world, params), _language(params)), [])


def delete_my_commands(world: World, params: Json) -> bool:
    """Deletes the commands of one scope and language."""
    world.profile.commands.pop((_scope(world, params), _language(params)), None)
    return True


def set_chat_menu_button(world: World, params: Json) -> bool:
    """Sets the button beside the message field, of one private chat or of all."""
    world.profile.menu_buttons[_private(world, params)] = params.get(
        "menu_button", {"type": "default"}
    )
    return True


def get_chat_menu_button(world: World, params: Json) -> Json:
    """Returns the menu button of one private chat or of all."""
    buttons = world.profile.menu_buttons
    return buttons.get(_private(world, params)) or buttons.get(0) or {"type": "commands"}


def _scope(world: World, params: Json) -> str:
    scope = params.get("scope", {"type": "default"})
    if "chat_id" in scope and scope["chat_id"] not in world.chats:
        raise refuse("chat not found")
    return ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)


def _language(params: Json) -> str:
    code: str = params.get("language_code", "")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise refuse("Invalid language code specified")
    return code


def _private(world: World, params: Json) -> int:
    chat_id: int = params.get("chat_id", 0)
    if chat_id and (chat_id not in world.chats or chat_id < 0):
        raise refuse("chat not found")
    return chat_id


def _setter(key: str, store: str, limit: int, refusal: str) -> Callable[[World, Json], bool]:
    def set_text(world: World, params: Json) -> bool:
        text, language = params.get(key, ""), _language(params)
        if len(text) > limit:
            raise refuse(refusal)
        texts = getattr(world.profile, store)
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        return True

    return set_text


def _getter(key: str, store: str) -> Callable[[World, Json], Json]:
    def get_text(world: World, params: Json) -> Json:
        texts = getattr(world.profile, store)
        default = world.bot.first_name if key == "name" else ""
        return {key: texts.get(_language(params)) or texts.get("") or default}

    return get_text


HANDLERS: dict[str, Callable[[World, Json], object]] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": _setter("name", "names", 64, "BOT_TITLE_INVALID"),
    "getMyName": _getter("name", "names"),
    "setMyDescription": _setter(
        "description", "descriptions", 512, "USER_BOT_DESCRIPTION_TOO_LONG"
    ),
    "getMyDescription": _getter("description", "descriptions"),
    "setMyShortDescription": _setter(
        "short_description", "short_descriptions", 120, "USER_BOT_SHORT_DESCRIPTION_TOO_LONG"
    ),
    "getMyShortDescription": _getter("short_description", "short_descriptions"),
}
