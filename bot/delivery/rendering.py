"""The messages of a digest, made once for all subscriptions that get the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.cards.quiet import nothing_for_you
from bot.papers import Style, Subscription
from bot.store.store import Store
from bot.texts.catalogue import say_in


@dataclass(frozen=True, slots=True)
class Edition:
    """All that decides which messages of a digest a reader gets."""

    audience: Audience
    language: str
    also: tuple[date, ...] = ()
    """Digests since the reader's last one that are named and not pushed."""


class Rendering:
    """One digest, in as many editions as are asked for."""

    def __init__(self, day: date, store: Store, bot: str) -> None:
        """``day`` is the digest's; ``bot`` is the bot's username."""
        self.day = day
        self.source = store.papers.digest_source(day)
        """File and content hash of the report that it is made of."""
        self.papers = store.papers.of_day(day)
        self._matches = store.matches
        self._bot = bot
        self.made: dict[Edition, tuple[Message, ...]] = {}
        """The editions that were asked for until now."""

    def audiences(self, subscriptions: Sequence[Subscription]) -> Mapping[int, Audience]:
        """Returns the audience of each subscription by its id."""
        selections = self._matches.selections(self.day, subscriptions)
        return {
            one.id: Audience(
                one.style,
                one.private,
                self._bot,
                # Only cards say for which words they are there.
                selection if one.style is Style.CARDS else selection.wordless,
            )
            for one, selection in zip(subscriptions, selections, strict=True)
        }

    def nothing_for(self, edition: Edition) -> Message:
        """Returns the message for readers for whom the digest has no paper."""
        say = say_in(edition.language)
        return nothing_for_you(self.day, len(self.papers), say, edition.audience)

    def messages(self, edition: Edition) -> tuple[Message, ...]:
        """Returns the messages of an edition; none when no paper is left for its readers."""
        made = self.made.get(edition)
        if made is None:
            shown = edition.audience.selection.shown(self.papers)
            say, also = say_in(edition.language), edition.also
            messages = overview(self.day, self.papers, say, edition.audience, also) if shown else ()
            made = self.made[edition] = tuple(messages)
        return made
