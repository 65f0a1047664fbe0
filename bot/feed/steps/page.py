"""arXiv's HTML page of a paper → its text, part by part."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from bot.arxiv import find_id
from bot.feed.steps.blocks import PagePart
from bot.feed.steps.characters import on_one_line
from bot.feed.steps.walk import Walk, classes_of

_BROKEN_OFF = "Conversion to HTML had a Fatal error"


@dataclass(frozen=True, slots=True)
class Page:
    """A paper as its page shows it, without bibliography."""

    id: str | None = None
    """The arXiv id that the page names, without version."""
    title: str = ""
    abstract: str = ""
    parts: tuple[PagePart, ...] = ()
    faults: int = 0
    """Marks of what the converter could not read."""
    is_there: bool = False
    """Whether the page has a paper's text at all."""
    is_broken_off: bool = False
    """Whether the page says that its conversion ended early."""


def read_page(html: bytes | str) -> Page:
    """Reads a page of ``arxiv.org/html``, whatever came."""
    text = html.decode(errors="replace") if isinstance(html, bytes) else html
    tree = LexborHTMLParser(text)
    named = _text_at(tree, "#watermark-tr") or " ".join(
        link.attributes.get("href") or "" for link in tree.css("header.arxiv-html-header a")
    )
    article = next(
        (
            node
            for node in (*tree.css("article.ltx_document"), *tree.css("div.ltx_document"))
            if "package-alerts" not in classes_of(node)
        ),
        None,
    )
    if article is None:
        return Page(is_broken_off=_BROKEN_OFF in text)
    title = Walk()
    abstract = Walk()
    for node in article.css("h1.ltx_title_document")[:1]:
        title.inside(node)
    for node in article.css("div.ltx_abstract")[:1]:
        abstract.inside(node)
        node.decompose()
    body = Walk()
    body.inside(article)
    return Page(
        id=find_id(named),
        title=title.all_text(),
        abstract=abstract.all_text(),
        parts=body.parts(),
        faults=body.faults + abstract.faults,
        is_there=True,
        is_broken_off=_BROKEN_OFF in text,
    )


def _text_at(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return on_one_line(node.text()) if node else ""
