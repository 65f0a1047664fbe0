"""Sentences, and which of them a card says already."""

import pytest

from bot.cards.points import render_points
from bot.cards.sentences import Said, sentences
from bot.cards.styled import plain, text_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一。二！三 four; five", ["一。", "二！", "三 four;", "five"]),
        ("It is 3.5 of 4. Then two.", ["It is 3.5 of 4.", "Then two."]),
        ("他说“好。”然后走", ["他说“好。”", "然后走"]),
        ("…", ["…"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks(line: str, expected: list[str]) -> None:
    assert sentences(line) == expected


@pytest.mark.parametrize(
    ("said", "text", "left"),
    [
        ("训练用了八张显卡。", "* **硬件**：训练用了八张显卡。\n* 别的", "• 别的"),
        (
            "训练用了八张显卡。",
            "* 硬件：训练用了八张显卡！推理只要一张。",
            "• 硬件：推理只要一张。",
        ),
        (
            "the arms are fast",
            "We ran. The arms are fast. So it is done.",
            "We ran. So it is done.",
        ),
        ("训练用了八张显卡。", "* **部署**：\n    * 训练用了八张显卡。\n* 别的", "• 别的"),
        (
            "训练用了八张显卡。",
            "* **部署**：\n    * 训练用了八张显卡。\n    * 推理只要一张显卡。",
            "• 部署：\n\u2003• 推理只要一张显卡。",
        ),
        ("是的。", "是的。", "是的。"),
        ("", "同一句话说了两遍。同一句话说了两遍。", "同一句话说了两遍。"),
        ("import the_library", "```\nimport the_library\n```", "import the_library"),
    ],
)
def test_what_is_said_is_not_said_again(said: str, text: str, left: str) -> None:
    assert text_of(Said(plain(said)).unsaid(render_points(text))) == left


def test_what_was_left_is_said_then() -> None:
    said = Said()

    assert text_of(said.unsaid(plain("这是第一句话。"))) == "这是第一句话。"
    assert said.unsaid(plain("这是第一句话。")) == ()
