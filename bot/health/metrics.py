"""The bot's figures in the form of Prometheus, with its conventions for names and units.

Figures of the work are counted where the work is done. Those of the store are read when somebody
asks, in a thread.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path

from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector, CollectorRegistry
from sqlalchemy.exc import SQLAlchemyError

from bot.client.connection import Connection
from bot.delivery.problems import About, Problems
from bot.delivery.progress import Progress
from bot.errors import StoreError
from bot.measures import Durations
from bot.papers import State
from bot.store.backups import find_backups
from bot.store.sizes import free_bytes, store_sizes
from bot.store.store import Store

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the bot that have figures."""

    connection: Connection
    progress: Progress
    problems: Problems
    store: Store
    store_url: str
    backup_folder: Path | None
    clock: Callable[[], datetime]


def make_scrape(parts: Parts | None) -> Callable[[str], Awaitable[tuple[bytes, str]]]:
    """Returns what makes the answer to ``/metrics``, from the request's ``Accept`` header.

    A process that stands by has no ``parts`` yet.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(parts) if parts else _StandingBy())

    async def scrape(accept: str) -> tuple[bytes, str]:
        encode, kind = choose_encoder(accept)
        return await asyncio.to_thread(encode, registry), kind

    return scrape


class _StandingBy(Collector):
    """What there is to say of a process that does not work yet."""

    def describe(self) -> Iterable[Metric]:
        """Returns nothing: which metrics there are is seen when they are collected."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yields every metric with its samples."""
        yield from _process(works=False, took_over=False)


class _Figures(Collector):
    """Reads all figures anew each time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def describe(self) -> Iterable[Metric]:
        """Returns nothing: to say which metrics there are, the store need not be read."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yields every metric with its samples."""
        yield from _process(works=True, took_over=self._parts.store.database.stood_by)
        yield _gauge(
            "papergram_problem",
            "1 while something is wrong; the log and the administrators' notes say why.",
            "about",
            {about.value: about in self._parts.problems.reasons for about in About},
        )
        yield from self._updates()
        yield from self._calls()
        yield from self._push()
        if About.DATABASE in self._parts.problems.reasons:
            return  # an answer of the store would come too late for whoever asks here
        with suppress(SQLAlchemyError, StoreError):  # what is wrong with it was said above
            yield from list(self._store())
            yield from list(self._feed())

    def _updates(self) -> Iterator[Metric]:
        inbox, hearing = self._parts.connection.inbox, self._parts.connection.hearing
        yield _counter("papergram_updates", "Updates that came in.", "kind", dict(inbox.kinds))
        yield _counter(
            "papergram_updates_unreadable", "Updates that were skipped.", None, inbox.unreadable
        )
        yield _histogram(
            "papergram_update_duration_seconds",
            "From an update's arrival until it was answered.",
            {"": inbox.answered_in},
        )
        yield _gauge(
            "papergram_silence_seconds",
            "Since Telegram last said what people write.",
            None,
            hearing.silence.total_seconds(),
        )

    def _calls(self) -> Iterator[Metric]:
        connection = self._parts.connection
        limiter = connection.limiter
        yield _counter(
            "papergram_floods", "Calls that Telegram told to wait.", None, limiter.floods
        )
        yield _histogram(
            "papergram_call_wait_seconds",
            "What calls waited for their turn, by what they are for.",
            {lane.name.lower(): waits for lane, waits in limiter.waits.items()},
            label="lane",
        )
        yield _gauge(
            "papergram_pace_messages_per_second",
            "Messages a second that the push makes at present.",
            None,
            limiter.pace.rate,
        )
        ahead = connection.skew.ahead
        if ahead is not None:
            yield _gauge(
                "papergram_clock_ahead_seconds",
                "By how much the machine's clock is ahead of Telegram's.",
                None,
                ahead.total_seconds(),
            )

    def _push(self) -> Iterator[Metric]:
        progress = self._parts.progress
        yield _counter(
            "papergram_push_messages",
            "Messages of pushes by what became of them.",
            "outcome",
            {
                state.value: progress.outcomes[state]
                for state in (State.SENT, State.FAILED, State.UNKNOWN)
            },
        )
        yield _histogram(
            "papergram_push_lag_seconds",
            "From the moment at which a message was due, the reader's hour say, until it was sent.",
            {"": progress.lag},
        )
        yield _counter("papergram_pushes", "Pushes that have ended.", None, progress.number)
        if (last := progress.last) is not None:
            yield _gauge(
                "papergram_last_push_duration_seconds",
                "How long the last push took.",
                None,
                last.seconds,
            )
            yield _gauge(
                "papergram_last_push_timestamp_seconds",
                "When the last push ended.",
                None,
                last.at.timestamp(),
            )

    def _store(self) -> Iterator[Metric]:
        store = self._parts.store
        on, off = store.subscriptions.counts()
        yield _gauge("papergram_subscriptions", "Subscriptions.", "state", {"on": on, "off": off})
        digests, papers = store.papers.counts()
        yield _gauge("papergram_digests", "Days with a digest.", None, digests)
        yield _gauge("papergram_papers", "Papers ever seen.", None, papers)
        if (newest := store.papers.newest_day()) is not None:
            yield _gauge(
                "papergram_newest_digest_timestamp_seconds",
                "The beginning of the newest digest's day in UTC.",
                None,
                datetime.combine(newest, time(), UTC).timestamp(),
            )
            states = store.figures.states(newest)
            yield _gauge(
                "papergram_newest_digest_messages",
                "Messages of the newest digest by their state in the ledger.",
                "state",
                {state.value: states.get(state, 0) for state in State},
            )
        yield _histogram(
            "papergram_search_duration_seconds",
            "How long searches took.",
            {"": store.index.answered_in},
        )
        yield _gauge(
            "papergram_store_size_bytes",
            "Bytes of the store.",
            "part",
            store_sizes(self._parts.store_url),
        )
        if (free := free_bytes(self._parts.store_url)) is not None:
            yield _gauge(
                "papergram_disk_free_bytes", "Bytes that are free where the store is.", None, free
            )
        folder = self._parts.backup_folder
        if folder is not None and (backups := find_backups(folder)):
            yield _gauge(
                "papergram_last_backup_timestamp_seconds",
                "When the newest backup was made.",
                None,
                backups[0].made_at.timestamp(),
            )

    def _feed(self) -> Iterator[Metric]:
        store, now = self._parts.store, self._parts.clock()
        bill = store.readings.bill(now - _DAY)
        yield _gauge(
            "papergram_feed_day_tokens",
            "Tokens that the model took and gave in the last 24 hours.",
            "direction",
            {"in": bill.tokens_in, "out": bill.tokens_out},
        )
        yield _gauge(
            "papergram_feed_day_papers", "Papers of the last 24 hours' readings.", None, bill.papers
        )
        yield _gauge(
            "papergram_feed_day_fallbacks",
            "Readings of the last 24 hours with a part from the abstract.",
            None,
            bill.fell_back,
        )
        waiting = (one.waiting for one in store.feedings.since((now - 7 * _DAY).date()))
        yield _gauge(
            "papergram_feed_waiting_papers", "Papers that may still be read.", None, sum(waiting)
        )


def _process(*, works: bool, took_over: bool) -> Iterator[Metric]:
    """Yields what is known of the process, whether it ``works`` or stands by."""
    yield _gauge("papergram_build_info", "The version.", "version", {version("papergram"): 1})
    yield _gauge(
        "papergram_working",
        "1 in the process that works on the store, 0 in one that stands by.",
        None,
        float(works),
    )
    yield _counter(
        "papergram_takeovers",
        "How often this process took over from another one.",
        None,
        float(took_over),
    )


_Values = float | Mapping[str, float]


def _gauge(name: str, help_text: str, label: str | None, values: _Values) -> Metric:
    """Returns a gauge: a value for each value of a ``label``, or without one a single value."""
    return _fill(GaugeMetricFamily(name, help_text, labels=_labels(label)), values)


def _counter(name: str, help_text: str, label: str | None, values: _Values) -> Metric:
    """Returns a counter, as ``_gauge`` does."""
    return _fill(CounterMetricFamily(name, help_text, labels=_labels(label)), values)


def _fill(
    family: GaugeMetricFamily | CounterMetricFamily, values: _Values
) -> GaugeMetricFamily | CounterMetricFamily:
    for label, value in values.items() if isinstance(values, Mapping) else [(None, values)]:
        family.add_metric([] if label is None else [label], float(value))
    return family


def _histogram(
    name: str, help_text: str, values: Mapping[str, Durations], label: str | None = None
) -> Metric:
    """Returns a histogram for each value of a ``label``, or without one for the only value."""
    family = HistogramMetricFamily(name, help_text, labels=_labels(label))
    for named, durations in values.items():
        counts = durations.at_most()
        bounds = [*map(str, durations.bounds), "+Inf"]
        buckets = [*zip(bounds, map(float, counts), strict=True)]
        family.add_metric([named] if label else [], buckets, durations.total)
    return family


def _labels(label: str | None) -> list[str]:
    return [] if label is None else [label]
