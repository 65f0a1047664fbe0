"""/search: what is found, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, Update

from bot.cards.actions import FollowSearch, OpenResults
from bot.cards.message import Message
from bot.cards.results import PER_PAGE, Results, meant, page_count, results
from bot.chat.background import Background
from bot.chat.replies import reply, reply_plain, show
from bot.chat.senders import Clock, Context, Sender, Senders
from bot.chat.words.topics import is_topic
from bot.client.sending import answer_tap
from bot.papers import StoredPaper
from bot.search.index import Index
from bot.search.query import parse
from bot.store.counters import FOUND_NOTHING, SEARCHES, Counters
from bot.store.papers import Papers
from bot.store.queries import LONGEST, Queries
from bot.store.topics import same


@dataclass(frozen=True, slots=True)
class SearchHandlers:
    """The handlers that find papers."""

    senders: Senders
    papers: Papers
    index: Index
    queries: Queries
    counters: Counters
    background: Background
    clock: Clock

    async def search(self, update: Update, context: Context) -> None:
        """Answers ``/search words`` with what is found."""
        sender = self.senders.of(update)
        words = " ".join(context.args or [])
        if not words.strip():
            await reply_plain(update, sender.say("search-usage"))
            return
        await self.send_results(update, sender, words)

    async def turn(self, update: Update, context: Context, action: OpenResults) -> None:
        """Shows another page, also on the way back from a card."""
        query, sender = self.senders.of_tap(update)
        words = self.queries.words(action.query)
        if words is None:
            await answer_tap(query, sender.say("search-gone"))
            return
        page = await self.background.run(self._search, words, action, sender.language)
        await show(query, sender, await self._message(page, sender, context.bot))

    async def send_results(self, update: Update, sender: Sender, words: str) -> None:
        """Answers with the first page of what the words find."""
        words = words[:LONGEST]
        first = OpenResults(self._number(words, sender), 0)
        page = await self.background.run(self._search, words, first, sender.language)
        nothing = [] if page.papers else [FOUND_NOTHING]
        self.counters.add(self.clock().date(), SEARCHES, *nothing)
        await reply(update, await self._message(page, sender, update.get_bot()))

    def page_of(self, shown: OpenResults, language: str) -> Sequence[StoredPaper]:
        """Returns the papers of a page of results, in the reader's language."""
        words = self.queries.words(shown.query)
        return self._search(words, shown, language).papers if words is not None else []

    async def _message(self, page: Results, sender: Sender, bot: Bot) -> Message:
        """Returns a page as a message, with what a person may do next in their private chat."""
        follow = wider = None
        if sender.private:
            if is_topic(words := meant(page)):
                # To note typed words anew with each page would keep them for longer than is said.
                is_typed = words == page.words
                number = page.here.query if is_typed else self._number(words, sender)
                follow = FollowSearch(number)
            if page.bare:
                wider = OpenResults(self._number(page.bare, sender), 0)
        make = partial(results, follow=follow, wider=wider)
        # Finding the sentence to show may take longer than the search.
        audience = sender.audience(bot)
        return await self.background.run(make, page, sender.say, audience)

    def _number(self, words: str, sender: Sender) -> int:
        return self.queries.number(words, self.clock(), sender.user_id)

    def _search(self, words: str, here: OpenResults, language: str) -> Results:
        answer = self.index.search(
            words, PER_PAGE, here.page * PER_PAGE, only_typed=here.only_typed
        )
        last = page_count(answer.total) - 1
        if here.page > last:  # there are fewer now
            return self._search(words, replace(here, page=last), language)
        bare = "" if answer.total else self._bare(words, only_typed=here.only_typed)
        return Results(words, here, answer, self.papers.get_all(answer.ids, language), bare)

    def _bare(self, words: str, *, only_typed: bool) -> str:
        """Returns words without what narrows them, if there are such and they find papers."""
        bare = parse(words, today=self.clock().date()).bare
        narrowed = only_typed or bare != same(words)
        return bare if narrowed and self.index.search(bare, 1).total else ""
