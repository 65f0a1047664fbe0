"""Tables in HTML, written as the rows that Markdown has for them."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

_TABLE = re.compile(r"<table(?:\s[^<>]*)?>", re.IGNORECASE)
_END = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr(?:\s[^<>]*)?>(?P<cells>.*?)(?=<tr[\s>]|</tr>|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(
    r"<t[dh](?:\s[^<>]*)?>(?P<text>.*?)(?=<t[dh][\s>]|</t[dh]>|$)", re.IGNORECASE | re.DOTALL
)
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")

Numbered = tuple[int, str]
"""A line, behind the number of the line in the file that it comes from."""


def with_rows(lines: Sequence[str], code: Container[int]) -> Iterator[Numbered]:
    """Yields the lines with each table as rows; ``code`` are lines that stay as they are.

    A table that is not closed before the next heading stays as it is.
    """
    headings = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    ends = [number for number, line in enumerate(lines) if "</" in line and _END.search(line)]
    number = 0
    while number < len(lines):
        line = lines[number]
        begin = _TABLE.search(line) if "<" in line and number not in code else None
        own = begin and _END.search(line, begin.end())
        last = number if own else _next(ends, number + 1, len(lines)) if begin else len(lines)
        if begin is None or last > _next(headings, number + 1, len(lines) - 1):
            yield number, line
            number += 1
            continue
        yield number, line[: begin.start()]
        text = "\n".join([line[begin.end() :], *lines[number + 1 : last + 1]])
        end = _END.search(text)
        assert end is not None
        yield from _rows(text[: end.start()], number)
        yield last, text[end.end() :]
        number = last + 1


def _next(numbers: Sequence[int], first: int, default: int) -> int:
    """Returns the first of ``numbers`` from ``first`` on."""
    place = bisect_left(numbers, first)
    return numbers[place] if place < len(numbers) else default


def _rows(table: str, number: int) -> Iterator[Numbered]:
    """Yields the rows of a table that begins in line ``number``, between empty lines."""
    done, columns = 0, 0
    for row in _ROW.finditer(table):
        number += table.count("\n", done, row.start())
        done = row.start()
        cells = [
            " ".join(cell["text"].split()).replace("|", "\\|")
            for cell in _CELL.finditer(row["cells"])
        ]
        if not cells:
            continue
        yield number, f"| {' | '.join(cells)} |"
        if not columns:
            columns = len(cells)
            yield number, "|" + " --- |" * columns
    yield number, ""
