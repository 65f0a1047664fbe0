"""Many subscriptions at once."""

from collections.abc import Sequence
from datetime import time

from bot.clock import utc_now
from bot.papers import Style
from bot.store.store import Store
from bot.store.subscriptions import Preferences
from bot.store.tables import SubscriptionRow

_AT_ONCE = 1000


def subscribe_all(store: Store, chats: Sequence[int]) -> tuple[int, ...]:
    """Subscribes private chats; returns the numbers of their subscriptions."""
    wish = Preferences(True, "zh", time(0), "UTC", Style.OVERVIEW)
    first = store.subscriptions.subscribe(chats[0], 0, wish, utc_now())
    with store.database.read() as session:
        values = session.get_one(SubscriptionRow, first.id).model_dump(exclude={"id", "chat_id"})
    ids: list[int | None] = [first.id]
    for start in range(1, len(chats), _AT_ONCE):
        rows = [SubscriptionRow(chat_id=chat, **values) for chat in chats[start : start + _AT_ONCE]]
        with store.database.write() as session:
            session.add_all(rows)
            session.flush()
            ids += [row.id for row in rows]
    return tuple(number for number in ids if number is not None)
