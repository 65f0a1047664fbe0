"""The text of a paper: arXiv's page, or else Hugging Face's of it, or else only the abstract."""

import asyncio
from dataclasses import dataclass

from bot.feed.page_cache import CachedPage, PageCache, PageKind
from bot.feed.sources.arxiv import Arxiv
from bot.feed.sources.huggingface import HuggingFace
from bot.feed.sources.outcomes import NotNow
from bot.feed.steps.listed import Listed
from bot.feed.steps.markdown_page import read_markdown_page
from bot.feed.steps.page import Page, read_page
from bot.feed.steps.page_verdict import Unusable, judge


@dataclass(frozen=True, slots=True)
class Text:
    """What there is to read of a paper."""

    page: Page | None
    """``None`` when there is only the abstract."""
    reason: str = ""
    """Why there is no page."""
    may_come: bool = False
    """Whether arXiv may still be making one."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Gets the pages of papers, each once while it is kept."""

    arxiv: Arxiv
    hub: HuggingFace
    cache: PageCache

    async def get(self, listed: Listed) -> Text | NotNow:
        """Returns what there is to read of a paper, or why nobody can tell now."""
        if (kept := await asyncio.to_thread(self.cache.get, listed.id)) is not None:
            page = await asyncio.to_thread(_usable, kept, listed)
            if isinstance(page, Page):
                return Text(page)
        reasons: list[str] = []
        later: NotNow | None = None
        may_come = False
        for place, ask in (("arXiv", self._html), ("Hugging Face", self._markdown)):
            found = await ask(listed.id)
            if isinstance(found, NotNow):
                later = later or found
                continue
            page = await asyncio.to_thread(_usable, found, listed) if found else Unusable.NO_TEXT
            if found and isinstance(page, Page):
                await asyncio.to_thread(self.cache.keep, listed.id, found)
                return Text(page)
            may_come |= place == "arXiv" and page is Unusable.NO_TEXT
            reasons.append(f"{place}: {page}")
        return later or Text(None, "; ".join(reasons), may_come=may_come)

    async def _html(self, paper_id: str) -> CachedPage | NotNow | None:
        body = await self.arxiv.html(paper_id)
        return CachedPage(PageKind.HTML, body) if isinstance(body, bytes) else body

    async def _markdown(self, paper_id: str) -> CachedPage | NotNow | None:
        text = await self.hub.markdown(paper_id)
        return CachedPage(PageKind.MARKDOWN, text.encode()) if isinstance(text, str) else text


def _usable(found: CachedPage, listed: Listed) -> Page | Unusable:
    """Returns the page, or why it cannot be used; a long page takes a tenth of a second."""
    if found.kind is PageKind.HTML:
        page = read_page(found.body)
    else:
        page = read_markdown_page(found.body.decode(errors="replace"))
    return judge(page, listed) or page
