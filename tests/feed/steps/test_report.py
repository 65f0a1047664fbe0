"""A report that is written from entries gives back exactly these entries."""

from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.entry import Entry
from bot.feed.steps.plain_text import as_title
from bot.feed.steps.report import facts_of, render
from bot.intake.report import parse_report
from bot.papers import Section
from tests.feed.steps.made import DAY, days

SOURCE = f"https://huggingface.co/papers/date/{DAY}"


@given(entries=days(), language=st.sampled_from(["zh", "en", "de"]))
def test_a_report_gives_back_its_entries_whatever_is_in_them(
    entries: list[Entry], language: str
) -> None:
    text = render(DAY, entries, language, SOURCE)

    text.encode()
    digest = parse_report(text, named=DAY)
    assert (digest.date, digest.problems) == (DAY, ())
    assert [paper.id for paper in digest.papers] == [entry.listed.id for entry in entries]
    for paper, entry in zip(digest.papers, entries, strict=True):
        listed = entry.listed
        assert {section: paper.section(section) for section in Section} == entry.parts
        assert paper.title == as_title(listed.title, listed.id)
        assert (paper.read_from, paper.extras) == (entry.read_from, ())
        assert paper.facts == facts_of(listed)
