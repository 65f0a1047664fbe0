"""Whether an object of the library has the types in its fields that the library documents.

The library reads any JSON that has the fields it wants and puts up with other types in them. A
handler would then stumble over a number where a text should be.
"""

import math
import sys
import typing
from collections.abc import Iterator, Sequence
from functools import cache
from types import NoneType, UnionType

import telegram
from telegram import TelegramObject

_LARGEST_INTEGER = 2**63
_NAMES = vars(typing) | vars(telegram)


def check_fields(value: TelegramObject) -> None:
    """Raises ``TypeError`` when a field of ``value``, or of anything in it, has another type.

    Also refuses numbers and texts that no database takes. The error shows no content.
    """
    for name, kinds in _kinds_of(type(value)).items():  # type: ignore[arg-type]  # mypy looks at its instances
        field = getattr(value, name, None)
        if field is None and NoneType in kinds:  # most are
            continue
        if not _is_one_of(field, kinds):
            raise TypeError(f"{type(value).__name__}.{name} is of another type")


@cache
def _kinds_of(kind: type) -> dict[str, tuple[object, ...]]:
    """Returns what each field of a class may be; what the library computes is no field."""
    names = _NAMES | vars(sys.modules[kind.__module__])
    hints = typing.get_type_hints(kind.__init__, globalns=names)  # type: ignore[misc]
    slots = {slot for base in kind.__mro__ for slot in getattr(base, "__slots__", ())}
    return {name: tuple(_alternatives(hints[name])) for name in hints.keys() & slots}


def _alternatives(hint: object) -> Iterator[object]:
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        for one in typing.get_args(hint):
            yield from _alternatives(one)
    else:
        yield hint


def _is_one_of(value: object, kinds: tuple[object, ...]) -> bool:
    match value:
        case TelegramObject():
            check_fields(value)
        case int() if not -_LARGEST_INTEGER <= value < _LARGEST_INTEGER:
            return False
        case float() if not math.isfinite(value):
            return False
        case str() if not value.isascii() and any("\ud800" <= one <= "\udfff" for one in value):
            return False
    return any(_is_a(value, kind) for kind in kinds)


def _is_a(value: object, kind: object) -> bool:
    if typing.get_origin(kind) is Sequence:
        parts = tuple(_alternatives(typing.get_args(kind)[0]))
        return isinstance(value, tuple) and all(_is_one_of(one, parts) for one in value)
    if not isinstance(kind, type):
        return True  # a kind that says less than its values
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)
