"""A page is used when it is the whole paper; each other kind has its reason."""

import pytest

from bot.feed.steps.listed import Listed
from bot.feed.steps.page import read_page
from bot.feed.steps.page_verdict import Unusable, judge
from tests.feed.steps.pages import BODY, page, paragraph, prose, section

LISTED = Listed(
    "2602.00001",
    "Grasping in Clutter with Contact Maps",
    "We grasp things that stand close together in boxes and on tables.",
)
ERROR = '<span class="ltx_ERROR undefined">\\usetikzlibrary</span>'


def verdict(html: str, listed: Listed = LISTED) -> Unusable | None:
    return judge(read_page(html), listed)


def test_a_whole_page_is_used() -> None:
    assert verdict(page()) is None


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body>No HTML for '2602.00001'</body></html>", Unusable.NO_TEXT),
        ("HTML is not available for the source", Unusable.NO_TEXT),
        ("", Unusable.NO_TEXT),
        ("<div class='package-alerts ltx_document'><p>x</p></div>", Unusable.NO_TEXT),
        (
            page(banner="<p>Conversion to HTML had a Fatal error and exited abruptly. This "
                 "document may be truncated or damaged.</p>"),
            Unusable.BROKEN_OFF,
        ),
        (page(title="Untitled Document", body=[paragraph(f"{ERROR} x")]), Unusable.GAVE_UP),
        (page(body=BODY[:1]), Unusable.SHORT),
        (page(body=[section(1, "Introduction", prose(60))]), Unusable.CUT),
        (page(body=[prose(60)]), Unusable.SHORT),
        (page(body=[paragraph("See pages 1-last of paper.pdf")]), Unusable.SHELL),
        (page("2602.00002v1"), Unusable.OTHER_PAPER),
        (page(title="Ice Cream for Cats", abstract="Cats like it cold."), Unusable.OTHER_PAPER),
        (page(body=[section(1, "Introduction", prose(1)), section(2, "X", "")]), Unusable.SHORT),
    ],
)  # fmt: skip
def test_a_page_that_is_no_good_has_its_reason(html: str, reason: Unusable) -> None:
    assert verdict(html) is reason


def test_a_title_that_changed_between_versions_is_the_same_paper_by_its_abstract() -> None:
    changed = page(title="Touch Helps", abstract=LISTED.abstract)

    assert verdict(changed) is None


def test_a_page_without_id_is_known_by_its_title() -> None:
    bare = page("x", abstract="").replace("arXiv:x", "")

    assert verdict(bare) is None
    assert verdict(bare.replace("Contact Maps", "Cats").replace("Grasping", "Ice")) is (
        Unusable.OTHER_PAPER
    )


def test_a_title_of_formulas_is_compared_by_its_words() -> None:
    listed = Listed("2602.00001", "$\\pi_{0.9}$: Grasping in *Clutter*")

    assert verdict(page(title="π0.9: Grasping in Clutter"), listed) is None


def test_marks_of_failure_in_a_whole_page_are_no_harm() -> None:
    assert verdict(page(body=[*BODY, paragraph(ERROR)])) is None
