"""The table of the commands, and what a short command does not import."""

import subprocess
import sys
from pathlib import Path

import pytest

import bot.cli
from bot.cli.commands import COMMANDS, find_command

_NO_COMMANDS = {"__init__", "commands", "feed_looks", "feed_questions", "options"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_says_what_the_command_itself_says(name: str) -> None:
    assert find_command(name).help.splitlines()[0] == COMMANDS[name]


def test_every_command_is_in_the_table() -> None:
    modules = {path.stem for path in Path(bot.cli.__path__[0]).glob("*.py")}
    assert modules - _NO_COMMANDS == set(COMMANDS)


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_short_command_imports_no_room(argument: str) -> None:
    program = (
        "import sys\n"
        "from bot.__main__ import call\n"
        f"assert call([{argument!r}]) == 0\n"
        "mine = {name for name in sys.modules if name.startswith('bot.')}\n"
        "heavy = {'sqlalchemy', 'telegram', 'pydantic', 'aiohttp', 'alembic'} & set(sys.modules)\n"
        "print('imported:', sorted(mine | heavy))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines()[-1] == (
        "imported: ['bot.__main__', 'bot.cli', 'bot.cli.commands', 'bot.errors']"
    )


def test_only_the_feed_imports_what_reads_pages_and_asks_models() -> None:
    program = (
        "import sys\n"
        "import bot.app, bot.cli.search, bot.cli.show, bot.cli.check\n"
        "print({'openai', 'selectolax', 'stamina', 'bot.feeding'} & set(sys.modules))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "set()\n"
