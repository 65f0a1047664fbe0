"""Finds links and e-mail addresses in plain text as Telegram does.

Telegram looks for dots and extends each to both sides, so its links can be a surprise:
``见https://a.com，好`` is a link up to its end. Source: TDLib ``match_urls``,
``fix_url``, ``is_email_address`` (``td/telegram/MessageEntity.cpp``).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from bot.offline.standin.domains import TOP_LEVEL

_SPACE = r"\p{Z}\n\u2000-\u200b\u200e\u200f\u2016-\u206f"
_DOMAIN = rf"[A-Za-z0-9_.~-]|[^\x00-\xbf{_SPACE}]"
_USER = rf"[^{_SPACE}/\[\]{{}}()'`<>\"@«»]"
_PROTOCOL = rf"[A-Za-z0-9+-]|[^\x00-\x7f{_SPACE}]"
_DOMAIN_AFTER = regex.compile(f"(?:{_DOMAIN}|@)*")
_PATH_AFTER = regex.compile(rf"[^{_SPACE}<>\"«»]*")
_PORT_AFTER = regex.compile(":0*([1-9][0-9]{0,4})(?![0-9])")
_DOMAIN_BEFORE = regex.compile(f"(?r)(?:{_DOMAIN})*")
_USER_BEFORE = regex.compile(f"(?r){_USER}*")
_PROTOCOL_BEFORE = regex.compile(f"(?r)(?:{_PROTOCOL})*")
_GLUED = regex.compile(r"[\p{L}\p{N}_/#@]")
_EMAIL = regex.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@"
    r"(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}",
    regex.IGNORECASE,
)
_TRAILING = ".:;,('?!`"
_OPENING = {")": "(", "]": "[", "}": "{"}


def find_urls(text: str) -> Iterator[tuple[str, int, int]]:
    """Yields ``("url" or "email", begin, end)`` in characters, in order."""
    for begin, end in _candidates(text):
        part = text[begin:end]
        if part.startswith("mailto:") and _EMAIL.fullmatch(part[7:]):
            yield "email", begin + 7, end
        elif _EMAIL.fullmatch(part):
            yield "email", begin, end
        elif size := _link_size(part):
            yield "url", begin, begin + size


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while 0 <= (dot := text.find(".", start)) < len(text) - 1:
        if text[dot + 1] == " ":
            start = dot + 2
            continue
        begin, end = _around(text, start, dot)
        if begin is None:
            end = text.rfind(".", start, end) + 1
        else:
            if end > dot + 1:
                yield begin, end
            while text[end : end + 1] == ".":
                end += 1
        start = max(end, dot + 1)


def _around(text: str, start: int, dot: int) -> tuple[int | None, int]:
    """Returns begin and end of the text around a dot; no begin if it cannot be a link."""
    begin = _before(_DOMAIN_BEFORE, text, start, dot)
    after = _after(_DOMAIN_AFTER, text, dot)
    has_at = "@" in text[dot:after]
    if has_at:
        begin = _before(_USER_BEFORE, text, start, begin)
    end = _end(text, dot, after)
    is_bad = False
    if begin > start and text[begin - 1] == "@":
        user = _before(_USER_BEFORE, text, start, begin - 1)
        is_bad = has_at or user == begin - 1
        begin = user
    if begin > start:
        size = _scheme_size(text, start, begin)
        is_bad = is_bad or size is None
        begin -= size or 0
    return None if is_bad else begin, end


def _end(text: str, dot: int, end: int) -> int:
    port = _PORT_AFTER.match(text, end)
    if port is not None and int(port[1]) <= 65535:
        end = port.end()
    if text[end : end + 1] in ("/", "?", "#"):
        path = _after(_PATH_AFTER, text, end + 1)
        while path > end + 1 and text[path - 1] in _TRAILING:
            path -= 1
        if text[end] == "/" or path > end + 1:
            end = path
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    return end


def _scheme_size(text: str, start: int, begin: int) -> int | None:
    """Returns the length of the scheme before ``begin``; ``None`` if no link may begin there."""
    prefix = text[start:begin]
    if not (prefix.endswith("://") and len(prefix.encode()) >= 6):
        return None if _GLUED.match(prefix[-1]) else 0
    protocol = text[_before(_PROTOCOL_BEFORE, text, start, begin - 3) : begin - 3].lower()
    if protocol.endswith("http") and protocol != "shttp":
        return 7
    if protocol.endswith("https"):
        return 8
    if protocol.endswith("ftp") and protocol not in ("tftp", "sftp"):
        return 6
    return None


def _link_size(url: str) -> int:
    """Returns the length of the valid link at the beginning of ``url``; 0 if there is none."""
    head = regex.match("(?i)(?:https?|ftp)://", url)
    begin = head.end() if head else 0
    end = next((i for i in range(begin, len(url)) if url[i] in "/?#"), len(url))
    domain = url[begin:end].partition("@")[2] or url[begin:end]
    domain = domain.rpartition(":")[0] or domain
    return end + _path_size(url[end:]) if _is_domain(domain, head is not None) else 0


def _path_size(path: str) -> int:
    open_: list[str] = []
    for index, char in enumerate(path):
        if char in "([{":
            open_.append(char)
        elif char in _OPENING:
            if _OPENING[char] not in open_:
                path = path[:index]
                break
            open_.remove(_OPENING[char])
    return len(path.rstrip(_TRAILING))


def _is_domain(domain: str, has_scheme: bool) -> bool:
    parts = domain.split(".")
    if len(parts) < 2 or any(
        not 0 < len(part.encode()) < 64 or part.endswith("-") for part in parts
    ):
        return False
    if all(part.isascii() and part.isdigit() for part in parts):
        return len(parts) == 4 and all(
            int(part) <= 255 and (part == "0" or part[0] != "0") for part in parts
        )
    top = parts[-1]
    if top.startswith("xn--"):
        return len(top) > 5 and top[4:].isascii() and top[4:].isalnum()
    if len(top) < 2 or "_" in top or "-" in top or "_" in parts[-2]:
        return False
    return has_scheme or _is_top_level(top)


def _is_top_level(name: str) -> bool:
    lower = name.lower()
    if lower != name and lower[1:] == name[1:]:
        return False  # "sentence.It": a full stop without a space
    return lower in TOP_LEVEL


def _before(pattern: regex.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.start() if match else end


def _after(pattern: regex.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
