"""The attributes of tags: links, custom emoji, moments in time.

Source: TDLib ``parse_html``, Bot API "date-time entity formatting".
"""

from __future__ import annotations

import re

from bot.offline.standin.entities import Entity
from bot.offline.standin.links import BadLinkError, mentioned_user, normalize_link

_INT32 = 1 << 32


class MarkupError(ValueError):
    """A text is not Telegram HTML; the message is the server's reason without its prefix."""


def link_entities(link: str, offset: int, length: int) -> list[Entity]:
    """Returns the entity of a link; none if Telegram drops the link and keeps its words."""
    user = mentioned_user(link)
    if user is not None:
        return [Entity("text_mention", offset, length, str(user))]
    try:
        return [Entity("text_link", offset, length, normalize_link(link))]
    except BadLinkError:
        return []


def emoji_id(identifier: str) -> str:
    """Returns the id of a custom emoji if it is one: a 64-bit number."""
    if (
        not re.fullmatch(r"-?[1-9][0-9]*", identifier)
        or not -(1 << 63) <= int(identifier) < 1 << 63
    ):
        raise MarkupError("Invalid custom emoji identifier specified")
    return identifier


def time_entities(unix: str, form: str, offset: int, length: int) -> list[Entity]:
    """Returns the entity of ``tg-time``; none if ``unix`` is not after 1970."""
    digits = re.match(r"-?[0-9]*", unix)
    sign = -1 if unix.startswith("-") else 1
    number = int((digits[0] if digits else "").lstrip("-") or "0") * sign
    form = _moment_format(form)  # a bad one is refused even where no moment is given
    seconds = (number + (_INT32 >> 1)) % _INT32 - (_INT32 >> 1)  # a 32-bit integer wraps
    if seconds <= 0:
        return []
    return [Entity("date_time", offset, length, f"{seconds}:{form}")]


def _moment_format(form: str) -> str:
    """Returns a ``tg-time`` format in its normal form: ``r``, or weekday, date, time."""
    if form in ("r", "R"):
        return "r"
    if not re.fullmatch("[wWdDtT]*", form):
        raise MarkupError("Invalid date format used")
    # Where both lengths are given, the short one wins.
    weekday = "w" if "w" in form.lower() else ""
    date = "d" if "d" in form else "D" if "D" in form else ""
    time = "t" if "t" in form else "T" if "T" in form else ""
    return weekday + date + time
