"""The table of routes: it names all that there is, and all that it names has its texts."""

import re
from typing import get_args

import pytest

from bot.cards.actions import Action
from bot.chat.routes import BUTTONS, COMMANDS, MENU
from bot.texts.catalogue import LANGUAGES, say_in


def test_every_action_has_a_row() -> None:
    assert set(BUTTONS) == set(get_args(Action))


def test_no_command_stands_twice() -> None:
    names = [command.name for command in COMMANDS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.menu])
def test_every_command_of_a_menu_says_what_it_does(name: str, language: str) -> None:
    assert 1 <= len(say_in(language)(f"command-{name}")) <= 256


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_command_of_the_menu(language: str) -> None:
    assert set(re.findall(r"/(\w+)", say_in(language)("help", bot="a_bot"))) == set(MENU)
