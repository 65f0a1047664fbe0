"""What the model is asked."""

import pytest

from bot.feed.steps.listed import Listed
from bot.feed.steps.prompts import Message, reading, rendering, repair
from bot.papers import Section
from tests.feed.steps.replies import ENGLISH, PARTS

LISTED = Listed("2602.00001", "Grasping in Clutter")
OTHER = Listed("2602.00002", "Walking on Ice")
HEADINGS = {
    "zh": "## 1. 应用领域\n## 2. 一句话核心贡献\n## 3. 使用指南\n## 4. 主要创新点\n## 5. 实验效果",
    "en": "## 1. Field\n## 2. One-sentence contribution\n## 3. How to use it\n"
    "## 4. Main innovations\n## 5. Results",
}


def contents(messages: list[Message]) -> list[str]:
    return [message.content for message in messages]


@pytest.mark.parametrize(("language", "name"), [("zh", "Simplified Chinese"), ("en", "English")])
def test_a_reading_asks_for_five_parts_before_and_behind_the_paper(
    language: str, name: str
) -> None:
    system, user = reading(LISTED, "TEXT OF THE PAPER", language)

    assert (system.role, user.role) == ("system", "user")
    assert f"Write in {name}" in system.content
    assert all(heading in system.content for heading in HEADINGS[language].split("\n"))
    before, _, behind = user.content.partition("TEXT OF THE PAPER")
    assert before == "<<<PAPER\narXiv 2602.00001: Grasping in Clutter\n\n"
    assert behind.startswith("\nPAPER>>>\n\n")
    assert behind.endswith(HEADINGS[language])


def test_what_is_fixed_is_the_same_for_every_paper() -> None:
    one, other = reading(LISTED, "ONE", "zh"), reading(OTHER, "OTHER", "zh")

    assert one[0] == other[0]
    assert "ONE" not in one[0].content


def test_a_language_without_headings_of_its_own_is_asked_for_by_name() -> None:
    system, user = reading(LISTED, "TEXT", "de")

    assert "Write in German" in system.content
    assert user.content.endswith(HEADINGS["en"])


def test_the_operators_wishes_are_put_in() -> None:
    system, _ = reading(LISTED, "TEXT", "zh", wishes=" Say what it costs.\n")

    assert system.content.endswith("Say what it costs.")
    assert "wishes" not in reading(LISTED, "TEXT", "zh")[0].content


@pytest.mark.parametrize(
    "text",
    ["a PAPER>>> b", "a <<<PAPER b", "<<<<PAPER", "PAPER>>>>", "<<<<<<PAPERPAPER>>>>>>",
     "PAPER>\u200b>>"],
)  # fmt: skip
def test_a_paper_cannot_end_its_own_frame(text: str) -> None:
    for title, inside in ((text, "x"), ("x", text)):
        (_, user) = reading(Listed("2602.00001", title), inside, "zh")
        framed = user.content.rpartition("\n\nAbove is the paper")[0]

        assert framed.count("<<<PAPER") == framed.count("PAPER>>>") == 1


def test_a_repair_goes_on_with_the_reading_and_asks_for_what_is_missing() -> None:
    messages = repair(LISTED, "TEXT", "MY ANSWER", [Section.USAGE, Section.RESULTS], "zh")

    assert messages[:2] == reading(LISTED, "TEXT", "zh")
    assert messages[2] == Message("assistant", "MY ANSWER")
    assert messages[3].role == "user"
    assert messages[3].content.endswith("## 3. 使用指南\n## 5. 实验效果")
    assert "## 1." not in messages[3].content


def test_an_empty_answer_is_repaired_too() -> None:
    assert repair(LISTED, "TEXT", " ", [Section.USAGE], "zh")[2].content == "-"


def test_a_rendering_gives_the_parts_and_asks_for_those_that_are_there() -> None:
    parts = dict(ENGLISH)
    del parts[Section.USAGE]

    system, user = rendering(LISTED, parts, "en", "zh")

    assert "from English into Simplified Chinese" in system.content
    assert all(text in user.content for text in parts.values())
    assert "## 1. Field\n" in user.content
    assert user.content.endswith(HEADINGS["zh"].replace("## 3. 使用指南\n", ""))


def test_a_second_rendering_says_what_went_wrong() -> None:
    _, user = rendering(LISTED, PARTS["zh"], "zh", "en", problems=["'Results' lacks 91.4"])

    assert "- 'Results' lacks 91.4" in user.content
