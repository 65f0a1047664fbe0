"""Whether a page is good enough to be read in place of the abstract."""

import re
from enum import StrEnum

from bot.feed.steps.listed import Listed
from bot.feed.steps.page import Page

_FEWEST_CHARACTERS = 3000
_FEWEST_SECTIONS = 2
_SHELL = re.compile(r"\bsee pages? [\w-]+ of\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"introduction|overview|motivation|background|引言", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = frozenset("and the for with from into via using towards toward that this are its".split())
_TITLE_SHARE, _TITLE_SHARE_ALONE = 0.5, 0.75
"""The words of a title that agree, where the page names the paper's id and where it names none."""
_ABSTRACT_SHARE = 0.6


class Unusable(StrEnum):
    """Why a page is not used."""

    NO_TEXT = "no HTML"
    BROKEN_OFF = "the conversion broke off"
    GAVE_UP = "the converter gave up"
    CUT = "the text is cut off"
    SHELL = "only a shell around a PDF"
    OTHER_PAPER = "another paper's page"
    SHORT = "too short"


def judge(page: Page, listed: Listed) -> Unusable | None:
    """Returns why a page cannot be used for a paper; ``None`` when it can."""
    text = [block.text for part in page.parts for block in part.blocks]
    length = sum(map(len, text))
    sections = [part.name for part in page.parts if part.level == 1 and part.name]
    match page:
        case Page(is_there=False):
            return Unusable.NO_TEXT
        case Page(is_broken_off=True):
            return Unusable.BROKEN_OFF
    if length < _FEWEST_CHARACTERS and any(map(_SHELL.search, text)):
        return Unusable.SHELL
    if not sections and page.faults and length < _FEWEST_CHARACTERS:
        return Unusable.GAVE_UP
    if not _is_of(page, listed):
        return Unusable.OTHER_PAPER
    if length < _FEWEST_CHARACTERS:
        return Unusable.SHORT
    if len(sections) < _FEWEST_SECTIONS:
        return Unusable.CUT if sections and _INTRODUCTION.search(sections[0]) else Unusable.SHORT
    return None


def _is_of(page: Page, listed: Listed) -> bool:
    """Whether a page is of a paper: by the id, and by the words of title or abstract.

    Authors change a title between versions; then the abstract still has its words.
    """
    if page.id is not None and page.id != listed.id:
        return False
    return (
        _share(listed.title, page.title) >= (_TITLE_SHARE if page.id else _TITLE_SHARE_ALONE)
        or _share(listed.abstract, page.abstract) >= _ABSTRACT_SHARE
    )


def _share(ours: str, theirs: str) -> float:
    """Returns the share of words that both have, of those that the shorter one has."""
    sets = [set(_WORD.findall(text.casefold())) - _COMMON for text in (ours, theirs)]
    least = min(map(len, sets))
    return len(sets[0] & sets[1]) / least if least else 0.0
