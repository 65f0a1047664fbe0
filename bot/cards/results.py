"""Lists of papers: the results of a search in pages, and papers like another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.arxiv import search_url
from bot.cards.actions import FollowSearch, OpenCard, OpenResults, OpenSimilar
from bot.cards.audience import Audience
from bot.cards.card import title
from bot.cards.excerpt import render_excerpt
from bot.cards.keys import number_keys, turning
from bot.cards.languages import language_mark
from bot.cards.message import Button, Keyboard, Message, button, message
from bot.cards.styled import BOLD, Styled, cut, join, length, marked, plain, shorten
from bot.cards.tags import tags
from bot.papers import StoredPaper
from bot.search.answer import Answer
from bot.search.query import parse
from bot.texts.say import Say

PER_PAGE = 5
MOST_WORDS = 80
"""UTF-16 units of the typed words above a list."""
_BUTTON = 30
"""UTF-16 units of the typed words on a button."""
_Worded = tuple[OpenResults | FollowSearch, str, str]
"""What a button does, the key of its label, and the words on it."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what a search found."""

    words: str
    here: OpenResults
    """The query by its number in the store, and the page, counted from 0."""
    answer: Answer
    papers: Sequence[StoredPaper]
    """The papers of the page."""
    bare: str = ""
    """Words without what narrowed them, which find papers while ``words`` find none."""


def meant(found: Results) -> str:
    """Returns the words of a search as they were read: in one line, typing errors mended."""
    words = " ".join(found.words.split())
    for typed, read in found.answer.corrections:
        words = re.sub(re.escape(typed), read, words, flags=re.IGNORECASE)
    return words


def results(
    found: Results,
    say: Say,
    audience: Audience,
    *,
    follow: FollowSearch | None = None,
    wider: OpenResults | None = None,
) -> Message:
    """Returns one page of results, with buttons for its cards and for the pages beside it.

    ``follow`` follows the words. Where nothing is found, ``wider`` searches for ``found.bare``.
    """
    shown, answer, here = shorten(found.words, MOST_WORDS), found.answer, found.here
    keys: list[_Worded] = []
    if follow:
        keys.append((follow, "button-follow-words", meant(found)))
    if not found.papers:
        if wider:
            keys.insert(0, (wider, "button-search", found.bare))
        return _nothing(found, say, keys)
    key = "search-more-than" if answer.more else "search-title"
    head = [marked(say(key, words=shown, total=answer.total), BOLD)]
    if answer.corrections:
        read = ", ".join(meant for _, meant in answer.corrections)
        head.append(plain(say("search-corrected", words=read)))
    if answer.also:
        head.append(cut(plain(say("search-also", words=say("comma").join(answer.also))), 300))
    if answer.incomplete:
        head.append(_incomplete(answer, say))
    numbered = list(enumerate(found.papers, start=here.page * PER_PAGE + 1))
    texts = {hit.arxiv_id: hit.texts for hit in answer.hits}
    body = [
        listed(n, one, say, render_excerpt(texts.get(one.paper.id, ()), one.language, answer))
        for n, one in numbered
    ]
    pages = page_count(answer.total)
    foot = plain(say("search-page", page=here.page + 1, pages=pages)) if pages > 1 else ()
    keyboard = number_keys(numbered, here, audience)
    if audience.private:
        keyboard += turning(lambda page: replace(here, page=page), here.page, pages, say)
        if answer.also:
            only = OpenResults(here.query, 0, only_typed=True)
            keys.insert(0, (only, "search-typed-only", found.words))
    keyboard += _worded(keys, say)
    return message(join([join(head, "\n"), *body, foot], "\n\n"), keyboard)


def _nothing(found: Results, say: Say, keys: Sequence[_Worded]) -> Message:
    """Returns what one can do when nothing is found: other words, arXiv, or to wait for it."""
    lines = [plain(say("search-none", words=shorten(found.words, MOST_WORDS)))]
    if any(isinstance(action, FollowSearch) for action, *_ in keys):
        lines.append(plain(say("search-none-follow")))
    if found.answer.incomplete:
        lines.append(_incomplete(found.answer, say))
    bare = parse(found.words).bare
    arxiv = Button(say("button-arxiv"), url=search_url(bare)) if bare.isascii() and bare else None
    return message(join(lines, "\n"), (*_worded(keys, say), *([(arxiv,)] if arxiv else [])))


def _worded(keys: Sequence[_Worded], say: Say) -> Keyboard:
    """Returns a row for each action, with words on its button."""
    return tuple(
        (button(say(key, words=shorten(words, _BUTTON)), action),) for action, key, words in keys
    )


def _incomplete(answer: Answer, say: Say) -> Styled:
    return plain(say("search-incomplete")) if answer.incomplete else ()


def shortlist(text: str, papers: Sequence[StoredPaper], say: Say, audience: Audience) -> Message:
    """Returns a few papers below a text, with buttons for their cards."""
    numbered = list(enumerate(papers, start=1))
    body = join([plain(text), *(listed(n, stored, say) for n, stored in numbered)], "\n\n")
    return message(body, number_keys(numbered, None, audience))


def similar(
    to: StoredPaper,
    papers: Sequence[StoredPaper],
    shared: Mapping[str, Sequence[str]],
    say: Say,
    here: OpenSimilar,
) -> Message:
    """Returns the papers most like the paper ``to``, with the way back to its card.

    ``shared`` says by arXiv id what a paper and this one are both about. ``here`` is the action
    that opens this list.
    """
    back = button(say("button-back"), OpenCard(here.paper, here.origin))
    name = marked(say("similar-title"), BOLD) if papers else plain(say("similar-none"))
    head = join([name, title(to)], "\n")
    numbered = list(enumerate(papers, start=1))
    both = {
        arxiv_id: plain(say("similar-shared", things=say("comma").join(things)))
        for arxiv_id, things in shared.items()
        if things
    }
    lines = [listed(n, stored, say, both.get(stored.paper.id, ())) for n, stored in numbered]
    body = join([head, *lines], "\n\n")
    return message(body, (*number_keys(numbered, here, Audience()), (back,)))


def listed(number: int, stored: StoredPaper, say: Say, excerpt: Styled = ()) -> Styled:
    """Returns a paper's lines in a list: number and title, then facts, then an excerpt if any."""
    field = next(iter(tags(stored.paper.field, 1)), "")
    day, mark = stored.first_date.isoformat(), language_mark(stored, say)
    facts = " · ".join(filter(None, [field, day, stored.paper.id, mark]))
    lines = [join([plain(f"{number}. "), title(stored)]), plain(facts), excerpt]
    return join([line for line in lines if length(line)], "\n")


def page_count(papers: int) -> int:
    """Returns the number of pages that so many papers fill."""
    return max(1, -(-papers // PER_PAGE))
