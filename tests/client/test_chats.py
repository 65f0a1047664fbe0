"""What Telegram says of a chat and its people, and what its silence means."""

import pytest
from telegram.ext import ExtBot

from bot.client.chats import OpenChat, Refusal, is_administrator, open_chat
from bot.client.pace.overall import Lane
from bot.offline.standin import Person, StandIn


async def test_a_group_without_a_name_is_found_by_its_id(bot: ExtBot[Lane], anna: Person) -> None:
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)

    assert await open_chat(bot, group.id, anna.id) == OpenChat(group.id, "Reading")


async def test_a_restricted_bot_has_no_voice(bot: ExtBot[Lane], anna: Person) -> None:
    group = anna.create_supergroup("Reading", username="reading")
    anna.add_bot(group)
    anna.restrict_bot(group)

    assert await open_chat(bot, "@reading", anna.id) is Refusal.NO_VOICE


async def test_a_private_chat_is_no_place_to_set_up(bot: ExtBot[Lane], anna: Person) -> None:
    assert await open_chat(bot, anna.id, anna.id) is Refusal.NOT_THERE


@pytest.mark.parametrize("method", ["getChat", "getChatMember"])
async def test_silence_is_told_from_a_refusal(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person, method: str
) -> None:
    channel = anna.create_channel("Papers", username="papers")
    anna.promote_bot(channel)

    telegram.faults.drop(method, processed=False, times=1)
    assert await open_chat(bot, "@papers", anna.id) is Refusal.NO_ANSWER
    telegram.faults.error(method, code=400, description="Bad Request: something new", times=1)
    assert await open_chat(bot, "@papers", anna.id) is Refusal.NOT_THERE
    assert await open_chat(bot, "@papers", anna.id) == OpenChat(channel.id, "@papers")


async def test_who_is_an_administrator(telegram: StandIn, bot: ExtBot[Lane], anna: Person) -> None:
    ben, carl = telegram.person("Ben"), telegram.person("Carl")
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    ben.join(group)
    carl.join(group, admin=True)

    found = [await is_administrator(bot, group.id, person.id) for person in (anna, ben, carl)]

    assert found == [True, False, True]


async def test_nobody_says_who_is_an_administrator(
    telegram: StandIn, bot: ExtBot[Lane], anna: Person
) -> None:
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    telegram.faults.drop("getChatMember", processed=False, times=1)

    assert await is_administrator(bot, group.id, anna.id) is None
