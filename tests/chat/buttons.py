"""Taps on buttons, as a test asks for them."""

from bot.offline.standin import Message, Person
from tests.stage import Stage


async def tap(stage: Stage, person: Person, message: Message, label: str) -> str:
    """Taps a button and waits for the message to change; the passing note, if any."""
    edits = message.edits
    button = next(b for b in message.buttons if b["text"] == label)
    answer = await person.tap(message, button["callback_data"])
    if not answer.text:
        await stage.telegram.wait_for_edit(message, edits=edits)
    return answer.text or ""
