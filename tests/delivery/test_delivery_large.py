"""A day of a thousand papers and thousands of readers: all are owed it, by small statements."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import event
from telegram import Bot

from bot.delivery.planner import Planner
from bot.papers import Digest, Paper, State, Style
from bot.store.store import Store
from bot.store.tables import SubscriptionRow, TopicRow
from tests.intake.reports import report
from tests.stage import staged

D16, D17 = date(2026, 2, 16), date(2026, 2, 17)
NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
PAPERS, SUBSCRIPTIONS, CARDS = 1001, 5000, 3
MOST_PARAMETERS, LONGEST_STATEMENT = 600, 10_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of many subscriptions, some of which follow something, and a day of many papers."""
    with Store(f"sqlite:///{tmp_path_factory.mktemp('large') / 'p.db'}") as large:
        yield large


class Statements:
    """The largest statement that a store has executed, by its parameters and by its text."""

    def __init__(self, store: Store) -> None:
        self.parameters, self.length = 0, 0
        event.listen(store.database.engine, "before_cursor_execute", self._look)

    def _look(self, *call: Any) -> None:  # noqa: ANN401  as SQLAlchemy calls it
        _connection, _cursor, statement, parameters, _context, many = call
        for one in parameters if many else [parameters]:
            self.parameters = max(self.parameters, len(one))
        self.length = max(self.length, len(statement))


def digest(papers: int, word: str) -> Digest:
    return Digest(
        D16,
        tuple(
            Paper(f"2602.{n:05}", f"Paper {n}", f"https://arxiv.org/abs/2602.{n:05}", field=word)
            for n in range(1, papers + 1)
        ),
    )


def subscribe_many(store: Store) -> None:
    with store.database.write() as session:
        session.add_all(
            SubscriptionRow(
                id=n, chat_id=n, thread_id=0, private=True, language="en", time=time(9),
                zone="UTC", style=(Style.CARDS if n <= CARDS else Style.TITLES).value,
                active=True, next_due=NOW,
            )
            for n in range(1, SUBSCRIPTIONS + 1)
        )  # fmt: skip
    with store.database.write() as session:
        session.add_all(
            TopicRow(subscription_id=n, words="robots", muted=False)
            for n in range(CARDS + 1, SUBSCRIPTIONS, 100)
        )


def test_no_statement_grows_with_papers_or_subscribers(store: Store) -> None:
    subscribe_many(store)
    statements = Statements(store)
    planner = Planner(cast(Bot, SimpleNamespace(username="papergram_bot")), store)

    store.papers.load(digest(PAPERS, "robots"), "a.md", "a", NOW)
    planner.prepare()
    assert sum(planner.plan(NOW)) == SUBSCRIPTIONS
    due = store.ledger.counts()[State.DUE]
    assert due > CARDS * PAPERS + SUBSCRIPTIONS - CARDS

    store.papers.load(digest(PAPERS - 1, "ships"), "a.md", "b", NOW)
    assert len(store.papers.get_all([f"2602.{n:05}" for n in range(PAPERS + 1)])) == PAPERS - 1
    rendering = planner.rendering(D16)
    batch = store.edits.sent(D16, NOW, None, CARDS)
    subscriptions = [one.subscription for one in batch.digests]
    assert len(rendering.audiences(subscriptions)) == CARDS
    assert store.subscriptions.switch_off(1, "kicked", NOW + timedelta(hours=1)) == 1
    assert store.ledger.counts()[State.DUE] == due - PAPERS

    assert statements.parameters <= MOST_PARAMETERS
    assert statements.length <= LONGEST_STATEMENT


async def test_a_reader_of_cards_and_one_of_overviews_both_get_501_papers(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.clock.now = NOW.replace(hour=7)
        anna, ben = (stage.telegram.person(name, language_code="en") for name in ("Anna", "Ben"))
        for person in (anna, ben):
            await stage.answer(person, "/subscribe")
        await stage.answer(anna, "/settings style cards")
        told = {person: len(stage.telegram.sent(person)) for person in (anna, ben)}
        text = report(D17.isoformat(), *((f"2602.{n:05}", f"It walks {n}.") for n in range(501)))
        await stage.digest_arrives(D17, text)

        stage.clock.now = NOW
        await stage.settle()

        cards = stage.telegram.sent(anna)[told[anna] :]
        assert len(cards) == 501
        assert [card.disable_notification for card in cards] == [False] + [True] * 500
        overview = stage.telegram.sent(ben)[told[ben] :]
        assert overview[0].text.startswith("📄 17 February 2026 · 501 papers")
        assert sum(message.text.count("Title 2602.") for message in overview) == 501
