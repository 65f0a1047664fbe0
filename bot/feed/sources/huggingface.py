"""Hugging Face: the list of a day's papers, and the page of a paper as Markdown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.feed.sources.outcomes import NotNow, NotOpen, Refused
from bot.feed.sources.rest import UNREACHED_SECONDS, Rest
from bot.feed.sources.retries import persist
from bot.feed.sources.web import Fetched, Web
from bot.feed.steps.huggingface import is_not_open, read_list
from bot.feed.steps.listed import ListError, ListPage, unite

_PAGE_SIZE = 100
_MOST_PAGES = 5
_MARKDOWN = "text/markdown"


class HuggingFace:
    """Asks one address, politely: it says who asks, and waits as it is told."""

    def __init__(self, web: Web, url: str, token: str = "") -> None:
        """``token`` raises the limits; none is needed."""
        self._web = web
        self._url = url
        self._token = token
        self._rest = Rest()

    def page_of(self, day: date) -> str:
        """Returns the address at which people see a day's list."""
        return f"{self._url}/papers/date/{day}"

    async def list_papers(self, day: date) -> ListPage | NotOpen | NotNow | Refused:
        """Returns the papers of a day as they are listed now."""
        pages: list[ListPage] = []
        for number in range(_MOST_PAGES):
            query = {"date": day.isoformat(), "limit": str(_PAGE_SIZE)}
            if number:
                query["p"] = str(number)
            answer = await self._get("/api/daily_papers", "application/json", query)
            if isinstance(answer, NotNow):
                return answer
            if is_not_open(answer.status, answer.text):
                return NotOpen()
            if answer.status != 200:
                return Refused(f"the list of {day}: HTTP {answer.status}")
            try:
                page = read_list(answer.text)
            except ListError as error:
                return Refused(f"the list of {day}: {error}")
            pages.append(page)
            # Votes move the papers about: only a full page has another one behind it.
            if len(page.papers) + len(page.problems) < _PAGE_SIZE:
                break
        return unite(pages)

    async def markdown(self, paper_id: str) -> str | NotNow | None:
        """Returns a paper's page as Markdown; ``None`` when there is none."""
        answer = await self._get(f"/papers/{paper_id}.md", _MARKDOWN)
        if isinstance(answer, NotNow):
            return answer
        is_one = answer.status == 200 and answer.kind == _MARKDOWN
        return answer.text if is_one else None

    async def _get(
        self, path: str, accept: str, query: Mapping[str, str] | None = None
    ) -> Fetched | NotNow:
        if refusal := self._rest.refusal():
            return refusal
        found = await persist(
            lambda: self._web.get(self._url + path, accept=accept, query=query, token=self._token)
        )
        if isinstance(found, NotNow):
            found = replace(found, reason=f"Hugging Face: {found.reason}")
            if found.unreached:
                self._rest.begin(found, UNREACHED_SECONDS)
        return found
