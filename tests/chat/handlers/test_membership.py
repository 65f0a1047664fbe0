"""Blocked, let in again, moved; and whatever else arrives."""

import pytest

from tests.stage import Stage


async def is_on(stage: Stage, chat_id: int, *, wanted: bool) -> bool:
    """Whether the subscription comes to be as wanted."""

    def reached() -> bool:
        found = stage.store.subscriptions.get(chat_id)
        return found is not None and found.active is wanted

    await stage.telegram.wait(reached, what="the subscription to change")
    return reached()


async def test_blocking_switches_off_and_unblocking_on_again(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe 07:30")

    anna.block()
    assert await is_on(stage, anna.id, wanted=False)
    anna.unblock()
    assert await is_on(stage, anna.id, wanted=True)
    kept = stage.store.subscriptions.get(anna.id)
    assert kept is not None
    assert f"{kept.time:%H:%M}" == "07:30"


async def test_who_unsubscribed_stays_so_after_unblocking(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    await stage.answer(anna, "/unsubscribe")
    anna.block()
    anna.unblock()

    await stage.answer(anna, "/help")

    assert await is_on(stage, anna.id, wanted=False)


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)

    moved = anna.upgrade(group)

    assert await is_on(stage, moved.id, wanted=True)
    assert stage.store.subscriptions.get(group.id) is None


async def test_removing_the_bot_switches_the_group_off(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)

    anna.remove_bot(group)

    assert await is_on(stage, group.id, wanted=False)


async def test_a_group_that_takes_no_welcome_is_no_error(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    stage.telegram.faults.forbid("sendMessage", reason="something new", times=1)

    anna.add_bot(group)
    await stage.answer(anna, "/help", group)  # in its turn, after the welcome

    assert "did not arrive" in caplog.text
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_what_the_bot_cannot_use_gets_one_helpful_line(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")

    assert "There is no command /frobnicate" in (await stage.answer(anna, "/frobnicate now")).text
    assert "/today" in (await stage.answer(anna, "/help")).text
    before = stage.telegram.last(anna)
    anna.send_sticker()
    line = await stage.telegram.wait_for_message(anna, after=before)
    assert line.text == "I can't use that. Send me words to search for, or see /help."


async def test_talk_in_a_group_is_left_alone(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    anna.say("robotics, anyone?", chat=group)
    anna.say("/weather", chat=group)
    answer = await stage.answer(anna, "/help", group)

    assert len(stage.telegram.sent(group)) == 2, "the welcome and the help"
    assert "/today" in answer.text


async def test_a_bug_is_excused_and_logged(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(stage.store.papers, "newest_day", broken)
    anna = stage.telegram.person("Anna", language_code="en")

    answer = await stage.answer(anna, "/today")

    assert answer.text == "Something went wrong and has been noted. Please try again."
    assert "boom" in caplog.text
