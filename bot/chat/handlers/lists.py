"""Where papers are listed for a reader, and the cards that open from there."""

from collections.abc import Sequence
from datetime import date

from telegram import Bot

from bot.cards.actions import (
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSimilar,
    Place,
)
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.keys import card_keys, card_link
from bot.cards.message import Keyboard, Message
from bot.cards.selection import EVERYTHING, Selection
from bot.cards.tags import tags
from bot.chat.handlers.search import Searching
from bot.chat.sender import Asker
from bot.chat.services import Services
from bot.papers import StoredPaper, Style
from bot.store.counters import TOPIC

_COUNTED = 2
"""Fields of an opened card that are counted, without a word of who opened it."""


class Places:
    """The lists as this reader sees them now: topics may have changed since a button was made."""

    def __init__(self, services: Services, searching: Searching) -> None:
        self._services = services
        self._searching = searching

    def audience(self, asker: Asker, bot: Bot, day: date) -> Audience:
        """For whom a day's overview is made; one message a paper is for pushes only."""
        subscription = self._services.store.subscriptions.get(asker.chat_id, asker.thread_id)
        titles = subscription is not None and subscription.style is Style.TITLES
        style = Style.TITLES if titles else Style.OVERVIEW
        return Audience(style, asker.private, bot.username, self.selection(asker, day))

    def selection(self, asker: Asker, day: date) -> Selection:
        """What the chat's topics make of a digest."""
        subscription = self._services.store.subscriptions.get(asker.chat_id, asker.thread_id)
        if subscription is None:
            return EVERYTHING
        return self._services.store.matches.selection(day, subscription)

    def listed(self, place: Place, asker: Asker) -> Sequence[StoredPaper]:
        """The papers of a list, in its order; of results those of the page."""
        papers = self._services.store.papers
        match place:
            case OpenOverview(day, everything=everything):
                selection = self.selection(asker, day)
                found = papers.of_day(day)
                return selection.in_order(found) if everything else selection.shown(found)
            case OpenLeftOut(day):
                return self.selection(asker, day).left_out(papers.of_day(day))
            case OpenResults():
                return self._searching.page_of(place)
            case OpenSimilar(paper):
                return self._services.store.archive.similar(paper)
            case OpenSaved():
                return papers.get_all(self.saved(place, asker))

    def saved(self, place: OpenSaved, asker: Asker) -> list[int]:
        """All that the reader saved, or what the words find of it, by the index's numbers."""
        numbers = self._services.store.bookmarks.numbers(asker.user_id)
        words = self._services.store.queries.words(place.query) if place.query else None
        if words:
            found = self._services.store.archive.matching(words, numbers)
            numbers = [number for number in numbers if number in found]
        return numbers

    def card(self, stored: StoredPaper, asker: Asker, bot: Bot, here: OpenCard) -> Message:
        """A paper's card with the ways on from it, and with what the reader follows it for."""
        fields = [f"{TOPIC}{name}" for name in tags(stored.paper.field, _COUNTED)]
        self._services.store.counters.add(self._services.clock().date(), *fields)
        if not asker.private:
            return card(stored, asker.say, card_link(bot.username, here.paper, asker.say))
        words = self.selection(asker, stored.last_date).words_for(here.paper)
        return card(stored, asker.say, self._keys(asker, here), because=words)

    def _keys(self, asker: Asker, here: OpenCard) -> Keyboard:
        ids = [stored.paper.id for stored in self.listed(here.origin, asker)] if here.origin else []
        at = ids.index(here.paper) if here.paper in ids else None
        return card_keys(
            here,
            asker.say,
            before=ids[at - 1] if at else None,
            after=ids[at + 1] if at is not None and at + 1 < len(ids) else None,
            saved=self._services.store.bookmarks.has(asker.user_id, here.paper),
        )
