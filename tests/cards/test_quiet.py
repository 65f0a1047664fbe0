"""Notes that explain a quiet day."""

import pytest

from bot.cards.actions import OpenOverview
from bot.cards.audience import Audience
from bot.cards.callback_data import decode
from bot.cards.quiet import no_report, nothing_for_you
from bot.papers import Style
from bot.texts.catalogue import LANGUAGES, say_in
from tests.cards.messages import DAY, accept_message

SAY = say_in("en")
PRIVATE = Audience(Style.OVERVIEW, private=True, bot="a_bot")
GROUP = Audience(Style.OVERVIEW, private=False, bot="a_bot")


def test_a_day_without_a_report_names_the_newest() -> None:
    assert accept_message(no_report(DAY, SAY)).splitlines()[1] == (
        "Latest report: 16 February 2026 (/today)"
    )


def test_on_a_weekend_none_was_to_be_expected() -> None:
    note = accept_message(no_report(DAY, SAY, weekend=True))

    assert note.startswith("🕘 No report today. As a rule there is none on weekends.")


def test_before_the_first_report_there_is_no_newest() -> None:
    assert len(accept_message(no_report(None, SAY)).splitlines()) == 1


def test_a_button_shows_all_of_a_report_that_has_nothing_for_a_reader() -> None:
    ((button,),) = nothing_for_you(DAY, 23, SAY, PRIVATE).keyboard

    assert decode(button.data) == OpenOverview(DAY, 0, paged=True, everything=True)


def test_in_a_group_that_button_leads_to_the_private_chat() -> None:
    ((button,),) = nothing_for_you(DAY, 23, SAY, GROUP).keyboard

    assert (button.data, button.url.partition("?")[0]) == ("", "https://t.me/a_bot")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_comes_without_a_sound(language: str) -> None:
    say = say_in(language)
    for note in (no_report(DAY, say), no_report(None, say), nothing_for_you(DAY, 1, say, GROUP)):
        accept_message(note)
        assert note.silent
