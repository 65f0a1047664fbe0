"""Headings that link papers of other entries: contents, highlights, closing words."""

from collections.abc import Sequence

from bot.arxiv import find_linked_id
from bot.intake.addresses import LINK_LABEL, find_urls
from bot.intake.labels import NAMES
from bot.intake.listed import Read
from bot.intake.outline import Block, BlockKind
from bot.intake.paper import is_link_only
from bot.papers import Problem, Section


def part_contents(read: Sequence[Read]) -> tuple[list[Read], list[Problem]]:
    """Parts the entries from the headings that only link papers: contents, a closing word.

    Those have no sections where others have some. A paper may lack its sections too, but then its
    link has a line of its own that says so.
    """
    ids = {entry.id for entry, text in read if text.sections}
    kept: list[Read] = []
    problems: list[Problem] = []
    for entry, text in read:
        own_link = any(
            LINK_LABEL.match(block.text) and find_linked_id(block.text) == entry.id
            for block in entry.blocks
        ) or _begins_with_link(entry.blocks)
        if text.sections or (own_link and entry.id not in ids):
            kept.append((entry, text))
        elif entry.id not in ids:
            problems.append(
                Problem(
                    entry.line + 1,
                    f"{entry.title[:80]!r} left out: it links {entry.id} and has no section; "
                    f"expected sections such as '{NAMES[Section.FIELD][0]}' when it is a paper",
                )
            )
    return kept, problems


def _begins_with_link(blocks: Sequence[Block]) -> bool:
    """Whether a line with nothing but a paper's link stands above text, as in an entry."""
    first = blocks[0] if blocks else None
    return (
        first is not None
        and first.kind is BlockKind.LINE
        and is_link_only(first.text)
        and any(block.kind is BlockKind.LINE and not find_urls(block.text) for block in blocks[1:])
    )
