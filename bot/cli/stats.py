"""``papergram stats``: prints how much is in the store, and how its last days and pushes went."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.options import AsJson, ConfigFile, open_store
from bot.clock import utc_now
from bot.config import load_settings
from bot.papers import State
from bot.store.counters import FOUND_NOTHING, SEARCHES, SUBSCRIBERS
from bot.store.store import Store

_Rows = Sequence[Mapping[str, object]]


def stats(
    days: Annotated[int, typer.Option(min=0, max=90, help="Days to show.")] = 7,
    pushes: Annotated[int, typer.Option(min=0, max=90, help="Pushes to show.")] = 7,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Figures of the store, of its last days in UTC, and of each push."""
    with open_store(load_settings(config)) as store:
        figures = _figures(store)
        by_day = _by_day(store, utc_now().date(), days)
        by_push = _by_push(store, pushes)
    if as_json:
        typer.echo(json.dumps({**figures, "days": by_day, "pushes": by_push}))
        return
    for name, value in figures.items():
        typer.echo(f"{name.replace('_', ' '):18} {value if value is not None else '-'}")
    console = Console()
    for rows in (by_day, by_push):
        _show(console, rows)


def _figures(store: Store) -> dict[str, object]:
    digests, papers = store.papers.counts()
    on, off = store.subscriptions.counts()
    newest = store.papers.newest_day()
    states = store.ledger.counts()
    return {
        "digests": digests,
        "papers": papers,
        "newest_digest": newest.isoformat() if newest else None,
        "subscriptions_on": on,
        "subscriptions_off": off,
        **{f"messages_{state.value}": states[state] for state in State},
    }


def _by_day(store: Store, today: date, days: int) -> _Rows:
    since = today - timedelta(days=days - 1)
    sent = store.figures.sent_by_day(datetime.combine(since, time(), UTC))
    counted = store.counters.since(since)
    return [
        {
            "day": day.isoformat(),
            "messages_sent": sent.get(day, 0),
            "searches": counted.get((day, SEARCHES), 0),
            "found_nothing": counted.get((day, FOUND_NOTHING), 0),
            "subscriptions": counted.get((day, SUBSCRIBERS)),
        }
        for day in (today - timedelta(days=back) for back in range(days))
    ]


def _by_push(store: Store, most: int) -> _Rows:
    newest = sorted(store.papers.days(), reverse=True)[:most]
    return [
        {
            "push_of": push.day.isoformat(),
            "owed": sum(push.states.values()),
            **{state.value: push.states.get(state, 0) for state in State},
            "first_sent": push.first_at and push.first_at.isoformat(timespec="seconds"),
            "last_sent": push.last_at and push.last_at.isoformat(timespec="seconds"),
        }
        for push in store.figures.pushes(newest)
    ]


def _show(console: Console, rows: _Rows) -> None:
    if not rows:
        return
    table = Table(*(name.replace("_", " ") for name in rows[0]), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("-" if value is None else str(value) for value in row.values()))
    console.print()
    console.print(table)
