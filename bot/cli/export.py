"""``papergram export``: writes papers in one of five formats."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

import typer

from bot.cards.export import FORMATS, Format
from bot.cli.options import ConfigFile, open_store
from bot.errors import PapergramError
from bot.papers import StoredPaper


def export(
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="One day's digest; all papers without."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Format.")] = "jsonl",
    config: ConfigFile = None,
) -> None:
    """Write papers to standard output, by their first day."""
    with open_store(config) as store:
        papers: Iterable[StoredPaper] = store.papers.each()
        if day is not None:
            papers = store.papers.of_day(day.date())
            if not papers:
                raise PapergramError(f"{day.date()}: no digest; `papergram load` reads digests")
        for chunk in FORMATS[form](papers):
            typer.echo(chunk, nl=False)
