"""Hugging Face's answers: the list of a day, a day that is not open, how long to wait."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from bot.arxiv import find_id
from bot.feed.steps.characters import on_one_line
from bot.feed.steps.listed import Listed, ListError, ListPage

_NOT_OPEN = re.compile(r'"?date\\?"? must be less than or equal to', re.IGNORECASE)
_RATE = re.compile(r"\br=0\b.*?\bt=(?P<seconds>\d{1,6})")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_PICTURE = re.compile(r"https?://(?!cdn-thumbnails)\S+")
"""Thumbnails are pictures of the title alone."""
_LONGEST_PAUSE = 24 * 3600.0
_LONGEST = 20_000
"""Characters of a text of a list. An abstract has at most 1,920."""


def read_list(body: str) -> ListPage:
    """Reads the answer of ``/api/daily_papers``. Raises ``ListError`` when it is no list.

    Fields may be missing, ``null`` or of another type; what cannot be read is as if it were not
    there. A paper without id or title is a problem and the others are read.
    """
    try:
        elements = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ListError(f"no JSON: {on_one_line(body[:80])!r}") from error
    if not isinstance(elements, list):
        raise ListError(f"no list of papers: {on_one_line(body[:80])!r}")
    papers: dict[str, Listed] = {}
    problems: list[str] = []
    for place, element in enumerate(elements, start=1):
        read = _read_paper(element)
        if isinstance(read, Listed):
            papers.setdefault(read.id, read)
        else:
            problems.append(f"paper {place}: {read}")
    return ListPage(tuple(papers.values()), tuple(problems))


def is_not_open(status: int, body: str) -> bool:
    """Whether an answer says that the day asked for has not begun.

    The day that it names lags behind, so nothing is worked out with it.
    """
    return status == 400 and _NOT_OPEN.search(body) is not None


def pause_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """Returns the seconds that an answer asks to wait; ``None`` when it does not say.

    ``Retry-After`` says it in seconds or as a date, and Hugging Face's ``RateLimit`` in ``t``.
    """
    told = {name.casefold(): value.strip() for name, value in headers.items()}
    after = told.get("retry-after", "")
    seconds: float | None = None
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", after):
        seconds = float(after)
    elif after:
        try:
            seconds = (parsedate_to_datetime(after) - now).total_seconds()
        except (ValueError, TypeError):  # no date, or one without a zone
            seconds = None
    if seconds is None and (rate := _RATE.search(told.get("ratelimit", ""))):
        seconds = float(rate["seconds"])
    return None if seconds is None else min(max(seconds, 0.0), _LONGEST_PAUSE)


def _read_paper(element: object) -> Listed | str:
    """Reads an element of the list; returns what is wrong when it is no paper."""
    outside = element if isinstance(element, dict) else {}
    paper = outside.get("paper")
    if not isinstance(paper, dict):
        return "expected an object 'paper'"
    given = paper.get("id")
    arxiv_id = find_id(given) if isinstance(given, str) and len(given) < 40 else None
    if arxiv_id is None:
        return f"id {str(given)[:40]!r}; expected one of arXiv"
    title = _text(paper, "title") or _text(outside, "title")
    if not title:
        return f"{arxiv_id} has no title"
    organisation = _named(paper) or _named(outside)
    return Listed(
        id=arxiv_id,
        title=title,
        abstract=_text(paper, "summary") or _text(outside, "summary"),
        authors=_authors(paper.get("authors")),
        organisation=organisation,
        votes=_count(paper, "upvotes"),
        code=_address(paper, "githubRepo"),
        stars=_count(paper, "githubStars"),
        project=_address(paper, "projectPage"),
        keywords=tuple(dict.fromkeys(_texts(paper.get("ai_keywords")))),
        summary=_text(paper, "ai_summary"),
        picture=_picture(paper) or _picture(outside),
        published=_day(paper.get("publishedAt")),
    )


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return on_one_line(value[:_LONGEST]) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    texts = value if isinstance(value, list) else []
    return [line for one in texts if isinstance(one, str) and (line := on_one_line(one[:500]))]


def _authors(value: object) -> tuple[str, ...]:
    authors = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return tuple(
        name for one in authors if one.get("hidden") is not True and (name := _text(one, "name"))
    )


def _named(holder: Mapping[str, Any]) -> str | None:
    """Returns the full name of an organisation; ``submitterOrganization`` lived four days."""
    for key in ("organization", "submitterOrganization"):
        organisation = holder.get(key)
        if isinstance(organisation, dict):
            return _text(organisation, "fullname") or _text(organisation, "name") or None
    return None


def _count(holder: Mapping[str, Any], name: str) -> int | None:
    value = holder.get(name)
    return value if type(value) is int and value >= 0 else None  # True is an int


def _address(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    is_address = isinstance(value, str) and re.fullmatch(r"https?://\S{3,500}", value.strip())
    return value.strip() if is_address and isinstance(value, str) else None


def _picture(holder: Mapping[str, Any]) -> str | None:
    """Returns the first picture among what the authors added; there are films too."""
    given = [*_texts(holder.get("mediaUrls")), _text(holder, "mediaUrl")]
    pictures = (one for one in given if one.casefold().partition("?")[0].endswith(_PICTURES))
    return next((one for one in pictures if _PICTURE.fullmatch(one)), None)


def _day(value: object) -> date | None:
    """Returns the day of a time; the one outside ``paper`` is wrong by hours and never asked."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
