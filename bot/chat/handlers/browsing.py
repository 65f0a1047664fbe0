"""Buttons that turn a message into another: overviews, cards, the calendar, lists, whole texts.

They count in private chats, where a message has one reader. In groups, buttons are links into the
private chat, so that nobody turns pages for everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, Update
from telegram.ext import ApplicationHandlerStop

from bot.cards.actions import (
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenSimilar,
    OpenText,
)
from bot.cards.calendar import calendar
from bot.cards.fulltext import full_text
from bot.cards.message import Message
from bot.cards.overview import left_out, overview
from bot.cards.results import similar
from bot.chat.handlers.lists import PaperLists
from bot.chat.replies import show
from bot.chat.senders import Context, Sender, Senders
from bot.client.sending import answer_tap
from bot.papers import StoredPaper
from bot.store.papers import Papers


@dataclass(frozen=True, slots=True)
class BrowsingHandlers:
    """The handlers of buttons that lead from one view to another."""

    senders: Senders
    lists: PaperLists
    papers: Papers

    async def open_card(self, update: Update, context: Context, action: OpenCard) -> None:
        """Shows a card in place of its list, with buttons to its neighbours and back."""
        query, sender = self.senders.of_tap(update)
        stored = await self._paper(query, sender, action.paper)
        await show(query, sender, self.lists.card(stored, sender, context.bot, action))

    async def open_text(self, update: Update, context: Context, action: OpenText) -> None:
        """Shows a page of the whole text in place of the card."""
        query, sender = self.senders.of_tap(update)
        stored = await self._paper(query, sender, action.paper)
        await _turn(query, sender, full_text(stored, sender.say, action), action.page)

    async def open_similar(self, update: Update, context: Context, action: OpenSimilar) -> None:
        """Shows the papers most like a card's in its place, also on the way back."""
        query, sender = self.senders.of_tap(update)
        stored = await self._paper(query, sender, action.paper)
        alike = {
            one.arxiv_id: one.shared
            for one in self.lists.index.similar(action.paper, sender.language)
        }
        found = self.papers.get_all(list(alike), sender.language)
        await show(query, sender, similar(stored, found, alike, sender.say, action))

    async def open_overview(self, update: Update, context: Context, action: OpenOverview) -> None:
        """Shows a day's overview, from the calendar, a card or its shorter form."""
        query, sender = self.senders.of_tap(update)
        papers = self.papers.of_day(action.day, sender.language)
        if not papers:
            await answer_tap(query, sender.say("old-button"))
            return
        audience = self.lists.audience(sender, context.bot, action.day)
        parts = overview(action.day, papers, sender.say, audience, view=action)
        await _turn(query, sender, parts, action.part)

    async def open_left_out(self, update: Update, context: Context, action: OpenLeftOut) -> None:
        """Shows what the reader's topics leave out; the overview when that is nothing any more."""
        query, sender = self.senders.of_tap(update)
        papers = self.lists.papers_of(action, sender)
        if not papers:
            home = OpenOverview(action.day, action.home, action.paged)
            await self.open_overview(update, context, home)
            return
        audience = self.lists.audience(sender, context.bot, action.day)
        await _turn(query, sender, left_out(papers, sender.say, audience, action), action.part)

    async def open_calendar(self, update: Update, context: Context, action: OpenCalendar) -> None:
        """Shows a month of the calendar."""
        query, sender = self.senders.of_tap(update)
        days = self.papers.days()
        month = calendar(action.year, action.month, days, sender.say, sender.audience(context.bot))
        await show(query, sender, month)

    async def _paper(self, query: CallbackQuery, sender: Sender, arxiv_id: str) -> StoredPaper:
        """Returns a button's paper; stops when it cannot be opened, after telling the reader."""
        stored = self.papers.get(arxiv_id, sender.language)
        if stored is not None:
            return stored
        await answer_tap(query, sender.say("paper-gone"))
        raise ApplicationHandlerStop


async def _turn(query: CallbackQuery, sender: Sender, pages: Sequence[Message], index: int) -> None:
    """Shows the page that a button names; the last one when there are fewer now."""
    await show(query, sender, pages[min(index, len(pages) - 1)])
