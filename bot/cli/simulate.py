"""``papergram simulate``: rehearses a push and prints its figures."""

import asyncio
import json
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.options import AsJson
from bot.errors import PapergramError
from bot.offline.rehearsal.digest import choose_digest
from bot.offline.rehearsal.figures import figures
from bot.offline.rehearsal.scenario import Scenario
from bot.papers import Style


def simulate(  # noqa: PLR0913, PLR0917  each is an option
    chats: Annotated[int, typer.Option(min=1, max=100_000, help="Chats that are owed.")] = 200,
    digest: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of the digest; the newest that is shipped."),
    ] = None,
    papers: Annotated[
        int, typer.Option(min=0, max=200, help="Repeat papers up to so many; 50 give 3 messages.")
    ] = 0,
    style: Annotated[Style, typer.Option(help="Style of the push.")] = Style.OVERVIEW,
    rate: Annotated[
        float, typer.Option(min=1, max=1000, help="Messages a second at which the push starts.")
    ] = 28.0,
    kills: Annotated[int, typer.Option(min=0, max=100, help="Kills of the bot.")] = 3,
    calm: Annotated[bool, typer.Option("--calm", help="No faults, no kills.")] = False,
    probes: Annotated[
        int, typer.Option(min=2, max=1000, help="Questions asked of the idle bot beforehand.")
    ] = 12,
    seed: Annotated[int, typer.Option(help="Of the chances; the same again with the same.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Rehearse a push against the stand-in, with floods, lost answers, blocks, moves and kills."""
    from bot.offline.rehearsal.rehearsal import rehearse  # noqa: PLC0415  the whole bot

    scenario = Scenario(
        chats, rate, style, 0 if calm else kills, faults=not calm, probes=probes, seed=seed
    )
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Rehearsing", total=1.0)
        pushed = choose_digest(digest.date() if digest else None, papers)
        findings = asyncio.run(
            rehearse(scenario, pushed, lambda done: progress.update(task, completed=done))
        )
    found = figures(scenario, findings)
    if as_json:
        typer.echo(json.dumps(found))
    else:
        table = Table("what", "figure", title="A rehearsed push")
        for name, value in found.items():
            table.add_row(name.replace("_", " "), str(value))
        Console().print(table)
    if not findings.tally.passed:
        raise PapergramError("the rehearsal shows a fault: see lost, unexplained and unsettled")
