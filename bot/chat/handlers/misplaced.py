"""Commands that the library leaves alone: below a picture, or to another bot in private."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.chat.services import Context

Handler = Callable[[Update, Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is written."""

    name: str
    """In lower case, without the slash."""
    words: tuple[str, ...]


class MisplacedCommands:
    """Answers them as if they stood where they belong."""

    def __init__(self, commands: Mapping[str, Handler], unknown: Handler) -> None:
        self._commands = commands
        self._unknown = unknown

    def takes(self, message: Message) -> bool:
        """Whether a message is a misplaced command that is meant for this bot."""
        return read_misplaced(message) is not None

    async def answer(self, update: Update, context: Context) -> None:
        """Hands it to the command's handler."""
        message = update.effective_message
        assert message is not None
        command = read_misplaced(message)
        assert command is not None
        context.args = list(command.words)
        await self._commands.get(command.name, self._unknown)(update, context)


def read_misplaced(message: Message) -> Command | None:
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
    return Command(name.casefold(), tuple(text.split()[1:]))
