"""A digest's messages for each subscription, made once for all who get the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.cards.selection import Selection
from bot.papers import Style, Subscription
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.texts.say import Say


class Rendering:
    """One digest, as many of its readers as are asked for."""

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
        self._made: dict[tuple[object, ...], list[Message]] = {}

    @property
    def made(self) -> int:
        """How many different messages were made."""
        return len(self._made)

    def audiences(self, subscriptions: Sequence[Subscription]) -> Mapping[int, Audience]:
        """For whom each of them reads, by its number: its style, its chat, its topics."""
        selections = self._matches.selections(self.day, subscriptions)
        return {
            subscription.id: self._audience(subscription, selection)
            for subscription, selection in zip(subscriptions, selections, strict=True)
        }

    def messages(
        self, audience: Audience, language: str, also: Sequence[date] = ()
    ) -> list[Message]:
        """The messages of one audience; none when nothing is left for it."""
        key = (audience, language, tuple(also))
        if key not in self._made:
            shown = audience.selection.shown(self.papers)
            say = self._say_in(language)
            self._made[key] = overview(self.day, self.papers, say, audience, also) if shown else []
        return self._made[key]

    def _audience(self, subscription: Subscription, selection: Selection) -> Audience:
        if subscription.style is not Style.CARDS:  # only cards say which words they are there for
            selection = selection.wordless
        return Audience(subscription.style, subscription.private, self._bot, selection)


def in_style(audience: Audience, *, cards: bool) -> Audience:
    """The audience as it was when it got cards, or when it did not."""
    if cards == (audience.style == Style.CARDS):
        return audience
    return replace(audience, style=Style.CARDS if cards else Style.OVERVIEW)
