"""Answers in a channel's direct messages, and answers whose message cannot be changed."""

import pytest

from bot.offline.standin import Person
from tests.stage import Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def test_an_answer_goes_to_the_topic_of_who_wrote(
    stage: Stage, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    owner = stage.telegram.person("Owner", language_code="en")
    direct = owner.create_direct_messages("Papers")
    owner.promote_bot(direct)
    anna.join(direct)

    answer = await stage.answer(anna, "/paper 2602.12617", direct)

    assert answer.text.startswith("GeoAgent")
    assert answer.direct_topic == anna.id
    assert "did not arrive" not in caplog.text, "there is nobody to welcome"


@pytest.mark.parametrize(
    "refusal",
    [
        "message can't be edited",
        "message to edit not found",
        "MESSAGE_ID_INVALID",
        "there is no text in the message to edit",
    ],
)
async def test_a_refused_edit_ends_in_a_new_message(
    stage: Stage, anna: Person, refusal: str
) -> None:
    overview = await stage.answer(anna, "/today")
    stage.telegram.faults.error("editMessageText", code=400, description=f"Bad Request: {refusal}")

    answer = await anna.tap(overview, "1")

    card = await stage.telegram.wait_for_message(anna, lambda m: m.text.startswith("GeoAgent"))
    assert answer.text == ""
    assert overview.edits == 0
    assert card.buttons
