"""The results of a search as a page: five papers, each with the words found in their sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.actions import OpenCard, OpenResults, OpenSimilar
from bot.cards.audience import Audience
from bot.cards.callback_data import encode
from bot.cards.card import title
from bot.cards.excerpt import render_excerpt
from bot.cards.keys import number_keys, turning
from bot.cards.message import Button, Keyboard, Message, message
from bot.cards.styled import BOLD, Styled, cut, join, length, marked, plain, shorten
from bot.cards.tags import tags
from bot.papers import StoredPaper
from bot.search.answer import Answer
from bot.texts.say import Say

PER_PAGE = 5
_MOST_WORDS = 80
_BUTTON = 30
"""UTF-16 units of the typed words above the results, and on a button."""


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, one page of it."""

    words: str
    here: OpenResults
    """The query by its number in the store, and the page, counted from 0."""
    answer: Answer
    papers: Sequence[StoredPaper]
    """This page's."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return page_count(self.answer.total)


def results(found: Results, say: Say, audience: Audience) -> Message:
    """One page of results, with buttons for its cards and for the pages beside it."""
    shown, answer = shorten(found.words, _MOST_WORDS), found.answer
    if not found.papers:
        return message(plain(say("search-none", words=shown)))
    key = "search-more-than" if answer.more else "search-title"
    head = [marked(say(key, words=shown, total=answer.total), BOLD)]
    if answer.corrections:
        read = ", ".join(meant for _, meant in answer.corrections)
        head.append(plain(say("search-corrected", words=read)))
    if answer.also:
        head.append(cut(plain(say("search-also", words=", ".join(answer.also))), 300))
    first = found.here.page * PER_PAGE + 1
    numbered = list(enumerate(found.papers, start=first))
    body = [listed(n, stored, render_excerpt(stored.paper, answer)) for n, stored in numbered]
    foot = [plain(say("search-page", page=found.here.page + 1, pages=found.pages))]
    whole = join([join(head, "\n"), *body, *(foot if found.pages > 1 else [])], "\n\n")
    keyboard = number_keys(numbered, found.here, audience)
    return message(whole, keyboard + (_ways_on(found, say) if audience.private else ()))


def shortlist(text: str, papers: Sequence[StoredPaper], audience: Audience) -> Message:
    """A few papers below a text, with buttons for their cards."""
    numbered = list(enumerate(papers, start=1))
    body = join([plain(text), *(listed(n, stored) for n, stored in numbered)], "\n\n")
    return message(body, number_keys(numbered, None, audience))


def similar(to: StoredPaper, papers: Sequence[StoredPaper], say: Say, here: OpenSimilar) -> Message:
    """The papers most like one, in place of its card, with the way back to it."""
    back = Button(say("button-back"), encode(OpenCard(here.paper, here.origin)))
    if not papers:
        head = join([plain(say("similar-none")), title(to)], "\n")
        return message(head, ((back,),))
    head = join([marked(say("similar-title"), BOLD), title(to)], "\n")
    numbered = list(enumerate(papers, start=1))
    body = join([head, *(listed(n, stored) for n, stored in numbered)], "\n\n")
    return message(body, (*number_keys(numbered, here, Audience()), (back,)))


def listed(number: int, stored: StoredPaper, excerpt: Styled = ()) -> Styled:
    """A paper's lines in a list: number and title, field and day, an excerpt."""
    field = next(iter(tags(stored.paper.field, 1)), "")
    facts = " · ".join(filter(None, [field, stored.first_date.isoformat(), stored.paper.id]))
    lines = [join([plain(f"{number}. "), title(stored)]), plain(facts), excerpt]
    return join([line for line in lines if length(line)], "\n")


def page_count(papers: int) -> int:
    """How many pages so many papers fill."""
    return max(1, -(-papers // PER_PAGE))


def _ways_on(found: Results, say: Say) -> Keyboard:
    """To the pages beside it, and to what only the typed words find."""
    here = found.here
    paging = turning(lambda page: replace(here, page=page), here.page, found.pages, say)
    if not found.answer.also:
        return paging
    label = say("search-typed-only", words=shorten(found.words, _BUTTON))
    only = OpenResults(here.query, 0, only_typed=True)
    return (*paging, (Button(label, encode(only)),))
