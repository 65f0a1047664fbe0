"""The panel beside the chat: the clock, the folder and the ledger, read from the store."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.chat.words.reasons import key_of
from bot.offline.demo.page.items import Item, Json, small_item
from bot.offline.stage import Stage
from bot.papers import State, Subscription
from bot.store.ledger.journal import Journal, LedgerEntry
from bot.texts.catalogue import say_in
from bot.texts.say import Say

_ROWS = 60
_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def panel_items(stage: Stage, language: str) -> Iterator[Item]:
    """Yields the parts of the panel, with an item for each row of the ledger.

    Reasons are told in the reader's ``language``.
    """
    upcoming = next_look(stage)
    plan: Json = {
        "next": upcoming.next_due.timestamp() if upcoming else None,
        "waiting": bool(upcoming and upcoming.waiting),
    }
    # The page counts the seconds itself; it only has to hear when the clock was moved.
    yield Item("clock", (stage.clock.ahead, plan), lambda: plan | {"now": stage.clock.time()})
    yield small_item("folder", {"files": _files(stage)})
    counts = stage.store.ledger.counts()
    yield small_item("counts", {state.value: count for state, count in counts.items()})
    for entry in Journal(stage.store.database).newest(_ROWS):
        yield small_item(f"row/{entry.delivery.id}", _row(entry, say_in(language)))


def next_look(stage: Stage) -> Subscription | None:
    """Returns the subscription that the bot looks at next, if there is any."""
    return next(iter(stage.store.subscriptions.due(_EVER, 1)), None)


def _files(stage: Stage) -> list[Json]:
    seen = stage.store.files.all()
    paths = {path: seen.get(str(path.resolve())) for path in stage.folder.glob("*.md")}
    return [
        {
            "name": path.name,
            "status": file.status if file else "",
            "message": file.message if file else "",
            "line": file.line if file else None,
        }
        for path, file in sorted(paths.items())
    ]


def _row(entry: LedgerEntry, say: Say) -> Json:
    owed = entry.delivery
    failed = entry.state is State.FAILED
    return {
        "id": owed.id,
        "chat": owed.chat_id,
        "topic": owed.thread_id,
        "kind": owed.kind.value,
        "key": owed.key,
        "part": owed.part + 1,
        "state": entry.state.value,
        "attempts": owed.attempts,
        "reason": say(key_of(entry.reason or "")) if failed else "",
        "due": entry.due_at.timestamp() if entry.due_at else None,
        "updated": entry.updated_at.timestamp(),
    }
