"""The mark of papers whose texts are not in the reader's language."""

from collections import Counter
from collections.abc import Sequence

from bot.papers import StoredPaper
from bot.texts.say import Say


def language_mark(stored: StoredPaper, say: Say) -> str:
    """Returns a mark such as "in Chinese"; empty when a paper is in the reader's language."""
    return say("in-language", language=stored.language) if stored.language else ""


def language_marks(papers: Sequence[StoredPaper], say: Say) -> str:
    """Returns one mark for papers that are shown together, such as "3 in Chinese"."""
    counts = Counter(one.language for one in papers if language_mark(one, say))
    return " · ".join(
        say("in-language", language=language)
        if count == len(papers)
        else say("some-in-language", language=language, count=count)
        for language, count in counts.items()
    )
