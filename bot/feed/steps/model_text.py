"""Markdown of a model, made harmless: it stays text of its part, whatever it was told to write.

What is left are lines of text and lists, with bold, code and formulas. Headings become bold lines.
Rules, fences, quotes, tables, HTML, pictures and links that the paper does not have are gone.
"""

import re
from collections.abc import Collection, Iterator

from bot.feed.steps.characters import readable
from bot.intake.facts import read_ending

_FENCE = re.compile(r"^\s*(?:`{3,}[^`]*|~{3,}.*)$")
_RULE = re.compile(r"^[\s=*_~#>+.|:-]*$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(.*?)[\s#]*$")
_BEGINNING = re.compile(r"^(?:(?:[#>]+|[*+-])\s+|~{3,}\s*)+")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<sign>[*+•·●▪◦–-]|\d{1,3}[.)])\s+(?P<text>\S.*)$")
_DEFINITION = re.compile(r"^\s*\[[^\[\]]+\]:\s*\S+.*$")
_ROW = re.compile(r"^\s*\|(.*?)\|?\s*$")
_RULED = re.compile(r"^[\s|:-]+$")
_PICTURE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?[^()]*\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_ADDRESS = re.compile(
    r"[A-Za-z][\w+.-]*://[^\s<>\"'`()\[\]{}|\\^\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+"
    r"|(?<![\w@./-])(?:www\.[\w-]+(?:\.[\w-]+)+|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?=/))"
    r"(?:/[\w%./?=&#~+-]*)?"
    r"|(?<![\w@./-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|cn|co|me|dev|app|xyz|info|top)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?:(?:huggingface|hf)\.co/papers/|arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/(?:abs|pdf)/"
    r"|papers\.cool/arxiv/|10\.48550/arxiv\.)",
    re.IGNORECASE,
)
"""What stands before an id in a link to a paper."""
_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w-]*)(?:\s[^<>]*)?/?>|<!--.*?-->|<[!?][^<>]*>")
_HTML = frozenset(
    "a abbr address article aside b big blockquote body br button caption center cite code col dd"
    " del details div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr"
    " html i iframe img input ins kbd label li link main mark meta nav ol p pre q s samp script"
    " section small span strike strong style sub summary sup svg table tbody td textarea tfoot th"
    " thead tr tt u ul var video".split()
)
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_TICKS = re.compile(r"`+")
_EMPTY = re.compile(r"[(（\[【<]\s*[)）\]】>]")
_SENTENCE_END = re.compile(r"[。！？；]|[.!?;](?=\s)")
_STEP = "    "
_DEEPEST = 2


def harmless(markdown: str, links: Collection[str], most_characters: int) -> str:
    """Returns the text of one part.

    ``links`` are the addresses that may stay; beyond ``most_characters`` it ends at a sentence.
    """
    lines = list(_shape(readable(markdown), frozenset(map(_comparable, links))))
    text = _within("\n".join(lines).strip("\n"), most_characters)
    return _without_facts(re.sub(r"\n{3,}", "\n\n", text))


def _shape(text: str, links: Collection[str]) -> Iterator[str]:
    """Yields lines of text, and items with four spaces for each level."""
    is_code = False
    indents: list[int] = []
    for line in text.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
            continue
        if is_code and line.strip():
            yield _one_line(f"`{line.strip().replace('`', '')}`", links)
            continue
        line = _QUOTE.sub("", line)  # noqa: PLW2901
        if _RULE.match(line) or _DEFINITION.match(line):
            if not line.strip():
                yield ""
            continue
        if item := _ITEM.match(line):
            indent = len(item["indent"].expandtabs(4))
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            depth = min(len(indents) - 1, _DEEPEST)
            sign = f"{item['sign']} " if item["sign"][0].isdigit() else "*"
            if words := _one_line(item["text"], links):
                yield f"{_STEP * depth}{sign:<4}{words}"
            continue
        if heading := _HEADING.match(line):
            line = f"**{heading[1].replace('**', '').strip('*_ ')}**"  # noqa: PLW2901
        elif row := _ROW.match(line):
            if _RULED.match(line):
                continue
            cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", row[1]))
            if words := _one_line(" · ".join(filter(None, cells)), links):
                yield f"*   {words}"
            continue
        is_below_item = bool(indents) and line[:1] == " "
        if words := _one_line(line.strip(), links):
            yield f"{_STEP * min(len(indents), _DEEPEST + 1)}{words}" if is_below_item else words
        if not is_below_item:
            indents = []


def _one_line(line: str, links: Collection[str]) -> str:
    """Returns a line's text with its bold, code and formulas, and with links of the paper alone."""
    ticked = _TICKS.sub("`", line)
    pieces = _balanced(ticked, "`").split("`")
    pieces[1::2] = [
        _addresses(_TAG.sub(_drop_html, piece), links).replace("](", "] (").strip()
        for piece in pieces[1::2]
    ]
    pieces[::2] = [_outside_code(piece, links) for piece in pieces[::2]]
    text = _balanced(_balanced(_balanced("`".join(pieces), "`"), "**"), "__")
    while _PAPER.search(text):
        text = _PAPER.sub("", text)
    text = _BEGINNING.sub("", " ".join(text.replace("``", "").split()))
    return "" if _RULE.match(text) else text


def _outside_code(text: str, links: Collection[str]) -> str:
    text = _REFERENCE.sub(r"\1", _PICTURE.sub(r"\1", text))
    text = _TAG.sub(lambda tag: " " if _is_html(tag) else f"`{tag[0]}`", text)
    kept: list[str] = []
    done = 0
    for link in _LINK.finditer(text):
        kept.append(_plain(text[done : link.start()], links))
        words = _plain(link[1], links)
        is_own = _comparable(link[2]) in links
        kept.append(f"[{words.strip() or link[2]}]({link[2]})" if is_own else words)
        done = link.end()
    kept.append(_plain(text[done:], links))
    return "".join(kept)


def _plain(text: str, links: Collection[str]) -> str:
    """Returns text between links: no other is left in it, and no tag."""
    pieces = _addresses(text, links).replace("](", "] (").split("`")
    pieces[::2] = [_OPENING.sub("< ", piece) for piece in pieces[::2]]
    return "`".join(pieces)


def _addresses(text: str, links: Collection[str]) -> str:
    """Returns text with the addresses that may stay."""

    def keep(address: re.Match[str]) -> str:
        return address[0] if _comparable(address[0]) in links else ""

    return _EMPTY.sub("", _ADDRESS.sub(keep, text)) if _ADDRESS.search(text) else text


def _comparable(address: str) -> str:
    """Returns an address without what may differ: scheme, ``www``, point or slash at the end."""
    bare = re.sub(r"^(?:git\+)?https?://|^www\.", "", address.strip())
    return bare.rstrip(".,;:!?*_~/").removesuffix(".git").casefold()


def _is_html(tag: re.Match[str]) -> bool:
    return tag["name"] is None or tag["name"].casefold() in _HTML


def _drop_html(tag: re.Match[str]) -> str:
    return "" if _is_html(tag) else tag[0]


def _balanced(text: str, mark: str) -> str:
    """Returns a text without a mark that is opened and not closed."""
    return text if text.count(mark) % 2 == 0 else text.replace(mark, "")


def _within(text: str, most: int) -> str:
    """Returns a text that ends at a sentence or a line when it is too long."""
    if len(text) <= most:
        return text
    cut = text[:most]
    ends = [found.end() for found in _SENTENCE_END.finditer(cut)]
    end = max([*ends, cut.rfind("\n"), 0])
    cut = cut[: end if end > most // 2 else cut.rfind(" ") if " " in cut else most].rstrip()
    *lines, last = cut.split("\n")
    for mark in ("`", "**", "__"):
        last = _balanced(last, mark)
    return "\n".join([*lines, last] if last.strip("* ") else lines).rstrip()


def _without_facts(text: str) -> str:
    """Returns a text without lines at its end that are facts of a paper, which its list tells."""
    while (shorter := read_ending(text, {})) != text:
        text = shorter
    return text.rstrip()
