"""Papers are chosen by words and votes before anything is paid for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.choosing import LeftOut, choose
from bot.feed.steps.listed import Listed


def paper(number: int, votes: int | None = 0, title: str = "T") -> Listed:
    return Listed(f"2602.{number:05}", title, votes=votes)


def numbers(papers: tuple[Listed, ...]) -> list[int]:
    return [int(one.id[5:]) for one in papers]


def test_without_wishes_all_papers_are_chosen_in_their_order() -> None:
    papers = [paper(2), paper(1, 9), paper(3, None)]

    assert choose(papers).papers == tuple(papers)
    assert choose(papers).left_out == ()


def test_papers_with_too_few_votes_are_left_out_and_say_why() -> None:
    chosen = choose([paper(1, 4), paper(2, 5), paper(3, None)], min_upvotes=5)

    assert numbers(chosen.papers) == [2, 3]  # a list without votes cannot lack any
    assert chosen.left_out == ((paper(1, 4), LeftOut.VOTES),)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("robot", True),
        ("Robots", True),
        ("ROBOT", True),
        ("learning to walk", True),
        ('"learning  to walk"', True),
        ("bot", False),
        ("walk", True),
        ("agent", True),
        ("机器人", True),
        ("c++", True),
        ("强化学习", True),
        ("quadruped robots", True),
        ("quadruped drones", False),
        ("ice", False),
    ],
)
def test_a_word_is_looked_for_whole_in_title_abstract_and_keywords(word: str, found: bool) -> None:
    one = Listed(
        "2602.00001",
        "A Robot",
        "Reinforcement learning to walk in C++.",
        keywords=("agents", "四足机器人"),
    )

    assert bool(choose([one], words=[word]).papers) is found


def test_one_of_several_words_is_enough() -> None:
    chosen = choose([paper(1, title="Knots"), paper(2, title="Ice")], words=["robot", "ice", " "])

    assert numbers(chosen.papers) == [2]
    assert chosen.left_out == ((paper(1, title="Knots"), LeftOut.WORDS),)


def test_of_too_many_papers_those_with_the_most_votes_stay_in_the_order_of_the_list() -> None:
    chosen = choose([paper(1, 3), paper(2, 7), paper(3, 7), paper(4, 9)], most=3)

    assert numbers(chosen.papers) == [2, 3, 4]
    assert chosen.left_out == ((paper(1, 3), LeftOut.MOST),)


@given(
    votes=st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=9),
    most=st.none() | st.integers(0, 9),
    least=st.integers(0, 9),
)
def test_each_paper_is_chosen_or_left_out(
    votes: list[int | None], most: int | None, least: int
) -> None:
    papers = [paper(number, one) for number, one in enumerate(votes)]

    chosen = choose(papers, most=most, min_upvotes=least)

    assert (
        sorted([*chosen.papers, *(one for one, _ in chosen.left_out)], key=papers.index) == papers
    )
    assert most is None or len(chosen.papers) <= most
