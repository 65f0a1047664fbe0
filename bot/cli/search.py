"""``papergram search``: the search of the chat, on the command line."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.cards.markup import render_line
from bot.cards.styled import text_of, to_html
from bot.cli import AsJson, ConfigFile
from bot.config import load_settings
from bot.errors import ConfigError
from bot.offline.drawing import styled_text
from bot.store.archive import Archive, Found
from bot.store.store import Store


def search(
    words: Annotated[list[str] | None, typer.Argument(help="What to look for.")] = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most papers to show.")] = 10,
    stdin: Annotated[
        bool, typer.Option("--stdin", help="One query a line in, one JSON line out.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Search every paper ever seen, in Chinese or English."""
    if bool(words) == stdin:
        raise ConfigError("WORDS: expected words to search for, or --stdin with queries in lines")
    settings = load_settings(config)
    with Store(settings.store.url, must_exist=True) as store:
        if stdin:
            if sys.stdin is None:
                raise ConfigError("--stdin: standard input is closed")
            for line in sys.stdin:
                query = line.rstrip("\r\n")
                typer.echo(_as_json(query, store.archive.search(query, limit)))
                sys.stdout.flush()  # whoever asks line by line waits for the answer
            return
        query = " ".join(words or [])
        found = store.archive.search(query, limit)
        if as_json:
            typer.echo(_as_json(query, found))
        else:
            _show(store.archive, found)


def _as_json(query: str, found: Found) -> str:
    results = [
        {
            "id": stored.paper.id,
            "title": text_of(render_line(stored.paper.title)),
            "score": round(score, 4),
        }
        for (stored, _), score in zip(found.papers, found.scores, strict=True)
    ]
    return json.dumps({"query": query, "results": results}, ensure_ascii=False)


def _show(archive: Archive, found: Found) -> None:
    console = Console(highlight=False)
    console.soft_wrap = not console.is_terminal  # whoever reads lines wants them whole
    for typed, read in found.corrections:
        console.print(Text(f"{typed}: read as {read}"))
    if found.also:
        console.print(Text(f"also: {', '.join(found.also)}"))
    for stored, excerpt in found.papers:
        title = text_of(render_line(stored.paper.title))
        console.print(Text(stored.paper.id, "bold cyan"), Text(title, "bold"))
        if excerpt:
            console.print(styled_text(to_html(excerpt)))
    if not found.papers:
        console.print("nothing found")
    elif found.total > len(found.papers):
        console.print(Text(f"{found.total} in all; --limit shows more", "dim"))
