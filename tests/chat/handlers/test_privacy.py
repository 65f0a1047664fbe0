"""/privacy and /forget: what is kept, and that nothing is left."""

import re
from pathlib import Path

import pytest

from bot.offline.standin import Person
from bot.papers import State
from tests.databases import rows_of
from tests.stage import Stage, stored_bytes

ROOT = Path(__file__).parents[3]


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en", username="anna_likes_papers")


def rows_with(stage: Stage, number: int) -> dict[str, int]:
    """In which tables, and in how many rows, a number stands."""
    found = {
        table: sum(any(str(number) in str(value) for value in row) for row in rows)
        for table, rows in rows_of(stage.store).items()
    }
    return {table: count for table, count in found.items() if count}


async def live(stage: Stage, anna: Person) -> None:
    """Everything that leaves a trace."""
    await stage.answer(anna, "/subscribe 08:30 Berlin")
    await stage.settle()
    await stage.answer(anna, "/settings language en")
    await stage.answer(anna, "/save 2602.12617")
    await stage.answer(anna, "robotics")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    stage.store.topics.add(subscription.id, "robotics", muted=False)


async def test_privacy_says_what_is_kept(stage: Stage, anna: Person) -> None:
    text = (await stage.answer(anna, "/privacy")).text

    assert "I store no names, no messages and no locations." in text
    assert "/forget" in text


async def test_forget_asks_once_and_leaves_nothing(stage: Stage, anna: Person) -> None:
    await live(stage, anna)
    assert set(rows_with(stage, anna.id)) == {"subscription", "bookmark", "reader"}

    asked = await stage.answer(anna, "/forget")
    await anna.tap(asked, "forget")
    await stage.telegram.wait_for_edit(asked, edits=0)

    assert asked.text == "🗑 Everything about you has been deleted. Send /start to begin again."
    assert rows_with(stage, anna.id) == {}
    assert sum(stage.store.ledger.counts().values()) == 0
    assert rows_of(stage.store)["topic"] == []
    await stage.settle()
    assert "Not subscribed" in (await stage.answer(anna, "/status")).text


async def test_forget_confirms_in_the_language_in_which_it_asked(
    stage: Stage, anna: Person
) -> None:
    await stage.answer(anna, "/settings language zh")
    asked = await stage.answer(anna, "/forget")

    await anna.tap(asked, "forget")
    await stage.telegram.wait_for_edit(asked, edits=0)

    assert asked.text.startswith("🗑 关于你的一切都已删除")


async def test_another_persons_things_stay(stage: Stage, anna: Person) -> None:
    ben = stage.telegram.person("Ben", language_code="en")
    await live(stage, anna)
    await live(stage, ben)
    before = rows_with(stage, ben.id)

    asked = await stage.answer(anna, "/forget")
    await anna.tap(asked, "forget")

    assert rows_with(stage, ben.id) == before
    assert stage.store.ledger.counts()[State.SENT] == 2


async def test_forget_can_be_left(stage: Stage, anna: Person) -> None:
    await live(stage, anna)
    before = rows_with(stage, anna.id)

    asked = await stage.answer(anna, "/forget")
    await anna.tap(asked, "Cancel")
    await stage.telegram.wait_for_edit(asked, edits=0)

    assert asked.text == "Nothing was deleted."
    assert rows_with(stage, anna.id) == before


async def test_in_a_group_forget_leads_to_the_private_chat(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    answer = await stage.answer(anna, "/forget", group)
    anna.open(answer.buttons[0]["url"])

    asked = await stage.telegram.wait_for_message(anna)
    assert asked.button("forget")


async def test_a_message_in_flight_does_no_harm(
    stage: Stage, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.answer(anna, "/subscribe")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    await stage.settle()
    stage.clock.advance(days=1)
    send = stage.bot.application.bot.send_message
    claimed = []

    async def forget_first(*args: object, **kwargs: object) -> object:
        claimed.append(kwargs["chat_id"])
        stage.store.readers.forget(anna.id)  # between the claim and the answer
        return await send(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(stage.bot.application.bot), "send_message", staticmethod(forget_first))
        await stage.digest_arrives(stage.clock.now.date())
        await stage.settle()

    assert claimed[:1] == [anna.id]
    assert "stumbled" not in caplog.text
    assert rows_with(stage, anna.id) == {}
    assert sum(stage.store.ledger.counts().values()) == 0
    await stage.settle()


async def test_names_and_messages_are_stored_nowhere(stage: Stage, anna: Person) -> None:
    await live(stage, anna)
    await stage.answer(anna, "/help me with my secret plan")
    await stage.stop()
    stored = stored_bytes(stage)

    assert b"anna_likes_papers" not in stored
    assert b"secret plan" not in stored
    await stage.start()


async def test_searched_words_are_kept_without_who_and_not_for_ever(
    stage: Stage, anna: Person
) -> None:
    results = await stage.answer(anna, "模型")
    stage.clock.advance(days=365)
    stage.store.tidying.tidy(stage.clock.now)
    edits = results.edits
    await anna.tap(results, "Next ›")  # a button works a year later
    await stage.telegram.wait_for_edit(results, edits=edits)

    stage.clock.advance(days=40)
    stage.store.tidying.tidy(stage.clock.now)

    assert "expired" in (await anna.tap(results, "‹ Previous")).text


def test_the_documents_name_every_table_with_what_is_kept_of_people() -> None:
    operating = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    section = operating[operating.index("## What is stored") :]
    section = section[: section.index("\n## ", 5)]

    named = set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))

    assert named >= {"subscription", "topic", "delivery", "bookmark", "reader", "query", "tally"}
