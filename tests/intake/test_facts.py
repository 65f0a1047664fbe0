"""Facts about a paper in lines of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.facts import as_facts, read_ending, read_extras, read_lines
from bot.intake.values import Found
from bot.papers import Extra, Facts

CODE = "https://github.com/example/knots"
PAGE = "https://example.org/knots"
HF = "https://huggingface.co/papers/2602.12617"


def read(*lines: str) -> tuple[Facts, list[str]]:
    found: Found = {}
    kept = read_lines(lines, found)
    return as_facts(found), kept


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("- **作者**: 张三, 李四 等", Facts(authors=("张三", "李四", "et al."))),
        ("**Authors:** Ada O'Neil et al.", Facts(authors=("Ada O'Neil", "et al."))),
        ("- Authors: Doe, Jane; Roe, Richard", Facts(authors=("Jane Doe", "Richard Roe"))),
        ("作者：J. Doe¹, A. Roe²*", Facts(authors=("J. Doe", "A. Roe"))),
        ("👥 **作者**：[张三](https://a.b/c)、李四", Facts(authors=("张三", "李四"))),
        ("| 作者 | Ada Roe, Bo Li |", Facts(authors=("Ada Roe", "Bo Li"))),
        ("- 机构：清华大学、示例公司", Facts(organisation="清华大学、示例公司")),
        ("**Organization**: [Example Lab](https://a.b)", Facts(organisation="Example Lab")),
        ("**Affiliations**: One Lab | Two Lab", Facts(organisation="One Lab | Two Lab")),
        ("**Upvotes**: 1.2k", Facts(votes=1200)),
        ("点赞数：98 👍", Facts(votes=98)),
        ("👍 1,234", Facts(votes=1234)),
        ("点赞：１２８", Facts(votes=128)),
        ("▲ 45", Facts(votes=45)),
        ("128 upvotes", Facts(votes=128)),
        ("- **Votes**: 0", Facts(votes=0)),
        ("⭐ 1.2万", Facts(stars=12_000)),
        ("GitHub stars: 3,456", Facts(stars=3456)),
        (f"- **代码**: {CODE}", Facts(code=CODE)),
        (f"- **GitHub**: [example/knots]({CODE})", Facts(code=CODE)),
        (f"💻 **Code**: [GitHub]({CODE}) ⭐ 312", Facts(code=CODE, stars=312)),
        (f"[![GitHub stars](https://img.shields.io/github/stars/a/b)]({CODE})", Facts(code=CODE)),
        (f"[💻 代码]({CODE})", Facts(code=CODE)),
        (f"- **项目主页**：[{PAGE}]({PAGE})", Facts(project=PAGE)),
        (f"**Project page**: <{PAGE}>", Facts(project=PAGE)),
        ("![封面](https://cdn.example.org/x.png)", Facts(picture="https://cdn.example.org/x.png")),
        ('<img src="https://a.b/x.png" width="400">', Facts(picture="https://a.b/x.png")),
        ("- **图片**: https://a.b/x.png", Facts(picture="https://a.b/x.png")),
        ("**Authors**: A B, C D | **Upvotes**: 128", Facts(authors=("A B", "C D"), votes=128)),
        (f"👍 128 · ⭐ 1.2k · [Code]({CODE})", Facts(votes=128, stars=1200, code=CODE)),
        (
            f"**链接**: [HF]({HF}) | [代码]({CODE}) | [项目主页]({PAGE})",
            Facts(code=CODE, project=PAGE),
        ),
    ],
)  # fmt: skip
def test_a_line_is_read_as_facts(line: str, facts: Facts) -> None:
    assert read(line) == (facts, [])


@pytest.mark.parametrize(
    "line",
    [
        "- **代码**: 暂无",
        "- **Votes**: many",
        "- **Votes**: 12 and 13",
        "作者：见论文原文，共十人。",
        "Authors: unknown",
        f"- **代码**: {CODE} 将在论文录用后公开",
        f"- **代码**: {CODE} {PAGE}",
        f"- **代码**: {HF}",
        f"**链接**: [HF]({HF}) | 尚未开源",
        "We count votes: twelve.",
        "",
        "👍",
    ],
)
def test_what_is_no_fact_or_says_more_stays_text(line: str) -> None:
    assert read(line) == (Facts(), [line])


def test_a_second_line_that_says_otherwise_stays_text() -> None:
    assert read("Votes: 12", "Votes: 13", "点赞：12") == (Facts(votes=12), ["Votes: 13"])


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        ("| 字段 | 内容 |\n|---|---|\n| 作者 | A B |\n| 点赞 | 12 |", []),
        ("| 作者 | 点赞 | 机构 |\n|---|---|---|\n| A B | 12 | |", None),
        ("| 作者 | 点赞 | 封面 |\n|---|:--|---|\n| A B | 12 | https://a.b/c |", []),
        (
            "| 字段 | 内容 |\n|---|---|\n| 作者 | A B |\n| 点赞 | 12 |\n| 备注 | x |",
            ["| 字段 | 内容 |", "|---|---|", "| 备注 | x |"],
        ),
    ],
)
def test_a_table_has_a_fact_in_each_row_or_column(table: str, kept: list[str] | None) -> None:
    lines = table.split("\n")
    facts, others = read(*lines)

    assert others == (lines if kept is None else kept)
    if kept is not None:
        assert (facts.authors, facts.votes) == (("A B",), 12)


def test_facts_behind_the_last_section_are_no_part_of_it() -> None:
    found: Found = {}

    text = read_ending(f"R\n\n**作者**: A B\n- **代码**: {CODE}\n", found)

    assert (text, as_facts(found)) == ("R", Facts(authors=("A B",), code=CODE))


def test_addresses_at_the_end_of_a_section_stay_in_it() -> None:
    found: Found = {}
    text = f"- **输入**：图像\n- **代码**: {CODE}"

    assert (read_ending(text, found), found) == (text, {})


def test_a_part_that_bears_a_facts_name_is_a_fact() -> None:
    found: Found = {}
    others = (Extra("局限性", "x"), Extra("代码", "暂无"))

    assert read_extras((*others, Extra("作者", "A B"), Extra("Code", CODE)), found) == others
    assert as_facts(found) == Facts(authors=("A B",), code=CODE)


@given(st.lists(st.text("作者Votes点赞代码:：|·*-[](){}<>!12,.k👍⭐/ htps"), max_size=4))
def test_of_any_lines_none_is_changed_and_none_added(lines: list[str]) -> None:
    _, kept = read(*lines)

    rest = iter(lines)
    assert all(line in rest for line in kept)
