"""What a card says first: the numbers of the results, and what one needs."""

import pytest

from bot.cards.highlights import figures, needs, rows_of
from bot.cards.styled import BOLD, Run, plain, text_of


def said(results: str) -> list[str]:
    return [text_of(line) for line in figures(results)]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("* **A**：很好。提升 12.5%，快 1.5×。", ["A：提升 12.5%，快 1.5×。"]),
        (
            "* **基准**：在标准数据集 IM2GPS3K 上，模型取得了显著的性能提升，例如国家级准确率达到"
            " 76.21%，超越了一系列现有的方法。",
            ["基准：国家级准确率达到 76.21%"],
        ),
        (
            "* **A**：在同样的设置和同样的数据之下，旧方法仅从 3.50% 到 5.25%，而新方法达到"
            " **18.00%**，差距十分明显。",
            ["A：新方法达到 18.00%"],
        ),
        (
            "- We test on many benchmarks of several kinds, reaching 71.2% on Knots (up 3.1%), "
            "while others stay behind.",
            ["71.2% on Knots (up 3.1%)"],
        ),
        ("* **A**：\n    * 98% 的成功率\n    * 用时 3×", ["A：98% 的成功率", "用时 3×"]),
        ("* Qwen2.5-72B 很好\n* 用了 8 张卡", []),
        ("", []),
    ],
)
def test_figures_are_a_short_sentence_or_the_clause_that_has_them(
    results: str, expected: list[str]
) -> None:
    assert said(results) == expected


def test_figures_are_bold() -> None:
    (line,) = figures("* 提升 12.5%，快 1.5×。")

    assert [run for run in line if BOLD in run.marks] == [
        Run("12.5%", (BOLD,)),
        Run("1.5×", (BOLD,)),
    ]


def test_figures_take_a_few_rows_and_at_least_one_line_is_there() -> None:
    assert len(said("\n".join(f"* 第{n}项提升 {n}%" for n in range(1, 9)))) == 3
    long = "在这个很长很长的基准之上的平均成功率比所有其他方法的都要高出 12.5%"
    assert 1 <= len(said("\n".join(f"* {long}{n}" for n in range(9)))) < 3


def test_needs_are_the_points_on_hardware_code_and_weights() -> None:
    usage = (
        "* **输入**：图。\n* **硬件需求**：8 张 A100。\n* Code: it is open.\n* **流程**：先做甲。"
    )

    assert [text_of(line) for line in needs(usage)] == [
        "硬件需求：8 张 A100。",
        "Code: It is open.",
    ]


def test_a_need_that_is_too_long_stays_where_it_is() -> None:
    assert needs("* **硬件需求**：" + "很多很多的显卡和内存" * 9 + "。") == []


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        (
            "Hardware: The paper used 8 NVIDIA A40 GPUs for training and 2 NVIDIA A40 GPUs for "
            "evaluation of the results.",
            "Hardware: The paper used 8 NVIDIA A40 GPUs for training",
        ),
        (
            "Hardware: Since no high-precision optimizer states are needed, memory usage is very "
            "low, and the method runs on consumer graphics cards or edge devices.",
            "Hardware: The method runs on consumer graphics cards or edge devices",
        ),
        (
            "Hardware: High-performance GPUs are needed (the paper’s experiments used an NVIDIA "
            "A6000) for model training, and access to the API of an advanced LLM is needed.",
            "Hardware: The paper’s experiments used an NVIDIA A6000",
        ),
        (
            "Hardware: Training requires generating synthetic data; inference needs no extra GPU.",
            "Hardware: Inference needs no extra GPU.",
        ),
        (
            "硬件需求：由于无需高精度的优化器状态，也无需反向传播，因此这个方法只占用很少的显存"
            "（约为传统训练的 1/12），可在消费级显卡或边缘设备上运行。",
            "硬件需求：可在消费级显卡或边缘设备上运行",
        ),
    ],
)
def test_of_a_long_need_the_part_that_names_most_hardware_stands_there(
    usage: str, expected: str
) -> None:
    (line,) = needs(f"- {usage}")

    assert text_of(line) == expected


def test_the_words_before_a_colon_give_way_where_there_is_no_room() -> None:
    usage = "- Hardware requirements: It runs on one NVIDIA A40 GPU."

    assert [text_of(line) for line in needs(usage, 1)] == ["It runs on one NVIDIA A40 GPU."]
    assert needs(usage, 0) == []


@pytest.mark.parametrize(
    ("text", "rows"), [("", 0), ("a", 1), ("ab " * 13, 1), ("ab " * 14, 2), ("图" * 20, 2)]
)
def test_rows_end_with_a_word_or_with_any_chinese_character(text: str, rows: int) -> None:
    assert rows_of(plain(text)) == rows


def test_the_colon_is_that_of_the_language() -> None:
    assert [text_of(line) for line in figures("- **Speed**: 3x faster.")] == ["Speed: 3x faster."]
    assert [text_of(line) for line in figures("- **速度**：快 3 倍。")] == ["速度：快 3 倍。"]
