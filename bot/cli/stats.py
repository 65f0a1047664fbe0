"""``papergram stats``: prints how much is in the store."""

import json

import typer

from bot.cli.options import AsJson, ConfigFile, open_store
from bot.config import load_settings
from bot.papers import State


def stats(as_json: AsJson = False, config: ConfigFile = None) -> None:
    """Figures of the store."""
    with open_store(load_settings(config)) as store:
        digests, papers = store.papers.counts()
        on, off = store.subscriptions.counts()
        newest = store.papers.newest_day()
        states = store.ledger.counts()
    figures: dict[str, object] = {
        "digests": digests,
        "papers": papers,
        "newest_digest": newest.isoformat() if newest else None,
        "subscriptions_on": on,
        "subscriptions_off": off,
        **{f"messages_{state.value}": states[state] for state in State},
    }
    if as_json:
        typer.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        typer.echo(f"{name.replace('_', ' '):18} {value if value is not None else '-'}")
