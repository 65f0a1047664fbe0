"""A paper in several languages: which text a reader gets, and what all of them are searched for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.audience import Audience
from bot.cards.overview import overview
from bot.papers import Facts, Paper, StoredPaper
from bot.store.store import Store
from bot.texts.catalogue import say_in
from tests.cards.messages import accept_message
from tests.store.values import D15, D16, D17, A, B, C, load, paper, subscribe


def get(store: Store, arxiv_id: str, language: str | None) -> StoredPaper:
    found = store.papers.get(arxiv_id, language)
    assert found is not None
    return found


def told(store: Store, arxiv_id: str, language: str | None) -> tuple[str, str]:
    """The language and the text in which a reader gets a paper."""
    found = get(store, arxiv_id, language)
    return found.language, found.paper.contribution


def load_both(store: Store) -> None:
    """One day with a paper that both editions have, and one that each has alone."""
    load(store, D16, paper(A, "说"), paper(B, "独"), language="zh")
    load(store, D16, paper(C, "alone"), paper(A, "said"), language="en")


def test_a_reader_gets_their_own_language_where_there_is_one(store: Store) -> None:
    load_both(store)

    assert [told(store, A, language) for language in ("zh", "en")] == [("zh", "说"), ("en", "said")]
    assert [told(store, one, "en") for one in (B, C)] == [("zh", "独"), ("en", "alone")]
    assert [told(store, one, "zh") for one in (B, C)] == [("zh", "独"), ("en", "alone")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lists_of_papers_come_in_the_readers_language(store: Store, language: str) -> None:
    load_both(store)
    expected = [get(store, one, language) for one in (A, B, C)]

    assert store.papers.get_all([A, B, C], language) == expected
    assert list(store.papers.each(language)) == expected
    of_day = [
        replace(one, number=None, seen_before=False) for one in store.papers.of_day(D16, language)
    ]
    assert sorted(of_day, key=lambda one: one.paper.id) == expected


def test_the_text_in_a_language_is_the_newest_that_is_in_it(store: Store) -> None:
    load(store, D15, paper(A, "old"), language="en")
    load(store, D17, paper(A, "新"), language="zh")
    load(store, D16, paper(A, "new"), language="en")

    assert (told(store, A, "en"), told(store, A, "zh")) == (("en", "new"), ("zh", "新"))
    assert get(store, A, "en").last_date == D17


def test_who_reads_neither_gets_the_newest_text(store: Store) -> None:
    load(store, D16, paper(A, "gesagt"), language="de")
    load(store, D17, paper(A, "说"), language="zh")

    assert [told(store, A, language) for language in (None, "ja", "en")] == [("zh", "说")] * 3


def test_whose_language_is_not_there_gets_the_english_text(store: Store) -> None:
    load(store, D16, paper(A, "said"), language="en")
    load(store, D17, paper(A, "说"), language="zh")

    assert told(store, A, "ja") == ("en", "said")
    assert told(store, A, None) == ("zh", "说")


def test_readers_of_traditional_chinese_get_the_chinese_text(store: Store) -> None:
    load_both(store)

    assert [told(store, A, "zh-hant"), told(store, C, "zh-hant")] == [("zh", "说"), ("en", "alone")]


def test_each_fact_is_the_newest_report_s_that_has_it(store: Store) -> None:
    old, new = Facts(votes=1, stars=2, organisation="Old"), Facts(votes=9, authors=("Ada",))
    load(store, D15, replace(paper(A), facts=old), language="zh")
    load(store, D16, replace(paper(A), facts=new), language="en")

    merged = Facts(votes=9, stars=2, organisation="Old", authors=("Ada",))
    assert [get(store, A, language).paper.facts for language in ("zh", "en")] == [merged] * 2


def test_of_one_day_the_edition_in_the_readers_language_has_the_facts(store: Store) -> None:
    for language, votes in (("zh", 1), ("en", 2)):
        load(store, D16, replace(paper(A), facts=Facts(votes=votes)), language=language)

    assert [get(store, A, one).paper.facts.votes for one in ("zh", "en")] == [1, 2]


@pytest.mark.parametrize("words", ["grasping", "抓取"])
def test_a_paper_is_found_by_any_of_its_languages(store: Store, words: str) -> None:
    load(store, D16, paper(A, "抓取"), paper(B, "另一篇"), language="zh")
    assert store.index.search("grasping", 5).ids in ((), (A,))
    load(store, D16, paper(A, "grasping"), language="en")

    assert store.index.search(words, 5).ids == (A,)


def test_words_of_a_text_that_is_gone_find_nothing(store: Store) -> None:
    load(store, D16, paper(A, "说"), language="zh")
    load(store, D16, paper(A, "xylophone"), language="en")
    assert store.index.search("xylophone", 5).ids == (A,)

    load(store, D16, paper(B, "other"), language="en")

    assert store.index.search("xylophone", 5).ids == ()


def test_a_topic_is_matched_by_any_language_and_by_an_edition_that_comes_later(
    store: Store,
) -> None:
    one = subscribe(store)
    store.topics.add(one.id, "xylophone", muted=False)
    load(store, D16, paper(A, "说"), language="zh")
    assert store.matches.selection(D16, one).lifted == frozenset()

    load(store, D16, paper(A, "xylophone"), language="en")

    assert store.matches.selection(D16, one).lifted == {A}


def test_the_newest_digest_is_in_the_readers_language_or_in_the_one_there_is(
    store: Store,
) -> None:
    assert store.papers.foreign_language("en") == ""
    load(store, D16, paper(A), language="zh")
    assert [store.papers.foreign_language(one) for one in ("en", "zh-hant")] == ["zh", ""]
    load(store, D16, paper(A), language="en")
    assert [store.papers.foreign_language(one) for one in ("en", "zh", "ja")] == ["", "", "en"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that each example gives another day."""
    with Store(f"sqlite:///{tmp_path_factory.mktemp('texts')}/papergram.db") as store:
        yield store


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_PAPERS = st.builds(
    Paper, st.just(""), _TEXTS, st.just("https://a.b/c"), contribution=_TEXTS, field=_TEXTS
)
_SOME = st.dictionaries(st.integers(0, 3), _PAPERS, min_size=1, max_size=4)
"""Papers by the ends of their ids, which are to be filled in."""


@given(st.tuples(_SOME, _SOME), st.permutations(["zh", "en"]))
def test_any_editions_of_a_day_are_one_digest_that_telegram_accepts(
    filled: Store, drawn: tuple[dict[int, Paper], dict[int, Paper]], languages: list[str]
) -> None:
    examples = len(filled.papers.days())
    day = date(2000, 1, 1) + timedelta(days=examples)
    of = {
        language: {f"2602.{4 * examples + end:05}": paper for end, paper in some.items()}
        for language, some in zip(languages, drawn, strict=True)
    }
    for language, some in of.items():
        told = [replace(paper, id=arxiv_id) for arxiv_id, paper in some.items()]
        name = f"{day}.{language}.md"
        load(filled, day, *told, file=name, content_hash=name, language=language)

    numbers = []
    for language, other in (("zh", "en"), ("en", "zh")):
        found = filled.papers.of_day(day, language)
        numbers.append({one.paper.id: one.number for one in found})
        assert {one.paper.id: one.language for one in found} == (
            dict.fromkeys(of[other], other) | dict.fromkeys(of[language], language)
        )
        for message in overview(day, found, say_in(language), Audience()):
            accept_message(message)
    assert numbers[0] == numbers[1]
    assert sorted(n or 0 for n in numbers[0].values()) == [*range(1, len(numbers[0]) + 1)]
