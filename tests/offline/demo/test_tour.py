"""The tour: it shows every step, and fails when Telegram would object."""

import io
import re

import pytest
from rich.console import Console

from bot.errors import PapergramError
from bot.offline.demo.tour import tour
from bot.offline.standin.world import World


async def test_the_tour_shows_every_step() -> None:
    console = Console(file=io.StringIO(), width=100)

    await tour(console)

    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.index("/start") < shown.index("2026-02-16") < shown.index("/search robotics")
    assert shown.index("You tap") < shown.index("/paper 2602.12617")
    assert re.search(r"The ledger: \d sent\.", shown)


async def test_the_tour_fails_when_telegram_would_object(monkeypatch: pytest.MonkeyPatch) -> None:
    add = World.add_message

    def object_to_all(world: World, message: object) -> object:
        world.note_violation("a message that Telegram would not like")
        return add(world, message)  # type: ignore[arg-type]

    monkeypatch.setattr(World, "add_message", object_to_all)

    with pytest.raises(PapergramError, match="Telegram would object"):
        await tour(Console(file=io.StringIO()))
