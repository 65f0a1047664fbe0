"""``papergram search``: searches as in the chat, on the command line."""

import json
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.cards.excerpt import render_excerpt
from bot.cards.styled import to_html
from bot.cards.titles import title_text
from bot.cli.options import AsJson, ConfigFile, open_store
from bot.config import load_settings
from bot.errors import ConfigError
from bot.papers import StoredPaper
from bot.search.answer import Answer
from bot.store.store import Store
from bot.terminal import Wrapped, styled_text


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
    language = settings.chat.language
    with open_store(settings) as store:
        _bring_up_to_date(store)
        if stdin:
            if sys.stdin is None:
                raise ConfigError("--stdin: standard input is closed")
            for line in sys.stdin:
                query = line.rstrip("\r\n")
                typer.echo(_as_json(query, *_search(store, query, limit, language)))
                sys.stdout.flush()  # a program that asks line by line waits for the answer
            return
        query = " ".join(words or [])
        answer, papers = _search(store, query, limit, language)
        if as_json:
            typer.echo(_as_json(query, answer, papers))
        else:
            _show(answer, papers)


def _bring_up_to_date(store: Store) -> None:
    if store.index.behind():
        from bot.cli.reindex import indexing_progress  # noqa: PLC0415  rarely needed

        with indexing_progress(store.papers.counts()[1]) as progress:
            store.index.follow(progress)
    if store.index.behind():
        typer.echo("the search index is being made: some papers may be missing", err=True)


def _search(
    store: Store, query: str, limit: int, language: str
) -> tuple[Answer, Sequence[StoredPaper]]:
    answer = store.index.search(query, limit)
    return answer, store.papers.get_all(answer.ids, language)


def _as_json(query: str, answer: Answer, papers: Sequence[StoredPaper]) -> str:
    scores = {hit.arxiv_id: hit.score for hit in answer.hits}
    results = [
        {
            "id": stored.paper.id,
            "title": title_text(stored.paper.title),
            "score": round(scores[stored.paper.id], 4),
        }
        for stored in papers
    ]
    return json.dumps({"query": query, "results": results}, ensure_ascii=False)


def _show(answer: Answer, papers: Sequence[StoredPaper]) -> None:
    console = Console(highlight=False)

    def show(*parts: Text) -> None:
        line = Text(" ").join(parts)
        if console.is_terminal:
            console.print(Wrapped(line))
        else:  # a program that reads lines needs them whole
            console.print(line, soft_wrap=True)

    for typed, read in answer.corrections:
        show(Text(f"{typed}: read as {read}"))
    if answer.also:
        show(Text(f"also searched: {', '.join(answer.also)}"))
    texts = {hit.arxiv_id: hit.texts for hit in answer.hits}
    for stored in papers:
        show(Text(stored.paper.id, "bold cyan"), Text(title_text(stored.paper.title), "bold"))
        if excerpt := render_excerpt(texts[stored.paper.id], stored.language, answer):
            show(styled_text(to_html(excerpt)))
    if not papers:
        show(Text("nothing found"))
    elif answer.total > len(papers):
        show(Text(f"{answer.total} in all; --limit shows more", "dim"))
