"""Text with marks: cut, measured, escaped."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.styled import (
    BOLD,
    CODE,
    FOLDED,
    ITALIC,
    MAX_ENTITIES,
    PRE,
    STRIKE,
    Mark,
    Run,
    Styled,
    columns,
    cut,
    length,
    link,
    marked,
    plain,
    size,
    text_of,
    to_html,
    utf16_length,
    with_code,
    within_columns,
)
from tests.cards.messages import accept

FAMILY = "👩‍👩‍👧‍👦"  # one grapheme of eleven UTF-16 units


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("短。", 10, "短。"),
        ("第一句话。第二句话很长", 8, "第一句话。…"),
        ("第一句！第二句？第三句话很长", 10, "第一句！第二句？…"),
        ("他说“好的。”然后走了很远", 9, "他说“好的。”…"),
        ("One sentence. Another one that is long", 25, "One sentence.…"),
        ("Qwen2.5 and GPT-4.1 are compared", 20, "Qwen2.5…"),
        ("没有句号，只有逗号，一直写", 11, "没有句号，只有逗号…"),
        ("一直写没有任何标点符号的文字", 8, "一直写没有任何…"),
        ("短。一直写没有任何标点符号的文字", 12, "短。一直写没有任何标点…"),
        ("line one\nline two is long", 12, "line one…"),
        (FAMILY * 2, 13, FAMILY + "…"),
        (FAMILY * 2, 11, "…"),
        ("e\u0301" * 5, 4, "e\u0301…"),
        ("🇩🇪🇫🇷", 6, "🇩🇪…"),
        ("abc", 1, ""),
        ("abc", 0, ""),
    ],
)
def test_text_is_cut_at_the_best_end(text: str, limit: int, kept: str) -> None:
    assert text_of(cut(plain(text), limit)) == kept


def test_ellipsis_bears_the_marks_before_it_but_no_link_and_no_code() -> None:
    assert cut(marked("一二三四五六", BOLD), 4) == (Run("一二三", (BOLD,)), Run("…", (BOLD,)))
    assert cut(link("一二三四五六", "https://a.b"), 4)[-1] == Run("…")
    assert cut(marked("一二三四五六", CODE), 4)[-1] == Run("…")


_MARKS = st.sampled_from(
    [
        BOLD,
        ITALIC,
        STRIKE,
        CODE,
        PRE,
        FOLDED,
        Mark("a", "https://a.b/?c=\"d'&e"),
        Mark("a", "https://x.y"),
    ]
)
_RUNS = st.builds(
    lambda text, marks: Run(text, tuple(marks)),
    st.text(
        st.one_of(st.characters(), st.sampled_from(list("。，. \n" + FAMILY + "\u0301"))),
        max_size=30,
    ),
    st.lists(_MARKS, max_size=4),
)
_STYLED = st.lists(_RUNS, max_size=12).map(tuple)


@given(_STYLED, st.integers(0, 200))
def test_cut_text_is_within_the_limit_and_ends_at_a_grapheme(styled: Styled, limit: int) -> None:
    text, kept = text_of(styled), text_of(cut(styled, limit))
    assert utf16_length(kept) <= limit
    if kept == text:
        return
    if limit < 2:
        assert kept == ""
        return
    assert kept.endswith("…")
    head = kept[:-1]
    at = text.find(head)
    assert at >= 0
    assert not text[:at].strip()
    edges = {0} | {match.end() for match in regex.finditer(r"\X", text)}
    stripped = at + len(head)
    assert any(edge >= stripped and not text[stripped:edge].strip() for edge in edges)


@given(st.text(st.characters()))
def test_length_is_that_of_utf16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert length(plain(text)) == utf16_length(text)


@given(_STYLED)
def test_any_marks_make_html_that_telegram_accepts(styled: Styled) -> None:
    html = to_html(styled)
    if not text_of(styled).strip() or size(styled).entities > MAX_ENTITIES:
        return
    if any(character.isalnum() for character in text_of(styled)):
        accept(html)


@given(_STYLED, _STYLED)
def test_sizes_of_texts_that_share_no_mark_add_up(one: Styled, other: Styled) -> None:
    between = plain("\n")
    assert size((*one, *between, *other)) == size(one) + size(between) + size(other)


@given(_STYLED)
def test_size_counts_the_entities_that_telegram_finds(styled: Styled) -> None:
    assert size(styled).entities == to_html(styled).count("</")
    assert size(styled).bytes == len(to_html(styled).encode())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "ftp://a.b", "https://", "https://a b", 'https://a"b', "https://a<b",
        "https://a\nb", "https://a.b\n", "https://a.b/\u202e", "https://a.b/\ud800", "https://a.b/\x00",
        "https://a.b/" + "c" * 512, "", "a.b",
    ],
)  # fmt: skip
def test_address_that_telegram_would_not_take_is_no_link(url: str) -> None:
    assert link("text", url) == plain("text")


def test_tags_are_closed_in_order_and_nothing_nests_in_code() -> None:
    styled = (
        Run("a", (BOLD,)),
        Run("b", (BOLD, ITALIC)),
        Run("c", (ITALIC,)),
        Run("d", (BOLD, CODE, Mark("a", "https://a.b"))),
        Run("e", (BOLD, FOLDED)),
        Run("f", (FOLDED, PRE)),
    )
    assert to_html(styled) == (
        "<b>a<i>b</i></b><i>c</i><code>d</code><blockquote expandable><b>e</b>"
        "<pre>f</pre></blockquote>"
    )


def test_examples_between_backticks_are_code() -> None:
    assert to_html(with_code("Try `/help` or `@bot <b>`.")) == (
        "Try <code>/help</code> or <code>@bot &lt;b&gt;</code>."
    )


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 5, "short"),
        ("Learning to Geolocate Everywhere", 24, "Learning to Geolocate…"),
        ("A Recipe for Building", 14, "A Recipe…"),
        ("DICE: Diffusion", 8, "DICE…"),
        ("Reinforcement Learning-Based", 24, "Reinforcement Learning…"),
        ("Multi-Step Tools", 9, "Mul…"),
        ("一种通用的方法", 9, "一种通用…"),
        ("字" * 20, 9, "字字字字…"),
        ("", 9, ""),
    ],
)
def test_a_text_within_columns_ends_with_a_word(text: str, most: int, shown: str) -> None:
    assert within_columns(text, most) == shown


@given(st.text(max_size=60), st.integers(4, 40))
def test_a_text_within_columns_is_never_wider(text: str, most: int) -> None:
    assert columns(within_columns(text, most)) <= most
