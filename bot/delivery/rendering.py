"""The messages of a digest, made once for all subscriptions that get the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.cards.quiet import nothing_for_you
from bot.cards.selection import EVERYTHING
from bot.delivery.troubles import Troubles
from bot.papers import Paper, Revised, StoredPaper, Style, Subscription
from bot.store.store import Store
from bot.texts.catalogue import say_in

_TRY_AGAIN = timedelta(seconds=30)
"""How long nobody tries a version again that could not be made."""


@dataclass(frozen=True, slots=True)
class Version:
    """All that decides which messages of a digest a reader gets."""

    audience: Audience
    language: str
    also: tuple[date, ...] = ()
    """Digests since the reader's last one that are named and not pushed."""
    revised: tuple[Revised, ...] = ()
    """What a correction changed since the reader was sent the digest."""


class Rendering:
    """One digest, in as many versions as are asked for.

    A paper that cannot be shown stands there with its title and link alone.
    """

    def __init__(self, day: date, store: Store, bot: str, troubles: Troubles) -> None:
        """``day`` is the digest's; ``bot`` is the bot's username."""
        self.day = day
        self.editions = store.papers.editions(day)
        """Those that it is made of."""
        self._store = store
        self._papers: dict[str, Sequence[StoredPaper]] = {}
        """The digest's papers by the language of readers."""
        self._bot = bot
        self._troubles = troubles
        self.made: dict[Version, tuple[Message, ...]] = {}
        """The versions that were asked for until now."""
        self._failed: dict[Version, tuple[Exception, datetime]] = {}
        """The versions that could not be made, and when that was tried last."""

    @property
    def tried(self) -> int:
        """How many versions were made, or could not be."""
        return len(self.made) + len(self._failed)

    def audiences(
        self, subscriptions: Sequence[Subscription]
    ) -> Mapping[int, Audience | Exception]:
        """Returns the audience of each subscription by its id.

        For one whose topics cannot be looked up, the fault stands in its place.
        """
        try:
            return self._audiences(subscriptions)
        except Exception as error:  # one of them is at fault: each on its own
            if len(subscriptions) == 1:
                return {subscriptions[0].id: error}
        alone = map(self.audiences, ([one] for one in subscriptions))
        return {number: audience for one in alone for number, audience in one.items()}

    def nothing_for(self, version: Version) -> Message:
        """Returns the message for readers for whom the digest has no paper."""
        say = say_in(version.language)
        return nothing_for_you(
            self.day, len(self._papers_in(version.language)), say, version.audience
        )

    def messages(self, version: Version, now: datetime) -> tuple[Message, ...]:
        """Returns the messages of a version; none when no paper is left for its readers.

        A version that cannot be made raises for each of its readers, and is made anew later.
        """
        made = self.made.get(version)
        if made is None:
            error, tried = self._failed.get(version, (None, now))
            if error is not None and now - tried < _TRY_AGAIN:
                raise error.with_traceback(None)
            try:
                made = self.made[version] = self._messages(version, now)
            except Exception as error:
                self._failed[version] = error, now
                raise
        return made

    def _audiences(self, subscriptions: Sequence[Subscription]) -> Mapping[int, Audience]:
        selections = self._store.matches.selections(self.day, subscriptions)
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

    def _papers_in(self, language: str) -> Sequence[StoredPaper]:
        if language not in self._papers:
            self._papers[language] = self._store.papers.of_day(self.day, language)
        return self._papers[language]

    def _messages(self, version: Version, now: datetime) -> tuple[Message, ...]:
        given = self._papers_in(version.language)
        if not version.audience.selection.shown(given):
            return ()
        try:
            return self._overview(version, given)
        except Exception:
            alone = replace(version.audience, selection=EVERYTHING)
            papers = self._readable(replace(version, audience=alone), now)
            if papers == given:
                raise  # no paper is at fault
        return self._overview(version, papers)

    def _overview(self, version: Version, papers: Sequence[StoredPaper]) -> tuple[Message, ...]:
        say = say_in(version.language)
        audience, also, revised = version.audience, version.also, version.revised
        return tuple(overview(self.day, papers, say, audience, also, revised=revised))

    def _readable(self, version: Version, now: datetime) -> Sequence[StoredPaper]:
        """Returns the papers, with title and link alone in place of one that cannot be shown.

        A paper that cannot be shown in this way either is left out.
        """
        papers = []
        for stored in self._papers_in(version.language):
            paper = stored.paper
            bare = replace(stored, paper=Paper(paper.id, paper.title, paper.url))
            named = replace(stored, paper=Paper(paper.id, paper.id, paper.url))
            for form in (stored, bare, named):
                try:
                    self._overview(version, [form])
                except Exception as error:
                    self._troubles.note(f"the paper {paper.id}", error, now)
                else:
                    papers.append(form)
                    break
        return papers
