"""Checks links as Telegram does, and writes them as it does.

Source: TDLib ``LinkManager::check_link`` and ``tdutils/td/utils/HttpUrl.cpp``.
"""

from __future__ import annotations

import ipaddress
import re

_HOST = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=]|%[0-9a-f]{2}|[^\x00-\x7f])+")
_USERINFO = re.compile(rf"(?:{_HOST.pattern}|[A-Z:])*")
_APP_HOST = re.compile(r"[a-z0-9_-]+")
_AUTHORITY = re.compile(r"[^/?#]*")
_USER_ID = re.compile(r"[^?]*\?(?:[^#]*&)?id=(\d+)(?:[&#]|$)")
_APP_SCHEMES = ("tonsite", "ton", "tg")


class BadLinkError(ValueError):
    """Telegram does not accept a link; the message is its reason."""


def normalize_link(link: str) -> str:
    """Returns ``link`` as Telegram stores it: its host in lower case, and always a path.

    Raises ``BadLinkError`` for anything but http, https, tg, ton and tonsite links.
    """
    for scheme in _APP_SCHEMES:
        if link[: len(scheme) + 1].lower() == scheme + ":":
            return _app_link(scheme, link[len(scheme) + 1 :].removeprefix("//"))
    protocol, userinfo, host, port, query = _parse(link)
    if "." not in host and not host.startswith("["):
        raise BadLinkError("Wrong HTTP URL")
    userinfo = f"{userinfo}@" if userinfo else ""
    return f"{protocol}://{userinfo}{host}{f':{port}' if port else ''}{query}"


def mentioned_user(link: str) -> int | None:
    """Returns the user id of a ``tg://user?id=…`` link; ``None`` for other links."""
    if link[:3].lower() != "tg:":
        return None
    rest = link[3:].removeprefix("//").lower()
    match = _USER_ID.match(rest) if re.match(r"user/?\?", rest) else None
    if match is None or not 0 < int(match[1]) < 1 << 40:
        return None
    return int(match[1])


def _app_link(scheme: str, rest: str) -> str:
    protocol, userinfo, host, port, query = _parse(rest)
    explicit = rest[:7].lower() == "http://" or protocol == "https"
    if explicit or userinfo or port or host.startswith("["):
        raise BadLinkError("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    if not _APP_HOST.fullmatch(host.replace(".", "") if scheme == "tonsite" else host):
        raise BadLinkError("Unallowed characters in URL host")
    return f"{scheme}://{host}{query[1:] if query.startswith('/?') else query}"


def _parse(link: str) -> tuple[str, str, str, int, str]:
    protocol = "http"
    head = re.match(r"[^:/?#@\[\]]*", link)
    name = head[0].lower() if head else ""
    if link[len(name) :].startswith("://"):
        if name not in ("http", "https"):
            raise BadLinkError("Unsupported URL protocol")
        protocol, link = name, link[len(name) + 3 :]
    authority = _AUTHORITY.match(link)
    location = authority[0] if authority else ""
    query = link[len(location) :].rstrip(" \t\r\n\0\v")
    address, port = _port(location)
    userinfo, _, host = address.rpartition("@")
    host = host.lower() if host.isascii() else "".join(c.lower() if c < "\x80" else c for c in host)
    _check_host(host)
    if not _USERINFO.fullmatch(userinfo):
        raise BadLinkError("Wrong userinfo in the URL")
    if not query.startswith("/"):
        query = "/" + query
    query = re.sub(r"[\x00-\x20]", lambda match: f"%{ord(match[0]):02X}", query)
    return protocol, userinfo, host, port, query


def _port(location: str) -> tuple[str, int]:
    mark = max(location.rfind(char) for char in ":]@")
    if mark <= 0 or location[mark] != ":":
        return location, 0
    digits = location[mark + 1 :]
    if not re.fullmatch(r"[0-9]+", digits) or not 0 < int(digits) <= 65535:
        raise BadLinkError("Wrong port number specified in the URL")
    return location[:mark], int(digits)


def _check_host(host: str) -> None:
    if not host:
        raise BadLinkError("URL host is empty")
    if host == ".":
        raise BadLinkError("Host is invalid")
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError as error:
            raise BadLinkError("Wrong IPv6 address specified in the URL") from error
    elif not _HOST.fullmatch(host):
        percent = re.search(r"%(?![0-9a-f]{2})", host)
        raise BadLinkError(
            "Wrong percent-encoded symbol in URL host" if percent else "Wrong URL host"
        )
