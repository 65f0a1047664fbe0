"""In which language a report is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.language import find_language, said_language, written_language
from bot.intake.report import parse_report
from tests.intake.reports import SEED, english_report, report

CHINESE = report("2026-02-16", ("2602.00001", "提出了一个新的抓取方法"))
ENGLISH = english_report("2026-02-16", ("2602.00001", "A new way to grasp objects."))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("zh-CN", "zh"),
        ("zh_Hant", "zh"),
        ("cn", "zh"),
        ("English", "en"),
        ("Simplified Chinese", "zh"),
        ("中文（简体）", "zh"),
        ("日本語", "ja"),
        ("cs", None),
        ("Klingon", None),
        ("", None),
        ("the way in which it is said", None),
    ],
)
def test_a_few_words_name_a_language(text: str, code: str | None) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Language: en", "en"),
        ("**Language**: English", "en"),
        ("- 语言：中文", "zh"),
        ("lang: zh", "zh"),
        ('lang: "en-GB"', "en"),
        ("**Date**: 2026-02-16 | **Language**: Chinese", "zh"),
        ("报告语言：英文", "en"),
        ("Language models: English is all they need", None),
        ("Language: it is what makes us think", None),
        ("语言模型：中文", None),
    ],
)
def test_a_line_above_the_first_paper_says_the_language(line: str, code: str | None) -> None:
    assert said_language(["# Report", line, ""]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("大语言模型 (LLM) 在 MMLU 上提升 3%。", "zh"),
        ("It calls itself 千问 and is a large language model.", "en"),
        ("https://huggingface.co/papers 论文", "zh"),
        ("大規模言語モデルを使って推論を速くする方法", "ja"),
        ("대규모 언어 모델", "ko"),
        ("", "en"),
    ],
)
def test_the_script_of_a_report_shows_its_language(text: str, code: str) -> None:
    assert written_language(text.split("\n")) == code


def test_the_seed_is_chinese() -> None:
    assert parse_report(SEED.read_text(encoding="utf-8")).language == "zh"


@pytest.mark.parametrize(
    ("text", "named", "code"),
    [
        (CHINESE, None, "zh"),
        (ENGLISH, None, "en"),
        (ENGLISH.replace("\n\n", "\n**Language**: de\n\n", 1), None, "de"),
        (ENGLISH.replace("\n\n", "\n**Language**: de\n\n", 1), "fr", "fr"),
        (f"---\nlang: zh\n---\n{ENGLISH}", None, "zh"),
        (ENGLISH.replace("2. **Con", "Language: de\n2. **Con"), None, "en"),
    ],
)
def test_the_name_counts_before_the_line_and_the_line_before_the_script(
    text: str, named: str | None, code: str
) -> None:
    assert parse_report(text, language=named).language == code


@given(st.lists(st.text(), max_size=5))
def test_any_text_has_some_language(lines: list[str]) -> None:
    assert written_language(lines) in {"zh", "en", "ja", "ko"}
    assert said_language(lines) in {
        None,
        "zh",
        "en",
        "ja",
        "ko",
        "de",
        "fr",
        "es",
        "pt",
        "ru",
        "it",
    }
