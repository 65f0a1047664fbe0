"""Buttons that change something for a person or a chat: settings, saved papers, notices.

Their data are below 64 bytes too, see ``bot.cards.actions``, and begin with a letter of their own.
"""

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["bib", "md", "csv"]
"""A file of saved papers."""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """The settings of this chat, or the menu of one of them: time, zone, style, language."""

    menu: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """One setting gets a value, as ``/settings`` takes both in words."""

    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Save a paper for whoever presses, or take it off their list."""

    paper: str
    on: bool


@dataclass(frozen=True, slots=True)
class SaveAs:
    """The presser's saved papers as a file."""

    form: Form


@dataclass(frozen=True, slots=True)
class SubscribeChannel:
    """Subscribe the channel that a post was forwarded from."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete all that is stored of the presser, or leave it."""

    sure: bool


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send an administrators' notice to all, or drop it."""

    number: int
    sure: bool


Choice = OpenSettings | Choose | Bookmark | SaveAs | SubscribeChannel | Forget | SendNotice
CHOICES = (OpenSettings, Choose, Bookmark, SaveAs, SubscribeChannel, Forget, SendNotice)

_SETTINGS = re.compile(r"w(|time|zone|style|language)")
_CHOOSE = re.compile(r"w(time|zone|style|language|quiet|only)=([\w/+:-]{1,40})", re.ASCII)
_BOOKMARK = re.compile(r"k(\d{4}\.\d{4,5})([+-])", re.ASCII)
_SAVE_AS = re.compile(r"e(bib|md|csv)")
_CHANNEL = re.compile(r"h(-\d{1,18})", re.ASCII)
_NOTICE = re.compile(r"n(\d{1,15})([+-])", re.ASCII)


def encode(choice: Choice) -> str:
    """Callback data."""
    match choice:
        case OpenSettings(menu):
            return f"w{menu}"
        case Choose(setting, value):
            return f"w{setting}={value}"
        case Bookmark(paper, on):
            return f"k{paper}{'+' if on else '-'}"
        case SaveAs(form):
            return f"e{form}"
        case SubscribeChannel(chat_id):
            return f"h{chat_id}"
        case Forget(sure):
            return "forget" if sure else "keep"
        case SendNotice(number, sure):
            return f"n{number}{'+' if sure else '-'}"


def decode(data: str) -> Choice | None:
    """The choice that the data stand for; ``None`` for anything else."""
    if data in ("forget", "keep"):
        return Forget(data == "forget")
    if match := _SETTINGS.fullmatch(data):
        return OpenSettings(match[1])
    if match := _CHOOSE.fullmatch(data):
        return Choose(match[1], match[2])
    if match := _BOOKMARK.fullmatch(data):
        return Bookmark(match[1], match[2] == "+")
    if match := _SAVE_AS.fullmatch(data):
        form: Form = match[1]  # type: ignore[assignment]  # the pattern has no others
        return SaveAs(form)
    if match := _CHANNEL.fullmatch(data):
        return SubscribeChannel(int(match[1]))
    if match := _NOTICE.fullmatch(data):
        return SendNotice(int(match[1]), match[2] == "+")
    return None
