"""arXiv: the pages of papers, and the new papers of categories.

One request at a time goes out over one connection, at the pace that arXiv asks for.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.feed.sources.outcomes import NotNow, Refused
from bot.feed.sources.pace import Pace
from bot.feed.sources.rest import UNREACHED_SECONDS, Rest
from bot.feed.sources.retries import persist
from bot.feed.sources.web import Fetched, Web
from bot.feed.steps.atom import read_feed
from bot.feed.steps.listed import ListError, ListPage

_BLOCKED_SECONDS = 6 * 3600.0
"""How long nothing is asked after a 403: to go on would count as an attack."""
_THROTTLED_SECONDS = 900.0
"""How long nothing is asked where several tries were refused without a wait."""
_PASSING = frozenset({406})


class Arxiv:
    """Asks arXiv; after a refusal nothing is asked for a while."""

    def __init__(self, web: Web, url: str, pace: Pace) -> None:
        """``web`` has one connection, all of whose requests go at this ``pace``."""
        self._web = web
        self._url = url
        self._pace = pace
        self._rest = Rest(pace.now)

    def page_of(self, categories: Sequence[str]) -> str:
        """Returns the address at which people see the new papers of categories."""
        return f"{self._url}/list/{categories[0]}/new"

    async def html(self, paper_id: str) -> bytes | NotNow | None:
        """Returns a paper's page; ``None`` when there is none."""
        answer = await self._get(f"{self._url}/html/{paper_id}", "text/html")
        if isinstance(answer, NotNow):
            return answer
        return answer.body if answer.status == 200 else None

    async def list_papers(
        self, categories: Sequence[str], day: date
    ) -> ListPage | NotNow | Refused:
        """Returns the papers of these categories that are new on a day.

        Only the newest announcement is there, so of another day none are.
        """
        host = self._url.replace("://arxiv.org", "://rss.arxiv.org")
        answer = await self._get(f"{host}/atom/{'+'.join(categories)}", "application/atom+xml")
        if isinstance(answer, NotNow):
            return answer
        if answer.status != 200:
            return Refused(f"the list of {day}: HTTP {answer.status}")
        try:
            page = read_feed(answer.text)
        except ListError as error:
            return Refused(f"the list of {day}: {error}")
        return ListPage(
            tuple(paper for paper in page.papers if paper.published in (None, day)), page.problems
        )

    async def _get(self, url: str, accept: str) -> Fetched | NotNow:
        async def ask() -> Fetched:
            async with self._pace.turn():
                return await self._web.get(url, accept=accept, also_passing=_PASSING)

        if refusal := self._rest.refusal():
            return refusal
        found = await persist(ask)
        if isinstance(found, NotNow):
            found = replace(found, reason=f"arXiv: {found.reason}")
            if found.throttled:
                self._rest.begin(found, found.wait or _THROTTLED_SECONDS)
            elif found.unreached:
                self._rest.begin(found, UNREACHED_SECONDS)
        elif found.status == 403:
            found = NotNow("arXiv: HTTP 403, it wants no more requests", _BLOCKED_SECONDS, True)
            self._rest.begin(found, _BLOCKED_SECONDS)
        return found
