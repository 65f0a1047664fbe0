"""A model's Markdown stays text of its part, whatever it was told to write."""

import re

import pytest
from hypothesis import given

from bot.cards.markup import render
from bot.feed.steps.model_text import harmless
from bot.intake.addresses import find_urls
from tests.feed.steps.made import CODE, texts

_OPENING = re.compile(r"\s*(?:#{1,6}\s|>\s|```|~~~|(?:[=*_-]\s*){3,}$)")


def kept(markdown: str) -> str:
    return harmless(markdown, [CODE], 1000)


@pytest.mark.parametrize(
    "markdown",
    [
        "One line with **bold**, `code` and $x_1$.",
        "*   **A**：x\n*   **B**：y\n    *   deep\n    *   deeper\n*   **C**：z",
        "1.  first\n2.  second",
        "Text.\n\n*   item\n*   item\n\nText behind.",
        f"See [the code]({CODE}) or {CODE} for more.",
        "Angles 3 < 5 > 2, a -> b, R&D, 5% of $3.",
        "`<think>` and `<image>` are tokens.",
        "中文，没有标记。",
        "Yi-1.5, Node.js, v2.0.1, e.g. this, U.S.A.",
    ],
)
def test_what_is_harmless_stays_as_it_is(markdown: str) -> None:
    assert kept(markdown) == markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## 5. Results ##\nx", "**5. Results**\nx"),
        ("## **Bold** heading\nx", "**Bold heading**\nx"),
        ("~~~# code```", ""),
        ("**~~~** x", "**~~~** x"),
        ("#hashtag", "#hashtag"),
        ("a\n\n---\n***\n===\n\nb", "a\n\nb"),
        ("Title\n=====\nx", "Title\nx"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("```python\npip install knots\n```", "`pip install knots`"),
        ("```\nx", "`x`"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "*   a · b\n*   1 · 2"),
        ("- a\n  - b\n    - c\n      - d\n- e",
         "*   a\n    *   b\n        *   c\n        *   d\n*   e"),
        ("• a\n· b\n– c", "*   a\n*   b\n*   c"),
        ("- item\n  goes on", "*   item\n    goes on"),
        ("- # heading\n- > quote\n- - item", "*   heading\n*   quote\n*   item"),
        ("a<br>b<br/>c", "a b c"),
        ("<b>bold</b> <i>it</i> <div>x</div>", "bold it x"),
        ("<details><summary>More</summary>x</details>", "More x"),
        ("an <EOS> token", "an `<EOS>` token"),
        ("`<br>` and `<b>x</b>`", "and `x`"),
        ("a <!-- hidden --> b", "a b"),
        ("![a picture](https://evil.example/a.png)", "a picture"),
        ("see [me](https://evil.example/x)", "see me"),
        ("see [me](javascript:alert(1))", "see [me] (javascript:alert(1))"),
        ("see [me][1]\n\n[1]: https://evil.example", "see me"),
        ("see https://evil.example/x?y=1.", "see"),
        ("see (https://evil.example/x) there", "see there"),
        ("see <https://evil.example/x>", "see"),
        ("see www.evil.example/x and evil.com now", "see and now"),
        ("see tg://resolve?domain=evil", "see"),
        ("see `git clone https://evil.example/x`", "see `git clone`"),
        ("as in https://arxiv.org/abs/2401.00001", "as in"),
        ("as in 10.48550/arXiv.2401.00001", "as in 2401.00001"),
        ("one **bold and `code", "one bold and code"),
        ("a\tb\u3000c\u202ed", "a b cd"),
        ("text\n\n\n\ntext", "text\n\ntext"),
        ("good\nAuthors: Ann Bo\nUpvotes: 5", "good"),
        ("*   good\n*   **Stars**: 120\n", "*   good"),
    ],
)  # fmt: skip
def test_what_could_begin_anything_becomes_text_or_goes(markdown: str, text: str) -> None:
    assert kept(markdown) == text


def test_a_link_stays_when_the_paper_has_it_in_any_spelling() -> None:
    spelled = "https://GitHub.com/example/grasp/"

    assert kept(f"at {spelled}") == f"at {spelled}"
    assert kept("`git clone https://github.com/example/grasp.git`") == (
        "`git clone https://github.com/example/grasp.git`"
    )
    assert kept("at github.com/example/grasp") == "at github.com/example/grasp"
    assert kept("at github.com/example/graspy") == "at"


def test_a_text_that_is_too_long_ends_at_a_sentence_or_a_line() -> None:
    assert harmless("One is here. Two is here. Three", [], 28) == "One is here. Two is here."
    assert harmless("一在这里。二在这里。三在", [], 11) == "一在这里。二在这里。"
    assert harmless("*   one item\n*   two **bold items** here", [], 20) == "*   one item"
    assert harmless("no end of a sentence", [], 13) == "no end of a"


@given(texts(longest=14))
def test_nothing_leads_out_of_a_part(text: str) -> None:
    safe = harmless(text, [], 200)

    assert len(safe) <= 200
    assert find_urls(safe) == []
    assert "](" not in safe
    assert not any(_OPENING.match(line) for line in safe.split("\n"))
    assert not any(mark.href for run in render(safe) for mark in run.marks)
