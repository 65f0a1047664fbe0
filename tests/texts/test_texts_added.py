"""A catalogue is all that a language takes."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.texts.entries import TEXTS

BOT = TEXTS.parent
OF_REPORTS = (
    "config.py",
    "feed/steps/wording.py",
    "intake/language.py",
    "offline/",
    "store/migrations/",
)
"""What knows the languages of reports, which need no catalogue, and what is history."""
_TRIAL = """
import asyncio, json, sys
from pathlib import Path
from tests.stage import staged

async def main():
    async with staged(Path(sys.argv[1]), seed=None) as stage:
        ana = stage.telegram.person("Ana", language_code="en")
        await stage.answer(ana, "/settings idioma português")
        subscribed = await stage.answer(ana, "/subscribe 08:30 Nova York")
        settings = await stage.answer(ana, "/settings")
        menus = [code for _, code in stage.telegram.world.profile.commands]
        print(json.dumps([subscribed.text, settings.text, menus]))

asyncio.run(main())
"""


def test_a_file_is_a_language_of_menus_settings_and_answers(tmp_path: Path) -> None:
    for folder in (BOT, BOT.parent / "seeds"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(folder, tmp_path / folder.name, ignore=ignored)
    texts = (TEXTS / "es.ftl").read_text(encoding="utf-8")
    texts = texts.replace("language-name = Español", "language-name = Português")
    texts = texts.replace("language-words = español ", "language-words = português ")
    (tmp_path / "bot" / "texts" / "pt.ftl").write_text(texts, encoding="utf-8")
    (tmp_path / "stage").mkdir()

    done = subprocess.run(
        [sys.executable, "-c", _TRIAL, tmp_path / "stage"],
        env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{BOT.parent}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    subscribed, shown, menus = json.loads(done.stdout)
    assert "America/New_York" in subscribed
    assert "Idioma: Português" in shown
    assert {"", "pt", "es", "zh"} <= set(menus)
    assert not any("-" in code for code in menus)


def test_nothing_else_lists_the_languages_of_readers() -> None:
    listing = []
    for path in BOT.rglob("*.py"):
        name = path.relative_to(BOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            written = {
                one.value for one in ast.iter_child_nodes(node) if isinstance(one, ast.Constant)
            }
            if {"en", "zh"} <= written and not name.startswith(OF_REPORTS):
                listing.append(name)

    assert listing == []
