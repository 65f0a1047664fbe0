"""A reader's saved papers as a page, with buttons for their cards and for files of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.actions import FileForm, OpenSaved, SaveAs
from bot.cards.audience import Audience
from bot.cards.keys import number_keys, turning
from bot.cards.message import Message, button, message, rows
from bot.cards.results import MOST_WORDS, PER_PAGE, listed, page_count
from bot.cards.styled import BOLD, join, marked, plain, shorten
from bot.papers import StoredPaper
from bot.texts.say import Say

_FORMS: tuple[tuple[FileForm, str], ...] = (
    ("bib", "BibTeX"), ("ris", "RIS"), ("md", "Markdown"), ("csv", "CSV"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """One page of the papers that a reader saved, or of those among them that words find."""

    papers: Sequence[StoredPaper]
    """The papers of the page, the last saved first."""
    total: int
    """The number of papers on all pages."""
    here: OpenSaved
    words: str = ""


def saved(found: Saved, say: Say) -> Message:
    """Returns one page, with buttons for its cards, the pages beside it and the files."""
    words = shorten(found.words, MOST_WORDS)
    if not found.total:
        return message(say("saved-none", words=words) if words else say("saved-empty"))
    total, here, page = found.total, found.here, found.here.page
    pages = page_count(total)
    head = say("saved-found" if words else "saved-title", words=words, total=total)
    shown = list(enumerate(found.papers, start=page * PER_PAGE + 1))
    foot = plain(say("search-page", page=page + 1, pages=pages)) if pages > 1 else ()
    body = join([marked(head, BOLD), *(listed(n, paper, say) for n, paper in shown), foot], "\n\n")
    numbers = number_keys(shown, here, Audience())
    paging = turning(lambda page: replace(here, page=page), page, pages, say)
    files = [button(f"📎 {name}", SaveAs(form)) for form, name in _FORMS]
    return message(body, numbers + paging + rows(files, 2))
