"""``papergram simulate``: rehearses a push and prints its figures."""

import asyncio
import json
import statistics
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.options import AsJson
from bot.errors import ConfigError, PapergramError
from bot.feed.folder import decode
from bot.intake.report import parse_report
from bot.offline.rehearsal.scenario import Findings, Scenario
from bot.offline.rehearsal.tally import Steadiness
from bot.offline.seeds import find_seeds
from bot.papers import Digest, Style


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
    from bot.offline.rehearsal.rehearsal import enlarge, rehearse  # noqa: PLC0415  the whole bot

    scenario = Scenario(
        chats, rate, style, 0 if calm else kills, faults=not calm, probes=probes, seed=seed
    )
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Rehearsing", total=1.0)
        findings = asyncio.run(
            rehearse(
                scenario,
                enlarge(_find(digest), papers),
                lambda done: progress.update(task, completed=done),
            )
        )
    if as_json:
        typer.echo(json.dumps(figures(scenario, findings)))
    else:
        table = Table("what", "figure", title="A rehearsed push")
        for name, value in figures(scenario, findings).items():
            table.add_row(name.replace("_", " "), str(value))
        Console().print(table)
    if not findings.tally.passed:
        raise PapergramError("the rehearsal shows a fault: see lost, unexplained and unsettled")


def figures(scenario: Scenario, findings: Findings) -> dict[str, int | float]:
    """Returns the figures of ``findings`` by name; waits are in milliseconds."""
    tally = findings.tally
    return {
        "chats": scenario.chats,
        "messages_each": findings.parts,
        "owed": tally.owed,
        "seconds": round(findings.seconds, 1),
        "messages_a_second": round(findings.per_second, 1),
        **_steady(findings.steady),
        "kills": findings.kills,
        "floods": findings.floods,
        "floods_of_its_own": findings.own_floods,
        "sent": tally.sent,
        "failed": tally.failed,
        "unknown": tally.unknown,
        "unsettled": tally.unsettled,
        "lost": tally.lost,
        "doubled": tally.doubled,
        "unexplained": tally.unexplained,
        **_waits("idle", findings.idle_waits),
        **_waits("while_pushing", findings.busy_waits),
    }


def _steady(steady: Steadiness | None) -> dict[str, float]:
    if steady is None:
        return {}
    return {
        "steady_messages_a_second": round(steady.per_second, 2),
        "steady_share_of_allowed": round(steady.share, 3),
        "steady_floods": steady.floods,
    }


def _waits(when: str, waits: list[float]) -> dict[str, float]:
    if len(waits) < 2:
        return {}
    cuts = statistics.quantiles(waits, n=20, method="inclusive")
    return {
        f"answer_{when}_p50_ms": round(cuts[9] * 1000, 1),
        f"answer_{when}_p95_ms": round(cuts[18] * 1000, 1),
    }


def _find(day: datetime | None) -> Digest:
    """Returns the shipped digest of a day, or the newest one."""
    seeds = {path.stem: path for path in find_seeds().glob("*.md")}
    name = day.date().isoformat() if day else max(seeds)
    if name not in seeds:
        raise ConfigError(f"--digest: no {name} among the shipped ones: {', '.join(seeds)}")
    return parse_report(decode(seeds[name].read_bytes()))
