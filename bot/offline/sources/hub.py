"""Hugging Face's list of a day's papers, and its pages as Markdown."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.offline.sources.papers import FakePaper

_SHARE_BY_HOUR = {0: 0.31, 2: 0.56, 5: 0.89, 20: 1.0}
"""From which hour of the UTC day which share of its papers is listed."""
_ID = re.compile(r"\b\d{4}\.\d{5}\b")
_QUOTA, _WINDOW = 500, 300.0
_HARD_WRAPPED_UNTIL = date(2025, 11, 1)
_WRAP = 72


@dataclass
class Reply:
    """What a service answers."""

    status: int = 200
    body: bytes | str = b""
    kind: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    drips: bool = False
    """Whether it comes a piece at a time."""
    breaks_off: bool = False
    """Whether the connection ends before it is whole."""


@dataclass
class Hub:
    """The lists grow over the day; votes move with each call, and the order with them."""

    clock: Callable[[], datetime]
    papers_a_day: int = 6
    counts: dict[date, int] = field(default_factory=dict)
    """Days with another number of papers, of which a weekend day may be one."""
    told: dict[date, Sequence[FakePaper]] = field(default_factory=dict)
    """Days with papers of their own."""
    awkward: bool = False
    """Whether lists also have an element without a paper, one without a title and one twice."""
    markdown: set[str] = field(default_factory=set)
    """Ids that have a page as Markdown."""
    _asked: list[float] = field(default_factory=list)
    _calls: int = 0

    def papers_of(self, day: date) -> list[FakePaper]:
        """Returns all papers that a day has at its end."""
        if day in self.told:
            return list(self.told[day])
        usual = self.papers_a_day if day.weekday() < 5 else 0
        return [FakePaper(day, number) for number in range(self.counts.get(day, usual))]

    def list_papers(self, query: Mapping[str, str]) -> Reply:
        """Answers ``/api/daily_papers``."""
        if wait := self._wait_for_turn():
            return self._throttled(wait)
        try:
            day, limit, page = self._read(query)
        except ValueError as error:
            return self._json({"error": f"✖ {error}"}, 400)
        today = self.clock().astimezone(UTC).date()
        if day > today:  # the bound that it names lags
            bound = f"{today - timedelta(days=1)}T00:00:00.000Z"
            text = f'✖ "date" must be less than or equal to "{bound}"\n  → at date'
            return self._json({"error": text}, 400)
        self._calls += 1
        return self._json(self._elements(day)[page * limit : (page + 1) * limit])

    def page(self, paper_id: str) -> Reply:
        """Answers ``/papers/ID.md``."""
        if wait := self._wait_for_turn():
            return self._throttled(wait)
        paper = self.find_id(paper_id)
        if paper is None:
            return Reply(404, "<!DOCTYPE html><html><body><h1>404</h1></body></html>")
        if paper_id not in self.markdown:  # the site's own page, as Markdown
            return Reply(200, f"# Paper page - {paper.title}\n\nUpvote\n", "text/markdown")
        body = "\n\n".join(
            f"## {number} {name}\n\n" + " ".join([paper.abstract] * 6)
            for number, name in enumerate(("Introduction", "Method", "Results"), start=1)
        )
        abstract = f"## Abstract\n\n{paper.abstract}"
        return Reply(200, f"# {paper.title}\n\n{abstract}\n\n{body}\n", "text/markdown")

    def find(self, text: str) -> FakePaper | None:
        """Returns the paper that a text is about: the first whose id stands in it."""
        return next((found for one in _ID.findall(text) if (found := self.find_id(one))), None)

    def find_id(self, paper_id: str) -> FakePaper | None:
        """Returns the paper with an id."""
        return next((paper for paper in self._known() if paper.id == paper_id), None)

    def _known(self) -> Iterable[FakePaper]:
        today = self.clock().astimezone(UTC).date()
        for back in range(12):
            yield from self.papers_of(today - timedelta(days=back))

    def _elements(self, day: date) -> list[Any]:
        papers = self.papers_of(day)
        now = self.clock().astimezone(UTC)
        if now.date() == day:
            share = max(share for hour, share in _SHARE_BY_HOUR.items() if hour <= now.hour)
            papers = papers[: max(1, round(len(papers) * share))] if papers else []
        elements: list[Any] = [self._element(paper) for paper in papers]
        elements.sort(key=lambda one: -one["paper"]["upvotes"])
        if self.awkward and elements:
            untitled = json.loads(json.dumps(elements[0]))
            untitled["paper"].update(id="2601.99999", title=None)
            untitled["title"] = None
            elements[1:1] = [{"title": "An element without a paper"}, untitled, elements[-1]]
        return elements

    def _element(self, paper: FakePaper) -> Any:  # noqa: ANN401  JSON
        at = f"{paper.day}T00:00:00.000Z"
        title, abstract = paper.title, paper.abstract
        if paper.day < _HARD_WRAPPED_UNTIL:
            title, abstract = _wrap(title), _wrap(abstract)
        inner: dict[str, Any] = {
            "id": paper.id,
            "authors": [
                {"_id": f"{paper.id}-{place}", "name": name, "hidden": False}
                for place, name in enumerate(paper.authors)
            ],
            "publishedAt": at,
            "submittedOnDailyAt": at,
            "title": title,
            "summary": abstract,
            "upvotes": paper.votes + self._calls * (paper.number % 4),
            "discussionId": f"d{paper.number}",
            "ai_keywords": list(paper.keywords),
            "somethingNew": {"deep": [1, None]},
        }
        inner["authors"].append({"_id": "x", "name": "Nobody Hidden", "hidden": True})
        if paper.number % 3:
            inner["ai_summary"] = f"{paper.title} learns from {paper.examples} examples."
        if paper.code:
            inner["githubRepo"] = paper.code
        if paper.code and paper.number % 4 == 0:
            inner["githubStars"] = 10 + paper.number
        if paper.group:
            inner["organization"] = {"_id": "o", "name": "x", "fullname": paper.group}
        if paper.number % 3 == 1:
            inner["projectPage"] = f"https://example.org/{paper.id}"
        return {
            "paper": inner,
            # The outer time is New York's with a Z.
            "publishedAt": f"{paper.day - timedelta(days=1)}T19:00:00.000Z",
            "title": title,
            "summary": abstract,
            "thumbnail": f"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/{paper.id}.png",
            "numComments": 1,
            "isAuthorParticipating": False,
        }

    def _read(self, query: Mapping[str, str]) -> tuple[date, int, int]:
        today = self.clock().astimezone(UTC).date().isoformat()
        day = date.fromisoformat(query.get("date", today)[:10])
        limit, page = int(query.get("limit", "50")), int(query.get("p", "0"))
        if not 1 <= limit <= 100 or page < 0:
            raise ValueError("Too big: expected number to be <=100\n  → at limit")
        return day, limit, page

    def _wait_for_turn(self) -> int:
        """Counts a call; returns how many seconds to wait when there were too many."""
        now = self.clock().timestamp()
        self._asked = [at for at in self._asked if at > now - _WINDOW]
        if len(self._asked) >= _QUOTA:
            return int(self._asked[0] + _WINDOW - now) + 1
        self._asked.append(now)
        return 0

    def _throttled(self, seconds: int) -> Reply:
        headers = {
            "RateLimit": f'"api";r=0;t={seconds}',
            "RateLimit-Policy": '"fixed window";"api";q=500;w=300',
        }
        return Reply(429, "Too many requests", "text/plain", headers)

    def _json(self, value: Any, status: int = 200) -> Reply:  # noqa: ANN401
        left = _QUOTA - len(self._asked)
        headers = {"RateLimit": f'"api";r={left};t=120'}
        return Reply(status, json.dumps(value), "application/json", headers)


def _wrap(text: str) -> str:
    """Wraps hard with a newline and spaces, as lists before November 2025 have it."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) > _WRAP:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n  ".join([*lines, line])
