"""Actions as callback data, and back.

The data are the whole memory of a button. Nothing else is kept for it, so it works after a restart
and a year later. Each action declares its forms (``bot.cards.actions``); this module writes and
reads them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any, get_args

from bot.cards.actions import Action, FileForm, OpenCard, OpenSimilar, OpenText, PaperList

LONGEST = 64
"""The most bytes of callback data that Telegram takes."""

_LEADING_BACK = (OpenCard, OpenSimilar, OpenText)
"""Actions whose data end with ``@`` and the data of the list that they lead back to."""


def encode(action: Action) -> str:
    """Returns the data of an action, at most 64 bytes when its way back is ``shortened``."""
    data = next(form for form in _FORMS[type(action)] if form.fits(action)).write(action)
    origin = action.origin if isinstance(action, _LEADING_BACK) else None
    return data if origin is None else f"{data}@{encode(origin)}"


def decode(data: str) -> Action | None:
    """Returns the action that the data stand for; ``None`` when no button of ours has them."""
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
    """Returns the way back without the older of two lists of similar papers, to save bytes."""
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
    """How a field is written in the data: its pattern, its reader and its writer."""

    pattern: str
    read: Callable[[str], object] = str
    write: Callable[[Any], str] = str


def _digits(most: int) -> _Kind:
    return _Kind(rf"0|[1-9]\d{{0,{most - 1}}}", int)


_KINDS = {
    "day": _Kind(r"\d{4}-\d{2}-\d{2}", date.fromisoformat, date.isoformat),
    "year": _Kind(r"(?!0000)\d{4}", int, "{:04}".format),
    "month": _Kind(r"0[1-9]|1[0-2]", int, "{:02}".format),
    "paper": _Kind(r"\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?/\d{7}"),
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
    """One way to write an action. ``fixed`` are the fields that the template stands for."""

    def __init__(self, action: type[Action], template: str, fixed: Mapping[str, object]) -> None:
        self._action = action
        self._template = template
        *parts, end = _FIELD.split(template)  # before each field a text; its name; its kind
        names = parts[1::3]
        self._kinds = {n: _KINDS[kind or n] for n, kind in zip(names, parts[2::3], strict=True)}
        defaults = {field.name: field.default for field in fields(action)}
        others = {n: v for n, v in defaults.items() if n not in self._kinds and n != "origin"}
        self._fixed: dict[str, object] = {**others, **fixed}
        assert MISSING not in self._fixed.values(), f"{template} leaves out a field"
        pattern = "".join(
            f"{re.escape(text)}(?P<{name}>{self._kinds[name].pattern})"
            for text, name in zip(parts[::3], names, strict=True)
        )
        self.pattern = re.compile(pattern + re.escape(end), re.ASCII)

    def fits(self, action: Action) -> bool:
        """Whether the form can express the action."""
        return all(getattr(action, name) == value for name, value in self._fixed.items())

    def write(self, action: Action) -> str:
        """Returns the data of an action that the form fits."""
        return _FIELD.sub(
            lambda match: self._kinds[match[1]].write(getattr(action, match[1])), self._template
        )

    def read(self, match: re.Match[str]) -> Action:
        """Returns the action of data that match. Raises ``ValueError`` for a day that is none."""
        values = {name: self._kinds[name].read(text) for name, text in match.groupdict().items()}
        return self._action(**self._fixed, **values)  # type: ignore[arg-type]  # as declared


_FORMS: Mapping[type[Action], list[_Form]] = {
    action: [_Form(action, template, fixed) for template, fixed in action.forms.items()]
    for action in get_args(Action)
}
