"""What names say."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.names import is_passed_over, may_be_report, named_day, named_language

DAY = date(2026, 2, 16)


@pytest.mark.parametrize(
    "path",
    [
        "2026-02-16.md",
        "2026_02_16.md",
        "2026.02.16.md",
        "20260216.md",
        "2026-2-16.MD",
        "2026年2月16日.md",
        "2026年02月16日论文日报.md",
        "日报 2026-02-16.markdown",
        "2026-02-16.en.md",
        "2026-02-16T08-30.md",
        "report_20260216_0830.md",
        "2026/02/16.md",
        "2026-02/16.md",
        "2026年/2月/16日.md",
        "2026/02/16-robotics.md",
        "2026/02/16/papers.md",
        "2026-02-16/papers.md",
        "2026-01-01/2026-02-16.md",
        "2026-02-16 again 2026-02-16.md",
    ],
)
def test_a_day_in_the_name_or_in_the_folders(path: str) -> None:
    assert named_day(Path("/data/digests", path)) == DAY


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("2026-02-16.en.md", "en"),
        ("2026-02-16.EN.md", "en"),
        ("2026-02-16.zh.md", "zh"),
        ("2026-02-16.zh-CN.md", "zh"),
        ("2026-02-16_zh_Hans.txt", "zh"),
        ("2026-02-16-en.md", "en"),
        ("2026-02-16 中文.md", "zh"),
        ("日报 2026-02-16（英文）.md", "en"),
        ("papers.en.md", "en"),
        ("2026-02-16.md", None),
        ("2026-02-16.cs.md", None),
        ("2026-02-16.cs-CV.md", None),
        ("en.2026-02-16.md", None),
        ("2026-02-16T08-30.md", None),
        ("english.md", None),
    ],
)
def test_the_end_of_a_name_may_tell_the_language(name: str, language: str | None) -> None:
    assert named_language(Path("/data/digests", name)) == language


@pytest.mark.parametrize(
    "path",
    [
        "papers.md",
        "2026-02.md",
        "2026/02.md",
        "2026-02-30.md",
        "2026-13-01.md",
        "2602.12617.md",
        "arxiv-2602.12617v2.md",
        "202602161.md",
        "3026-02-16.md",
        "2026-02-10 to 2026-02-16.md",
        "2026-02-16/drafts/papers.md",
    ],
)
def test_no_day(path: str) -> None:
    assert named_day(Path("/data/digests", path)) is None


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_any_day_as_it_is_written(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y-%m/%d", "%Y年%m月%d日"):
        assert named_day(Path(f"{day.strftime(form)}.md")) == day


@given(st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_any_name_is_read(name: str) -> None:
    assert named_day(Path(name)) is None or any(letter.isdigit() for letter in name)


def test_endings_of_reports() -> None:
    for name in ("a.md", "A.MD", "a.Markdown", "a.txt"):
        assert may_be_report(name)
    for name in ("a", "md", "a.md~", "a.md.part", "a.md.tmp", "a.mdx", "a.pdf", "#a.md#"):
        assert not may_be_report(name)


def test_hidden_and_temporary_names() -> None:
    for name in (".a.md.swp", ".#a.md", "~$a.md", "#a.md#", ".DS_Store", ".git"):
        assert is_passed_over(name)
    assert not is_passed_over("a.md")
