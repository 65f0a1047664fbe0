"""arXiv's pages and category feeds, with its manners: one request in three seconds, and named."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

from bot.offline.sources.hub import Hub, Reply
from bot.offline.sources.pages import Page, draw_page
from bot.offline.sources.papers import FakePaper

_PAUSE_SECONDS = 3.0
_TOLERANCE = 0.01
"""Clocks of two machines do not tick together."""
_NEVER = 86_400.0
_PATIENCE = 3
"""Requests that come too soon until nothing is answered any more."""


@dataclass
class Arxiv:
    """Refuses who asks too often, in parallel, or without a name."""

    hub: Hub
    clock: Callable[[], datetime]
    strict: bool = True
    """Whether the pause between requests is held to."""
    pages: dict[str, Page] = field(default_factory=dict)
    """How the pages of these ids are; the others are normal."""
    too_soon: int = 0
    """Requests that came too soon."""
    _last: float = 0.0
    _in_flight: int = 0

    async def answer(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Answers a request."""
        if not headers.get("User-Agent") or not headers.get("Accept"):
            return Reply(406, "Not Acceptable")
        if self.strict and self._is_too_soon():
            self.too_soon += 1
            if self.too_soon > _PATIENCE:
                return Reply(403, "Forbidden")
            return Reply(429, "Rate exceeded.", "text/plain")
        self._last = self.clock().timestamp()
        self._in_flight += 1
        try:
            return await self._answer(path)
        finally:
            self._in_flight -= 1

    def _is_too_soon(self) -> bool:
        since = self.clock().timestamp() - self._last
        return (
            self.too_soon > _PATIENCE or self._in_flight > 0 or since < _PAUSE_SECONDS - _TOLERANCE
        )

    async def _answer(self, path: str) -> Reply:
        place, _, rest = path.strip("/").partition("/")
        if place == "html" and not path.endswith("/"):
            return await self._page(rest)
        if place == "atom":
            return self._feed(rest)
        return Reply(404, "<html><body>404</body></html>")

    async def _page(self, name: str) -> Reply:
        paper = self.hub.find_id(name.partition("v")[0])
        if paper is None:
            return Reply(404, "<html><body>404</body></html>")
        kind = self.pages.get(paper.id, Page.NORMAL)
        if kind is Page.HANGING:
            await asyncio.sleep(_NEVER)
        status = 404 if kind is Page.MISSING else 200
        return Reply(status, draw_page(paper, kind), drips=kind is Page.DRIPPING)

    def _feed(self, categories: str) -> Reply:
        """The announcements of today in these categories, which are none on weekends."""
        today = self.clock().astimezone(UTC).date()
        papers = self.hub.papers_of(today)
        entries = "".join(_entry(paper) for paper in papers)
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:arxiv="http://arxiv.org/schemas/atom" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<title>{escape(categories)} updates on arXiv.org</title>{entries}</feed>"
        )
        return Reply(200, body, "application/atom+xml")


def _entry(paper: FakePaper) -> str:
    creators = escape(", ".join(paper.authors))
    return f"""
<entry><id>oai:arXiv.org:{paper.id}v1</id><title>{escape(paper.title)}</title>
<updated>{paper.day}T00:00:00-05:00</updated>
<link href="https://arxiv.org/abs/{paper.id}" rel="alternate" type="text/html"/>
<summary>arXiv:{paper.id}v1 Announce Type: new
Abstract: {escape(paper.abstract)}</summary>
<category term="cs.CL"/><published>{paper.day}T00:00:00-05:00</published>
<arxiv:announce_type>new</arxiv:announce_type><dc:creator>{creators}</dc:creator></entry>"""
