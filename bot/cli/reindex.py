"""``papergram reindex``: makes the search index anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.options import ConfigFile, open_store
from bot.config import load_settings
from bot.errors import StoreError
from bot.texts.counted import count


def reindex(config: ConfigFile = None) -> None:
    """Make the search index anew, also while the bot runs and answers."""
    with open_store(load_settings(config)) as store:
        _, papers = store.papers.counts()
        with indexing_progress(papers) as progress:
            done = store.index.rebuild(progress)
    if not done:
        raise StoreError("another process is making the search index at this moment")
    Console().print(f"{count(papers, 'paper')} indexed")


@contextmanager
def indexing_progress(papers: int) -> Iterator[Callable[[int], None]]:
    """Shows how many of so many papers are indexed; the value is told their number."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("Indexing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("index", total=papers)
        yield lambda count: progress.update(task, completed=count)
