"""``papergram reindex``: makes the search index anew."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.options import ConfigFile, open_store


def reindex(config: ConfigFile = None) -> None:
    """Make the search index anew, also while the bot runs and answers."""
    console = Console(stderr=True)
    with open_store(config) as store:
        _, papers = store.papers.counts()
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
            done = store.index.rebuild(
                store.papers.batch_after, lambda count: progress.update(task, completed=count)
            )
    Console().print(f"{done} papers indexed")
