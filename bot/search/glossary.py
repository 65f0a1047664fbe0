"""The bilingual glossary: one readable file, ``glossary.txt``, a line for each concept.

    强化学习 | 增强学习 = reinforcement learning | RL      # a comment

Left of ``=`` the Chinese terms, right of it the English ones, each separated by ``|``. Whoever
searches for one of them also searches for the others. ``python -m tests.search.glossary_files``
finds what is wrong in it. Everything here is pure but ``shipped``.

The file has thousands of lines, and a search asks for a few terms. So a line is read when one of
its terms is asked for, and English terms are stemmed when one with the same first letter is.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain

from bot.search.text import fold, pairs, stem, units

_LONGEST_ABBREVIATION = 5
_PLAIN = re.compile(r"[A-Za-z0-9]{1,60}(?:[ -][A-Za-z0-9]{1,60})*")
_HEADING, _PLAIN_WORDS = "# ====", "plain words"
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
        return term.lower().replace("-", " ")
    return " ".join(part for unit in units(fold(term)) for part in unit.parts or (unit.text,))


def stemmed(term: str) -> str:
    """An English term as looked up when its endings differ."""
    return _stems(written(term))


def _stems(as_written: str) -> str:
    return " ".join(stem(part) for part in as_written.split(" "))


_Lines = tuple[int, ...]


class Glossary:
    """Concepts, found by any of their terms."""

    def __init__(self, text: str) -> None:
        """Notes where a glossary's text has each term; faulty lines are left out."""
        self._lines = text.splitlines()
        self._chinese: dict[str, _Lines] = {}
        self._english: dict[str, _Lines] = {}
        """By the term as written."""
        self._endings: dict[str, _Endings] = {}
        """By the first letter."""
        self._concepts: dict[int, Concept | None] = {}
        """By the line; read when they are first asked for."""
        self._plain: set[int] = set()
        plain = False
        for number, content in enumerate(self._lines, start=1):
            if content.startswith(_HEADING):
                plain = _PLAIN_WORDS in content
            elif plain:
                self._plain.add(number)
            if isinstance(sides := _sides(content), tuple):
                line = (number,)  # one object for all its terms
                for term in sides[0]:
                    _enter(self._chinese, fold(term), line)
                for term in sides[1]:
                    _enter(self._english, written(term), line)
        self.longest_english = max((key.count(" ") + 1 for key in self._english), default=0)
        """Words of the longest English term."""
        self.longest_chinese = max(map(len, self._chinese), default=0)
        """Characters of the longest Chinese term."""

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All of them, in the order of the text."""
        return tuple(entry for entry in parse("\n".join(self._lines)) if isinstance(entry, Concept))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every English word of every term, as written (folded), in the order of the alphabet."""
        words = {word for term in self._english for word in term.split(" ")}
        return tuple(sorted(word for word in words if not word.isdigit()))

    def chinese(self, run: str) -> tuple[Concept, ...]:
        """The concepts that a folded Chinese term names."""
        return self._read(self._chinese.get(run, ()))

    def english(self, words: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts that words name; as they are written first, else by their stems.

        The order matters: ``organ`` and ``organization`` have stems that meet, and who writes one
        of them in full means that one.
        """
        if found := self._english.get(" ".join(words)):
            return self._read(found)
        endings = self._endings_of("".join(words))
        terms = endings.stemmed.get(" ".join(map(stem, words))) or endings.joined.get(
            stem("".join(words)), []
        )
        return self._read(sorted({line for term in terms for line in self._english[term]}))

    def is_term(self, words: tuple[str, ...]) -> bool:
        """Whether several index words are a term: stems, or pairs of Chinese characters."""
        run = words[0] + "".join(word[1:] for word in words[1:])
        if tuple(pairs(run)) == words and run in self._chinese:
            return True
        return " ".join(words) in self._endings_of(words[0]).stemmed

    def false_friend(self, term: str) -> bool:
        """Whether an abbreviation has several unrelated meanings.

        Who types ``SR`` means one of them, so all are searched; but who types ``序列推荐`` must not
        get super-resolution by way of ``SR``.
        """
        concepts = self._read(self._english.get(written(term), ()))
        return (
            len(term) <= _LONGEST_ABBREVIATION
            and (term.isupper() or any(_abbreviates(concept, term) for concept in concepts))
            and not _related(concepts)
        )

    def shares_stem(self, word: str) -> bool:
        """Whether an English word has the stem of a word for something else.

        Distributed data has little to do with distributions.
        """
        terms = self._endings_of(word).stemmed.get(stem(word), ())
        others = [term for term in terms if term.isalpha()]
        meanings = [self._read(self._english[other]) for other in others]
        return len(others) > 1 and not _related(chain.from_iterable(meanings))

    def is_plain(self, concept: Concept) -> bool:
        """Whether a concept is a word of any paper, which says little of what one is about."""
        return concept.line in self._plain

    def words_from(self, beginning: str) -> tuple[str, ...]:
        """The English words that begin so."""
        first = bisect_left(self.words, beginning)
        return self.words[first : bisect_left(self.words, beginning + "\U0010ffff", first)]

    def chinese_terms(self) -> Iterable[str]:
        """Every Chinese term, folded."""
        return self._chinese.keys()

    def english_terms(self) -> Iterable[str]:
        """Every English term, as written (folded)."""
        return self._english.keys()

    def __len__(self) -> int:
        return len(self.concepts)

    def _read(self, numbers: Collection[int]) -> tuple[Concept, ...]:
        """The concepts in these lines."""
        for number in numbers:
            if number not in self._concepts:
                entry = _read_line(self._lines[number - 1], number)
                self._concepts[number] = entry if isinstance(entry, Concept) else None
        found = (self._concepts[number] for number in numbers)
        return tuple(concept for concept in found if concept)

    def _endings_of(self, word: str) -> "_Endings":
        """The terms that begin as a word does."""
        letter = word[:1]
        if letter not in self._endings:
            self._endings[letter] = _Endings([
                term for term in self._english if term.startswith(letter)
            ])  # fmt: skip
        return self._endings[letter]


class _Endings:
    """English terms, as written, by what is left of them without their endings."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.stemmed: dict[str, list[str]] = defaultdict(list)
        self.joined: dict[str, list[str]] = defaultdict(list)
        """Without spaces and hyphens ``pre-training`` and ``pretraining`` meet."""
        for term in terms:
            self.stemmed[_stems(term)].append(term)
            if not term.isalpha():
                self.joined[stem(term.replace(" ", ""))].append(term)


def _enter(index: dict[str, _Lines], key: str, line: _Lines) -> None:
    known = index.get(key, ())
    if key and known[-1:] != line:
        index[key] = known + line


def _abbreviates(concept: Concept, term: str) -> bool:
    return any(other.isupper() and other.lower() == term.lower() for other in concept.english)


def _related(concepts: Iterable[Concept]) -> bool:
    """Whether concepts have a Chinese term in common, all of them."""
    chinese = [set(concept.chinese) for concept in concepts]
    return not chinese or bool(set.intersection(*chinese))


def parse(text: str) -> Iterator[Concept | Fault]:
    """The concepts of a glossary's text in their order; a line that is none becomes a fault."""
    for number, line in enumerate(text.splitlines(), start=1):
        if entry := _read_line(line, number):
            yield entry


def _read_line(line: str, number: int) -> Concept | Fault | None:
    sides = _sides(line)
    if isinstance(sides, str):
        return Fault(number, f"expected 中文 | 中文 = English | English, got {sides!r}")
    return Concept(*sides, number) if sides else None


def _sides(line: str) -> tuple[tuple[str, ...], tuple[str, ...]] | str | None:
    """The terms on both sides of a line, what it says if that is no concept, ``None`` for nothing.

    This is called for thousands of lines before the first search.
    """
    content = (_COMMENT.sub("", line) if "#" in line else line).strip()
    if not content:
        return None
    chinese, _, english = content.partition("=")
    sides = _terms(chinese), _terms(english)
    return sides if all(sides) and "=" not in english else content


def _terms(side: str) -> tuple[str, ...]:
    if "|" not in side:
        return (side.strip(),) if side.strip() else ()
    return tuple(dict.fromkeys(term for part in side.split("|") if (term := part.strip())))


@cache
def shipped() -> Glossary:
    """The glossary that comes with the product, read once."""
    return Glossary(files(__package__).joinpath("glossary.txt").read_text("utf-8"))
