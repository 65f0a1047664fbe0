"""What hands a pressed button to the handler of its action."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update

from bot.cards.actions import Action
from bot.cards.callback_data import decode
from bot.chat.senders import Context, Senders
from bot.client.sending import answer_tap
from bot.texts.catalogue import say_in


@dataclass(frozen=True, slots=True)
class ButtonHandlers:
    """The handler of all buttons."""

    senders: Senders
    handlers: Mapping[type[Action], Callable[..., Awaitable[None]]]

    async def press(self, update: Update, context: Context) -> None:
        """Reads the button and calls its handler; answers an old one itself."""
        query = update.callback_query
        assert query is not None
        action = decode(query.data or "")
        under = query.message  # none for a card posted inline
        # A deleted message does not tell which topic of a forum it was in.
        lost = under is None or (under.chat.is_forum and not under.is_accessible)
        if action is None or lost:
            language = self.senders.language(query.from_user)
            await answer_tap(query, say_in(language)("old-button"))
        else:
            await self.handlers[type(action)](update, context, action)
