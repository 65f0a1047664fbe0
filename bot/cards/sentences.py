"""Sentences: where a text has them, and which of them a card says already."""

import re
from collections.abc import Iterable, Iterator

from bot.cards.markup import INDENT
from bot.cards.styled import PRE, Run, Styled, columns, join, lines, parted, strip, text_of

_SENTENCE = re.compile(
    r"(?:[^。！？；!?;….\n]|\.(?!\s|$))+(?:[。！？；!?;….]+[”’」』）)\"']*)?\s*|."
)
_LEAD = re.compile(r"\s*(?:\d+\. |• )?(?:[^：:。！？；!?;\n]{1,40}[：:](?!//)\s*)?")
_SAYS_NOTHING = re.compile(r"[\W_]+")
_SHORTEST = 10
"""Columns of a sentence's letters and digits. A shorter one, such as "Yes", may be said twice."""


def sentences(line: str) -> list[str]:
    """Returns the sentences of one line, with their end marks."""
    return [found for found in map(str.strip, _SENTENCE.findall(line)) if found]


class Said:
    """What a card says so far, sentence by sentence."""

    def __init__(self, *texts: Styled) -> None:
        """``texts`` are said."""
        self._said: set[str] = set()
        for text in texts:
            self.unsaid(text)

    def unsaid(self, text: Styled) -> Styled:
        """Returns the text without sentences that are said already, and notes those that are left.

        A list item goes with its last sentence, and the words above an inner list with its last
        item. Code stays whole.
        """
        kept: list[Styled] = []
        above: Styled = ()  # the words above a list of which nothing is left so far
        for line in lines(text):
            inner = text_of(line).startswith(INDENT)
            left = self._unsaid(line)
            if not left:
                above = above or (kept.pop() if inner and kept and _leads(kept[-1]) else ())
                continue
            if above and inner:
                kept.append(above)
            above = ()
            kept.append(left)
        return strip(join(kept))

    def _unsaid(self, line: Styled) -> Styled:
        if any(PRE in run.marks for run in line):
            return line
        keyed = list(_keyed(text_of(line)))
        gone = []
        for start, end, key in keyed:
            if key in self._said:
                gone.append((start, end))
            elif columns(key) >= _SHORTEST:
                self._said.add(key)
        is_empty = gone and len(gone) == sum(bool(key) for *_, key in keyed)
        return () if is_empty else tuple(_without(line, gone))


def _leads(line: Styled) -> bool:
    """Whether a line leads to the list below it."""
    return text_of(line).rstrip().endswith(("：", ":"))


def _keyed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yields where each sentence begins and ends, and its letters and digits.

    The words before the colon of a list item do not count.
    """
    for line in re.finditer(r"[^\n]+", text):
        lead = _LEAD.match(line[0])
        for found in _SENTENCE.finditer(line[0], lead.end() if lead else 0):
            key = _SAYS_NOTHING.sub("", found[0]).casefold()
            yield line.start() + found.start(), line.start() + found.end(), key


def _without(line: Styled, spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Yields a line's runs without the characters of ``spans``, which are in its order."""
    at = 0
    for start, end in spans:
        before, line = parted(line, start - at)
        _, line = parted(line, end - start)
        at = end
        yield from before
    yield from line
