"""A text within a limit keeps what matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.page import Page
from bot.feed.steps.shortening import shorten


def part(
    name: str, *blocks: str | tuple[BlockKind, str], level: int = 1, late: bool = False
) -> PagePart:
    made = (PageBlock(BlockKind.TEXT, b) if isinstance(b, str) else PageBlock(*b) for b in blocks)
    return PagePart(name, level, tuple(made), late)


PAGE = Page(
    id="2602.00001",
    title="Grasping",
    abstract="ABSTRACT.",
    parts=(
        part("1 Introduction", "INTRODUCTION. " * 10),
        part("2 Related Work", "RELATED. " * 20),
        part(
            "3 Method",
            "METHOD. " * 10,
            (BlockKind.EQUATION, "$$EQUATION$$" * 5),
            (BlockKind.CAPTION, "Figure 1: CAPTION."),
            (BlockKind.THEOREM, "PROOF. " * 20),
        ),
        part("4 Experiments", "RESULTS. " * 10, (BlockKind.TABLE, "TABLE | 91.4")),
        part("4.1 Details", "DETAILS. " * 10, level=2),
        part("5 Conclusion", "CONCLUSION. " * 5),
        part("A Proofs", "APPENDIX. " * 30, late=True),
    ),
)
WORDS = ("INTRODUCTION", "CONCLUSION", "CAPTION", "TABLE", "RESULTS", "DETAILS", "METHOD",
         "EQUATION", "RELATED", "PROOF.", "APPENDIX")  # fmt: skip
"""What is in the page; what may go first comes last."""


def test_a_text_that_fits_is_whole_and_in_its_order() -> None:
    text = shorten(PAGE, 10_000)

    assert all(word in text for word in WORDS)
    assert "[…]" not in text
    assert text.startswith("# Grasping\n\n## Abstract\n\nABSTRACT.\n\n## 1 Introduction\n\nINTRO")
    assert "\n\n### 4.1 Details\n\n" in text
    assert text.index("RELATED") < text.index("METHOD") < text.index("APPENDIX")


@pytest.mark.parametrize(
    ("most", "gone"),
    [
        (1300, {"APPENDIX"}),
        (1000, {"APPENDIX", "PROOF."}),
        (800, {"APPENDIX", "PROOF.", "RELATED"}),
        (500, {"APPENDIX", "PROOF.", "RELATED", "EQUATION", "METHOD", "DETAILS"}),
    ],
)
def test_what_matters_least_goes_first(most: int, gone: set[str]) -> None:
    text = shorten(PAGE, most)

    assert {word for word in WORDS if word not in text} == gone
    assert "ABSTRACT." in text
    assert "[…]" in text


def test_the_first_paragraphs_of_each_part_stay_longest() -> None:
    page = Page(title="T", parts=(part("1 A", "a1. " * 20, "a2. " * 20), part("2 B", "b1. " * 20)))

    text = shorten(page, 250)

    assert [word in text for word in ("a1.", "b1.", "a2.")] == [True, True, False]


def test_an_abstract_that_is_too_long_ends_at_a_sentence() -> None:
    assert shorten(Page(title="T", abstract="One is here. Two is here."), 40).endswith(
        "One is here."
    )


@given(
    most=st.integers(0, 3000),
    texts=st.lists(st.text(max_size=400), max_size=8),
    names=st.lists(st.sampled_from(["1 Introduction", "2 Method", "", "Proof"]), min_size=8),
)
def test_no_text_is_longer_than_asked(most: int, texts: list[str], names: list[str]) -> None:
    parts = tuple(part(name, text) for name, text in zip(names, texts, strict=False))

    assert len(shorten(Page(title="T", abstract="A" * 100, parts=parts), most)) <= most
