"""What tags say beside their text: links, custom emoji, moments in time.

Source: TDLib ``parse_html``, Bot API "date-time entity formatting".
"""

from __future__ import annotations

import re

from bot.offline.standin.entities import Entity
from bot.offline.standin.links import BadLinkError, checked, mentioned_user

_INT32 = 1 << 32


class MarkupError(ValueError):
    """The text is not Telegram HTML; the text is the server's reason without its prefix."""


def linked(link: str, offset: int, length: int) -> list[Entity]:
    """Return the entity of a link, none if Telegram drops it and keeps the words."""
    user = mentioned_user(link)
    if user is not None:
        return [Entity("text_mention", offset, length, str(user))]
    try:
        return [Entity("text_link", offset, length, checked(link))]
    except BadLinkError:
        return []


def emoji(identifier: str) -> str:
    """Check the id of a custom emoji, a 64-bit number."""
    if (
        not re.fullmatch(r"-?[1-9][0-9]*", identifier)
        or not -(1 << 63) <= int(identifier) < 1 << 63
    ):
        raise MarkupError("Invalid custom emoji identifier specified")
    return identifier


def moment(unix: str, form: str, offset: int, length: int) -> list[Entity]:
    """Return the entity of ``tg-time``, none without a time after 1970."""
    digits = re.match(r"-?[0-9]*", unix)
    sign = -1 if unix.startswith("-") else 1
    number = int((digits[0] if digits else "").lstrip("-") or "0") * sign
    form = _moment_format(form)  # a bad one is refused even where no moment is given
    seconds = (number + (_INT32 >> 1)) % _INT32 - (_INT32 >> 1)  # a 32-bit integer wraps
    if seconds <= 0:
        return []
    return [Entity("date_time", offset, length, f"{seconds}:{form}")]


def _moment_format(form: str) -> str:
    """Spell a ``tg-time`` format in its normal form: ``r``, or weekday, date, time."""
    if form in ("r", "R"):
        return "r"
    if not re.fullmatch("[wWdDtT]*", form):
        raise MarkupError("Invalid date format used")
    # Of both lengths the short one wins.
    weekday = "w" if "w" in form.lower() else ""
    date = "d" if "d" in form else "D" if "D" in form else ""
    time = "t" if "t" in form else "T" if "T" in form else ""
    return weekday + date + time
