"""Reads the parameters of a call by the tables of ``schema`` and ``schema_objects``.

Telegram ignores parameters that it does not know; the stand-in refuses them, because in a test an
unknown name is a misspelled one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from bot.offline.standin.errors import ApiError, refuse, unsupported
from bot.offline.standin.schema import METHODS
from bot.offline.standin.schema_objects import OBJECTS
from bot.offline.standin.state import Json

Reader: TypeAlias = Callable[[object, str], object]

# Parts of the Bot API that the stand-in does not have. To ignore them would hide a bug.
_NOT_PLAYED = frozenset(
    {
        "business_connection_id",
        "suggested_post_parameters",
        "ephemeral_message_parameters",
        "rich_message",
    }
)
_WHEN_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "url": "URL host is empty",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter or field; ``type`` is written as in the tables."""

    type: str
    required: bool


@cache
def fields(name: str) -> dict[str, Field]:
    """Returns the fields of a method or object by name."""
    table = METHODS if name in METHODS else OBJECTS
    result = {}
    for line in table[name].splitlines():
        if line.strip():
            key, kind = line.split()
            # A required mark wins over a shared block that lists the field as optional.
            required = key.endswith("*")
            key = key.rstrip("*")
            if key not in result or required:
                result[key] = Field(kind, required)
    return result


def documented_name(method: str) -> str | None:
    """Returns a method's documented name, whatever the case; ``None`` for an unknown method."""
    return _SPELLINGS.get(method.lower())


_SPELLINGS = {name.lower(): name for name in METHODS}


def read_parameters(method: str, raw: Mapping[str, object]) -> Json:
    """Reads raw parameters (JSON values, strings, uploads) into typed ones.

    Absent and empty optional parameters are left out. Raises ``ApiError`` for parameters that are
    unknown, missing or of a wrong type.
    """
    known = fields(method)
    used: set[str] = set()
    result: Json = {}
    for key, value in raw.items():
        if key not in known:
            if not isinstance(value, Upload):
                raise unsupported(f'unknown parameter "{key}"')
            continue
        if value is None or value == "":
            continue
        if key in _NOT_PLAYED:
            raise unsupported(f'parameter "{key}" is not supported')
        result[key] = _reader(known[key].type)(value, key)
    for key, spec in known.items():
        if spec.required and key not in result and (key, method) != ("url", "setWebhook"):
            reason = _WHEN_MISSING.get(key)
            raise refuse(reason) if reason else unsupported(f'parameter "{key}" is required')
    result = {key: _attach(value, raw, used) for key, value in result.items()}
    for key, value in raw.items():
        if isinstance(value, Upload) and key not in known and key not in used:
            raise unsupported(f'unknown parameter "{key}"')
    return result


def _attach(value: object, raw: Mapping[str, object], used: set[str]) -> object:
    """Puts uploads in the place of the ``attach://name`` that points to them."""
    if not any(isinstance(part, Upload) for part in raw.values()):
        return value
    if isinstance(value, dict):
        return {key: _attach(item, raw, used) for key, item in value.items()}
    if isinstance(value, list):
        return [_attach(item, raw, used) for item in value]
    if isinstance(value, str) and value.startswith("attach://"):
        name = value.removeprefix("attach://")
        if not isinstance(raw.get(name), Upload):
            raise refuse("Wrong remote file identifier specified: wrong string length")
        used.add(name)
        return raw[name]
    return value


@cache
def _reader(kind: str) -> Reader:
    if kind.endswith("[]"):
        return _array_reader(_reader(kind.removesuffix("[]").strip("()")))
    if kind.startswith("="):
        return _constant_reader(kind[1:])
    if kind in _SCALARS:
        return _SCALARS[kind]
    return _object_reader(tuple(kind.split("|")))


def _array_reader(item: Reader) -> Reader:
    def read_array(value: object, path: str) -> list[object]:
        value = _decoded(value, path)
        if not isinstance(value, list):
            raise unsupported(f"{path} must be an array")
        return [item(element, f"{path}[{index}]") for index, element in enumerate(value)]

    return read_array


def _constant_reader(constant: str) -> Reader:
    def read_constant(value: object, path: str) -> str:
        if value != constant:
            raise unsupported(f'{path} must be "{constant}"')
        return constant

    return read_constant


def _object_reader(names: tuple[str, ...]) -> Reader:
    def read_object(value: object, path: str) -> Json:
        value = _decoded(value, path)
        if not isinstance(value, dict):
            raise unsupported(f"{path} must be an object")
        candidates = [name for name in names if name in OBJECTS]
        if len(candidates) != 1:
            candidates = [name for name in candidates if _could_be(name, value)]
        if not candidates:
            raise unsupported(f"{path} is none of {', '.join(names)}")
        return _read_fields(candidates[0], value, path)

    return read_object


def _could_be(name: str, value: Json) -> bool:
    return all(
        key in value and (not spec.type.startswith("=") or value[key] == spec.type[1:])
        for key, spec in fields(name).items()
        if spec.required
    )


def _read_fields(name: str, value: Json, path: str) -> Json:
    known = fields(name)
    result = {}
    for key, item in value.items():
        if key not in known:
            raise unsupported(f'unknown field "{key}" in {path}')
        if item is not None:
            result[key] = _reader(known[key].type)(item, f"{path}.{key}")
    for key, spec in known.items():
        if spec.required and key not in result:
            raise unsupported(f'field "{key}" is missing in {path}')
    return result


def _decoded(value: object, path: str) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise refuse(f"Can't parse {path} JSON object") from error


def _string(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise unsupported(f"{path} must be a string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise refuse("Strings must be encoded in UTF-8") from error
    return value


def _integer(value: object, path: str) -> int:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise unsupported(f"{path} must be an integer")
    return value


def _boolean(value: object, path: str) -> bool:
    if isinstance(value, str):
        value = {"true": True, "false": False, "1": True, "0": False}.get(value.lower())
    if not isinstance(value, bool):
        raise unsupported(f"{path} must be a boolean")
    return value


def _chat_id(value: object, path: str) -> int | str:
    try:
        return _integer(value, path)
    except ApiError:
        text = _string(value, path)
    if not text.startswith("@"):
        raise refuse("chat not found")
    return text


def _file(value: object, path: str) -> Upload | str:
    return value if isinstance(value, Upload) else _string(value, path)


def _input_file(value: object, path: str) -> Upload:
    if not isinstance(value, Upload):
        raise unsupported(f"{path} must be an uploaded file")
    return value


_SCALARS: dict[str, Reader] = {
    "String": _string,
    "Text": _string,  # may be empty and still mean something
    "Integer": _integer,
    "Boolean": _boolean,
    "ChatId": _chat_id,
    "File": _file,
    "InputFile": _input_file,
}
