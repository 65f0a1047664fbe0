"""What a day of one subscriber costs, as docs/operating.md has it."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.papers import Style
from tests.stage import Stage, staged

OPERATING = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")


def calls(stage: Stage) -> int:
    """Returns how many calls there were, without those of the menus, which are set meanwhile."""
    return sum(not call.method.startswith("setMy") for call in stage.telegram.calls())


async def cost_of_a_day(stage: Stage, style: Style) -> tuple[int, int]:
    """Returns messages in the chat and calls to the Bot API for a report's push."""
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    await stage.answer(anna, f"/settings style {style.value}")
    await stage.settle()
    messages, before = len(stage.telegram.sent(anna)), calls(stage)
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()
    return len(stage.telegram.sent(anna)) - messages, calls(stage) - before


@pytest.mark.parametrize("style", list(Style))
async def test_the_documents_tell_what_a_day_costs(tmp_path: Path, style: Style) -> None:
    (told,) = re.findall(rf"\| `{style.value}` \| (\d+) \| (\d+) \|", OPERATING)

    async with staged(tmp_path) as stage:
        assert await cost_of_a_day(stage, style) == (int(told[0]), int(told[1]))


async def test_a_card_opened_in_place_costs_two_calls_and_no_message(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        anna = stage.telegram.person("Anna", language_code="en")
        overview = await stage.answer(anna, "/today")
        await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 2, chat=anna)
        messages, before = len(stage.telegram.sent(anna)), calls(stage)

        await anna.tap(overview, "1")

        assert len(stage.telegram.sent(anna)) == messages
        assert calls(stage) - before == 2
    assert "costs two calls and no message" in OPERATING
