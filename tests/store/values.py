"""Digests, papers, subscriptions and messages to keep in a store."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.cards.message import Message
from bot.papers import Decision, DeliveryKind, Digest, Edition, Paper, State, Style, Subscription
from bot.store.ledger.ledger import Settlement
from bot.store.ledger.owing import Owed
from bot.store.loading import Loaded
from bot.store.store import Store
from bot.store.subscriptions import Preferences

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
D15, D16, D17 = (date(2026, 2, day) for day in (15, 16, 17))
A, B, C = "2602.00001", "2602.00002", "2602.00003"
WISH = Preferences(private=True, language="en", time=time(9), zone="UTC", style=Style.TITLES)


def paper(arxiv_id: str, contribution: str = "x", title: str = "Title") -> Paper:
    """A paper with one text, or with its title alone where that is empty."""
    page = f"https://huggingface.co/papers/{arxiv_id}"
    return Paper(arxiv_id, title, page, contribution=contribution)


def load(
    store: Store,
    day: date,
    *papers: Paper,
    file: str | None = None,
    content_hash: str | None = None,
    now: datetime = NOW,
    instead_of: Collection[Edition] = (),
    language: str = "",
) -> Loaded:
    """Loads a digest; its content is another whenever its papers are."""
    return store.papers.load(
        Digest(day, papers, language=language),
        file or f"{day}.md",
        content_hash or str(hash(papers)),
        now,
        instead_of,
    )


def subscribe(
    store: Store, chat: int = 7, thread: int = 0, wish: Preferences = WISH, now: datetime = NOW
) -> Subscription:
    """A chat, or a topic of it, subscribes."""
    return store.subscriptions.subscribe(chat, thread, wish, now)


def fetch(store: Store, chat: int = 7, thread: int = 0) -> Subscription:
    """The subscription of a chat that has one."""
    found = store.subscriptions.get(chat, thread)
    assert found is not None
    return found


def owe(store: Store, subscription: Subscription, key: str = "1", now: datetime = NOW) -> None:
    """A notice of one message is owed to a subscription."""
    owed = Owed(DeliveryKind.NOTICE, key, (Message(key),), (subscription.id,))
    store.owing.owe([owed], now)


def owe_digest(
    store: Store, subscription: Subscription, day: date, now: datetime = NOW, parts: int = 1
) -> None:
    """A digest is owed to a subscription, which has had its push of today with that."""
    local_day = now.astimezone(ZoneInfo(subscription.zone)).date()
    decision = Decision(day, waiting=False, next_due=now + timedelta(days=1), local_day=local_day)
    messages = tuple(Message(f"{day} {part}") for part in range(parts))
    owed = Owed(DeliveryKind.DIGEST, day.isoformat(), messages, (subscription.id,))
    store.owing.decide({subscription.id: decision}, [owed], now)


def settle(
    store: Store, state: State, reason: str = "", limit: int = 100, now: datetime = NOW
) -> None:
    """What is owed comes to this end, message by message, as far as ``limit`` allows."""
    for _ in range(limit):
        for claim in store.ledger.exchange([], 1, now):
            settled = Settlement(claim.delivery, state, message_id=1, reason=reason)
            store.ledger.exchange([settled], 0, now)
