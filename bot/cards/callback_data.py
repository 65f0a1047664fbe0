"""Actions as the 64 bytes of data that a button has, and back.

The data are the whole memory of a button: nothing is kept for it, so it works after a restart and a
year later. Hence no form that was ever sent changes its meaning. Anything else decodes to ``None``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from bot.cards.actions import (
    Action,
    Bookmark,
    CancelTopic,
    Choose,
    DropTopic,
    Forget,
    Form,
    KeepTopic,
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSettings,
    OpenSimilar,
    OpenText,
    PaperList,
    SaveAs,
    SendNotice,
    SetSubscription,
    SubscribeChannel,
)

LONGEST = 64
"""Bytes of callback data that Telegram takes."""

A = TypeVar("A", bound=Action)
Match = re.Match[str]


def encode(action: Action) -> str:
    """Callback data of at most 64 bytes, if a card's way back is ``shortened``."""
    data = _BY_KIND[type(action)].write(action)
    origin = action.origin if isinstance(action, _LEADING_BACK) else None
    return data if origin is None else f"{data}@{encode(origin)}"


def decode(data: str) -> Action | None:
    """The action that the data stand for; ``None`` for anything that no button of ours has."""
    if len(data) > LONGEST:
        return None
    here, at, back = data.partition("@")
    action = _read(here)
    if not at:
        return action
    origin = decode(back)
    if isinstance(action, _LEADING_BACK) and isinstance(origin, PaperList):
        return replace(action, origin=origin)
    return None


def shortened(origin: PaperList | None) -> PaperList | None:
    """The way back without the older of two lists of similar papers: 64 bytes are few."""
    if isinstance(origin, OpenSimilar) and isinstance(origin.origin, OpenSimilar):
        return OpenSimilar(origin.paper, origin.origin.origin)
    return origin


def _read(data: str) -> Action | None:
    for row in _TABLE:
        if match := row.pattern.fullmatch(data):
            try:
                return row.read(match)
            except ValueError:  # a day that the calendar does not have
                return None
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    """One kind of button: how its data are written, what they look like, how they are read."""

    kind: type[Any]
    write: Callable[[Any], str]
    pattern: re.Pattern[str]
    read: Callable[[Match], Action]


def _row(
    kind: type[A], write: Callable[[A], str], pattern: str, read: Callable[[Match], A]
) -> _Row:
    return _Row(kind, write, re.compile(pattern, re.ASCII), read)


def _write_overview(action: OpenOverview) -> str:
    letter = "A" if action.everything else "O" if action.paged else "o"
    return f"{letter}{action.day.isoformat()}.{action.part}"


def _read_overview(match: Match) -> OpenOverview:
    everything = match[1] == "A"
    day = date.fromisoformat(match[2])
    return OpenOverview(day, int(match[3]), everything or match[1] == "O", everything)


def _write_left_out(action: OpenLeftOut) -> str:
    letter = "X" if action.paged else "x"
    return f"{letter}{action.day.isoformat()}.{action.part}.{action.home}"


def _read_left_out(match: Match) -> OpenLeftOut:
    day = date.fromisoformat(match[2])
    return OpenLeftOut(day, int(match[3]), int(match[4]), match[1] == "X")


def _read_calendar(match: Match) -> OpenCalendar:
    month = date(int(match[1]), int(match[2]), 1)
    return OpenCalendar(month.year, month.month)


def _write_chat(chat_id: int) -> str:
    return f".{chat_id}" if chat_id else ""


_DAY = r"(\d{4}-\d{2}-\d{2})"
_PAPER = r"(\d{4}\.\d{4,5})"
_PART = r"(\d{1,3})"
_PAGE = r"(\d{1,5})"
_NUMBER = r"(\d{1,15})"
_CHAT = r"(?:\.(-[1-9]\d{0,17}))?"
"""Another chat than the button's own."""

_TABLE = (
    _row(OpenOverview, _write_overview, rf"([oOA]){_DAY}\.{_PART}", _read_overview),
    _row(OpenLeftOut, _write_left_out, rf"([xX]){_DAY}\.{_PART}\.{_PART}", _read_left_out),
    _row(
        OpenResults,
        lambda to: f"{'S' if to.only_typed else 's'}{to.query}.{to.page}",
        rf"([sS]){_NUMBER}\.{_PAGE}",
        lambda match: OpenResults(int(match[2]), int(match[3]), match[1] == "S"),
    ),
    _row(
        OpenSaved,
        lambda to: f"b{to.query}.{to.page}",
        rf"b{_NUMBER}\.{_PAGE}",
        lambda match: OpenSaved(int(match[1]), int(match[2])),
    ),
    _row(
        OpenCard,
        lambda to: f"c{to.paper}",
        rf"c{_PAPER}",
        lambda match: OpenCard(match[1]),
    ),
    _row(
        OpenSimilar,
        lambda to: f"r{to.paper}",
        rf"r{_PAPER}",
        lambda match: OpenSimilar(match[1]),
    ),
    _row(
        OpenText,
        lambda to: f"f{to.paper}.{to.page}",
        rf"f{_PAPER}\.(\d{{1,2}})",
        lambda match: OpenText(match[1], int(match[2])),
    ),
    _row(
        OpenCalendar,
        lambda to: f"m{to.year:04}-{to.month:02}",
        r"m(\d{4})-(\d{2})",
        _read_calendar,
    ),
    _row(
        SetSubscription,
        lambda to: "sub" if to.on else "unsub",
        "sub|unsub",
        lambda match: SetSubscription(match[0] == "sub"),
    ),
    _row(
        KeepTopic,
        lambda to: f"t{'m' if to.muted else 'f'}{to.query}{_write_chat(to.chat_id)}",
        rf"t([fm]){_NUMBER}{_CHAT}",
        lambda match: KeepTopic(int(match[2]), match[1] == "m", int(match[3] or 0)),
    ),
    _row(CancelTopic, lambda to: "tx", "tx", lambda match: CancelTopic()),
    _row(
        DropTopic,
        lambda to: f"td{to.topic}{_write_chat(to.chat_id)}",
        rf"td{_NUMBER}{_CHAT}",
        lambda match: DropTopic(int(match[1]), int(match[2] or 0)),
    ),
    _row(
        OpenSettings,
        lambda to: f"w{to.menu}",
        "w(|time|zone|style|language)",
        lambda match: OpenSettings(match[1]),
    ),
    _row(
        Choose,
        lambda to: f"w{to.setting}={to.value}",
        r"w(time|zone|style|language|quiet|only)=([\w/+:-]{1,40})",
        lambda match: Choose(match[1], match[2]),
    ),
    _row(
        Bookmark,
        lambda to: f"k{to.paper}{'+' if to.on else '-'}",
        rf"k{_PAPER}([+-])",
        lambda match: Bookmark(match[1], match[2] == "+"),
    ),
    _row(
        SaveAs,
        lambda to: f"e{to.form}",
        "e(bib|md|csv)",
        lambda match: SaveAs(cast(Form, match[1])),
    ),
    _row(
        SubscribeChannel,
        lambda to: f"h{to.chat_id}",
        r"h(-\d{1,18})",
        lambda match: SubscribeChannel(int(match[1])),
    ),
    _row(
        Forget,
        lambda to: "forget" if to.sure else "keep",
        "forget|keep",
        lambda match: Forget(match[0] == "forget"),
    ),
    _row(
        SendNotice,
        lambda to: f"n{to.number}{'+' if to.sure else '-'}",
        rf"n{_NUMBER}([+-])",
        lambda match: SendNotice(int(match[1]), match[2] == "+"),
    ),
)
_BY_KIND = {row.kind: row for row in _TABLE}
_LEADING_BACK = (OpenCard, OpenSimilar, OpenText)
"""Their data go on, behind ``@``, with those of the place that they lead back to."""
