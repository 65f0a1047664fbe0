"""Subscriptions, and messages that they are owed, sent or refused."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.cards.message import Message
from bot.feed.scanner import Scanner
from bot.papers import DeliveryKind, State, Style, Subscription
from bot.store.ledger.ledger import Claim, Settlement
from bot.store.ledger.owing import Owed
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from tests.stage import SEED

NOW = datetime(2026, 2, 16, 9, tzinfo=UTC)
DAY = date(2026, 2, 16)
WISH = Preferences(private=True, language="en", time=time(9), zone="UTC", style=Style.OVERVIEW)


def subscribe(store: Store, chat: int = 1) -> Subscription:
    """A chat that is subscribed."""
    return store.subscriptions.subscribe(chat, 0, WISH, NOW)


def digest(*texts: str, to: Subscription, day: date = DAY) -> Owed:
    """A digest's messages for one subscription."""
    messages = tuple(Message(text) for text in texts)
    return Owed(DeliveryKind.DIGEST, day.isoformat(), messages, (to.id,))


def notice(text: str, *to: Subscription, number: int = 1) -> Owed:
    """A notice for some subscriptions."""
    ids = tuple(one.id for one in to)
    return Owed(DeliveryKind.NOTICE, str(number), (Message(text),), ids)


def claim(store: Store, now: datetime = NOW, limit: int = 10) -> list[Claim]:
    """What the ledger gives out."""
    return store.ledger.exchange([], limit, now)


def settle(store: Store, claims: list[Claim], state: State, now: datetime = NOW) -> None:
    """All of them came to the same end."""
    reason = None if state is State.SENT else "Forbidden"
    settlements = [
        Settlement(one.delivery, state, message_id=100 + one.delivery.id, reason=reason)
        for one in claims
    ]
    store.ledger.exchange(settlements, 0, now)


def send_all(store: Store, now: datetime = NOW) -> list[str]:
    """Sends what may be sent, part after part; the texts in the order in which they went out."""
    sent = []
    while claims := claim(store, now):
        sent += [one.message.html for one in claims]
        settle(store, claims, State.SENT, now)
    return sent


def bring_report(store: Store, folder: Path, *, title: str = "GeoAgent:") -> None:
    """The report of ``DAY`` falls into a folder and is read; ``title`` begins its first paper's."""
    path = folder / f"{DAY}.md"
    path.write_text(SEED.read_text(encoding="utf-8").replace("GeoAgent:", title), encoding="utf-8")
    list(Scanner(store.papers, store.files).load([path], NOW))
