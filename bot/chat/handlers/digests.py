"""/today, /digest, /paper and plain words: digests and papers that are asked for."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from telegram import Message, Update

from bot.arxiv import find_id, find_linked_id
from bot.cards.actions import OpenCard
from bot.cards.calendar import calendar
from bot.cards.overview import overview
from bot.cards.results import shortlist
from bot.chat.handlers.lists import PaperLists
from bot.chat.handlers.search import SearchHandlers
from bot.chat.replies import reply, reply_plain
from bot.chat.senders import Context, Sender, Senders, text_of, written
from bot.search.index import Index
from bot.store.papers import Papers

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class DigestHandlers:
    """The handlers that show digests and papers."""

    senders: Senders
    searching: SearchHandlers
    lists: PaperLists
    papers: Papers
    index: Index

    async def today(self, update: Update, context: Context) -> None:
        """Answers with the newest overview."""
        sender = self.senders.of(update)
        newest = self.papers.newest_day()
        if newest is None:
            await reply_plain(update, sender.say("no-digest-yet"))
            return
        await self.send_overview(update, sender, newest)

    async def digest(self, update: Update, context: Context) -> None:
        """Answers ``/digest 2026-02-16`` with the day's overview, ``/digest`` with the calendar."""
        sender = self.senders.of(update)
        days = self.papers.days()
        if not days:
            await reply_plain(update, sender.say("no-digest-yet"))
        elif not context.args:
            audience = sender.audience(context.bot)
            month = calendar(days[0].year, days[0].month, days, sender.say, audience)
            await reply(update, month)
        elif (day := _read_day(context.args[0])) is None:
            await reply_plain(update, sender.say("digest-usage"))
        elif day in days:
            await self.send_overview(update, sender, day)
        else:
            nearest = sorted(days, key=lambda other: abs((other - day).days))[:3]
            dates = ", ".join(other.isoformat() for other in sorted(nearest))
            await reply_plain(update, sender.say("no-digest-on", date=day.isoformat(), dates=dates))

    async def paper(self, update: Update, context: Context) -> None:
        """Answers with the paper of an id, a link, or words of a title."""
        sender = self.senders.of(update)
        words = " ".join(context.args or [])
        if not words.strip():
            await reply_plain(update, sender.say("paper-usage"))
        elif arxiv_id := find_id(words):
            await self.send_card(update, sender, arxiv_id)
        elif clear := self.index.titled(words):
            await self.send_card(update, sender, clear)
        else:
            await self.searching.send_results(update, sender, words)

    async def plain_words(self, update: Update, context: Context) -> None:
        """Opens a paper whose id or link stands in a message; searches for any other words."""
        sender = self.senders.of(update)
        message = written(update)
        if arxiv_id := paper_in(message):
            await self.send_card(update, sender, arxiv_id)
        else:
            await self.searching.send_results(update, sender, text_of(message))

    async def send_overview(
        self, update: Update, sender: Sender, day: date, *, everything: bool = False
    ) -> None:
        """Answers with a day's overview; with ``everything``, topics leave out nothing."""
        papers = self.papers.of_day(day)
        if not papers:
            await reply_plain(update, sender.say("old-button"))
            return
        audience = self.lists.audience(sender, update.get_bot(), day)
        parts = overview(day, papers, sender.say, audience, everything=everything)
        await reply(update, *(parts[:1] if everything else parts))  # the others behind its buttons

    async def send_card(self, update: Update, sender: Sender, arxiv_id: str) -> None:
        """Answers with a paper's card, or says that it is unknown and offers the nearest ones."""
        stored = self.papers.get(arxiv_id)
        if stored is not None:
            here = OpenCard(stored.paper.id)
            await reply(update, self.lists.card(stored, sender, update.get_bot(), here))
            return
        near = self.papers.get_all(self.index.nearest(arxiv_id))
        unknown = sender.say("paper-unknown", id=arxiv_id)
        if near:
            unknown += "\n" + sender.say("paper-nearest")
        await reply(update, shortlist(unknown, near, sender.audience(update.get_bot())))


def paper_in(message: Message) -> str | None:
    """Returns the id of a paper that a message names in its words or in a link behind them."""
    if found := find_id(text_of(message)):
        return found
    marks = message.entities or message.caption_entities
    return next((found for mark in marks if (found := find_linked_id(mark.url or ""))), None)


def _read_day(word: str) -> date | None:
    """Reads ``2026-02-16``, ``2026-2-16``, ``2026/2/16`` or ``2026年2月16日``."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", word))
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(word)
    except ValueError:
        return None
