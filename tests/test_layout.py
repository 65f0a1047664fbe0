"""The tests mirror the rooms, and no test file is a module that others import from.

The tests of ``bot/X/y.py`` are in ``tests/X/test_y.py``. A large module may have several files,
whose names begin with its name (``test_y_deleted.py``). A room as a whole is tested in a file with
the room's name. Tests directly in ``tests/`` are about the whole repository.
"""

import ast
from collections.abc import Collection
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
ACROSS = {
    "transcripts",
    "offline/demo",
    "offline/demo/page",
    "offline/rehearsal",
    "offline/standin",
}
"""Folders whose tests go through many modules at once."""


def imported_tests(source: str) -> list[str]:
    """Returns the test files that a module imports, or from which it imports something."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            is_of_tests = node.level > 0 or module.partition(".")[0] == "tests"
            names = [one.name for one in node.names] if is_of_tests else []
            found += [module, *(f"{module}.{name}" for name in names)]
    return [name for name in found if name.rpartition(".")[2].startswith("test_")]


def is_mirror(test: PurePosixPath, rooms: Collection[str], modules: Collection[str]) -> bool:
    """Whether something in ``bot`` has a test's place and name.

    ``test`` is a path below ``tests``; ``rooms`` and ``modules`` are paths below ``bot``, those of
    modules without their ending.
    """
    room, name = test.parent, test.stem.removeprefix("test_")
    if room.as_posix() in ACROSS or room == PurePosixPath():
        return True
    if room.as_posix() not in rooms:
        return False
    known = {PurePosixPath(one).name for one in modules if PurePosixPath(one).parent == room}
    return any(name == one or name.startswith(f"{one}_") for one in known | {room.name})


def test_nothing_is_imported_from_a_test() -> None:
    sources = [
        path for folder in ("tests", "benchmarks", "docs") for path in (ROOT / folder).rglob("*.py")
    ]
    found = {
        path.relative_to(ROOT).as_posix(): imported_tests(path.read_text(encoding="utf-8"))
        for path in sources
    }

    assert {path: tests for path, tests in found.items() if tests} == {}


def test_each_test_stands_where_its_module_does() -> None:
    bot, tests = ROOT / "bot", ROOT / "tests"
    rooms = {path.relative_to(bot).as_posix() for path in bot.rglob("*") if path.is_dir()}
    files = (path for path in bot.rglob("*") if path.name != "__pycache__")
    modules = {path.relative_to(bot).with_suffix("").as_posix() for path in files}
    found = [PurePosixPath(path.relative_to(tests)) for path in tests.rglob("test_*.py")]

    assert sorted(str(test) for test in found if not is_mirror(test, rooms, modules)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from tests.chat.test_x import tap", ["tests.chat.test_x"]),
        ("from tests.chat import test_x", ["tests.chat.test_x"]),
        ("import tests.chat.handlers.test_x", ["tests.chat.handlers.test_x"]),
        ("from .test_x import tap", ["test_x"]),
        ("from tests.chat.buttons import tap", []),
        ("from bot.papers import Paper", []),
    ],
)
def test_an_import_from_a_test_is_found(source: str, found: list[str]) -> None:
    assert imported_tests(source) == found


@pytest.mark.parametrize(
    ("test", "stands_right"),
    [
        ("chat/test_menu.py", True),
        ("chat/test_menu_languages.py", True),
        ("chat/test_chat.py", True),
        ("transcripts/test_anything.py", True),
        ("test_anything.py", True),
        ("chat/test_menus.py", False),
        ("chat/test_stores.py", False),
        ("cards/test_menu.py", False),
        ("kitchen/test_menu.py", False),
    ],
)
def test_a_test_that_stands_elsewhere_is_found(test: str, stands_right: bool) -> None:
    assert is_mirror(PurePosixPath(test), {"chat", "cards"}, {"chat/menu"}) is stands_right
