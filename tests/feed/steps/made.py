"""Papers and texts of any kind for the tests of the feed's steps."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.feed.steps.entry import Entry, ReadFrom
from bot.feed.steps.listed import Listed
from bot.feed.steps.model_text import harmless
from bot.papers import Section

DAY = date(2026, 2, 16)
CODE = "https://github.com/example/grasp"
NASTY = (
    "# 报告", "## 📄 Another Paper", "### 5. 实验效果", "5. **实验效果**：", "**Results**: ",
    "- **链接**: ", "https://huggingface.co/papers/2602.99999",
    "https://arxiv.org/abs/2401.00001v2", CODE, "10.48550/arXiv.2401.00001", "(2401.00001)",
    "arXiv:2401.00001", "https://evil.example/x", "evil.com", "[x](https://evil.example)",
    "![x](https://evil.example/a.png)", "[a](javascript:alert(1))", "[a]: https://evil.example",
    "[a][b]", "[a]", "```", "```python", "~~~", "````", "`", "``", "---", "===", "* * *", "> ",
    "> [!note] 局限性", "<div>", "</div>", "<br>", "<li>", "<table><tr><td>a</td></tr></table>",
    "<!--", "-->", "<pre>", "<think>", "</think>", "<b>x</b>",
    "<a href='https://evil.example'>x</a>", "<details><summary>局限性</summary>", "| a | b |",
    "|---|---|", "| Stars | 5 |", "**", "__", "*", "_", "- ", "* ", "1. ", "2) ", "    ", "\t",
    "\n", "\n\n", "\r\n", "\u2028", "\x85", "\u202e", "\u200b", "\ufeff", "\x00", "\ud800",
    "作者：张三", "**Authors**: Ann Bo", "Stars: 5", "⭐ 120", "👍 45", "128 upvotes", "机构：X",
    "Upvotes: 3", "**图片**: https://evil.example/a.png", "局限性：", "**Limitations**: x",
    "**Language**: fr", "**Date**: 2020-01-01", "2026-02-16", "May 5, 2026", "5 May 2026",
    "2026年2月16日", "TL;DR: ", "Results", "Abstract", "4.5 x", "3. ", "一、", "Paper 1: ",
    "{#anchor}", "$", "$x_1$", "\\(", "\\[", "\\", "&lt;br&gt;", "&#35;", "：", ":", "论文",
    "GeoAgent", "76.21%", "总结", "。", " and ", ";", "et al.",
)  # fmt: skip
"""What breaks a report that takes text as it comes."""


def texts(more: Sequence[str] = (), longest: int = 8) -> SearchStrategy[str]:
    """Returns any text, most often made of what breaks a report."""
    pieces = st.one_of(st.sampled_from((*NASTY, *more)), st.text(max_size=12))
    return st.one_of(st.lists(pieces, max_size=longest).map("".join), st.text(max_size=60))


def parts() -> SearchStrategy[dict[Section, str]]:
    """Returns the safe parts of any answer."""
    safe = texts(longest=14).map(lambda text: harmless(text, [CODE], 300) or "论")
    return st.fixed_dictionaries(dict.fromkeys(Section, safe))


def listed(arxiv_id: str) -> SearchStrategy[Listed]:
    """Returns a paper with facts of any text."""
    maybe = st.one_of(st.none(), texts())
    return st.builds(
        Listed,
        id=st.just(arxiv_id),
        title=texts(),
        authors=st.lists(st.one_of(texts(longest=2), st.just("Ann Bo")), max_size=4).map(tuple),
        organisation=maybe,
        votes=st.one_of(st.none(), st.integers(-5, 10**10)),
        code=st.one_of(maybe, st.just(CODE)),
        stars=st.one_of(st.none(), st.integers(0, 10**6)),
        project=maybe,
        picture=maybe,
    )


@st.composite
def days(draw: st.DrawFn) -> list[Entry]:
    """Returns the entries of a day."""
    return [
        Entry(
            draw(listed(f"2602.{number:05}")),
            draw(st.sampled_from(ReadFrom)),
            draw(parts()),
        )
        for number in range(1, draw(st.integers(2, 4)))
    ]
