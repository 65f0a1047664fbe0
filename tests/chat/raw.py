"""Messages of kinds that people of the stand-in do not send."""

from typing import Any

from bot.offline.standin import Chat, Person
from tests.stage import Stage

PICTURE = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]


def command(text: str) -> list[dict[str, Any]]:
    """The mark of a command at the beginning of a text."""
    return [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]


def post(
    stage: Stage, sender: Person | dict[str, Any], chat: Chat | None = None, **fields: object
) -> None:
    """A message with these fields of the Bot API reaches the bot."""
    world = stage.telegram.world
    if isinstance(sender, Person):
        chat = chat or sender.chat
        sender = {
            "id": sender.id,
            "is_bot": False,
            "first_name": "Anna",
            "language_code": sender.user.language_code or "en",
        }
    assert chat is not None
    chat.started = True
    message = {
        "message_id": world.next_message_id(chat),
        "date": world.now(),
        "chat": {"id": chat.id, "type": chat.type, "title": chat.title or ""},
        "from": sender,
    }
    world.updates.push("message", message | fields)
