"""A person's saved papers as a page."""

from hypothesis import given

from bot.cards.actions import (
    OpenSaved,
)
from bot.cards.saved import Saved, saved
from bot.papers import StoredPaper
from bot.texts.catalogue import say_in
from tests.cards.messages import accept_message, days, markdown

SAY = say_in("en")


@given(days(), markdown())
def test_any_saved_papers_are_accepted(listed: list[StoredPaper], words: str) -> None:
    accept_message(saved(Saved(listed, 99, OpenSaved(7, 3), words[:1000]), SAY))
