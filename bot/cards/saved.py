"""A reader's saved papers as a page, with buttons for their cards and for files of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.actions import FileForm, OpenSaved, SaveAs
from bot.cards.audience import Audience
from bot.cards.callback_data import encode
from bot.cards.keys import number_keys, turning
from bot.cards.message import Button, Message, message, rows
from bot.cards.results import PER_PAGE, listed, page_count
from bot.cards.styled import BOLD, join, marked, plain, shorten
from bot.papers import StoredPaper
from bot.texts.say import Say

_FORMS: tuple[tuple[FileForm, str], ...] = (("bib", "BibTeX"), ("md", "Markdown"), ("csv", "CSV"))
_MOST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """What a reader saved, or those of it that some words find."""

    papers: Sequence[StoredPaper]
    """Those of this page, the last saved first."""
    total: int
    here: OpenSaved
    """The page, counted from 0."""
    words: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return page_count(self.total)


def saved(found: Saved, say: Say) -> Message:
    """One page."""
    words = shorten(found.words, _MOST_WORDS)
    if not found.total:
        return message(plain(say("saved-none", words=words) if words else say("saved-empty")))
    total, here, page = found.total, found.here, found.here.page
    head = (
        say("saved-found", words=words, total=total) if words else say("saved-title", total=total)
    )
    shown = list(enumerate(found.papers, start=page * PER_PAGE + 1))
    foot = [plain(say("search-page", page=page + 1, pages=found.pages))] if found.pages > 1 else []
    body = join([marked(head, BOLD), *(listed(n, paper) for n, paper in shown), *foot], "\n\n")
    numbers = number_keys(shown, here, Audience())
    paging = turning(lambda page: replace(here, page=page), page, found.pages, say)
    files = [Button(f"📎 {name}", encode(SaveAs(form))) for form, name in _FORMS]
    return message(body, numbers + paging + rows(files))
