"""Markdown as Telegram's HTML."""

import pytest
from hypothesis import given

from bot.cards.markup import render, render_line
from bot.cards.styled import to_html
from tests.cards.messages import accept, markdown
from tests.offline.standin.tdlib import parse

CASES = {
    # lists
    "* a\n  * b\n    1. c\n* d": "• a\n\u2003• b\n\u2003\u20031. c\n• d",
    "*   **输入**：图。\n    *   格式": "• <b>输入</b>：图。\n\u2003• 格式",
    "1. a\n\n   para\n2. b": "1. a\npara\n2. b",
    "5. five\n6. six": "5. five\n6. six",
    "1) a\n2) b": "1. a\n2. b",
    "- [ ] a\n- [x] b": "• [ ] a\n• [x] b",
    "text\n* a": "text\n• a",
    # tables
    "| a | b |\n|---|:-:|\n| **1** | $x^2$ |": "<b>a</b> | <b>b</b>\n<b>1</b> | x²",
    "a | b\n--|--\n1 | 2": "<b>a</b> | <b>b</b>\n1 | 2",
    "* | a | b |\n  |---|---|\n  | 1 | 2 |\n* c": "• <b>a</b> | <b>b</b>\n1 | 2\n• c",
    "| a | b |\n| 1 | 2 |": "| a | b |\n| 1 | 2 |",
    # code
    "```python\nx < 1\n```": "<pre>x &lt; 1</pre>",
    "```\nnever closed": "<pre>never closed</pre>",
    "`a_b*c` and ``x`y``": "<code>a_b*c</code> and <code>x`y</code>",
    "**`a`**": "<code>a</code>",
    # HTML is text, but for tags that only lay out
    "a < b & c > d": "a &lt; b &amp; c &gt; d",
    "<think>hm</think> a": "&lt;think&gt;hm&lt;/think&gt; a",
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a<br>b<br/>c": "a\nb\nc",
    "<p>a</p><p>b</p>": "a\nb",
    'x<sub>2</sub> <span style="c">y</span>': "x2 y",
    '<div align="center">\n<b>x</b>\n</div>': "x",
    "&lt;think&gt; AT&amp;T R&D &copy x": "&lt;think&gt; AT&amp;T R&amp;D &amp;copy x",
    "`&lt;`": "<code>&amp;lt;</code>",
    # money and formulas
    "costs $5 and $10": "costs $5 and $10",
    "$5-$10 and $HOME or $PATH": "$5-$10 and $HOME or $PATH",
    "价格$100$元": "价格100元",
    r"系数 $\alpha$，从 $60^\circ - 90^\circ$": "系数 α，从 60° - 90°",
    r"$\foo{x}$ stays": r"<code>\foo{x}</code> stays",
    "$ x_1 + y $": "x₁ + y",
    "$$\n\\frac{a}{b}\n$$": "a/b",
    "\\[\na+b\n\\] and \\(x^2\\) \\(y\\)": "a+b and x² y",
    r"\$5 \* \_": "$5 * _",
    # bold beside Chinese punctuation
    "**粗体：**后": "<b>粗体：</b>后",
    "前**“粗体”**后": "前<b>“粗体”</b>后",
    "**(QES)**的": "<b>(QES)</b>的",
    "**a**b**c**": "<b>a</b>b<b>c</b>",
    "** not bold **": "** not bold **",
    "***a*** ~~b~~ _c_": "<i><b>a</b></i> <s>b</s> <i>c</i>",
    "snake_case_name": "snake_case_name",
    # links
    "[a](https://x.y/(b))": '<a href="https://x.y/(b)">a</a>',
    '[a](https://x.y/a"b&c)': '<a href="https://x.y/a%22b&amp;c">a</a>',
    "[**a** `b`](https://x.y)": '<a href="https://x.y"><b>a</b> </a><code>b</code>',
    "[a](javascript:alert(1)) [b](mailto:a@b.c) [c](#d)": "a b c",
    "[a](https://x.y/" + "z" * 5000 + ")": "a",
    "![picture](https://x.y/i.png)": '<a href="https://x.y/i.png">picture</a>',
    "<https://x.y>": '<a href="https://x.y">https://x.y</a>',
    "https://x.y/a_b_c": "https://x.y/a_b_c",
    "[x]: https://x.y\n[x] and [z]": '<a href="https://x.y">x</a> and [z]',
    # other blocks
    "# h\ntext": "<b>h</b>\ntext",
    "h\n===\ntext": "<b>h</b>\ntext",
    "> q\n> r": "<i>q\nr</i>",
    "a\n\n\n\nb\n\n---\n\nc": "a\nb\nc",
    # characters
    "x\u202ey\x00z\u2028\ud800": "xyz",
    "👩‍👩‍👧‍👦 e\u0301": "👩‍👩‍👧‍👦 e\u0301",
    "": "",
}


@pytest.mark.parametrize(("source", "html"), CASES.items())
def test_markdown_becomes_telegram_html(source: str, html: str) -> None:
    shown = to_html(render(source))
    assert shown == html
    if shown:
        accept(shown)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("1. First", "1. First"),
        ("# C#", "# C#"),
        ("> 90%", "&gt; 90%"),
        ("```x", "```x"),
        ("[a]: https://x.y", "[a]: https://x.y"),
        ("*   **a**：b", "<b>a</b>：b"),
        ("π0: *flow* $x_1$", "π0: <i>flow</i> x₁"),
        ("* a\n* b\n\n```\nc\n```", "• a • b c"),
        ("| a |\n|---|\n| b |", "<b>a</b> b"),
        ("a\u2028b\tc", "a b c"),
    ],
)
def test_line_has_no_blocks_and_no_breaks(source: str, html: str) -> None:
    assert to_html(render_line(source)) == html


@given(markdown())
def test_any_markdown_is_accepted_by_telegram(source: str) -> None:
    for styled in (render(source), render_line(source)):
        html = to_html(styled)
        assert not isinstance(parse(html), str), (parse(html), html)


@pytest.mark.parametrize(
    "source",
    [
        "> " * 10_000 + "a", "- " * 10_000 + "a", "- a\n> b\n" * 1000, "[" * 10_000, "(" * 10_000,
        "[a](" * 10_000, "*" * 100_000, "**a " * 30_000, "_a " * 30_000, "`" * 100_001,
        "$" * 100_001, "$_" * 50_000, "\\(" * 50_000, "\\[" * 50_000, "<" * 100_000, "<b " * 30_000,
        "<!--" * 20_000, "&#" * 50_000, "|" * 100_000, "| a " * 30_000, "1" * 100_000,
        "#" * 100_000, "# a" + " " * 30_000 + "a", "\u0301" * 100_000, "\n" * 100_000,
        "\n".join("  " * depth + "- a" for depth in range(500)),
    ],
    ids=lambda source: source[:6],
)  # fmt: skip
def test_endless_signs_end(source: str) -> None:
    for styled in (render(source), render_line(source)):
        to_html(styled)
