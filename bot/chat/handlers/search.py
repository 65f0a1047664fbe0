"""/search: what is found, page by page."""

from collections.abc import Sequence

from telegram import Bot, Update

from bot.cards.actions import OpenResults
from bot.cards.message import Message
from bot.cards.results import PER_PAGE, Results, results
from bot.chat.replies import reply, reply_plain, show
from bot.chat.sender import Sender, pressed, sender_of
from bot.chat.services import Context, Services
from bot.client.sending import answer_tap
from bot.papers import StoredPaper
from bot.store.archive import Found
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
        found = self._search(words, action)
        await show(query, sender, _page(words, action, found, sender, context.bot))

    async def send_results(self, update: Update, sender: Sender, words: str) -> None:
        """Answers with the first page."""
        words = words[:_LONGEST]
        number = self._services.store.queries.number(words, self._services.clock())
        here = OpenResults(number, 0)
        found = self._search(words, here)
        nothing = [] if found.papers else [FOUND_NOTHING]
        self._services.store.counters.add(self._services.clock().date(), SEARCHES, *nothing)
        await reply(update, _page(words, here, found, sender, update.get_bot()))

    def page_of(self, shown: OpenResults) -> Sequence[StoredPaper]:
        """The papers of a page of results."""
        words = self._services.store.queries.words(shown.query)
        if words is None:
            return []
        return [stored for stored, _ in self._search(words, shown).papers]

    def _search(self, words: str, here: OpenResults) -> Found:
        return self._services.store.archive.search(
            words, PER_PAGE, here.page * PER_PAGE, only_typed=here.only_typed
        )


def _page(words: str, here: OpenResults, found: Found, sender: Sender, bot: Bot) -> Message:
    corrections = [read for _, read in found.corrections]
    page = Results(words, here, found.total, found.more, found.papers, found.also, corrections)
    return results(page, sender.say, sender.audience(bot))
