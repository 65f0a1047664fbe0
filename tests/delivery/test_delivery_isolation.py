"""What fails for one subscription, topic, version, paper or day never stops the others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cards.message import Message
from bot.cards.overview import overview
from bot.delivery import rendering
from bot.offline.standin import Person
from bot.papers import StoredPaper
from bot.search.index import Shelf
from tests.delivery.subscribers import news, subscriber
from tests.intake.reports import report
from tests.stage import SEED, Stage, staged

ADMIN = 500_000_777
D16, D17, D18 = (date(2026, 2, day) for day in (16, 17, 18))
THREE = report("2026-02-17", *((f"2602.0000{n}", f"It walks {n}.") for n in (1, 2, 3)))


def change(stage: Stage, person: Person, column: str, value: str) -> None:
    """Writes a value that no setting has into a subscription."""
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql(
            f"UPDATE subscription SET {column} = '{value}' WHERE chat_id = {person.id}"
        )


@pytest.mark.parametrize(
    ("column", "value"), [("zone", "Mars/Olympus"), ("language", "tlh"), ("style", "loud")]
)
async def test_an_impossible_value_keeps_nobody_else_waiting(
    stage: Stage, column: str, value: str
) -> None:
    odd, ben = await subscriber(stage, "Odd"), await subscriber(stage, "Ben")
    change(stage, odd, column, value)

    await stage.digest_arrives(D17)
    await stage.settle()

    assert len(news(stage, ben)) == 2


async def test_a_fault_is_told_once_and_tried_again_ever_more_rarely(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(tmp_path, admins=(ADMIN,)) as stage:
        boss = stage.telegram.person("Boss", language_code="en", user_id=ADMIN)
        stage.store.readers.choose_language(ADMIN, "en")
        await stage.answer(boss, "/help")
        odd = await subscriber(stage, "Odd")
        change(stage, odd, "zone", "Mars/Olympus")
        before = len(stage.telegram.sent(boss))
        await stage.digest_arrives(D17)
        looks = 0
        for _ in range(8 * 4):  # eight minutes, a round each 15 seconds
            due = stage.store.subscriptions.due(stage.clock(), 10)
            looks += odd.id in [one.chat_id for one in due]
            await stage.bot.round.tick()
            stage.clock.advance(seconds=15)

        assert looks == 3, "after 1, 3 and 7 minutes"
        told = [m.text for m in stage.telegram.sent(boss)[before:] if "Mars" in m.text]
        assert len(told) == 1
        assert "1 error in the bot; everyone else is served" in told[0]
        assert caplog.text.count("subscription 1 failed") == 1

        change(stage, odd, "zone", "UTC")
        stage.clock.advance(hours=2)
        await stage.settle()
        assert len(news(stage, odd)) == 2


async def test_a_topic_that_cannot_be_looked_up_is_its_readers_trouble_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, ben, chloe = [await subscriber(stage, name) for name in ("Odd", "Ben", "Chloe")]
    for person, words in ((odd, "odd"), (chloe, "robotics")):
        known = stage.store.subscriptions.get(person.id)
        assert known is not None
        stage.store.topics.add(known.id, words, muted=False)
    real = stage.store.index.matching_on

    def broken(words: str, shelf: Shelf, *, whole_terms: bool = False) -> frozenset[str]:
        if words == "odd":
            raise RuntimeError("no such word")
        return real(words, shelf, whole_terms=whole_terms)

    monkeypatch.setattr(stage.store.index, "matching_on", broken)
    await stage.digest_arrives(D17)
    await stage.settle()

    assert [len(news(stage, person)) for person in (odd, ben, chloe)] == [0, 2, 2]

    monkeypatch.undo()
    stage.clock.advance(minutes=2)
    await stage.settle()
    assert len(news(stage, odd)) == 2


def break_papers(monkeypatch: pytest.MonkeyPatch, *ids: str, bare_too: bool = False) -> None:
    """Lets some papers' messages raise; those of their title and link alone only if told so."""

    def broken(day: date, papers: Sequence[StoredPaper], *rest: Any, **more: Any) -> list[Message]:  # noqa: ANN401
        for stored in papers:
            if stored.paper.id in ids and (stored.paper.contribution or bare_too):
                raise RecursionError("too deep")
        return overview(day, papers, *rest, **more)

    monkeypatch.setattr(rendering, "overview", broken)


@pytest.mark.parametrize("style", ["overview", "cards", "titles"])
async def test_a_paper_that_cannot_be_shown_stands_there_with_title_and_link(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, style: str
) -> None:
    anna = await subscriber(stage)
    change(stage, anna, "style", style)
    break_papers(monkeypatch, "2602.00002")

    await stage.digest_arrives(D17, THREE)
    await stage.settle()

    text = "\n".join(message.html for message in news(stage, anna))
    assert text.count("Title 2602.0000") == 3
    assert "papers/2602.00002" in text
    assert "It walks 2." not in text
    assert ("It walks 3." in text) == (style != "titles")
    assert caplog.text.count("the paper 2602.00002 failed") == 1


async def test_a_paper_that_cannot_even_be_named_is_left_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await subscriber(stage)
    break_papers(monkeypatch, "2602.00002", bare_too=True)

    await stage.digest_arrives(D17, THREE)
    await stage.settle()

    (text,) = [message.text for message in news(stage, anna)]
    assert "Title 2602.00001" in text
    assert "2602.00002" not in text
    assert "Title 2602.00003" in text


async def test_a_version_that_cannot_be_made_comes_later_and_the_others_now(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, ben = await subscriber(stage, "Anna"), await subscriber(stage, "Ben")
    change(stage, anna, "style", "titles")
    tries = 0

    def broken(*args: Any, **more: Any) -> list[Message]:  # noqa: ANN401
        nonlocal tries
        _day, papers, _say, audience, *_ = args
        if audience.style == "titles":
            tries += len(papers) == 3
            raise RuntimeError("titles")
        return overview(*args, **more)

    monkeypatch.setattr(rendering, "overview", broken)
    await stage.digest_arrives(D17, THREE)
    await stage.settle()
    await stage.settle()
    assert [len(news(stage, person)) for person in (anna, ben)] == [0, 1]
    assert tries == 1

    monkeypatch.undo()
    stage.clock.advance(minutes=2)
    await stage.settle()
    assert len(news(stage, anna)) == 1


async def test_a_greeting_that_cannot_be_made_leaves_the_welcome(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")

    def broken(*_: object, **_more: object) -> list[Message]:
        raise RuntimeError("nothing can be shown")

    monkeypatch.setattr(rendering, "overview", broken)

    assert "You are subscribed" in (await stage.answer(anna, "/start")).text


async def test_a_correction_that_fails_leaves_the_others_right(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, ben = await subscriber(stage, "Anna"), await subscriber(stage, "Ben")
    change(stage, anna, "language", "tlh")
    text = SEED.read_text(encoding="utf-8").replace("GeoAgent:", "GeoAgent Two:")

    await stage.digest_arrives(D16, text)
    await stage.settle()

    def first(person: Person) -> str:
        return stage.telegram.sent(person)[1].text

    assert "GeoAgent Two:" in first(ben)
    assert "GeoAgent:" in first(anna)


async def test_a_day_that_cannot_be_compared_does_not_stop_another(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await subscriber(stage)
    stage.clock.advance(days=1)
    await stage.digest_arrives(D17, THREE)
    await stage.settle()
    real = stage.store.edits.sent

    def broken(day: date, *rest: Any) -> Any:  # noqa: ANN401
        if day == D16:
            raise RuntimeError("unreadable")
        return real(day, *rest)

    monkeypatch.setattr(stage.store.edits, "sent", broken)
    seed = SEED.read_text(encoding="utf-8").replace("GeoAgent:", "GeoAgent Two:")
    await stage.digest_arrives(D16, seed)
    await stage.digest_arrives(D17, THREE.replace("It walks 2.", "It runs."))
    for _ in range(3):
        await stage.settle()

    assert "It runs." in news(stage, anna)[0].text
    assert caplog.text.count("the correction of 2026-02-16 failed") == 1

    monkeypatch.undo()
    stage.clock.advance(minutes=2)
    await stage.settle()
    assert "GeoAgent Two:" in stage.telegram.sent(anna)[1].text


async def test_a_message_that_is_damaged_in_the_store_holds_nobody_up(stage: Stage) -> None:
    anna, ben = await subscriber(stage, "Anna"), await subscriber(stage, "Ben")
    change(stage, anna, "style", "titles")
    stage.drop_digest(D17, THREE)
    list(stage.scanner.load([stage.folder / f"{D17}.md"], stage.clock()))
    list(stage.bot.planner.plan(stage.clock()))
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE rendering SET messages = '[]' WHERE id = (SELECT rendering_id FROM delivery"
            " JOIN subscription ON subscription.id = subscription_id"
            f" WHERE chat_id = {anna.id} AND state = 'due')"
        )

    await stage.settle()
    await stage.digest_arrives(D17, THREE.replace("It walks 2.", "It runs."))
    await stage.settle()

    assert [len(news(stage, person)) for person in (anna, ben)] == [0, 1]
    assert "It runs." in news(stage, ben)[0].text
    known = stage.store.subscriptions.get(anna.id)
    assert known is not None
    record = stage.store.ledger.last_record(known.id)
    assert record is not None
    assert record.reason == "its message cannot be read in the store"
