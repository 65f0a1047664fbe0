"""Each room touches only what ``tests/layers.py`` allows, and the check itself works."""

from pathlib import Path

import pytest

from tests.layers import HOUSE, violations

ROOT = Path(__file__).parent.parent / "bot"
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(ROOT.rglob("*.py"))
}


def test_every_line_keeps_to_its_room() -> None:
    assert list(violations(FILES)) == []


def test_every_room_of_the_table_exists() -> None:
    there = {path.rpartition("/")[0] or Path(path).stem for path in FILES} | {"bot"}

    assert {room.name for room in HOUSE} - there == set()


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("cards/new.py", "from bot.search.index import schema", "not pure"),
        ("cards/new.py", "import bot.search.index.schema", "not pure"),
        ("cards/new.py", "from bot.offline.standin import StandIn", "above it"),
        ("cards/new.py", "from bot.delivery.schedule.due import decide", "above it"),
        ("cards/new.py", "from bot import store", "above it"),
        ("cards/new.py", "from .. import store", "above it"),
        ("cards/new.py", "from ..store import papers", "above it"),
        ("cards/new.py", "from datetime import datetime\nnow = datetime.now()", "uses .now"),
        ("cards/new.py", "import time", "imports time"),
        ("cards/new.py", "def f():\n    import os", "imports os"),
        ("cards/new.py", "import random", "imports random"),
        ("cards/new.py", "import asyncio", "imports asyncio"),
        ("cards/new.py", "text = open('x').read()", "uses open"),
        ("cards/new.py", "import importlib", "imports importlib"),
        ("cards/new.py", "f = __import__", "uses __import__"),
        ("cards/new.py", "import requests", "does not list"),
        ("texts/new.py", "from bot.cards.message import Message", "above it"),
        ("search/new.py", "import sqlalchemy", "does not list"),
        ("search/new.py", "from bot.search.index import schema", "above it"),
        ("search/index/new.py", "from bot.store.tables import PaperRow", "above it"),
        ("store/new.py", "from bot.offline.standin import StandIn", "above it"),
        ("store/new.py", "from bot.client.sending import send", "above it"),
        ("store/ledger/new.py", "from bot.delivery.schedule.due import decide", "above it"),
        ("store/migrations/versions/0099.py", "from bot.store.tables import PaperRow", "above it"),
        ("client/new.py", "from bot.delivery.push import Push", "above it"),
        ("delivery/new.py", "from telegram.error import BadRequest", "does not list"),
        ("chat/handlers/new.py", "from telegram import error", "does not list"),
        ("chat/handlers/new.py", "import sqlmodel", "does not list"),
        ("chat/handlers/new.py", "from bot.config import Settings", "above it"),
        ("delivery/new.py", "from bot.chat.routes import UPDATES", "above it"),
        ("app.py", "from bot.cli.load import load", "above it"),
        ("app.py", "from bot.offline.standin import StandIn", "above it"),
        ("offline/new.py", "from bot.cli.load import load", "above it"),
        ("offline/standin/new.py", "from bot.papers import Paper", "knows nothing"),
        ("delivery/new.py", "from bot.nowhere import thing", "no module of the house"),
        ("helpers/new.py", "", "no room of the house"),
        ("cards/helpers/new.py", "", "no room of the house"),
        ("new.py", "", "no room of the house"),
    ],
)
def test_a_planted_fault_is_found(path: str, source: str, said: str) -> None:
    found = list(violations({path: source}, FILES))

    assert any(line.startswith(f"{path}:") and said in line for line in found), found


def test_purity_is_transitive() -> None:
    """A pure room is as pure as its imports: the violation is reported where it is."""
    planted = {
        "papers.py": FILES["papers.py"] + "\nfrom bot.texts.new import clock\n",
        "texts/new.py": "import time\n",
    }

    found = list(violations(planted, FILES))

    assert any("texts/new.py: a pure room imports time" in line for line in found)
    assert any("papers.py: imports bot.texts.new, which is above it" in line for line in found)
