"""The results of a search as a page: five papers, each with the words found in their sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.actions import OpenCard, OpenResults, OpenSimilar
from bot.cards.callback_data import encode
from bot.cards.card import title
from bot.cards.keys import card_url
from bot.cards.message import Button, Keyboard, Message, Say, message, rows
from bot.cards.overview import Audience
from bot.cards.styled import BOLD, Styled, cut, join, length, marked, plain
from bot.cards.tags import tags
from bot.papers import StoredPaper

PER_PAGE = 5
_MOST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, one page of it."""

    words: str
    place: OpenResults
    """The query by its number in the store, and the page, counted from 0."""
    total: int
    more: bool
    """There are more than ``total``."""
    found: Sequence[tuple[StoredPaper, Styled]]
    """This page's papers, each with its excerpt."""
    also: Sequence[str] = ()
    """Translations that were searched for too."""
    corrections: Sequence[str] = ()
    """Words as they were read instead of as they were typed."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PER_PAGE))


def results(found: Results, say: Say, audience: Audience) -> Message:
    """One page of results, with buttons for its cards and for the pages beside it."""
    words = cut(plain(" ".join(found.words.split())), _MOST_WORDS)
    shown = "".join(run.text for run in words)
    if not found.found:
        return message(plain(say("search-none", words=shown)))
    key = "search-more-than" if found.more else "search-title"
    head = [marked(say(key, words=shown, total=found.total), BOLD)]
    if found.corrections:
        head.append(plain(say("search-corrected", words=", ".join(found.corrections))))
    if found.also:
        head.append(cut(plain(say("search-also", words=", ".join(found.also))), 300))
    first = found.place.page * PER_PAGE + 1
    body = [listed(n, stored, text) for n, (stored, text) in enumerate(found.found, start=first)]
    foot = [plain(say("search-page", page=found.place.page + 1, pages=found.pages))]
    whole = join([join(head, "\n"), *body, *(foot if found.pages > 1 else [])], "\n\n")
    return message(whole, _keyboard(found, say, audience, first))


def shortlist(text: str, papers: Sequence[StoredPaper], audience: Audience) -> Message:
    """A few papers below a text, with buttons for their cards."""
    lines = [listed(number, stored, ()) for number, stored in enumerate(papers, start=1)]
    buttons = [
        Button(str(number), encode(OpenCard(stored.paper.id)))
        if audience.private
        else Button(str(number), url=card_url(audience.bot, stored.paper.id))
        for number, stored in enumerate(papers, start=1)
    ]
    return message(join([plain(text), *lines], "\n\n"), rows(buttons))


def similar(
    to: StoredPaper, papers: Sequence[StoredPaper], say: Say, place: OpenSimilar
) -> Message:
    """The papers most like one, in place of its card, with the way back to it."""
    back = Button(say("button-back"), encode(OpenCard(place.paper, place.origin)))
    if not papers:
        head = join([plain(say("similar-none")), title(to)], "\n")
        return message(head, ((back,),))
    head = join([marked(say("similar-title"), BOLD), title(to)], "\n")
    lines = [listed(number, stored, ()) for number, stored in enumerate(papers, start=1)]
    numbers = [
        Button(str(number), encode(OpenCard(stored.paper.id, place)))
        for number, stored in enumerate(papers, start=1)
    ]
    return message(join([head, *lines], "\n\n"), (*rows(numbers), (back,)))


def listed(number: int, stored: StoredPaper, excerpt: Styled = ()) -> Styled:
    """A paper's lines in a list: number and title, field and day, an excerpt."""
    field = next(iter(tags(stored.paper.field, 1)), "")
    facts = " · ".join(filter(None, [field, stored.first_date.isoformat(), stored.paper.id]))
    lines = [join([plain(f"{number}. "), title(stored)]), plain(facts), excerpt]
    return join([line for line in lines if length(line)], "\n")


def _keyboard(found: Results, say: Say, audience: Audience, first: int) -> Keyboard:
    if not audience.private:
        return rows(
            [
                Button(str(number), url=card_url(audience.bot, stored.paper.id))
                for number, (stored, _) in enumerate(found.found, start=first)
            ]
        )
    here = found.place
    cards = [
        Button(str(number), encode(OpenCard(stored.paper.id, here)))
        for number, (stored, _) in enumerate(found.found, start=first)
    ]
    paging = []
    if here.page > 0:
        before = replace(here, page=here.page - 1)
        paging.append(Button(say("button-previous"), encode(before)))
    if here.page + 1 < found.pages:
        paging.append(Button(say("button-next"), encode(replace(here, page=here.page + 1))))
    typed = []
    if found.also:
        words = "".join(run.text for run in cut(plain(found.words), 30))
        only = OpenResults(here.query, 0, only_typed=True)
        typed.append(Button(say("search-typed-only", words=words), encode(only)))
    return rows(cards) + rows(paging) + rows(typed)
