"""Who may talk to the page: this page, on this machine, under its own name.

A page from elsewhere could call a server on this machine, or come to it under a name of its own
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
    """Whether only this machine reaches a host."""
    if host == "localhost":
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def is_ours(name: str, bound: str) -> bool:
    """Whether a request that names this host is meant for a server bound to ``bound``."""
    if name and name in ("localhost", bound.lower()):
        return True
    address = _address(name)
    return address is not None and (address.is_loopback or not is_loopback(bound))


def middleware(bound: str) -> Middleware:
    """Refuses what another site sent, or meant for another host."""

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
    """Every answer carries the policy, errors too."""
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
