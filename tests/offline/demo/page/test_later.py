"""Later reports of the demo."""

from datetime import date
from itertools import combinations

import pytest

from bot.intake.report import parse_report
from bot.offline.demo.page.later import later_report
from bot.papers import Digest
from tests.stage import SEEDS

D16, D17 = date(2026, 2, 16), date(2026, 2, 17)


def later(language: str, count: int) -> Digest:
    seed = SEEDS[language].read_text(encoding="utf-8")
    return parse_report(later_report(seed, D16, D17, count))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_later_report_has_the_seeds_texts_under_other_names_and_numbers(language: str) -> None:
    digest = later(language, 1)
    seed = parse_report(SEEDS[language].read_text(encoding="utf-8"))

    assert digest.date == D17
    assert digest.problems == seed.problems == ()
    known = {paper.id for paper in seed.papers}
    assert [paper.id in known for paper in digest.papers] == [True] * 3 + [False] * 20
    assert len({paper.id for paper in digest.papers}) == 23
    assert len({paper.title for paper in (*digest.papers[3:], *seed.papers)}) == 43
    assert all(paper.id in paper.url for paper in digest.papers)


def test_later_reports_differ_from_each_other() -> None:
    reports = [later("en", count) for count in (1, 2, 3, 4)]

    for one, other in combinations(reports, 2):
        shared = {paper.id for paper in one.papers} & {paper.id for paper in other.papers}
        assert len(shared) <= 3
        assert [paper.title for paper in one.papers] != [paper.title for paper in other.papers]


def test_the_editions_of_a_later_report_are_of_the_same_papers() -> None:
    assert [one.id for one in later("en", 2).papers] == [one.id for one in later("zh", 2).papers]


def test_a_name_with_a_sign_behind_it_keeps_the_sign_last() -> None:
    titles = [paper.title for paper in later("en", 2).papers]

    assert any(
        title.startswith("What does RL improve for Visual Reasoning 3? A") for title in titles
    )
    assert "Intelligent AI Delegation 3" in titles
