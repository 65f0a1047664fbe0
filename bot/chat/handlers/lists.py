"""The lists of papers as one reader sees them, and the cards that open from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telegram import Bot

from bot.cards.actions import (
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSimilar,
    PaperList,
)
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.groups import in_order
from bot.cards.keys import card_keys, card_link, text_key
from bot.cards.message import Keyboard, Message
from bot.cards.selection import EVERYTHING, Selection
from bot.cards.tags import tags
from bot.chat.handlers.search import SearchHandlers
from bot.chat.senders import Clock, Sender
from bot.papers import StoredPaper, Style
from bot.search.index import Index
from bot.store.bookmarks import Bookmarks
from bot.store.counters import TOPIC, Counters
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.store.queries import Queries
from bot.store.subscriptions import Subscriptions

_COUNTED = 2
"""How many fields of an opened card are counted; who opened it is not kept."""


@dataclass(frozen=True, slots=True)
class PaperLists:
    """Lists made anew for each press, since topics may have changed since a button was made."""

    searching: SearchHandlers
    papers: Papers
    subscriptions: Subscriptions
    matches: Matches
    index: Index
    bookmarks: Bookmarks
    queries: Queries
    counters: Counters
    clock: Clock

    def audience(self, sender: Sender, bot: Bot, day: date) -> Audience:
        """Returns for whom a day's overview is made; only pushes have one message a paper."""
        subscription = self.subscriptions.get(sender.chat_id, sender.thread_id)
        titles = subscription is not None and subscription.style is Style.TITLES
        style = Style.TITLES if titles else Style.OVERVIEW
        return Audience(style, sender.private, bot.username, self.selection(sender, day))

    def selection(self, sender: Sender, day: date) -> Selection:
        """Returns what the chat's topics make of a digest."""
        subscription = self.subscriptions.get(sender.chat_id, sender.thread_id)
        if subscription is None:
            return EVERYTHING
        return self.matches.selection(day, subscription)

    def papers_of(self, listed: PaperList, sender: Sender) -> Sequence[StoredPaper]:
        """Returns the papers of a list, in its order; of results those of the page."""
        papers, language = self.papers, sender.language
        match listed:
            case OpenOverview(day):
                selection = self.selection(sender, day)
                shown = selection.shown_in(papers.of_day(day, language), listed)
                return in_order(shown, Audience(selection=selection))
            case OpenLeftOut(day):
                left_out = self.selection(sender, day).left_out(papers.of_day(day, language))
                return in_order(left_out, Audience())
            case OpenResults():
                return self.searching.page_of(listed, language)
            case OpenSimilar(paper):
                alike = self.index.similar(paper, language)
                return papers.get_all([one.arxiv_id for one in alike], language)
            case OpenSaved():
                return papers.get_all(self.saved(listed, sender), language)

    def saved(self, listed: OpenSaved, sender: Sender) -> list[str]:
        """Returns the ids of all papers that the reader saved, or of those that the words find."""
        ids = self.bookmarks.ids(sender.user_id)
        words = self.queries.words(listed.query) if listed.query else None
        if words:
            found = self.index.matching(words, ids)
            ids = [arxiv_id for arxiv_id in ids if arxiv_id in found]
        return ids

    def card(self, stored: StoredPaper, sender: Sender, bot: Bot, here: OpenCard) -> Message:
        """Returns a paper's card with its buttons and the topic that the reader follows it for."""
        fields = [f"{TOPIC}{name}" for name in tags(stored.paper.field, _COUNTED)]
        self.counters.add(self.clock().date(), *fields)
        if not sender.private:
            return card(stored, sender.say, card_link(bot.username, here.paper, sender.say))
        words = self.selection(sender, stored.last_date).words_for(here.paper)
        keys, rest = self._keys(sender, here), text_key(here, sender.say)
        return card(stored, sender.say, keys, because=words, rest=rest)

    def _keys(self, sender: Sender, here: OpenCard) -> Keyboard:
        beside = self.papers_of(here.origin, sender) if here.origin else []
        ids = [stored.paper.id for stored in beside]
        at = ids.index(here.paper) if here.paper in ids else None
        return card_keys(
            here,
            sender.say,
            before=ids[at - 1] if at else None,
            after=ids[at + 1] if at is not None and at + 1 < len(ids) else None,
            saved=self.bookmarks.has(sender.user_id, here.paper),
        )
