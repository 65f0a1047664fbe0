"""/today, /digest, /paper and the buttons that open overviews, cards and the calendar."""

from collections.abc import Sequence
from datetime import date

from telegram import Update
from telegram.ext import ContextTypes

from bot.arxiv import find_id
from bot.cards.actions import OpenCalendar, OpenCard, OpenOverview, OpenResults, encode
from bot.cards.calendar import calendar
from bot.cards.card import card
from bot.cards.message import Button, Keyboard
from bot.cards.overview import Audience, overview
from bot.cards.results import shortlist
from bot.chat.answers import note, pick, reply, reply_plain, show
from bot.chat.asker import Asker, asker_of
from bot.chat.searching import Searching
from bot.chat.services import Services
from bot.papers import StoredPaper

Context = ContextTypes.DEFAULT_TYPE


class Reading:
    """The handlers that show digests and papers."""

    def __init__(self, services: Services, searching: Searching) -> None:
        self._services = services
        self._searching = searching

    async def today(self, update: Update, context: Context) -> None:
        """The newest overview."""
        asker = asker_of(update, self._services)
        newest = self._services.papers.newest_day()
        if newest is None:
            await reply_plain(update, asker.say("no-digest-yet"))
            return
        await self.send_overview(update, asker, newest)

    async def digest(self, update: Update, context: Context) -> None:
        """``/digest 2026-02-16``: a day's overview; without a day the calendar."""
        asker = asker_of(update, self._services)
        days = self._services.papers.days()
        if not days:
            await reply_plain(update, asker.say("no-digest-yet"))
        elif not context.args:
            await reply(update, calendar(days[0].year, days[0].month, days, asker.say))
        elif (day := _read_day(context.args[0])) is None:
            await reply_plain(update, asker.say("digest-usage"))
        elif day in days:
            await self.send_overview(update, asker, day)
        else:
            nearest = sorted(days, key=lambda other: abs((other - day).days))[:3]
            dates = ", ".join(other.isoformat() for other in sorted(nearest))
            await reply_plain(update, asker.say("no-digest-on", date=day.isoformat(), dates=dates))

    async def paper(self, update: Update, context: Context) -> None:
        """``/paper``: an id, a link, or words of a title."""
        asker = asker_of(update, self._services)
        words = " ".join(context.args or [])
        if not words.strip():
            await reply_plain(update, asker.say("paper-usage"))
        elif arxiv_id := find_id(words):
            await self.send_card(update, asker, arxiv_id)
        elif clear := self._services.archive.titled(words):
            await reply(update, card(clear, asker.say))
        else:
            await self._searching.send_results(update, asker, words)

    async def plain_words(self, update: Update, context: Context) -> None:
        """Words without a command: a paper's id or link opens it, anything else is searched."""
        asker = asker_of(update, self._services)
        message = update.effective_message
        assert message is not None
        words = message.text or message.caption or ""
        if arxiv_id := find_id(words):
            await self.send_card(update, asker, arxiv_id)
        else:
            await self._searching.send_results(update, asker, words)

    async def send_overview(self, update: Update, asker: Asker, day: date) -> None:
        """Answers with a day's overview."""
        papers = self._services.papers.of_day(day)
        await reply(update, *overview(day, papers, asker.say, asker.audience(update.get_bot())))

    async def send_card(self, update: Update, asker: Asker, arxiv_id: str) -> None:
        """Answers with a paper's card, or says that it is unknown and offers the nearest ones."""
        stored = self._services.papers.get(arxiv_id)
        if stored is not None:
            await reply(update, card(stored, asker.say))
            return
        near = self._services.archive.nearest(arxiv_id)
        unknown = asker.say("paper-unknown", id=arxiv_id)
        if near:
            unknown += "\n" + asker.say("paper-nearest")
        await reply(update, shortlist(unknown, near, asker.audience(update.get_bot())))

    async def open_card(self, update: Update, context: Context, action: OpenCard) -> None:
        """A card in place of the list that it was opened from, with the ways on and back."""
        query, asker = update.callback_query, asker_of(update, self._services)
        assert query is not None
        stored = self._services.papers.get(action.paper)
        if stored is None:
            await note(query, asker.say("paper-gone"))
            return
        keyboard = self._ways(action, asker)
        await show(query, card(stored, asker.say, keyboard), asker.say("shown-nothing-new"))

    async def open_overview(self, update: Update, context: Context, action: OpenOverview) -> None:
        """Back from a card, or a day of the calendar."""
        query, asker = update.callback_query, asker_of(update, self._services)
        assert query is not None
        papers = self._services.papers.of_day(action.day)
        if not papers:
            await note(query, asker.say("old-button"))
            return
        audience = Audience(private=asker.private, bot=context.bot.username)
        parts = overview(action.day, papers, asker.say, audience, paged=action.paged)
        await show(query, pick(parts, action.part), asker.say("shown-nothing-new"))

    async def open_calendar(self, update: Update, context: Context, action: OpenCalendar) -> None:
        """Another month, or the calendar behind an overview."""
        query, asker = update.callback_query, asker_of(update, self._services)
        assert query is not None
        month = calendar(action.year, action.month, self._services.papers.days(), asker.say)
        await show(query, month, asker.say("shown-nothing-new"))

    def _ways(self, action: OpenCard, asker: Asker) -> Keyboard:
        """Buttons to the papers before and after this one in its list, and back to the list."""
        origin = action.origin
        if origin is None:
            return ()
        around = self._listed(origin)
        ids = [stored.paper.id for stored in around]
        row = [Button(asker.say("button-back"), encode(origin))]
        if action.paper in ids:
            at = ids.index(action.paper)
            if at > 0:
                before = encode(OpenCard(ids[at - 1], origin))
                row.insert(0, Button(asker.say("button-previous-paper"), before))
            if at + 1 < len(ids):
                after = encode(OpenCard(ids[at + 1], origin))
                row.append(Button(asker.say("button-next-paper"), after))
        return (tuple(row),)

    def _listed(self, origin: OpenOverview | OpenResults) -> Sequence[StoredPaper]:
        if isinstance(origin, OpenOverview):
            return self._services.papers.of_day(origin.day)
        return self._searching.page_of(origin)


def _read_day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
