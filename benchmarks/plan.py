"""What planning a push costs: 10⁴, 10⁵ and 10⁶ subscriptions that are due in the same minute.

    uv run python -m benchmarks.plan [--most 1000000]

Prints, for SQLite, for PostgreSQL and for each size, microseconds for each subscription, how that
compares with the smallest size (1.0 is linear), and by how much memory grew while planning.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import AsyncMock
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from benchmarks import postgresql
from bot.delivery.planner import Planner
from bot.feed.scanner import Scanner
from bot.offline.seeds import find_seeds
from bot.store.store import Store
from bot.store.tables import SubscriptionRow

NOW = datetime(2026, 2, 16, 1, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "Asia/Taipei", "Asia/Singapore", "Australia/Perth")
"""Nine o'clock there is one o'clock UTC."""


def main() -> None:
    """Measures the sizes up to ``--most``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--most", type=int, default=1_000_000)
    postgresql.add_option(parser)
    arguments = parser.parse_args()
    table = Table(
        "store", "subscriptions", "messages owed", "µs each", "to the smallest", "memory, MB"
    )
    with postgresql.running_server(arguments.postgresql) as server:
        kinds = {"SQLite": "", "PostgreSQL": server}
        for name, beside in kinds.items():
            first = 0.0
            with _empty_store(beside) as url:
                measure(url, 1000)  # work that Python and SQLAlchemy do once does not count
            for size in (10**4, 10**5, 10**6):
                if size > arguments.most:
                    break
                with _empty_store(beside) as url:
                    each, owed, memory = measure(url, size)
                first = first or each
                table.add_row(
                    name,
                    f"{size:,}",
                    f"{owed:,}",
                    f"{each:.1f}",
                    f"{each / first:.2f}",
                    f"{memory:.0f}",
                )
    Console().print(table)


@contextmanager
def _empty_store(server: str) -> Iterator[str]:
    """Yields the URL of an empty database on a server, or without one that of a file."""
    if server:
        with postgresql.fresh_database(server, 0.0) as (url, _):
            yield url
    else:
        with tempfile.TemporaryDirectory() as place:
            yield f"sqlite:///{place}/p.db"


def measure(url: str, size: int) -> tuple[float, int, float]:
    """Returns microseconds for each subscription, messages owed, and megabytes of memory growth.

    ``url`` is that of an empty store.
    """
    with tempfile.TemporaryDirectory() as place, Store(url, index=Path(place)) as store:
        Scanner(store.papers, store.files).scan(find_seeds(), NOW)
        _fill(store, size)
        bot = AsyncMock()
        bot.username = "papergram_bot"
        planner = Planner(bot, store)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        planned = sum(planner.plan(NOW))
        each = (time.perf_counter() - start) / size * 1e6
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        assert planned == size
        return each, sum(store.ledger.counts().values()), memory


def _fill(store: Store, size: int) -> None:
    """Adds ``size`` subscriptions in four zones, two languages and two styles."""
    insert = SubscriptionRow.__table__.insert()  # type: ignore[attr-defined]
    for start in range(0, size, 10_000):
        with store.database.write() as session:
            session.connection().execute(insert, list(_rows(start, min(start + 10_000, size))))


def _rows(start: int, end: int) -> Iterator[dict[str, object]]:
    hour = NOW.astimezone(ZoneInfo(ZONES[0])).time()
    for number in range(start, end):
        yield {
            "chat_id": number + 1,
            "thread_id": 0,
            "private": True,
            "language": "zh" if number % 2 else "en",
            "time": hour,
            "zone": ZONES[number % 4],
            "style": "overview" if number % 3 else "titles",
            "active": True,
            "off_reason": "",
            "quiet_notes": True,
            "only_followed": False,
            "last_digest": date(2026, 2, 15),
            "last_push_day": None,
            "waiting": False,
            "next_due": NOW,
        }


if __name__ == "__main__":
    main()
