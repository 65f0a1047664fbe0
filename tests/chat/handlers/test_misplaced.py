"""Commands below pictures and to other bots, links behind words, and people without a name."""

from typing import Any

import pytest

from bot.offline.standin import Chat, Person
from tests.chat.raw import PICTURE, command, post
from tests.stage import Stage

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "G", "username": "GroupAnonymousBot"}
CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


@pytest.fixture
async def group(stage: Stage, anna: Person) -> Chat:
    """A group in English that is subscribed."""
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)
    await stage.settle()
    return group


async def answer_to(
    stage: Stage, sender: Person | dict[str, Any], chat: Chat | None = None, **fields: object
) -> str:
    where = chat or (sender.chat if isinstance(sender, Person) else None)
    assert where is not None
    before = stage.telegram.sent(where)[-1:]
    post(stage, sender, chat, **fields)
    after = before[0] if before else None
    return (await stage.telegram.wait_for_message(where, after=after)).text


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("/today", "📄 16 February 2026"),
        ("/TODAY@papergram_bot", "📄 16 February 2026"),
        ("/paper 2602.12617", "GeoAgent"),
        ("/nonsense", "There is no command /nonsense."),
    ],
)
async def test_a_command_below_a_picture_is_one(
    stage: Stage, anna: Person, group: Chat, text: str, beginning: str
) -> None:
    said = await answer_to(stage, anna, photo=PICTURE, caption=text, caption_entities=command(text))
    assert said.startswith(beginning)


async def test_in_a_group_only_what_is_meant_for_this_bot(
    stage: Stage, anna: Person, group: Chat
) -> None:
    before = len(stage.telegram.sent(group))
    for text in ("/today@other_bot", "/status@other_bot"):
        post(stage, anna, group, photo=PICTURE, caption=text, caption_entities=command(text))
        post(stage, anna, group, text=text, entities=command(text))
    text = "/status@papergram_bot"

    said = await answer_to(
        stage, anna, group, photo=PICTURE, caption=text, caption_entities=command(text)
    )

    assert said.startswith("🔔 Subscribed: every day")
    assert len(stage.telegram.sent(group)) == before + 1


async def test_in_private_another_bots_command_is_answered(stage: Stage, anna: Person) -> None:
    assert (await stage.answer(anna, "/today@other_bot")).text.startswith("📄 16 February 2026")
    anna.say("/paper@other_bot 2602.12617")
    assert await stage.telegram.wait_for_message(anna, lambda m: m.text.startswith("GeoAgent"))


@pytest.mark.parametrize(
    "url", ["https://arxiv.org/abs/2602.12617v2", "https://huggingface.co/papers/2602.12617"]
)
async def test_a_link_behind_words_opens_the_paper(stage: Stage, anna: Person, url: str) -> None:
    link = {"type": "text_link", "offset": 8, "length": 4, "url": url}

    said = await answer_to(stage, anna, text="Look at this", entities=[link])

    assert said.startswith("GeoAgent")


@pytest.mark.parametrize("word", ["help", "Help!", "帮助", "?"])
async def test_help_in_plain_words(stage: Stage, anna: Person, word: str) -> None:
    assert (await stage.answer(anna, word)).text.startswith("Send words to search")


@pytest.mark.parametrize("word", ["unsubscribe", "停止", "取消订阅", "Stop."])
async def test_stop_in_plain_words_offers_its_button(stage: Stage, anna: Person, word: str) -> None:
    assert "Not subscribed" in (await stage.answer(anna, word)).text
    await stage.answer(anna, "/subscribe")
    await stage.settle()

    asked = await stage.answer(anna, word)
    await anna.tap(asked, "unsub")
    await stage.telegram.wait_for_message(anna, lambda m: "Unsubscribed" in m.text)

    found = stage.store.subscriptions.get(anna.id)
    assert found is not None
    assert not found.active
    assert (await stage.answer(anna, "stop words")).text.startswith("🔎"), "a search"


@pytest.mark.parametrize("nobody", [ANONYMOUS, CHANNEL])
async def test_in_a_chats_name_nothing_is_saved(
    stage: Stage, group: Chat, nobody: dict[str, Any]
) -> None:
    chat = {"id": group.id, "type": "supergroup", "title": "Reading"}
    text = "/save 2602.12617"

    said = await answer_to(
        stage, nobody, group, sender_chat=chat, text=text, entities=command(text)
    )

    assert said.startswith("Channels and groups can't save")
    assert not stage.store.bookmarks.has(nobody["id"], "2602.12617")


async def test_an_anonymous_administrator_is_answered_in_the_groups_language(
    stage: Stage, group: Chat
) -> None:
    chat = {"id": group.id, "type": "supergroup", "title": "Reading"}
    asked = {"sender_chat": chat, "text": "/status", "entities": command("/status")}

    assert (await answer_to(stage, ANONYMOUS, group, **asked)).startswith(
        "🔔 Subscribed: every day"
    )
