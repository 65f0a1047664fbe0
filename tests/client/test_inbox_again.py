"""An update that Telegram delivers again: to a bot that runs, after a restart, after a kill."""

from bot.offline.rehearsal.process import BotProcess
from bot.offline.stage import set_stage
from bot.store.store import Store
from tests.client.updates import message
from tests.stage import Stage


async def test_a_start_that_comes_again_greets_once_also_after_a_restart(stage: Stage) -> None:
    anna, ben = stage.telegram.subscribers(2)
    updates = stage.telegram.world.updates
    anna.start()
    (start,) = updates.pending
    await stage.telegram.wait_for_message(anna, lambda one: "16 February 2026" in one.text)
    await stage.settle()
    greeting = len(stage.telegram.sent(anna))

    updates.push_raw(start)
    await stage.answer(ben, "/help")
    await stage.stop()
    updates.push_raw(start)
    await stage.start()
    await stage.answer(ben, "/help")
    await stage.settle()

    assert len(stage.telegram.sent(anna)) == greeting


async def test_what_waits_when_the_bot_stops_is_answered_or_comes_again(stage: Stage) -> None:
    people = stage.telegram.subscribers(20)
    for person in people:
        person.say("/help")
    await stage.telegram.wait(lambda: stage.telegram.sent(people[0]))

    await stage.stop()
    await stage.start()
    for person in people:
        await stage.telegram.wait_for_message(person)
    await stage.telegram.wait_for_poll()

    assert [len(stage.telegram.sent(person)) for person in people] == [1] * 20


async def test_an_update_that_nobody_answers_is_not_taken_again(stage: Stage) -> None:
    update_id = stage.telegram.world.updates.next_id
    stage.telegram.world.updates.push_raw(message(update_id, text=None))
    await stage.answer(stage.telegram.subscribers(1)[0], "/help")
    await stage.stop()

    assert stage.telegram.world.updates.pending == []


async def test_who_was_not_answered_when_the_bot_was_killed_is_answered_after_it() -> None:
    async with set_stage() as stage:
        telegram = stage.telegram
        async with BotProcess(stage.settings, stage.folder.parent) as bot:
            await bot.start()
            await telegram.wait_for_poll(within=60)
            first_id = telegram.world.updates.next_id
            people = [telegram.person(f"Reader {number}") for number in range(40)]
            for person in people:
                person.start()
            await telegram.wait_for_message(people[9], within=60)
            await bot.kill()
            with Store(stage.settings.store.url) as store:
                answered = {number - first_id for number in store.heartbeat.answered()}
            waiting = [person for person in people if not telegram.sent(person)]

            await bot.start()
            for person in people:
                await telegram.wait_for_message(person, within=60)
            await telegram.wait_for_poll(within=60)
            assert bot.kills == 1

        greetings = [len(telegram.sent(person)) for person in people]
        assert waiting, "the kill came too late"
        assert all(number in (1, 2) for number in greetings)
        assert all(greetings[number] == 1 for number in answered)
