"""Whether a page is good enough to be read in place of the abstract."""

from enum import StrEnum

from bot.feed.steps.listed import Listed
from bot.feed.steps.page import Page


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
    raise NotImplementedError
