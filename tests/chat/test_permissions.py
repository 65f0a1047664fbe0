"""Who may change what a group gets, when Telegram does not say."""

from tests.stage import Stage


async def test_no_answer_about_administrators_is_said_and_nothing_changed(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    stage.telegram.faults.drop("getChatMember", processed=False, times=1)

    said = await stage.answer(anna, "/subscribe", group)

    assert said.text == "Telegram did not answer about Reading. Please try again."
    assert stage.store.subscriptions.get(group.id) is None
    assert "Subscribed" in (await stage.answer(anna, "/subscribe", group)).text
