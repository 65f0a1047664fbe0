"""A digest's messages for each subscription, made once for all who get the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.cards.selection import Selection
from bot.papers import Style, Subscription
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.texts.say import Say


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides which messages of a digest a reader gets: equal editions, equal messages."""

    audience: Audience
    language: str
    also: tuple[date, ...] = ()
    """Digests since the reader's last one, which are named and not pushed."""


class Rendering:
    """One digest, in as many editions as are asked for."""

    def __init__(
        self,
        day: date,
        papers: Papers,
        matches: Matches,
        say_in: Callable[[str], Say],
        bot: str,
    ) -> None:
        self.day = day
        self.source = papers.digest_source(day)
        """File and content hash of the report that it is made of."""
        self.papers = papers.of_day(day)
        self._matches = matches
        self._say_in = say_in
        self._bot = bot
        self._made: dict[Edition, tuple[Message, ...]] = {}

    @property
    def made(self) -> int:
        """How many editions were made."""
        return len(self._made)

    def audiences(self, subscriptions: Sequence[Subscription]) -> Mapping[int, Audience]:
        """For whom each of them reads, by its number: its style, its chat, its topics."""
        selections = self._matches.selections(self.day, subscriptions)
        return {
            subscription.id: self._audience(subscription, selection)
            for subscription, selection in zip(subscriptions, selections, strict=True)
        }

    def messages(self, edition: Edition) -> tuple[Message, ...]:
        """The messages of one edition; none when nothing is left for its readers."""
        made = self._made.get(edition)
        if made is None:
            shown = edition.audience.selection.shown(self.papers)
            say, also = self._say_in(edition.language), edition.also
            messages = overview(self.day, self.papers, say, edition.audience, also) if shown else ()
            made = self._made[edition] = tuple(messages)
        return made

    def _audience(self, subscription: Subscription, selection: Selection) -> Audience:
        if subscription.style is not Style.CARDS:  # only cards say which words they are there for
            selection = selection.wordless
        return Audience(subscription.style, subscription.private, self._bot, selection)


def in_style(audience: Audience, *, cards: bool) -> Audience:
    """The audience as it was when it got cards, or when it did not."""
    if cards == (audience.style == Style.CARDS):
        return audience
    return replace(audience, style=Style.CARDS if cards else Style.OVERVIEW)
