"""Commands that the library passes over: in a picture's caption, or with another bot's name.

``/paper 2602.12617`` in the caption of a picture, ``/help@other_bot`` in the private chat: both are
meant for this bot.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.chat.senders import Context, said_in, written

Handler = Callable[[Update, Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class MisplacedCommands:
    """The handler that answers such commands as any others."""

    commands: Mapping[str, Handler]
    unknown: Handler

    def takes(self, message: Message) -> bool:
        """Whether a message is a misplaced command that is meant for this bot."""
        return _read(message) is not None

    async def answer(self, update: Update, context: Context) -> None:
        """Hands the command to its handler."""
        found = _read(written(update))
        assert found is not None
        name, context.args = found
        await self.commands.get(name, self.unknown)(update, context)


def _read(message: Message) -> tuple[str, list[str]] | None:
    """Returns the command in a caption, or one in private that names another bot, and its words.

    The command is in lower case, without the slash.
    In a private chat there is nobody else to talk to; elsewhere another bot's command is its own.
    """
    marks = message.caption_entities if message.caption else message.entities
    text = said_in(message)
    if not marks or marks[0].type != MessageEntity.BOT_COMMAND or marks[0].offset:
        return None
    name, _, addressee = text[1 : marks[0].length].partition("@")
    ours = addressee.casefold() in ("", message.get_bot().username.casefold())
    if not ours and message.chat.type != ChatType.PRIVATE:
        return None
    if ours and not message.caption:
        return None
    return name.casefold(), text.split()[1:]
