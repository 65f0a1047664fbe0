"""/today, /digest, /paper and plain words: digests and papers that are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from telegram import Message, Update

from bot.arxiv import abstract_url, find_ids, find_linked_id
from bot.cards.actions import OpenCard, OpenOverview
from bot.cards.calendar import calendar
from bot.cards.overview import overview
from bot.cards.results import shortlist
from bot.chat.handlers.lists import PaperLists
from bot.chat.handlers.search import SearchHandlers
from bot.chat.replies import reply, reply_plain
from bot.chat.senders import Clock, Context, Sender, Senders, said_in, written
from bot.chat.words.days import Unclear, read_day
from bot.client.pace.overall import Lane
from bot.search.index import Index
from bot.store.papers import Papers
from bot.texts.catalogue import catalogues
from bot.texts.say import Say

MOST_CARDS = 3
"""Cards that answer one message."""
_MOST_NAMED = 10
"""Further papers that are named by their ids."""


@dataclass(frozen=True, slots=True)
class DigestHandlers:
    """The handlers that show digests and papers."""

    senders: Senders
    searching: SearchHandlers
    lists: PaperLists
    papers: Papers
    index: Index
    clock: Clock
    default_zone: str

    async def today(self, update: Update, context: Context) -> None:
        """Answers with the newest overview."""
        sender = self.senders.of(update)
        newest = self.papers.newest_day()
        if newest is None:
            await reply_plain(update, sender.say("no-digest-yet"))
            return
        await self.send_overview(update, sender, newest)

    async def digest(self, update: Update, context: Context) -> None:
        """Answers ``/digest yesterday`` with the day's overview, ``/digest`` with the calendar."""
        sender = self.senders.of(update)
        days = self.papers.days()
        if not days:
            await reply_plain(update, sender.say("no-digest-yet"))
        elif not context.args:
            audience = sender.audience(context.bot)
            month = calendar(days[0].year, days[0].month, days, sender.say, audience)
            await reply(update, month)
        else:
            await self._send_day(update, sender, " ".join(context.args), days)

    async def paper(self, update: Update, context: Context) -> None:
        """Answers with the papers of ids and links, or with the one of words of a title."""
        sender = self.senders.of(update)
        words = " ".join(context.args or [])
        if not words.strip():
            await reply_plain(update, sender.say("paper-usage"))
        elif ids := find_ids(words):
            await self.send_cards(update, sender, ids)
        elif clear := self.index.titled(words):
            await self.send_card(update, sender, clear)
        else:
            await self.searching.send_results(update, sender, words)

    async def plain_words(self, update: Update, context: Context) -> None:
        """Opens the papers whose ids or links stand in a message; searches for other words."""
        sender = self.senders.of(update)
        message = written(update)
        if ids := papers_in(message):
            await self.send_cards(update, sender, ids)
        else:
            await self.searching.send_results(update, sender, said_in(message))

    async def send_overview(
        self,
        update: Update,
        sender: Sender,
        day: date,
        *,
        everything: bool = False,
        lane: Lane = Lane.ANSWER,
    ) -> bool:
        """Answers with a day's overview; returns whether there is one.

        With ``everything``, topics leave out nothing. ``lane`` says how long the calls may have to
        wait for their turn.
        """
        papers = self.papers.of_day(day, sender.language)
        if not papers:
            await reply_plain(update, sender.say("old-button"))
            return False
        audience = self.lists.audience(sender, update.get_bot(), day)
        view = OpenOverview(day, 0, paged=True, everything=True) if everything else None
        parts = overview(day, papers, sender.say, audience, view=view)
        shown = parts[:1] if everything else parts  # the others behind its buttons
        await reply(update, *shown, lane=lane)
        return True

    async def send_cards(self, update: Update, sender: Sender, ids: Sequence[str]) -> None:
        """Answers with the cards of the first papers, and names the rest."""
        for arxiv_id in ids[:MOST_CARDS]:
            await self.send_card(update, sender, arxiv_id)
        if rest := ids[MOST_CARDS:]:
            await reply_plain(update, say_rest(rest, sender.say))

    async def send_card(self, update: Update, sender: Sender, arxiv_id: str) -> bool:
        """Answers with a paper's card; returns whether the paper is known.

        Of an unknown one it says so and offers the nearest ones.
        """
        stored = self.papers.get(arxiv_id, sender.language)
        if stored is not None:
            here = OpenCard(stored.paper.id)
            await reply(update, self.lists.card(stored, sender, update.get_bot(), here))
            return True
        near = self.papers.get_all(self.index.nearest(arxiv_id), sender.language)
        unknown = sender.say("paper-unknown", id=arxiv_id, url=abstract_url(arxiv_id))
        if near:
            unknown += "\n" + sender.say("paper-nearest")
        audience = sender.audience(update.get_bot())
        await reply(update, shortlist(unknown, near, sender.say, audience))
        return False

    async def _send_day(
        self, update: Update, sender: Sender, words: str, days: Sequence[date]
    ) -> None:
        """Answers with the overview of the day that the words name; ``days`` are all that are."""
        match read_day(words, self._today(sender), catalogues()):
            case None:
                await reply_plain(update, sender.say("digest-usage"))
            case Unclear(one, other):
                either = {"one": one.isoformat(), "other": other.isoformat()}
                await reply_plain(update, sender.say("digest-unclear", word=words[:40], **either))
            case day if day in days:
                await self.send_overview(update, sender, day)
            case day:
                nearest = sorted(days, key=lambda other: abs((other - day).days))[:3]
                dates = sender.say("comma").join(near.isoformat() for near in sorted(nearest))
                said = sender.say("no-digest-on", date=day, dates=dates)
                await reply_plain(update, said)

    def _today(self, sender: Sender) -> date:
        """Returns the day where the chat is."""
        subscription = self.senders.subscription(sender)
        zone = subscription.zone if subscription else self.default_zone
        return self.clock().astimezone(ZoneInfo(zone)).date()


def papers_in(message: Message) -> list[str]:
    """Returns the ids of the papers that a message names in its words or in links behind them."""
    marks = message.entities or message.caption_entities
    linked = [found for mark in marks if (found := find_linked_id(mark.url or ""))]
    return list(dict.fromkeys(find_ids(said_in(message)) + linked))


def say_rest(ids: Sequence[str], say: Say) -> str:
    """Names the papers of a message that were not answered."""
    named = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
    return say("papers-rest", first=MOST_CARDS, count=len(ids), ids=named)
