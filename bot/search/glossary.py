"""The bilingual glossary: one readable file, ``glossary.txt``, a line for each concept.

    强化学习 | 增强学习 = reinforcement learning | RL      # a comment

Left of ``=`` the Chinese terms, right of it the English ones, each separated by ``|``. Whoever
searches for one of them also searches for the others. ``python -m tests.search.glossary_files``
finds what is wrong in it. Everything here is pure but ``shipped``.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.search.text import fold, stem, units

_LONGEST_ABBREVIATION = 5
_PLAIN = re.compile(r"[A-Za-z]{1,60}(?: [A-Za-z]{1,60})*")
_COMMENT = re.compile(r"(?:^|\s)#.*$")


@dataclass(frozen=True, slots=True)
class Concept:
    """The terms for one thing, as a person wrote them."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]
    line: int = 0
    """Where the file has it, counted from 1."""

    @property
    def terms(self) -> tuple[str, ...]:
        """All of them, Chinese first."""
        return self.chinese + self.english


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a person should look at in a glossary."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def written(term: str) -> str:
    """An English term as looked up when it is typed in full: parts as written."""
    if _PLAIN.fullmatch(term):  # as most of them are; the analyzer takes longer
        return term.lower()
    return " ".join(part for unit in units(fold(term)) for part in unit.parts or (unit.text,))


def stemmed(term: str) -> str:
    """An English term as looked up when its endings differ."""
    return _stems(written(term))


def _stems(as_written: str) -> str:
    return " ".join(stem(part) for part in as_written.split(" "))


_Concepts = dict[str, tuple[Concept, ...]]


class Glossary:
    """Concepts, found by any of their terms."""

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self.concepts = tuple(concepts)
        self._chinese: _Concepts = {}
        self._written: _Concepts = {}
        self._stemmed: _Concepts = {}
        self._together: _Concepts = {}
        words: set[str] = set()
        self._stems: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts:
            for term in concept.chinese:
                _enter(self._chinese, fold(term), concept)
            for term in concept.english:
                as_written = written(term)  # once: there are thousands of terms
                _enter(self._written, as_written, concept)
                _enter(self._stemmed, _stems(as_written), concept)
                if term.isalpha():
                    self._stems[stem(fold(term))].add(fold(term))
                else:
                    # Without spaces and hyphens ``pre-training`` and ``pretraining`` meet.
                    _enter(self._together, stem(as_written.replace(" ", "")), concept)
                words.update(word for word in as_written.split(" ") if not word.isdigit())
        self.words = tuple(sorted(words))
        """Every English word of every term, as written (folded)."""
        self.longest_english = max((key.count(" ") + 1 for key in self._written), default=0)
        """Words of the longest English term."""
        self.longest_chinese = max((len(key) for key in self._chinese), default=0)
        """Characters of the longest Chinese term."""

    def chinese(self, run: str) -> tuple[Concept, ...]:
        """The concepts that a folded Chinese term names."""
        return self._chinese.get(run, ())

    def english(self, words: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts that words name; as they are written first, else by their stems.

        The order matters: ``organ`` and ``organization`` have stems that meet, and who writes one
        of them in full means that one.
        """
        if found := self._written.get(" ".join(words)):
            return found
        if found := self._stemmed.get(" ".join(stem(word) for word in words)):
            return found
        return self._together.get(stem("".join(words)), ())

    def false_friend(self, term: str) -> bool:
        """Whether an abbreviation has several unrelated meanings.

        Who types ``SR`` means one of them, so all are searched; but who types ``序列推荐`` must not
        get super-resolution by way of ``SR``.
        """
        concepts = self._written.get(written(term), ())
        return (
            len(term) <= _LONGEST_ABBREVIATION
            and (term.isupper() or any(_abbreviates(concept, term) for concept in concepts))
            and not _related(concepts)
        )

    def shares_stem(self, word: str) -> bool:
        """Whether an English word has the stem of a word for something else.

        Distributed data has little to do with distributions.
        """
        others = self._stems.get(stem(word), set())
        meanings = [concept for other in others for concept in self._written[other]]
        return len(others) > 1 and not _related(meanings)

    def words_from(self, beginning: str) -> tuple[str, ...]:
        """The English words that begin so."""
        first = bisect_left(self.words, beginning)
        return self.words[first : bisect_left(self.words, beginning + "\U0010ffff", first)]

    def chinese_terms(self) -> Iterable[str]:
        """Every Chinese term, folded."""
        return self._chinese.keys()

    def __len__(self) -> int:
        return len(self.concepts)


def _enter(index: _Concepts, key: str, concept: Concept) -> None:
    known = index.get(key, ())
    if key and concept not in known:
        index[key] = (*known, concept)


def _abbreviates(concept: Concept, term: str) -> bool:
    return any(other.isupper() and other.lower() == term.lower() for other in concept.english)


def _related(concepts: Iterable[Concept]) -> bool:
    """Whether concepts have a Chinese term in common, all of them."""
    chinese = [set(concept.chinese) for concept in concepts]
    return not chinese or bool(set.intersection(*chinese))


def parse(text: str) -> Iterator[Concept | Fault]:
    """The concepts of a glossary's text in their order; a line that is none becomes a fault."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not (content := _COMMENT.sub("", line).strip()):
            continue
        sides = [
            tuple(dict.fromkeys(term.strip() for term in side.split("|") if term.strip()))
            for side in content.split("=")
        ]
        if len(sides) != 2 or not all(sides):
            yield Fault(number, f"expected 中文 | 中文 = English | English, got {content!r}")
        else:
            yield Concept(sides[0], sides[1], number)


def read(text: str) -> Glossary:
    """The glossary in a text; faulty lines are left out (``check`` names them)."""
    return Glossary(entry for entry in parse(text) if isinstance(entry, Concept))


@cache
def shipped() -> Glossary:
    """The glossary that comes with the product, read once."""
    return read(files(__package__).joinpath("glossary.txt").read_text("utf-8"))
