"""Telegram's HTML as styles of a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.terminal import draw, styled_text, with_buttons


def pieces(text: Text) -> list[tuple[str, Style]]:
    """Returns the styled parts and their styles, in the order of the text."""
    spans = [(text.plain[s.start : s.end], s.start, s.style) for s in text.spans]
    return [
        (words, style if isinstance(style, Style) else Style.parse(style))
        for words, _, style in sorted(spans, key=lambda span: (span[1], -len(span[0])))
    ]


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("b", "bold"),
        ("i", "italic"),
        ("u", "underline"),
        ("s", "strike"),
        ("code", "cyan"),
        ("pre", "cyan"),
        ("tg-spoiler", "reverse"),
        ("blockquote", "dim"),
    ],
)
def test_each_tag_has_a_style(tag: str, style: str) -> None:
    text = styled_text(f"an <{tag}>𝔸rticle 论文</{tag}> read")

    assert text.plain == "an 𝔸rticle 论文 read"
    assert pieces(text) == [("𝔸rticle 论文", Style.parse(style))]


def test_a_link_keeps_its_address() -> None:
    text = styled_text('see <a href="https://a.org/?x=1&amp;y=%202">the paper</a>')

    assert text.plain == "see the paper"
    ((words, style),) = pieces(text)
    assert (words, style.link, style.underline) == ("the paper", "https://a.org/?x=1&y=%202", True)


def test_nested_tags_style_their_own_parts() -> None:
    text = styled_text("<blockquote>one <b>two <i>three</i></b>\nfour</blockquote>")

    assert text.plain == "one two three\nfour"
    assert pieces(text) == [
        ("one two three\nfour", Style.parse("dim")),
        ("two three", Style.parse("bold")),
        ("three", Style.parse("italic")),
    ]


def test_references_are_characters_and_no_markup() -> None:
    text = styled_text("a &lt;b&gt; &amp;amp; [bold]&quot;c&quot;[/bold]")

    assert text.plain == 'a <b> &amp; [bold]"c"[/bold]'
    assert text.spans == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("one<br>two", "<br> is no tag"),
        ("<b>one", "<b> is not closed"),
        ("<b><i>one</b></i>", "</b> closes nothing"),
        ("one</b>", "</b> closes nothing"),
    ],
)
def test_what_telegram_would_refuse_is_a_mistake(html: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        styled_text(html)


def test_a_message_is_drawn_with_its_buttons() -> None:
    console = Console(width=30, color_system=None)
    with console.capture() as captured:
        console.print(draw("<b>Hello</b>", [["Yes", "No"], ["Later"]], title="bot"))

    lines = [line.strip("│ ").rstrip() for line in captured.get().splitlines()]
    assert lines[0].startswith("╭─ bot ")
    assert lines[1:4] == ["Hello", "[ Yes ] [ No ]", "[ Later ]"]


def drawn(html: str, width: int) -> list[str]:
    """Returns the lines inside the frame."""
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(draw(html))
    return [line[2:-2].rstrip() for line in captured.get().splitlines()[1:-1]]


def test_lines_break_between_words_and_not_before_punctuation() -> None:
    text = "提出了一种通用的基座模型ABot-M0，构建数据集（UniACT），达到98.6%。"

    lines = drawn(text, 22)
    assert lines[:2] == ["提出了一种通用的基", "座模型ABot-M0，构"]
    assert lines[2:] == ["建数据集", "（UniACT），达到", "98.6%。"]


def test_a_quote_stands_behind_a_bar_and_items_are_indented() -> None:
    html = "1. one two three four\n<blockquote><b>结果</b>\n• 数据集的构建和评测\n末</blockquote>"

    assert drawn(html, 22) == [
        "1. one two three",
        "   four",
        "▎ 结果",
        "▎ • 数据集的构建和",
        "▎   评测",
        "▎ 末",
    ]
    assert "▎ 构建和评测" in drawn(html, 16)  # too narrow to be indented


@given(
    st.text("字母，。（）“”abcd .-1%\n•", max_size=200), st.integers(12, 40), st.sampled_from("bi")
)
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int, tag: str) -> None:
    for html in (text, f"<blockquote>{text}</blockquote>", f"<{tag}>{text}</{tag}>"):
        lines = drawn(html, width)

        assert "".join("".join(lines).replace("▎", "").split()) == "".join(text.split())
        assert all(cell_len(line) <= width - 4 for line in lines)


def test_lines_and_rows_of_buttons_stay_whole_for_a_program_that_reads_them() -> None:
    text = with_buttons("<b>Results</b>\none &amp; two", [["Yes", "No"], ["Later"]])

    assert text.plain == "Results\none & two\n [ Yes ] [ No ]\n [ Later ]"


@given(st.lists(st.sampled_from(["字", "母", "word", "GPT", " "]), max_size=60))
def test_words_stay_whole_and_punctuation_stays_behind_its_word(words: list[str]) -> None:
    text = "，".join(["".join(words[at : at + 4]) for at in range(0, len(words), 4)])

    for line in drawn(text, 40):
        assert not line.startswith("，")
        assert not re.search(r"(?:^|[字母，])(?:ord|rd|d|PT|T)\b", line)


def test_headings_dates_and_figures_are_marked() -> None:
    console = Console(width=40, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        console.print(draw("<b>Results</b>\n1. <b>A</b>: 98.6% on 2026-02-16"))

    shown = captured.get()
    assert "\x1b[1;33mResults" in shown
    assert "\x1b[1;35m98.6%" in shown
    assert "\x1b[32m2026-02-16" in shown
    assert "\x1b[36m1." in shown
