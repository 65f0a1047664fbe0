"""``papergram simulate``: rehearses a push and prints its figures."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.options import AsJson, read_day
from bot.errors import ConfigError, PapergramError
from bot.offline.rehearsal.digest import choose_digest
from bot.offline.rehearsal.figures import figures
from bot.offline.rehearsal.scenario import Scenario, ScheduleName
from bot.papers import Style

_TO_STAND_BY = 3
"""Bots on one store: while one stands still, another takes over and a third one stands by."""


def simulate(  # noqa: PLR0913, PLR0917  each is an option
    context: typer.Context,
    chats: Annotated[int, typer.Option(min=1, max=100_000, help="Chats that are owed.")] = 200,
    digest: Annotated[
        date | None,
        typer.Option(
            parser=read_day, metavar="<day>", help="Day of the digest; the newest that is shipped."
        ),
    ] = None,
    papers: Annotated[
        int, typer.Option(min=0, max=200, help="Repeat papers up to so many; 50 give 3 messages.")
    ] = 0,
    style: Annotated[Style, typer.Option(help="Style of the push.")] = Style.OVERVIEW,
    rate: Annotated[
        float, typer.Option(min=1, max=1000, help="Messages a second at which the push starts.")
    ] = 28.0,
    kills: Annotated[int, typer.Option(min=0, max=100, help="Kills of the bot.")] = 3,
    standby: Annotated[
        bool,
        typer.Option(
            "--standby",
            help="Three bots on PostgreSQL. The one that works is killed and frozen in turns, and "
            "another takes over.",
        ),
    ] = False,
    store_url: Annotated[
        str,
        typer.Option(
            metavar="URL", help="With --standby: an empty database; a server of its own, if none."
        ),
    ] = "",
    calm: Annotated[bool, typer.Option("--calm", help="No faults, no kills.")] = False,
    probes: Annotated[
        int, typer.Option(min=2, max=1000, help="Questions asked of the idle bot beforehand.")
    ] = 12,
    seed: Annotated[int, typer.Option(help="Of the chances; the same again with the same.")] = 1,
    schedule: Annotated[
        ScheduleName | None,
        typer.Option(help="Try case by case instead: outages, or jumps of the clock."),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few cases of the schedule.")] = False,
    as_json: AsJson = False,
) -> None:
    """Rehearse a push against the stand-in, with floods, lost answers, blocks, moves and kills."""
    if schedule is not None:
        _refuse_others(context)
        _play(schedule, quick=quick, as_json=as_json)
        return
    if quick:
        raise ConfigError("--quick: only with --schedule")
    if store_url and not standby:
        raise ConfigError("--store-url: only with --standby")
    from bot.offline.rehearsal.rehearsal import rehearse  # noqa: PLC0415  the whole bot

    scenario = Scenario(
        chats,
        rate,
        style,
        0 if calm else kills,
        _TO_STAND_BY if standby else 1,
        faults=not calm,
        probes=probes,
        seed=seed,
    )
    pushed = choose_digest(digest, papers)
    with _store(store_url, standby=standby) as url, _progress() as on_progress:
        findings = asyncio.run(rehearse(scenario, pushed, on_progress, url))
    found = figures(scenario, findings)
    if as_json:
        typer.echo(json.dumps(found))
    else:
        table = Table("what", "figure", title="A rehearsed push")
        for name, value in found.items():
            table.add_row(name.replace("_", " "), str(value))
        Console().print(table)
    if not findings.passed:
        raise PapergramError("the rehearsal shows a fault: see lost, unexplained and unsettled")


@contextmanager
def _store(url: str, *, standby: bool) -> Iterator[str]:
    """Yields the URL of an empty PostgreSQL store; an empty text where none stands by."""
    if not standby:
        yield ""
        return
    from bot.offline.server import own_server  # noqa: PLC0415  needed here alone
    from bot.store.moving import open_target  # noqa: PLC0415

    if url:
        open_target(url).close()
        yield url
        return
    with own_server() as server:
        try:
            url = server.start()
        except ConfigError as error:
            raise ConfigError(
                f"--standby: {error}; name an empty database by --store-url"
            ) from error
        yield url


def _play(name: ScheduleName, *, quick: bool, as_json: bool) -> None:
    """Plays a schedule and prints its table; raises ``PapergramError`` if a goal is missed."""
    from bot.offline.rehearsal.schedule import play  # noqa: PLC0415  the whole bot

    with _progress() as on_progress:
        played = play(name, on_progress, quick=quick)
    rows = [
        dict(zip(played.columns, result.case, strict=True))
        | {
            "owed": result.owed,
            "sent": result.sent,
            "lost": result.lost,
            "copies at most": result.most_copies,
            "longest wait (s)": None if result.longest_wait is None else round(result.longest_wait),
        }
        for result in played.results
    ]
    if as_json:
        typer.echo(json.dumps(rows))
    else:
        for cells in (rows[0], ["---"] * len(rows[0]), *(row.values() for row in rows)):
            typer.echo(f"| {' | '.join(map(str, cells))} |")  # to be copied into a document
    if missed := sum(not result.passed for result in played.results):
        raise PapergramError(f"{missed} of {len(rows)} cases miss their goal: see lost and copies")


def _refuse_others(context: typer.Context) -> None:
    """Refuses options that say nothing to a schedule."""
    for name in context.params.keys() - {"schedule", "quick", "as_json"}:
        source = context.get_parameter_source(name)
        if source is not None and source.name != "DEFAULT":
            raise ConfigError(f"--{name}: not with --schedule")


@contextmanager
def _progress() -> Iterator[Callable[[float], None]]:
    """Shows progress on a terminal; what it yields takes the part that is done, from 0 to 1."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Rehearsing", total=1.0)
        yield lambda done: progress.update(task, completed=done)
