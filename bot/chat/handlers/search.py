"""/search: what is found, page by page."""

from collections.abc import Sequence

from telegram import Update

from bot.cards.actions import OpenResults
from bot.cards.results import PER_PAGE, Results, results
from bot.chat.replies import reply, reply_plain, show
from bot.chat.sender import Sender, pressed, sender_of
from bot.chat.services import Context, Services
from bot.client.sending import answer_tap
from bot.papers import StoredPaper
from bot.store.counters import FOUND_NOTHING, SEARCHES

_LONGEST = 1000
"""Characters of a query that are read."""


class SearchHandlers:
    """The handlers that find papers."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def search(self, update: Update, context: Context) -> None:
        """``/search words``."""
        sender = sender_of(update, self._services)
        words = " ".join(context.args or [])
        if not words.strip():
            await reply_plain(update, sender.say("search-usage"))
            return
        await self.send_results(update, sender, words)

    async def turn(self, update: Update, context: Context, action: OpenResults) -> None:
        """Another page, or back from a card."""
        query, sender = pressed(update, self._services)
        if not sender.private:
            await answer_tap(query, sender.say("only-in-private"))
            return
        words = self._services.store.queries.words(action.query)
        if words is None:
            await answer_tap(query, sender.say("search-gone"))
            return
        page = self._search(words, action)
        await show(query, sender, results(page, sender.say, sender.audience(context.bot)))

    async def send_results(self, update: Update, sender: Sender, words: str) -> None:
        """Answers with the first page."""
        words = words[:_LONGEST]
        number = self._services.store.queries.number(words, self._services.clock())
        page = self._search(words, OpenResults(number, 0))
        nothing = [] if page.papers else [FOUND_NOTHING]
        self._services.store.counters.add(self._services.clock().date(), SEARCHES, *nothing)
        await reply(update, results(page, sender.say, sender.audience(update.get_bot())))

    def page_of(self, shown: OpenResults) -> Sequence[StoredPaper]:
        """The papers of a page of results."""
        words = self._services.store.queries.words(shown.query)
        return self._search(words, shown).papers if words is not None else []

    def _search(self, words: str, here: OpenResults) -> Results:
        store = self._services.store
        answer = store.index.search(
            words, PER_PAGE, here.page * PER_PAGE, only_typed=here.only_typed
        )
        return Results(words, here, answer, store.papers.get_all(answer.ids))
