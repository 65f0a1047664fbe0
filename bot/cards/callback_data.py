"""Actions as the 64 bytes of data that a button has, and back.

The data are the whole memory of a button: nothing is kept for it, so it works after a restart and a
year later. Each action declares its own forms (``bot.cards.actions``); here they are written and
read. Anything else decodes to ``None``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any, get_args

from bot.cards.actions import (
    Action,
    FileForm,
    OpenCard,
    OpenSimilar,
    OpenText,
    PaperList,
)

LONGEST = 64
"""Bytes of callback data that Telegram takes."""

_LEADING_BACK = (OpenCard, OpenSimilar, OpenText)
"""Their data go on, behind ``@``, with those of the list that they lead back to."""


def encode(action: Action) -> str:
    """Callback data of at most 64 bytes, if a card's way back is ``shortened``."""
    data = next(form for form in _FORMS[type(action)] if form.fits(action)).write(action)
    origin = action.origin if isinstance(action, _LEADING_BACK) else None
    return data if origin is None else f"{data}@{encode(origin)}"


def decode(data: str) -> Action | None:
    """The action that the data stand for; ``None`` for anything that no button of ours has."""
    if len(data) > LONGEST:
        return None
    head, at, back = data.partition("@")
    action = _read(head)
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
    for forms in _FORMS.values():
        for form in forms:
            if match := form.pattern.fullmatch(data):
                try:
                    return form.read(match)
                except ValueError:  # a day that the calendar does not have
                    return None
    return None


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a field stands in the data: its pattern, and how it is read and written."""

    pattern: str
    read: Callable[[str], object] = str
    write: Callable[[Any], str] = str


def _digits(most: int) -> _Kind:
    return _Kind(rf"0|[1-9]\d{{0,{most - 1}}}", int)


_KINDS = {
    "day": _Kind(r"\d{4}-\d{2}-\d{2}", date.fromisoformat, date.isoformat),
    "year": _Kind(r"(?!0000)\d{4}", int, "{:04}".format),
    "month": _Kind(r"0[1-9]|1[0-2]", int, "{:02}".format),
    "paper": _Kind(r"\d{4}\.\d{4,5}"),
    "part": _digits(3),
    "page": _digits(5),
    "text_page": _digits(2),
    "number": _digits(15),
    "chat": _Kind(r"-[1-9]\d{0,17}", int),
    "form": _Kind("|".join(get_args(FileForm))),
    "setting": _Kind(r"[a-z]{1,16}"),
    "value": _Kind(r"[\w/+:-]{1,40}"),
}
_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")


class _Form:
    """One way in which one kind of action is written."""

    def __init__(
        self, action: type[Action], template: str, stands_for: Mapping[str, object]
    ) -> None:
        self._action = action
        self._template = template
        self._kinds = {name: _KINDS[kind or name] for name, kind in _FIELD.findall(template)}
        defaults = {field.name: field.default for field in fields(action)}
        others = {n: v for n, v in defaults.items() if n not in self._kinds and n != "origin"}
        self._fixed: dict[str, object] = {**others, **stands_for}
        assert MISSING not in self._fixed.values(), f"{template} leaves out a field"
        # The parts between the fields stand as they are.
        ends = [0, *(end for match in _FIELD.finditer(template) for end in match.span())]
        texts = [template[a:b] for a, b in zip(ends[::2], [*ends[1::2], None], strict=True)]
        parts = [f"(?P<{name}>{kind.pattern})" for name, kind in self._kinds.items()]
        pattern = "".join(
            re.escape(text) + part for text, part in zip(texts, [*parts, ""], strict=True)
        )
        self.pattern = re.compile(pattern, re.ASCII)

    def fits(self, action: Action) -> bool:
        """Whether the form says all of the action."""
        return all(getattr(action, name) == value for name, value in self._fixed.items())

    def write(self, action: Action) -> str:
        """The data of an action that it fits."""
        return _FIELD.sub(
            lambda match: self._kinds[match[1]].write(getattr(action, match[1])), self._template
        )

    def read(self, match: re.Match[str]) -> Action:
        """The action of data that match; raises ``ValueError`` for a day that does not exist."""
        values = {name: self._kinds[name].read(text) for name, text in match.groupdict().items()}
        return self._action(**self._fixed, **values)  # type: ignore[arg-type]  # as declared


_FORMS: Mapping[type[Action], list[_Form]] = {
    action: [_Form(action, template, fixed) for template, fixed in action.forms.items()]
    for action in get_args(Action)
}
