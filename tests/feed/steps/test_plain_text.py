"""Titles and abstracts are plain text; as Markdown they say just this."""

import pytest
from hypothesis import given

from bot.cards.titles import title_text
from bot.feed.steps.plain_text import as_text, as_title
from tests.feed.steps.made import texts

ID = "2602.00001"


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        ("We tie $x_1^*$ and *knots*.", r"We tie $x_1^*$ and \*knots\*."),
        ("snake_case and _this_ and __that__", r"snake_case and \_this\_ and \_\_that\_\_"),
        ("``quoted'' and `ticks`", "“quoted” and 'ticks'"),
        (r"\textbf{Bold} \emph{words}, 5\% of \$3 R\&D", "Bold words, 5% of $3 R&D"),
        ("from $5 to $10", "from $5 to $10"),
        ("~~no~~ a ~ b", "&#126;&#126;no&#126;&#126; a ~ b"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("> no quote", r"\> no quote"),
        ("1. no number", r"1\. no number"),
        ("a <b>x</b> < 3 <!-- y", "a < b>x< /b> < 3 < !-- y"),
        ("[x](https://x.example)", "[x] (https://x.example)"),
        ("line\n  wrapped", "line wrapped"),
    ],
)
def test_signs_of_markdown_in_plain_text_are_text(plain: str, markdown: str) -> None:
    assert as_text(plain) == markdown


@pytest.mark.parametrize(
    "title",
    [
        "Grasping in Clutter with Contact Maps",
        "TLDR: Extreme Summaries",
        "Results: A Study of Studies",
        "Evaluation",
        "3D Knots",
        "4.5 Billion Years",
        "3. Dimensions",
        "What happened on 2026-02-16?",
        "A Report of May 5, 2026",
        "On arXiv 2401.00001 and arxiv.org/abs/2401.00001",
        "Is *this* __it__?",
        "BERT_base_ and snake_case",
        "机器人：抓取",
        "Knots (2401.00001) again",
        "100% of R&D",
        "Is $5 more than $3?",
    ],
)
def test_a_title_is_shown_as_it_is(title: str) -> None:
    assert title_text(as_title(title, ID)) == title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("🚀 Knots 🔥", "Knots"),
        ("CRAG -- A Benchmark", "CRAG – A Benchmark"),
        ("[Knots]", "Knots"),
        ("Knots ⭐ 120", "Knots"),
        ("Knots\n  and Ice", "Knots and Ice"),
        ("$\\pi_0$: Grasping", "π₀: Grasping"),
        ('Schr\\"odinger and Knots', "Schrödinger and Knots"),
        ("", ID),
        ("🔥", "🔥"),
    ],
)
def test_decoration_of_a_title_goes(title: str, shown: str) -> None:
    assert title_text(as_title(title, ID)) == shown


@given(texts())
def test_any_title_is_one_line_with_something_on_it(title: str) -> None:
    written = as_title(title, ID)

    assert "\n" not in written
    assert written.strip() == written != ""
