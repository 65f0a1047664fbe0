"""The sentence in which something searched for stands, as a reader sees it."""

import pytest

from bot.cards.excerpt import plain_texts, render_excerpt
from bot.cards.styled import to_html
from bot.papers import Extra, Paper
from bot.search.answer import Answer
from bot.search.forms import Relation, form

PAPER = Paper(
    "2602.00001",
    "Robots",
    "https://arxiv.org/abs/2602.00001",
    field="机器人",
    contribution="提出 **SQuat**。[量**化**方法](https://example.org/quantization) 有效。",
    results="- 精度 $\\alpha$ < 0.5\n- 速度提升",
    extras=(Extra("Limits", "fails in *rain*"),),
)


def test_texts_are_as_a_reader_sees_them_the_contribution_first() -> None:
    assert plain_texts(PAPER) == [
        "提出 SQuat。量化方法 有效。",
        "• 精度 α < 0.5 • 速度提升",
        "机器人",
        "fails in rain",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("量化", "<b>量化</b>方法 有效。"),
        ("α", "精度 <b>α</b> &lt; 0.5"),
        ("rain", "fails in <b>rain</b>"),
        ("quantization", ""),
    ],
)
def test_the_first_text_that_says_it_is_shown(words: str, shown: str) -> None:
    found = form(words, Relation.EXACT)
    assert found
    texts = [("zh", text) for text in plain_texts(PAPER)]
    assert to_html(render_excerpt(texts, "zh", Answer(forms=(found,)))) == shown


def test_a_text_in_the_language_that_is_shown_goes_first() -> None:
    texts = [("zh", "用 GPU 量化"), ("en", "quantized on a GPU")]
    found = form("gpu", Relation.EXACT)
    assert found

    assert to_html(render_excerpt(texts, "en", Answer(forms=(found,)))).startswith("quantized")
    assert to_html(render_excerpt(texts, "zh", Answer(forms=(found,)))).startswith("用")
