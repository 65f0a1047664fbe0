"""HTML and links by reference, written as the Markdown that means the same.

What stands in fences or between backticks stays as it is.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.intake.fences import find_code, read_fence
from bot.intake.html_tables import Numbered, with_rows

_HEADING = re.compile(
    r"^\s*<h(?P<level>[1-6])(?:\s[^<>]{0,200})?>(?P<text>.{0,1000}?)</h(?P=level)>\s*$",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^\s*(?:<details(?:\s[^<>]{0,200})?>\s*)?<summary(?:\s[^<>]{0,200})?>"
    r"(?P<text>.{0,1000}?)</summary>(?P<rest>.*)$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"<(?P<tag>a|b|strong|i|em|code|sub|sup|del|s)(?P<attributes>\s[^<>]{0,500})?>"
    r"(?P<text>[^<>\n]*)</(?P=tag)>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"href=[\"']?(?P<url>[^\"'<>\s]{1,500})", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|code|sub|sup|del|s|u|span|font|big|small|mark|kbd|h[1-6]|details|summary"
    r"|div|p|center|br|hr|section|article|main|html|head|body|header|footer|nav|figure|figcaption|dl|dt|dd|ul|ol|li|blockquote)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"</?(?:b|strong|i|em)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->")
_ITEM = re.compile(r"^(?P<indent>\s*)(?:</?[uo]l[^<>]{0,200}>\s*)*<li(?:\s[^<>]{0,200})?>\s*", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NEW_LINE = re.compile(r"<br\s*/?>|(?=<li[\s>])", re.IGNORECASE)
_MARKERS = re.compile(r"^(?P<quote>(?: {0,3}>)*)(?P<item>\s*(?:[*+-]|\d{1,9}[.)])?\s*)")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "del": "~~", "s": "~~"}
_SCRIPTS = {"sub": "_", "sup": "^"}
_NO_FORMULA = re.compile(r"[${}\\]")
FOLD_LEVEL = 6
"""A folded part is deeper than any heading around it."""
_DEEPEST = 4
"""Tags around a word, one in the other."""
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^][^\[\]]{0,99})\]:\s*<?(?P<url>https?://[^\s<>]+)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$"
)
_FOOTNOTE = re.compile(r"^ {0,3}\[(?P<label>\^[^\[\]]{1,40})\]:.*?(?P<url>https?://[^\s<>)\]]+)")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]+)\](?:\[(?P<label>[^\[\]]*)\]|(?![(\[]))")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A report's lines as Markdown; the three have equal lengths."""

    lines: Sequence[str]
    """For its structure: headings count in fences too, for a fence may never be closed."""
    texts: Sequence[str]
    """For what it says: as ``lines``, and code in fences as the file has it."""
    numbers: Sequence[int]
    """The line in the file that each comes from, counted from 0."""

    def line_in_file(self, line: int) -> int:
        """Returns the line in the file for one of these lines, both counted from 1."""
        return self.numbers[line - 1] + 1


def as_markdown(lines: Sequence[str]) -> Shaped:
    """Returns lines with headings, folded parts, tables and links as Markdown has them."""
    code = find_code(lines)
    urls: dict[str, str] = {}
    for number, line in enumerate(lines):
        found = _DEFINITION.match(line) or _FOOTNOTE.match(line)
        if found and number not in code:
            urls.setdefault(_plain(found["label"]), found["url"])
    numbers: list[int] = []
    shaped: list[str] = []
    texts: list[str] = []
    for number, line in _broken(with_rows(lines, code), code):
        is_code = number in code
        numbers.append(number)
        shaped.append(_line(line, urls))
        texts.append(line if is_code else shaped[-1])
    return Shaped(shaped, texts, numbers)


def _broken(lines: Iterable[Numbered], code: Container[int]) -> Iterator[Numbered]:
    """Yields lines that end before each ``<br>`` and ``<li>``, but rows whole.

    Lines of ``code`` stay as they are.
    """
    for number, line in lines:
        whole = number in code or line.lstrip().startswith("|") or read_fence(line)
        if whole or not _NEW_LINE.search(line):
            yield number, line
        elif _HEADING.match(line) or _SUMMARY.match(line) or line.lstrip().startswith("#"):
            yield number, _BREAK.sub(" ", line)
        else:
            first, *others = _NEW_LINE.split(line)
            markers = _MARKERS.match(first)
            assert markers is not None
            yield number, first
            for other in others:
                yield number, markers["quote"] + " " * len(markers["item"]) + other.strip()


def _line(line: str, urls: Mapping[str, str]) -> str:
    """Returns a line as Markdown; ``urls`` are the addresses of links by reference."""
    if urls and "[" in line:
        if _DEFINITION.match(line):
            return ""
        line = line if _FOOTNOTE.match(line) else _outside_code(line, partial(_resolve, urls))
    if "<" not in line:
        return line
    if heading := _HEADING.match(line):
        return f"{'#' * int(heading['level'])} {_title(heading['text'])}"
    if line.lstrip().startswith("#"):
        return _outside_code(line, lambda text: _inline(_EMPHASIS.sub("", text)))
    if summary := _SUMMARY.match(line):
        text = f"{_title(summary['text'])} {_inline(summary['rest']).strip()}"
        return f"{'#' * FOLD_LEVEL} {text}".rstrip()
    if not line.lstrip().startswith("|"):
        line = _ITEM.sub(r"\g<indent>- ", line)
        line = _outside_code(line, partial(_BREAK.sub, " "))
    return _outside_code(line, _inline)


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    """Returns a line with all but what stands between backticks changed."""
    pieces = line.split("`")
    pieces[::2] = map(change, pieces[::2])
    return "`".join(pieces)


def _resolve(urls: Mapping[str, str], text: str) -> str:
    def link(match: re.Match[str]) -> str:
        url = urls.get(_plain(match["label"] or match["text"]))
        return f"[{match['text'].lstrip('^')}]({url})" if url else match[0]

    return _REFERENCE.sub(link, text)


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def _inline(html: str) -> str:
    """Returns HTML within a line as Markdown, without tags that Markdown has nothing for."""
    closed = html.rfind("-->") + 1  # behind it each beginning would be looked at in vain
    html = _COMMENT.sub("", html[: closed + 2]) + html[closed + 2 :] if closed else html
    for _ in range(_DEEPEST):
        changed = _PAIR.sub(_as_marks, html)
        if changed == html:
            break
        html = changed
    return _TAG.sub(lambda tag: "" if _BREAK.match(tag[0]) is None else tag[0], html)


def _title(html: str) -> str:
    """Returns a heading's HTML as Markdown without bold and italics."""
    return _inline(_EMPHASIS.sub("", html)).strip()


def _as_marks(pair: re.Match[str]) -> str:
    text, tag = pair["text"], pair["tag"].casefold()
    bare = text.strip()
    if not bare:
        return text
    if tag == "a":
        address = _ADDRESS.search(pair["attributes"] or "")
        return f"[{bare}]({address['url']})" if address else text
    if tag in _SCRIPTS:
        return text if _NO_FORMULA.search(bare) else f"${_SCRIPTS[tag]}{{{bare}}}$"
    return text.replace(bare, f"{_MARKS[tag]}{bare}{_MARKS[tag]}")
