"""``papergram export``: writes papers in one of five formats."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from bot.cards.export import FORMATS, Format
from bot.cli.options import ConfigFile, Language, open_store, read_day
from bot.config import load_settings
from bot.errors import PapergramError
from bot.papers import StoredPaper


def export(
    day: Annotated[
        date | None,
        typer.Option(
            "--date", parser=read_day, metavar="<day>", help="One day's digest; all papers without."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Format.")] = "jsonl",
    language: Language = None,
    config: ConfigFile = None,
) -> None:
    """Write papers to standard output, by their first day, each in one language."""
    settings = load_settings(config)
    language = language or settings.chat.language
    with open_store(settings) as store:
        papers: Iterable[StoredPaper] = store.papers.each(language)
        if day is not None:
            papers = store.papers.of_day(day, language)
            if not papers:
                raise PapergramError(f"{day}: no digest; `papergram load` reads digests")
        for chunk in FORMATS[form](papers):
            typer.echo(chunk, nl=False)
