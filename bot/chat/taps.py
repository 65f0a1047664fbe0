"""Whether a tapped button counts. Nothing here calls Telegram.

A client of somebody's own can send any data under any message that it sees. Telegram sends the
message along with its keyboard, so data of no button there are known. A message that is gone, or
that was posted inline, comes without its keyboard: there a tap counts only if it changes nothing
for others and shows nothing that somebody typed.
"""

from dataclasses import dataclass
from enum import Enum, auto

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from bot.cards.actions import (
    Action,
    DropTopic,
    FollowSearch,
    KeepTopic,
    OpenCard,
    OpenResults,
    OpenSaved,
    OpenSimilar,
    OpenText,
)


class Effect(Enum):
    """What a button changes, which decides where it counts."""

    OWN = auto()
    """What is kept for the presser, and nothing that others see: everywhere."""
    VIEW = auto()
    """What a person sees in their private chat, and what is kept of them: only there."""
    CHAT = auto()
    """What the chat gets: everywhere. The handler checks the presser's rights."""
    OTHERS = auto()
    """What other chats get: in private chats. The handler checks the presser's rights."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap as Telegram tells of it."""

    data: str
    private: bool
    """Whether the message is in a private chat; not so when it was posted inline."""
    keyboard: frozenset[str] | None
    """The data of the message's buttons; ``None`` when Telegram does not send them."""
    edited: bool = False
    """Whether the message was changed since it was sent."""


def read_tap(query: CallbackQuery) -> Tap:
    """Returns the tap of a query."""
    under = query.message
    private = under is not None and under.chat.type == ChatType.PRIVATE
    if not isinstance(under, Message) or not under.is_accessible:
        return Tap(query.data or "", private, None)
    rows = under.reply_markup.inline_keyboard if under.reply_markup else ()
    data = frozenset(str(button.callback_data) for row in rows for button in row)
    return Tap(query.data or "", private, data, under.edit_date is not None)


def refusal(tap: Tap, action: Action, effect: Effect) -> str | None:
    """Returns the key of the text that says why a tap does not count; ``None`` when it counts.

    ``action`` is what the tap's data ask for; ``effect`` is what that changes.
    """
    if tap.keyboard is not None and tap.data not in tap.keyboard:
        # An honest client may show the message as it was a moment ago.
        return "button-changed" if tap.edited else "old-button"
    if effect is Effect.OWN:
        return None
    if tap.keyboard is None and (not tap.private or _needs_keyboard(action, effect)):
        return "old-button"
    return None if tap.private or effect is Effect.CHAT else "only-in-private"


def _needs_keyboard(action: Action, effect: Effect) -> bool:
    """Whether an action changes something for others, or shows what somebody typed."""
    match action:
        case OpenResults() | OpenSaved(query=int()) | FollowSearch():
            return True
        case KeepTopic() | DropTopic(chat_id=int()):
            return True
        case OpenCard(origin=origin) | OpenText(origin=origin) | OpenSimilar(origin=origin):
            # The way back becomes a button of the card, and so would count.
            return origin is not None and _needs_keyboard(origin, effect)
    return effect is Effect.OTHERS
