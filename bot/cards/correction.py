"""A corrected report: what changed in it, and which message takes the place of which sent one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.arxiv import find_linked_id
from bot.cards.message import Message
from bot.papers import Paper, Revised, Section
from bot.texts.say import Say

GONE = ("gone",)
"""The parts of a paper that the report no longer has."""
_PARTS = ("title", *(section.value for section in Section), "extras", "people", "links")


def revised_parts(before: Paper, after: Paper) -> tuple[str, ...]:
    """Returns the names of the parts of a paper that a reader may see and that changed.

    Votes and stars do not count, since they change by the hour.
    """
    one, other = _parts(before), _parts(after)
    return tuple(part for part in _PARTS if one[part] != other[part])


def revised_line(revised: Iterable[Revised], say: Say) -> str:
    """Returns a line that names the parts that changed, each behind the numbers of its papers."""
    parts: dict[int, set[str]] = {}
    for one in revised:
        parts.setdefault(one.number, set()).update(one.parts)
    numbers: dict[str, list[int]] = {}
    for number in sorted(parts):
        numbers.setdefault(revised_names(parts[number], say), []).append(number)
    papers = (
        say("revised-papers", numbers=", ".join(_ranges(some)), parts=names)
        for names, some in numbers.items()
    )
    return say("revised", what=" · ".join(papers)) if parts else ""


def revised_names(parts: Iterable[str], say: Say) -> str:
    """Returns the parts of one paper that changed, by their names in the reader's language."""
    changed = set(parts)
    named = [part for part in ("new", "gone", *_PARTS) if part in changed]
    named = named[:1] if {"new", "gone"} & changed else named
    return say("comma").join(say("revised-part", part=part) for part in named)


def _parts(paper: Paper) -> dict[str, object]:
    facts = paper.facts
    texts: dict[str, object] = {section.value: paper.section(section) for section in Section}
    return texts | {
        "title": paper.title,
        "extras": paper.extras,
        "people": (facts.authors, facts.organisation),
        "links": (paper.url, facts.code, facts.project),
    }


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Returns numbers in order, with a dash in place of those inside a run: ``3``, ``5–7``."""
    gaps = [n for n, (a, b) in enumerate(pairwise(numbers), start=1) if b > a + 1]
    runs = [numbers[a:b] for a, b in pairwise([0, *gaps, len(numbers)])]
    return [f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def aligned(sent: Sequence[Message], now: Sequence[Message], gone: Message) -> list[Message]:
    """Returns the new content of each sent message, followed by the messages of ``now`` left over.

    Cards have previews of different papers' pages, so each card keeps its paper. Other messages are
    matched by position. A sent message without a match becomes ``gone``. The messages left over are
    silent.
    """
    sent_pages, pages = [_page(message) for message in sent], [_page(message) for message in now]
    if len(set(sent_pages)) < len(sent) or len(set(pages)) < len(now):
        kept = [*now[: len(sent)], *([gone] * (len(sent) - len(now)))]
        new = now[len(sent) :]
    else:
        by_page = dict(zip(pages, now, strict=True))
        kept = [by_page.get(page, gone) for page in sent_pages]
        new = [message for message in now if _page(message) not in sent_pages]
    return [*kept, *(replace(message, silent=True) for message in new)]


def _page(message: Message) -> str:
    """Returns what a message shows a preview of: a paper, whatever page of it a report links."""
    return find_linked_id(message.preview) or message.preview


def looks_the_same(one: Message, other: Message) -> bool:
    """Whether an edit would change nothing. ``silent`` does not count after sending."""
    return replace(one, silent=False) == replace(other, silent=False)
