"""The parser of the HTML parse mode, as the server has it.

Telegram's HTML is a language of its own: a fixed set of tags and four named references. Telegram
refuses the whole message for anything else. Errors have the words and byte offsets of TDLib's
``parse_html`` (``td/telegram/MessageEntity.cpp``); tests compare both through tdjson.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.offline.standin.attributes import MarkupError, emoji_id, link_entities, time_entities
from bot.offline.standin.entities import Entity, sort_entities, utf16_length

__all__ = ["MarkupError", "parse_html"]

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_SIMPLE) | {"a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_SPACE = " \t\r\n\0\v"  # NUL stands for the end of the text, as in the C++ original
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
_SPECIAL = re.compile("[<&]")
_IN_QUOTES = {'"': re.compile('["&\0]'), "'": re.compile("['&\0]")}
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME_END = re.compile(r"[ \t\r\n\0\v>]")
_ATTRIBUTE_END = re.compile(r"[ \t\r\n\0\v=>/\"']")
_NOT_SPACE = re.compile(r"[^ \t\r\n\v]")  # stops at NUL
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class _Open:
    tag: str
    argument: str
    moment: tuple[str, str]  # unix, format of tg-time
    offset: int
    position: int  # in the list of text pieces


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Returns the plain text of Telegram HTML and its entities, sorted but not yet tidied.

    Raises ``MarkupError`` with the server's words, such as
    ``Unsupported start tag "br" at byte offset 12``.
    """
    return _Parser(html).run()


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.text = html + "\0"
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        position, size = 0, len(self.html)
        while position < size:
            match = _SPECIAL.search(self.html, position)
            stop = match.start() if match else size
            self.add(self.html[position:stop])
            position = stop
            if position == size:
                break
            if self.text[position] == "&":
                char, position = _reference(self.text, position)
                self.add(char)
            elif self.text[position + 1] == "/":
                position = self.end_tag(position)
            else:
                position = self.start_tag(position)
        if self.open:
            tag = self.open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sort_entities(_without_lone_language(self.entities))

    def add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.offset += utf16_length(piece)

    def at(self, position: int) -> str:
        return f"at byte offset {len(self.html[:position].encode('utf-8', 'surrogatepass'))}"

    def skip_space(self, position: int) -> int:
        match = _NOT_SPACE.search(self.text, position)
        return match.start() if match else len(self.html)

    def start_tag(self, begin: int) -> int:
        position = _find(_NAME_END, self.text, begin + 1)
        if self.text[position] == "\0":
            raise MarkupError(f"Unclosed start tag {self.at(begin)}")
        tag = _lower(self.text[begin + 1 : position])
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" {self.at(begin)}')
        argument, unix, form = "", "", ""
        while self.text[position] != ">":
            position = self.skip_space(position)
            if self.text[position] == ">":
                break
            name, value, position = self.attribute(tag, begin, position)
            if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
                argument = value
            elif (tag, name) == ("code", "class") and value.startswith("language-"):
                argument = value[9:]
            elif (tag, name) == ("span", "class") and value.startswith("tg-"):
                argument = value[3:]
            elif (tag, name) == ("blockquote", "expandable"):
                argument = "1"
            elif (tag, name) == ("tg-time", "unix"):
                unix = value
            elif (tag, name) == ("tg-time", "format"):
                form = value
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {self.at(begin)}')
        self.open.append(_Open(tag, argument, (unix, form), self.offset, len(self.pieces)))
        return position + 1

    def attribute(self, tag: str, begin: int, position: int) -> tuple[str, str, int]:
        stop = _find(_ATTRIBUTE_END, self.text, position)
        name = self.text[position:stop]
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" {self.at(begin)}')
        position = self.skip_space(stop)
        if self.text[position] == "=":
            position = self.skip_space(position + 1)
            bare = False
        else:
            bare = True
        if self.text[position] == "\0":
            raise MarkupError(f'Unclosed start tag "{tag}" {self.at(begin)}')
        if bare:
            return name, "", position
        if self.text[position] in "'\"":
            value, position = self.quoted(position)
        else:
            match = _TOKEN.match(self.text, position)
            value = match[0].lower() if match else ""
            after = self.text[position + len(value)]
            if after not in _SPACE and after != ">":
                raise MarkupError(f"Unexpected end of name token {self.at(position)}")
            position += len(value)
        if self.text[position] == "\0":
            raise MarkupError(f"Unclosed start tag {self.at(begin)}")
        return name, value, position

    def quoted(self, position: int) -> tuple[str, int]:
        quote = self.text[position]
        position += 1
        value: list[str] = []
        special = _IN_QUOTES[quote]
        while True:
            stop = _find(special, self.text, position)
            value.append(self.text[position:stop])
            position = stop
            if self.text[position] != "&":
                break
            char, position = _reference(self.text, position)
            value.append(char)
        return "".join(value), position + (self.text[position] == quote)

    def end_tag(self, begin: int) -> int:
        if not self.open:
            raise MarkupError(f"Unexpected end tag {self.at(begin)}")
        stop = _find(_NAME_END, self.text, begin + 1)
        name = _lower(self.text[begin + 2 : stop])
        position = self.skip_space(stop)
        if self.text[position] != ">":
            raise MarkupError(f"Unclosed end tag {self.at(begin)}")
        tag = self.open[-1].tag
        if name not in ("", tag):
            raise MarkupError(
                f'Unmatched end tag {self.at(begin)}, expected "</{tag}>", found "</{name}>"'
            )
        opened = self.open.pop()
        if self.offset > opened.offset:
            self.close(opened)
        return position + 1

    def close(self, opened: _Open) -> None:
        tag, start, length = opened.tag, opened.offset, self.offset - opened.offset
        if tag in _SIMPLE:
            self.entities.append(Entity(_SIMPLE[tag], start, length))
        elif tag == "blockquote":
            kind = "expandable_blockquote" if opened.argument else "blockquote"
            self.entities.append(Entity(kind, start, length))
        elif tag == "a":
            link = opened.argument or "".join(self.pieces[opened.position :])
            self.entities.extend(link_entities(link, start, length))
        elif tag == "tg-emoji":
            self.entities.append(Entity("custom_emoji", start, length, emoji_id(opened.argument)))
        elif tag == "tg-time":
            self.entities.extend(time_entities(*opened.moment, start, length))
        else:
            self.monospaced(tag, opened.argument, start, length)

    def monospaced(self, tag: str, language: str, start: int, length: int) -> None:
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.length) == (start, length)
        if last is not None and same and tag == "pre" and last.type == "code" and last.argument:
            self.entities[-1] = last._replace(type="pre")
        elif last is not None and same and tag == "code" and last.type == "pre" and language:
            self.entities[-1] = last._replace(argument=language)
        else:
            self.entities.append(Entity(tag, start, length, language))


def _without_lone_language(entities: list[Entity]) -> list[Entity]:
    """Drops languages of ``code``: they count only where ``pre`` covers the same text."""
    return [e._replace(argument="") if e.type == "code" else e for e in entities]


def _find(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.search(text, position)
    return match.start() if match else len(text) - 1


def _lower(name: str) -> str:
    # ASCII only: "İ".lower() would change the length and the message.
    return name.lower() if name.isascii() else re.sub("[A-Z]", lambda m: m[0].lower(), name)


def _reference(text: str, position: int) -> tuple[str, int]:
    """Returns the character of the reference at ``position`` and where it ends.

    An unknown reference stays an ampersand.
    """
    match = _REFERENCE.match(text, position)
    if match is None:
        return "&", position + 1
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        char = _REFERENCES.get(name)
        return (char, match.end()) if char else ("&", position + 1)
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    length = match.end() - position - match[0].endswith(";")
    if not 0 < code < 0x10FFFF or length >= 10:
        return "&", position + 1
    return chr(code), match.end()
