"""HTML that shapes a report, written as the Markdown that means the same.

Lines keep their numbers. They serve for finding entries and sections; texts are taken from the file
as it is.
"""

import re
from collections.abc import Sequence

_HEADING = re.compile(
    r"^\s*<h(?P<level>[1-6])(?:\s[^<>]{0,200})?>(?P<text>.{0,1000}?)</h(?P=level)>\s*$",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^\s*(?:<details(?:\s[^<>]{0,200})?>\s*)?<summary(?:\s[^<>]{0,200})?>"
    r"(?P<text>.{0,1000}?)</summary>(?P<rest>.*)$",
    re.IGNORECASE,
)
_LAYOUT = re.compile(
    r"^(?P<indent>\s{0,3})(?:</?(?:details|div|p|center|span|br|section|article|ul|ol|li|main)"
    r"(?:\s[^<>]{0,200})?/?>\s*)+",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"<a\s[^<>]{0,200}?href=[\"'](?P<url>[^\"'<>\s]{1,500})[\"'][^<>]{0,200}>(?P<text>[^<>]{0,500})</a>",
    re.IGNORECASE,
)
_WORD_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|code|big|small)(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_SUMMARY_LEVEL = 6
"""A folded part is deeper than any heading around it."""


def as_markdown(lines: Sequence[str]) -> list[str]:
    """Returns lines with headings, folded parts and links in HTML as Markdown has them."""
    return [_line(line) if "<" in line else line for line in lines]


def _line(line: str) -> str:
    if heading := _HEADING.match(line):
        return f"{'#' * int(heading['level'])} {_text(heading['text'])}"
    if summary := _SUMMARY.match(line):
        return f"{'#' * _SUMMARY_LEVEL} {_text(summary['text'])} {_text(summary['rest'])}".rstrip()
    layout = _LAYOUT.match(line)
    return layout["indent"] + _links(line[layout.end() :]) if layout else _links(line)


def _text(html: str) -> str:
    return _links(_WORD_TAG.sub("", html)).strip()


def _links(html: str) -> str:
    return _ANCHOR.sub(r"[\g<text>](\g<url>)", html) if "href" in html else html
