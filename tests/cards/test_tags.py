"""A paper's field as tags."""

import pytest

from bot.cards.tags import hashtag, tags


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("**具身智能 (Embodied AI)**、机器人操作", ["具身智能", "机器人操作"]),
        ("计算机视觉-图像地理定位 (Image Geolocation)、多模态大模型 (VLLM) 微调。",
         ["计算机视觉-图像地理定位", "多模态大模型 微调"]),
        ("NLP - 大语言模型微调 / 边缘端", ["NLP", "大语言模型微调", "边缘端"]),
        ("**音频生成**\n具体涉及：扩散模型", ["音频生成"]),
        ("*   计算机视觉\n*   NLP（文本）\n\n说明：很多", ["计算机视觉", "NLP"]),
        ("1. 计算机视觉\n2. NLP", ["计算机视觉", "NLP"]),
        ("Robotics and Control, NLP", ["Robotics", "Control", "NLP"]),
        ("a、a、b", ["a", "b"]),
        ("（只有括号）", []),
        ("", []),
    ],
)  # fmt: skip
def test_tags_are_the_names_that_the_field_lists(field: str, expected: list[str]) -> None:
    assert tags(field) == expected


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("具身智能", "#具身智能"),
        ("RL-HF/GRPO", "#RL_HF_GRPO"),
        ("3D 视觉", "#3D_视觉"),
        ("2026", ""),
        ("—", ""),
    ],
)
def test_hashtag_is_one_word_with_a_letter(name: str, tag: str) -> None:
    assert hashtag(name) == tag
