"""Whatever a model answers, its five parts are found, or each that is missing has a reason."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.answers import Answer, read_answer
from bot.feed.steps.entry import Entry, ReadFrom
from bot.feed.steps.listed import Listed
from bot.feed.steps.report import Source, render
from bot.intake.report import parse_report
from bot.papers import Section
from tests.feed.steps.made import DAY, texts
from tests.feed.steps.replies import CODE, PARTS, answer

LANGUAGES = ("zh", "en")


def read(text: str | None, language: str = "zh") -> Answer:
    return read_answer(text, language, links=[CODE])


WHOLE: dict[str, Callable[[str], str]] = {
    "as asked": answer,
    "in a fence": lambda language: f"```markdown\n{answer(language)}\n```",
    "in a fence that is not closed": lambda language: f"```\n{answer(language)}",
    "below thoughts": lambda language: (
        f"<think>\n{answer(language, field='x')}\n</think>\n\n" + answer(language)
    ),
    "below thoughts without a beginning": lambda language: f"Hm, so.\n</think>\n{answer(language)}",
    "in the last channel": lambda language: (
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>"
        f"assistant<|channel|>final<|message|>{answer(language)}<|return|>"
    ),
    "greeted": lambda language: f"好的，以下是总结：\n\n{answer(language)}\n\n希望这些对你有帮助！",
    "with other marks": lambda language: answer(language, "### {number}、{name}\n"),
    "in bold": lambda language: answer(language, "**{number}. {name}**\n"),
    "as a list": lambda language: answer(language, "{number}. **{name}**：\n"),
    "as HTML": lambda language: answer(language, "<h2>{number}. {name}</h2>\n"),
    "quoted": lambda language: "\n".join(f"> {line}" for line in answer(language).split("\n")),
    "with Windows' lines": lambda language: answer(language).replace("\n", "\r\n"),
    "drafted first": lambda language: f"{answer(language, field='x')}\n\n{answer(language)}",
    "with a sixth part": lambda language: f"{answer(language)}\n\n## 6. 局限性\n\nIt is slow.",
    "under a title": lambda language: f"# A Paper\n\n{answer(language)}",
    "reordered": lambda language: "\n\n".join(reversed(answer(language).split("\n\n"))),
    "renamed": lambda language: (
        answer(language)
        .replace("主要创新点", "技术亮点")
        .replace("Main innovations", "Technical novelty")
    ),
    "as JSON": lambda language: json.dumps({s.value: t for s, t in PARTS[language].items()}),
    "as JSON in a fence": lambda language: (
        "```json\n"
        + json.dumps({s.value: t for s, t in PARTS[language].items()}, indent=2)
        + "\n```"
    ),
    "with a second paper": lambda language: (
        f"{answer(language)}\n\n## 📄 Another\n\n"
        f"- **链接**: https://huggingface.co/papers/2602.99999\n\n{answer(language)}"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", WHOLE)
def test_an_answer_is_read_however_it_comes(how: str, language: str) -> None:
    assert read(WHOLE[how](language), language) == Answer(PARTS[language])


@pytest.mark.parametrize("section", Section)
def test_a_part_that_is_missing_is_named(section: Section) -> None:
    whole = read(answer(**{section.value: ""}))

    assert list(whole.problems) == [section]
    assert section not in whole.parts


@pytest.mark.parametrize(
    "stub",
    ["无", "N/A", "论文未提及。", "Not mentioned in the paper.", "None", "生成失败", "...", "TODO",
     "Error: 502 Bad Gateway", "I'm sorry, I cannot read this.", "抱歉，我无法总结这篇论文。",
     "https://evil.example/x", "![](https://evil.example/x.png)", "```\n```"],
)  # fmt: skip
def test_a_stub_is_no_part(stub: str) -> None:
    assert list(read(answer(usage=stub)).problems) == [Section.USAGE]


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        (answer("en"), "zh", "in English, not in Simplified Chinese"),
        (answer("zh"), "en", "in Simplified Chinese, not in English"),
    ],
)
def test_an_answer_in_the_wrong_language_has_no_parts(text: str, language: str, other: str) -> None:
    wrong = read(text, language)

    assert wrong.parts == {}
    assert all(problem.endswith(other) for problem in wrong.problems.values())


def test_terms_in_english_do_not_make_a_chinese_part_english() -> None:
    field = "NLP / LLM Agents (RLHF, GRPO)、代码生成"

    assert read(answer(field=field)).parts[Section.FIELD] == field
    assert read(answer(field="NLP / RLHF")).parts[Section.FIELD] == "NLP / RLHF"


@pytest.mark.parametrize(
    "text",
    [None, "", " \n", "<think>so long that it was cut off", "```\n```", "🤖", "\u200b"],
)
def test_an_empty_answer_says_so(text: str | None) -> None:
    assert read(text) == Answer({}, dict.fromkeys(Section, "the model's answer was empty"))


@pytest.mark.parametrize(
    "text",
    ["I cannot do that.", "<html><body>502 Bad Gateway</body></html>", "{}", "[]", "null",
     '{"error": {"message": "x"}}', "这篇论文很好。", "{" * 500, "[" * 50_000, "## " * 9000],
)  # fmt: skip
def test_an_answer_without_parts_lacks_all_of_them(text: str) -> None:
    assert set(read(text).problems) == set(Section)


@pytest.mark.parametrize("last", Section)
def test_an_answer_that_was_cut_keeps_its_whole_parts(last: Section) -> None:
    """The last part is the one that the model wrote last, whatever its place in a report."""
    head, *written = re.split("(?m)^(?=## )", answer())
    written.append(written.pop(list(Section).index(last)))
    cut = read_answer("\n\n".join([head, *written]), "zh", links=[CODE], is_cut=True)

    assert cut.problems == {last: "the answer was cut in this part"}
    assert set(cut.parts) == set(Section) - {last}


def test_latex_in_json_is_kept() -> None:
    formula = r"loss $\theta\nu\beta\rho\frac{a}{b}$ at 5\%"
    raw = "{" + ", ".join(f'"{s.value}": "{formula}"' for s in Section) + "}"

    assert read(raw, "en").parts[Section.RESULTS] == formula


def test_a_part_has_a_largest_size() -> None:
    long = "我们在很多数据集上做了实验。" * 2000

    whole = read(answer(contribution=long, results=long))

    assert len(whole.parts[Section.CONTRIBUTION]) <= 1000
    assert len(whole.parts[Section.RESULTS]) <= 4000
    assert whole.parts[Section.RESULTS].endswith("。")


def test_links_that_the_paper_does_not_have_are_gone() -> None:
    results = f"见 [这里](https://evil.example/x)、https://evil.example/y 和 [代码]({CODE})。"

    kept = read(answer(results=results)).parts[Section.RESULTS]

    assert kept == f"见 这里、 和 [代码]({CODE})。"


@given(text=st.one_of(texts(longest=30), texts().map(lambda text: answer(results=text + "论"))))
def test_no_answer_makes_anything_but_five_parts_of_its_paper(text: str) -> None:
    parts = read(text).parts
    entries = [
        Entry(Listed(f"2602.0000{number}", f"Title {number}"), ReadFrom.HTML, parts)
        for number in (1, 2)
    ]

    digest = parse_report(render(DAY, entries, "zh", Source("Hugging Face", "")))

    assert [paper.id for paper in digest.papers] == ["2602.00001", "2602.00002"]
    for paper in digest.papers:
        assert {s: t for s in Section if (t := paper.section(s))} == parts
        assert paper.extras == ()
        assert set(paper.links) <= {CODE}
