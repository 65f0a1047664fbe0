"""Commands that the library passes over: in a picture's caption, or with another bot's name.

``/paper 2602.12617`` in the caption of a picture, ``/help@other_bot`` in the private chat: both are
meant for this bot.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.chat.senders import Context

Handler = Callable[[Update, Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A command that the library passes over, as it is written."""

    name: str
    """In lower case, without the slash."""
    words: tuple[str, ...]


class MisplacedCommands:
    """Answers such commands as if they stood where they belong."""

    def __init__(self, commands: Mapping[str, Handler], unknown: Handler) -> None:
        self._commands = commands
        self._unknown = unknown

    def takes(self, message: Message) -> bool:
        """Whether a message is a misplaced command that is meant for this bot."""
        return read_misplaced(message) is not None

    async def answer(self, update: Update, context: Context) -> None:
        """Hands the command to its handler."""
        message = update.effective_message
        assert message is not None
        command = read_misplaced(message)
        assert command is not None
        context.args = list(command.words)
        await self._commands.get(command.name, self._unknown)(update, context)


def read_misplaced(message: Message) -> Misplaced | None:
    """The command in a caption, or the one in private that names another bot.

    In a private chat there is nobody else to talk to; elsewhere another bot's command is its own.
    """
    marks = message.caption_entities if message.caption else message.entities
    text = message.caption or message.text or ""
    if not marks or marks[0].type != MessageEntity.BOT_COMMAND or marks[0].offset:
        return None
    name, _, addressee = text[1 : marks[0].length].partition("@")
    ours = addressee.casefold() in ("", message.get_bot().username.casefold())
    if not ours and message.chat.type != ChatType.PRIVATE:
        return None
    if ours and not message.caption:
        return None
    return Misplaced(name.casefold(), tuple(text.split()[1:]))
