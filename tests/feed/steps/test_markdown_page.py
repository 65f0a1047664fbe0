"""Hugging Face's Markdown of a paper gives the same as arXiv's page."""

import pytest

from bot.feed.steps.blocks import BlockKind, PageBlock, PagePart
from bot.feed.steps.listed import Listed
from bot.feed.steps.markdown_page import read_markdown_page
from bot.feed.steps.page import Page
from bot.feed.steps.page_verdict import Unusable, judge
from tests.feed.steps.pages import SENTENCE

PAGE = """# Grasping in Clutter

arXiv:2602.00001v2 · [PDF](https://arxiv.org/pdf/2602.00001v2)

###### Abstract

We grasp things
that stand close.

## 1 Introduction

Things are [close](#S2) to each other, see [our code](https://x.example/knots).

![Figure](x1.png)

Figure 1: A hand.

- one thing
- another thing

### 1.1 Hands

$$E=mc^2$$

| Model | YCB |
| --- | --- |
| ours | 91.4 |

## Acknowledgments

THANKS

## References

- BIBLIOGRAPHY

## Appendix A Proofs

A proof.
"""
LISTED = Listed("2602.00001", "Grasping in Clutter")


def test_a_page_has_what_the_other_has() -> None:
    def part(name: str, level: int, *blocks: tuple[BlockKind, str], late: bool = False) -> PagePart:
        return PagePart(name, level, tuple(PageBlock(*block) for block in blocks), late)

    text, item = BlockKind.TEXT, BlockKind.ITEM
    assert read_markdown_page(PAGE) == Page(
        id="2602.00001",
        title="Grasping in Clutter",
        abstract="We grasp things that stand close.",
        parts=(
            part(
                "1 Introduction",
                1,
                (
                    text,
                    "Things are close to each other, see our code (https://x.example/knots).",
                ),
                (BlockKind.CAPTION, "Figure 1: A hand."),
                (item, "one thing"),
                (item, "another thing"),
            ),
            part(
                "1.1 Hands",
                2,
                (BlockKind.EQUATION, "$$E=mc^2$$"),
                (BlockKind.TABLE, "Model | YCB\nours | 91.4"),
            ),
            part("Appendix A Proofs", 1, (text, "A proof."), late=True),
        ),
        is_there=True,
    )


def test_underlined_headings_and_a_line_with_the_title_are_read_too() -> None:
    other = (
        PAGE.replace("# Grasping in Clutter\n", "Title: Grasping in Clutter\n", 1)
        .replace("## 1 Introduction", "1 Introduction\n----------------")
        .replace("arXiv:2602.00001v2 ·", "URL Source: https://arxiv.org/html/2602.00001v2\n\n")
    )

    read, whole = read_markdown_page(other), read_markdown_page(PAGE)

    assert (read.id, read.title) == (whole.id, whole.title)
    assert [part for part in read.parts if part.name] == list(whole.parts)


@pytest.mark.parametrize("text", ["", "<!DOCTYPE html><html><h1>404</h1></html>", "Not found"])
def test_what_is_no_paper_is_no_page(text: str) -> None:
    assert not read_markdown_page(text).is_there


def test_the_page_of_hugging_face_itself_is_not_used() -> None:
    own = "# Grasping in Clutter\n\narXiv:2602.00001\n\nA robot grasps.\n\nUpvote 12\n"

    assert judge(read_markdown_page(own), LISTED) is Unusable.NO_TEXT


def test_a_whole_page_is_used_and_another_paper_is_not() -> None:
    long = "\n\n".join(SENTENCE.format(number) for number in range(60))
    whole = PAGE.replace("A proof.", "").replace("$$E", f"{long}\n\n$$E") + "\n## 2 Results\n\nfine"
    whole = whole.replace("## References", "## 3 Conclusion")

    assert judge(read_markdown_page(whole), LISTED) is None
    assert judge(read_markdown_page(whole), Listed("2602.00002", "Ice")) is Unusable.OTHER_PAPER
