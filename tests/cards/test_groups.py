"""Papers under broad fields: which field is first, and which paper in it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.audience import Audience
from bot.cards.fields import BroadField
from bot.cards.groups import Group, grouped, in_order
from bot.cards.selection import Selection
from tests.cards.messages import paper_of

NAMES = [
    "机器人",
    "智能体",
    "机器翻译",
    "图文",
    "目标检测",
    "视频",
    "三维",
    "语音",
    "强化学习",
    "量子",
]
PAPERS = [paper_of(n, field=field) for n, field in enumerate(["语音", "机器人", "语音", "量子"])]


def shape(groups: Sequence[Group]) -> list[tuple[list[BroadField], list[int]]]:
    return [
        (list(group.fields), [int(one.paper.id[5:]) for one in group.papers]) for group in groups
    ]


def following(*papers: int) -> Audience:
    return Audience(selection=Selection(frozenset((f"2602.{n:05}", "x") for n in papers)))


def test_fields_have_one_order_each_day_and_papers_that_of_the_report() -> None:
    assert shape(grouped(PAPERS, Audience())) == [
        ([BroadField.ROBOTS], [1]),
        ([BroadField.AUDIO], [0, 2]),
        ([BroadField.OTHER], [3]),
    ]


def test_a_field_with_a_followed_paper_comes_first_and_the_paper_first_in_it() -> None:
    assert shape(grouped(PAPERS, following(2)))[0] == ([BroadField.AUDIO], [2, 0])
    assert in_order(PAPERS, following(3))[0].paper.id == "2602.00003"


def test_what_an_earlier_report_had_is_last_in_its_field() -> None:
    papers = [replace(PAPERS[0], seen_before=True), *PAPERS[1:]]

    assert shape(grouped(papers, Audience()))[1] == ([BroadField.AUDIO], [2, 0])


def test_of_many_fields_the_smallest_share_the_last_heading() -> None:
    papers = [paper_of(n, field=NAMES[n % 10]) for n in range(17)]

    groups = grouped(papers, Audience())

    assert len(groups) == 8
    assert shape(groups)[-1] == (
        [BroadField.AUDIO, BroadField.TRAINING, BroadField.OTHER],
        [7, 8, 9],
    )
    assert sum(group.count for group in groups) == 17


def test_a_followed_field_keeps_its_heading_however_small_it_is() -> None:
    papers = [paper_of(n, field=NAMES[n % 10]) for n in range(17)]

    assert shape(grouped(papers, following(8)))[0] == ([BroadField.TRAINING], [8])


def test_no_papers_are_no_groups() -> None:
    assert grouped([], Audience()) == []
