"""Which lines open fences, and which close them."""

import pytest

from bot.intake.fences import find_closings, find_code, read_fence


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("```", "```"),
        ("   ````python", "````"),
        ("~~~ a `b`", "~~~"),
        ("    ```", None),
        ("``", None),
        ("``` `x`", None),
        ("a ```", None),
    ],
)
def test_a_fence_is_three_marks_or_more(line: str, marks: str | None) -> None:
    fence = read_fence(line)

    assert (fence.marks if fence else None) == marks


def test_a_fence_is_closed_by_as_many_marks_without_a_word() -> None:
    lines = ["````", "```", "````x", "`````", "~~~"]

    assert find_closings(lines)[0] == 3
    assert find_closings(lines)[4] == len(lines)


def test_code_is_what_stands_between_fences_that_are_closed() -> None:
    assert find_code(["```", "a", "b", "```", "c", "~~~", "d"]) == {1, 2}
