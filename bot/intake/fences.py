"""Fences around code: which lines open them, and which close them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A line of fence marks."""

    marks: str
    info: str
    """What stands behind the marks, such as a language; only an empty one closes."""

    def may_close(self, opening: "Fence") -> bool:
        """Whether it closes what an ``opening`` fence opens."""
        alike = self.marks[0] == opening.marks[0] and len(self.marks) >= len(opening.marks)
        return alike and not self.info


def read_fence(line: str) -> Fence | None:
    """Returns the fence that a line is."""
    match = _FENCE.match(line)
    if match is None or (match["marks"][0] == "`" and "`" in match["info"]):
        return None
    return Fence(match["marks"], match["info"].strip())


def find_closings(lines: Sequence[str]) -> list[int]:
    """Returns for each line that may open a fence the next that closes it.

    That is the line behind the last where none does, and so for lines that open nothing.
    """
    closings = [len(lines)] * len(lines)
    # From the end, by mark: the next closing fence, behind it the next that is longer, and so on.
    known: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
    for number in range(len(lines) - 1, -1, -1):
        fence = read_fence(lines[number])
        if fence is None:
            continue
        length, later = len(fence.marks), known[fence.marks[0]]
        closings[number] = next((at for at, long in reversed(later) if long >= length), len(lines))
        if not fence.info:
            while later and later[-1][1] <= length:
                later.pop()
            later.append((number, length))
    return closings


def find_code(lines: Sequence[str]) -> frozenset[int]:
    """Returns the lines inside fences that are closed, without the fences themselves."""
    closings = find_closings(lines)
    code: set[int] = set()
    number = 0
    while number < len(lines):
        closing = closings[number] if read_fence(lines[number]) else len(lines)
        if closing < len(lines):
            code.update(range(number + 1, closing))
            number = closing
        number += 1
    return frozenset(code)
