"""What hands a pressed button to the handler of its action."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update

from bot.cards.actions import Action
from bot.cards.callback_data import decode
from bot.chat.senders import Context, Senders
from bot.chat.taps import Effect, read_tap, refusal
from bot.client.sending import answer_tap


@dataclass(frozen=True, slots=True)
class ButtonHandlers:
    """The handler of all buttons."""

    senders: Senders
    buttons: Mapping[type[Action], tuple[Effect, Callable[..., Awaitable[None]]]]

    async def press(self, update: Update, context: Context) -> None:
        """Hands a button that counts where it stands to its handler; says why another does not."""
        query, sender = self.senders.of_tap(update)
        tap = read_tap(query)
        action = decode(tap.data)
        if action is None:
            await answer_tap(query, sender.say("old-button"))
            return
        effect, handler = self.buttons[type(action)]
        if refused := refusal(tap, action, effect):
            await answer_tap(query, sender.say(refused))
            return
        await handler(update, context, action)
