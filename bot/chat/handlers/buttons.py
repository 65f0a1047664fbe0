"""A pressed button, on its way to the handler of its action."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.cards.actions import Action
from bot.cards.callback_data import decode
from bot.chat.sender import language_for
from bot.chat.services import Context, Services
from bot.client.sending import answer_tap


class ButtonHandlers:
    """Hands actions on, each to its own handler."""

    def __init__(
        self, services: Services, handlers: Mapping[type[Action], Callable[..., Awaitable[None]]]
    ) -> None:
        self._services = services
        self._handlers = handlers

    async def press(self, update: Update, context: Context) -> None:
        """Reads the button; one that says nothing any more is answered here."""
        query = update.callback_query
        assert query is not None
        action = decode(query.data or "")
        under = query.message  # none for a card posted inline
        # A deleted message does not tell which topic of a forum it was in.
        lost = under is None or (under.chat.is_forum and not under.is_accessible)
        if action is None or lost:
            language = language_for(query.from_user, self._services)
            await answer_tap(query, self._services.say_in(language)("old-button"))
        else:
            await self._handlers[type(action)](update, context, action)
