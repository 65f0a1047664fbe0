"""Subscribers, and the messages that they got."""

from bot.offline.standin import Chat, Message, Person
from tests.stage import Stage


async def subscriber(stage: Stage, name: str = "Anna", language: str = "en") -> Person:
    """Returns a person who was greeted with the seed's digest."""
    person = stage.telegram.person(name, language_code=language)
    person.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(person)) == 3, chat=person)
    return person


async def subscribed_group(stage: Stage, founder: Person) -> Chat:
    """Returns a group that its founder subscribed."""
    group = founder.create_group("Reading")
    founder.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(founder, "/subscribe", group)
    await stage.settle()
    return group


def news(stage: Stage, person: Person, greeted: int = 3) -> list[Message]:
    """Returns the messages after the greeting."""
    return stage.telegram.sent(person)[greeted:]
