"""How long a bystander's /help waits while a crowd uses the bot, and how often Telegram refuses.

    uv run python -m benchmarks.crowd [--people 300] [--seconds 8]

It takes about two minutes: at the end of each run the bot answers all that it was asked. Each /help
is the first thing that its sender says.

The whole bot runs against a stand-in that takes thirty calls a second and asks for three seconds
more than it needs. In one run: nobody else; people who press Start within a second; one account
with 600 inline queries; 70 accounts with 20 searches each.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from bot.config import PushSettings
from bot.offline.clock import MovableClock
from bot.offline.stage import Stage, isolated_settings, set_stage

_PAUSE = 1.0
_PENALTY = 2
"""Seconds that Telegram asks for beyond the one that would do."""


def main() -> None:
    """Measures each crowd and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=8)
    arguments = parser.parse_args()
    crowds: dict[str, Callable[[Stage], None]] = {
        "nobody": lambda _: None,
        f"{arguments.people} press Start": lambda stage: start(stage, arguments.people),
        "600 inline queries": type_inline,
        "70 × 20 searches": search,
    }
    table = Table("crowd", "/help median, s", "/help most, s", "refused", title="A bystander")
    for name, gather in crowds.items():
        waits, refused = asyncio.run(measure(gather, arguments.seconds))
        middle, most = statistics.median(waits), max(waits)
        table.add_row(name, f"{middle:.2f}", f"{most:.2f}", str(refused))
    Console().print(table)


async def measure(gather: Callable[[Stage], None], seconds: int) -> tuple[list[float], int]:
    """Returns how long each /help waited, and how many calls Telegram refused."""
    push = PushSettings(timezone="UTC")
    async with set_stage(isolated_settings(push), clock=MovableClock()) as stage:
        stage.drop_seeds()
        await stage.start()
        await stage.answer(stage.telegram.person("Early bird"), "/help", within=60)
        stage.telegram.rates.enabled, stage.telegram.rates.penalty = True, _PENALTY
        gather(stage)
        waits = []
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            bystander = stage.telegram.person("Bystander")
            asked = time.monotonic()
            await stage.answer(bystander, "/help", within=120)
            waits.append(time.monotonic() - asked)
            await asyncio.sleep(_PAUSE)
        return waits, len(stage.telegram.rates.refused)


def start(stage: Stage, number: int) -> None:
    """Has so many people press Start at once."""
    for one in range(number):
        stage.telegram.person(f"Reader {one}").say("/start")


def type_inline(stage: Stage) -> None:
    """Has one person type 600 inline queries at once."""
    person = stage.telegram.person("Typist")
    for number in range(600):
        person.type_inline(f"robots {number}")


def search(stage: Stage) -> None:
    """Has seventy people send twenty searches each."""
    people = [stage.telegram.person(f"Searcher {one}") for one in range(70)]
    for number in range(20):
        for person in people:
            person.say(f"robots that learn {number}")


if __name__ == "__main__":
    main()
