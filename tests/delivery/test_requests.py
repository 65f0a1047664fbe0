"""What an answer brings is planned for one subscription alone, and sent after the answer."""

from datetime import date

import pytest

from bot.offline.standin import Person
from bot.papers import Subscription
from tests.delivery.subscribers import news, subscriber
from tests.stage import Stage

D17 = date(2026, 2, 17)


def known(stage: Stage, person: Person) -> Subscription:
    found = stage.store.subscriptions.get(person.id)
    assert found is not None
    return found


async def two_who_are_due(stage: Stage) -> tuple[Person, Person]:
    """Returns two subscribers on the next morning: a report has come and is not planned yet."""
    anna, ben = await subscriber(stage, "Anna"), await subscriber(stage, "Ben")
    stage.clock.advance(days=1)
    list(stage.scanner.load([stage.drop_digest(D17)], stage.clock()))
    return anna, ben


async def test_a_changed_setting_plans_that_person_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, ben = await two_who_are_due(stage)
    before = known(stage, ben)
    assert before.next_due <= stage.clock.now
    monkeypatch.setattr(stage.bot.planner, "plan", lambda _: iter(()))  # no round in between

    answer = await stage.answer(anna, "/settings time 08:00")
    await stage.telegram.wait(lambda: len(news(stage, anna)) == 3, chat=anna)

    assert "Next delivery: any moment now." in answer.text
    assert [m.text.partition("\n")[0] for m in news(stage, anna)][1:] == [
        "📄 17 February 2026 · 23 papers",
        "📄 17 February 2026 · part 2 of 2",
    ]
    assert known(stage, ben) == before, "the next round plans it"
    monkeypatch.undo()
    await stage.settle()
    assert len(news(stage, ben)) == 2


async def test_the_confirmation_comes_before_the_digest(stage: Stage) -> None:
    anna, _ben = await two_who_are_due(stage)
    stage.telegram.faults.hang(0.3, "sendMessage", processed=True, times=1)

    anna.say("/subscribe")
    await stage.telegram.wait(lambda: len(news(stage, anna)) == 3, chat=anna)

    first, second, _ = news(stage, anna)
    assert first.text.startswith("✅")
    assert second.text.startswith("📄 17 February 2026")


async def test_who_is_not_due_is_left_as_it_is(stage: Stage) -> None:
    anna = await subscriber(stage)
    before = known(stage, anna)
    assert before.next_due > stage.clock.now

    stage.bot.planner.plan_one(before, stage.clock())

    assert known(stage, anna) == before
