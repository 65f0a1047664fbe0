"""The English edition of the seed says what the Chinese one says."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from bot.intake.report import parse_report
from bot.offline.seeds import find_seeds
from bot.papers import Paper, Section

CHINESE = (find_seeds() / "2026-02-16.md").read_text(encoding="utf-8")
ENGLISH = (find_seeds() / "2026-02-16.en.md").read_text(encoding="utf-8")
PAIRS = list(zip(parse_report(CHINESE).papers, parse_report(ENGLISH).papers, strict=True))
SAID_IN_WORDS = frozenset({"AI", "LLM"})
"""Names that the Chinese text often says in words: 人工智能, 大模型."""

_NUMBER = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>万|million)?(?P<percent>%?)")
_LATIN = re.compile(r"[^\W_]*[A-Za-z][^\W_]*(?:\.\d+[A-Za-z]*)?", re.ASCII)
_HAN_OR_FULL_WIDTH = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LINE_SHAPE = re.compile(r" *(?:#+ |[*-] +|\d\. +)?")


def numbers(text: str) -> Counter[str]:
    """Returns the numbers of a text, written in digits: ``30 万`` and ``300,000`` are the same."""
    found: Counter[str] = Counter()
    for match in _NUMBER.finditer(text):
        value = float(match["digits"].replace(",", ""))
        value *= {"万": 10_000, "million": 1_000_000}.get(match["unit"], 1)
        found[f"{value:.6g}{match['percent']}"] += 1
    return found


def names(text: str) -> Counter[str]:
    """Returns the words that are names by their look, such as ``GeoSeek``, ``7B`` and ``SFT``."""
    words = (word.removesuffix("s") for word in _LATIN.findall(text))
    return Counter(
        word for word in words if re.search(r"\d|.[A-Z]", word) and word not in SAID_IN_WORDS
    )


def words(text: str) -> set[str]:
    """Returns the Latin words, folded, those with a hyphen also as one, a plural also without."""
    found = {
        word.casefold() for one in (text, text.replace("-", "")) for word in _LATIN.findall(one)
    }
    return found | {word.removesuffix(end) for word in found for end in ("s", "es")}


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_each_section_of_each_paper_has_a_text(text: str) -> None:
    digest = parse_report(text)
    empty = [(p.id, s) for p in digest.papers for s in Section if not p.section(s)]

    assert (len(digest.papers), digest.problems, empty) == (23, (), [])


def test_the_papers_and_their_links_are_the_same() -> None:
    def known_by(paper: Paper) -> tuple[object, ...]:
        return paper.id, paper.title, paper.url, paper.read_from, paper.facts, paper.links

    assert [known_by(one) for _, one in PAIRS] == [known_by(one) for one, _ in PAIRS]


def test_headings_items_and_bold_leads_stand_on_the_same_lines() -> None:
    def shape(line: str) -> tuple[str, int, int]:
        return _LINE_SHAPE.match(line)[0], line.count("**"), line.count("`")  # type: ignore[index]

    assert [*map(shape, ENGLISH.splitlines())] == [*map(shape, CHINESE.splitlines())]


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("read", [numbers, names])
def test_numbers_and_names_are_the_same(
    read: Callable[[str], Counter[str]], section: Section
) -> None:
    pairs = [
        (one.id, read(one.section(section)), read(other.section(section))) for one, other in PAIRS
    ]

    assert [(one, c - e, e - c) for one, c, e in pairs if c != e] == []


def test_terms_that_stand_in_english_in_the_chinese_text_are_in_the_english_one() -> None:
    lost = {
        (chinese.id, word)
        for chinese, english in PAIRS
        for section in Section
        for word in _LATIN.findall(chinese.section(section))
        if word[0].isupper() and word.casefold() not in words(english.section(section))
    }

    assert lost == set()


def test_the_english_edition_has_no_chinese() -> None:
    assert _HAN_OR_FULL_WIDTH.findall(ENGLISH) == []
