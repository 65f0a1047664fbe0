"""The documents tell the truth: every command and key is in them, and the example loads."""

import re
import tomllib
from pathlib import Path

import typer

from bot.__main__ import app
from bot.chat.menu import COMMANDS
from bot.config import Settings, load_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]

    assert {name for name in commands if f"`papergram {name}" not in README} == set()


def test_every_chat_command_is_in_the_readme() -> None:
    assert {name for name in COMMANDS if f"`/{name}" not in README} == set()


def test_every_setting_is_in_the_readme() -> None:
    keys = {
        f"{section}.{key}"
        for section, field in Settings.model_fields.items()
        for key in field.annotation.model_fields  # type: ignore[union-attr]
    }

    assert {key for key in keys if f"`{key}`" not in README} == set()


def test_the_example_configuration_is_the_defaults() -> None:
    example = ROOT / "config.example.toml"

    assert load_settings(example, environ={}) == load_settings(None, environ={})
    shown = {
        f"{section}.{key}"
        for section, keys in tomllib.loads(example.read_text(encoding="utf-8")).items()
        for key in keys
    }
    assert shown == {
        f"{section}.{key}"
        for section, values in load_settings(example, environ={}).model_dump().items()
        for key in values
    }


def test_no_package_index_is_named() -> None:
    names = ["README.md", "pyproject.toml", "Dockerfile", ".ci/run", ".github/workflows/ci.yml"]
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in names]

    assert not any(re.search(r"index-url|pypi\.org|pythonhosted", text) for text in texts)
