"""A rendering says the same numbers and names, or what differs is named."""

import pytest

from bot.feed.steps.comparison import same_facts
from bot.intake.report import parse_report
from bot.papers import Paper, Section
from tests.feed.steps.replies import CHINESE, ENGLISH
from tests.intake.reports import SEED


def differences(one: str, other: str) -> list[str]:
    return list(same_facts({Section.RESULTS: one}, {Section.RESULTS: other}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("准确率 91.40%，共 6 万条", "an accuracy of 91.4% on 60,000 items"),
        ("600 万+ 轨迹", "over 6 million trajectories"),
        ("10k 条", "10,000 items"),
        ("10k 条", "1 万 items"),
        ("两个数据集，3 个基线", "2 data sets, three baselines"),
        ("提升一半，达到三成", "up by 50% to 30%"),
        ("在 RTX 4090 上 38 毫秒", "38 ms on an RTX 4090"),
        ("Qwen2.5-VL-7B 与 GPT-4o", "GPT-4o and Qwen2.5 VL 7B"),
        ("思维链 (CoT)，SOTA", "chain of thought, state of the art"),
        ("1. 第一点 91.4\n2. 第二点", "first 91.4, then second"),
        ("见 https://x.example/2026 与 $x_{99}$", "see it"),
        ("三维重建", "3D reconstruction"),
    ],
)
def test_what_is_said_in_another_way_is_the_same(one: str, other: str) -> None:
    assert differences(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("准确率 91.4%", "an accuracy of 94.1%", ["'Results' lacks the number 91.4",
                                             "'Results' has the number 94.1, which is new"]),
        ("准确率 91.4%", "a high accuracy", ["'Results' lacks the number 91.4"]),
        ("准确率很高", "an accuracy of 91.4%", ["'Results' has the number 91.4, which is new"]),
        ("600 万条", "6,000 items", ["'Results' lacks the number 600 万",
                                   "'Results' has the number 6,000, which is new"]),
        ("提升 5%", "it rises", ["'Results' lacks the number 5"]),
        ("优于 GraspNet", "better than GraspNot", ["'Results' lacks the name GraspNet"]),
        ("优于 Qwen2.5-VL", "better than Qwen2-VL", ["'Results' lacks the name Qwen2.5-VL"]),
        ("有 91.4", "", ["'Results' lacks the number 91.4"]),
    ],
)  # fmt: skip
def test_what_differs_is_named(one: str, other: str, difference: list[str]) -> None:
    assert differences(one, other) == difference


def test_a_name_may_move_to_another_part() -> None:
    parts = {Section.FIELD: "GraspNet 抓取", Section.RESULTS: "好"}
    rendered = {Section.FIELD: "grasping", Section.RESULTS: "better than GraspNet"}

    assert same_facts(parts, rendered) == ()


def test_a_good_answer_in_two_languages_says_the_same() -> None:
    assert same_facts(CHINESE, ENGLISH) == ()
    assert same_facts(ENGLISH, CHINESE) == ()


def test_the_seed_and_its_translation_say_the_same() -> None:
    def parts(paper: Paper) -> dict[Section, str]:
        return {section: paper.section(section) for section in Section}

    chinese = parse_report(SEED.read_text("utf-8")).papers
    english = parse_report(SEED.with_name("2026-02-16.en.md").read_text("utf-8")).papers

    for one, other in zip(chinese, english, strict=True):
        assert same_facts(parts(one), parts(other)) == ()
        assert same_facts(parts(other), parts(one)) == ()
