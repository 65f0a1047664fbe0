"""Protects the server of the page: only the page itself, under this machine's name, may use it.

A page from elsewhere could call a server on this machine, or reach it under another host's name
(DNS rebinding). So the host must be an address or ``localhost``, and whatever changes something
must come from the page itself.
"""

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether a host is reached from this machine alone."""
    if host == "localhost":
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def is_ours(name: str, bound: str) -> bool:
    """Whether a request for the host ``name`` is meant for a server bound to ``bound``."""
    if name and name in ("localhost", bound.lower()):
        return True
    address = _address(name)
    return address is not None and (address.is_loopback or not is_loopback(bound))


def middleware(bound: str) -> Middleware:
    """Returns a middleware that refuses requests from other sites and for other hosts."""

    @web.middleware
    async def refuse_others(request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host", "")
        if not is_ours(_name(host), bound):
            raise web.HTTPForbidden(text="This is not the host that you are looking for.")
        origin = request.headers.get("Origin")
        changes = request.method not in ("GET", "HEAD") or "Upgrade" in request.headers
        if (origin is None and changes) or (origin is not None and origin != f"http://{host}"):
            raise web.HTTPForbidden(text="Only the page itself may do this.")
        return await handler(request)

    return refuse_others


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Adds the security headers to every answer, errors too."""
    response.headers.update(HEADERS)


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
