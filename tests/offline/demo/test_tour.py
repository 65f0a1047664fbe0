"""The tour: it fails when Telegram would object. ``papergram demo`` shows its steps."""

import io

import pytest
from rich.console import Console

from bot.errors import PapergramError
from bot.offline.demo.tour import tour
from bot.offline.standin.world import World


async def test_the_tour_fails_when_telegram_would_object(monkeypatch: pytest.MonkeyPatch) -> None:
    add = World.add_message

    def object_to_all(world: World, message: object) -> object:
        world.note_violation("a message that Telegram would not like")
        return add(world, message)  # type: ignore[arg-type]

    monkeypatch.setattr(World, "add_message", object_to_all)

    with pytest.raises(PapergramError, match="Telegram would object"):
        await tour(Console(file=io.StringIO()))
