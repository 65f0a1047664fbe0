"""One update as Telegram sends it: read, or skipped with no word of what people wrote."""

from dataclasses import dataclass

from telegram import Bot, Update

from bot.client.fields import check_fields

_LARGEST_ID = 2**31
"""Ids are 32-bit numbers; a larger one as an offset would lose what comes after it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update that is skipped."""

    update_id: int | None
    kind: str
    """Which kind of update it is; never anything that it says."""
    reason: str
    """The name of the error."""


def read_id(raw: object) -> int | None:
    """Returns the id of an update, or ``None`` when it has none that can be used."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    usable = isinstance(found, int) and not isinstance(found, bool) and 0 < found < _LARGEST_ID
    return found if usable else None


def read_update(raw: object, bot: Bot) -> Update | Unreadable:
    """Returns what any JSON says as an update; ``bot`` makes the calls that answer it."""
    update_id = read_id(raw)
    if not isinstance(raw, dict) or update_id is None:
        return Unreadable(update_id, kind_of(raw), "no id")
    try:
        update = Update.de_json(raw, bot)
        check_fields(update)
    except Exception as error:  # reading what fits no documentation, the library raises anything
        return Unreadable(update_id, kind_of(raw), type(error).__name__)
    return update


def kind_of(raw: object) -> str:
    """Returns which kind of update any JSON is."""
    names = raw if isinstance(raw, dict) else ()
    return next((kind for kind in Update.ALL_TYPES if kind in names), "no known kind")
