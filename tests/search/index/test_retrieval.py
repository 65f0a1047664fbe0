"""What a question may look at is bounded, and the best papers are found all the same."""

import pytest

from tests.search.conftest import SmallIndex, paper


@pytest.fixture(autouse=True)
def _little_is_affordable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.search.index.retrieval._AFFORDABLE", 0)
    monkeypatch.setattr("bot.search.index.retrieval._MORE", 10)


@pytest.fixture
def common(small: SmallIndex) -> SmallIndex:
    """Forty papers that say ``robot`` in their results, three of them in their titles too."""
    for number in range(1, 41):
        title = f"Robot {number}" if number <= 3 else f"Paper {number}"
        small.add(paper(number, title, results="robot zebra" if number == 9 else "robot"))
    return small


def test_the_commonest_word_is_not_looked_for_where_it_stands_most_often(
    common: SmallIndex,
) -> None:
    assert set(common.find("robot")) == {"2602.00001", "2602.00002", "2602.00003"}


def test_a_paper_with_the_rare_word_lacks_nothing(common: SmallIndex) -> None:
    assert common.find("robot zebra") == ["2602.00009"]
