"""The tables of methods and objects agree with aiogram, which knows the Bot API on its own."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from inspect import getsource
from typing import Any, get_args

import aiogram.methods
import aiogram.types
import pytest
from pydantic import BaseModel

from bot.offline.standin.errors import ApiError
from bot.offline.standin.methods import HANDLERS
from bot.offline.standin.parameters import documented_name, fields, read_parameters
from bot.offline.standin.schema import METHODS
from bot.offline.standin.schema_objects import OBJECTS
from bot.offline.standin.state import PERMISSIONS

_METHODS: dict[str, type[BaseModel]] = {
    method.__api_method__: method
    for method in vars(aiogram.methods).values()
    if isinstance(getattr(method, "__api_method__", None), str)
}
# Only their names are known: parameters that take them are refused.
_FIELDS_LEFT_OUT = {"CallbackGame", "DisabledButton"}


def _documented(model: type[BaseModel]) -> set[str]:
    """Returns the field names that the class does not call deprecated."""
    docs = dict(re.findall(r'^    (\w+): .*?\n    """(.*?)"""', getsource(model), re.M | re.S))
    return {name for name in model.model_fields if ".. deprecated::" not in docs.get(name, "")} - {
        "switch_pm_parameter",
        "switch_pm_text",
        "request_user",
    }


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_method_has_exactly_the_documented_parameters(method: str) -> None:
    model = _METHODS[method]
    known = fields(method)

    assert _documented(model) == set(known)
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert required == {name for name, field in known.items() if field.required}


@pytest.mark.parametrize("name", sorted(set(OBJECTS) - _FIELDS_LEFT_OUT))
def test_an_object_has_exactly_the_documented_fields(name: str) -> None:
    """``type`` and flags have defaults in aiogram."""
    model = getattr(aiogram.types, name)
    known = fields(name)
    documented = _documented(model) - {"disable_web_page_preview"}
    if name == "User":  # other fields occur only in answers to getMe
        documented &= set(known)
    if name in ("MenuButtonCommands", "MenuButtonDefault"):  # aiogram adds what others have
        documented -= {"text", "web_app"}

    assert documented == set(known)
    required = {field for field in documented if model.model_fields[field].is_required()}
    ours = {field for field, spec in known.items() if spec.required}
    given_by_aiogram = {"type", "remove_keyboard", "force_reply", "can_send_welcome_messages"}
    assert required - given_by_aiogram == ours - given_by_aiogram


@pytest.mark.parametrize("method", sorted(METHODS))
def test_scalar_types_agree(method: str) -> None:
    python = {"Integer": int, "String": str, "Boolean": bool}
    model = _METHODS[method]

    for name, field in fields(method).items():
        if field.type in python:
            annotation: Any = model.model_fields[name].annotation
            kinds = set(get_args(annotation) or (annotation,))
            kinds -= {type(None), datetime, timedelta, aiogram.client.default.Default}
            assert {python[field.type]} == kinds, name


def test_every_method_in_the_table_is_played() -> None:
    assert set(METHODS) == set(HANDLERS)


def test_permissions_are_those_of_the_bot_api() -> None:
    assert set(aiogram.types.ChatPermissions.model_fields) == set(PERMISSIONS)


def test_the_case_of_a_method_does_not_matter() -> None:
    assert documented_name("SENDMESSAGE") == documented_name("sendmessage") == "sendMessage"
    assert documented_name("sendMassage") is None


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1, "text": ""}, "message text is empty"),
        (
            {"chat_id": 1, "text": "x", "parsemode": "HTML"},
            'stand-in: unknown parameter "parsemode"',
        ),
        ({"chat_id": 1.5, "text": "x"}, "stand-in: chat_id must be a string"),
        ({"chat_id": "anna", "text": "x"}, "chat not found"),
        ({"chat_id": 1, "text": 5}, "stand-in: text must be a string"),
        ({"chat_id": 1, "text": "\ud800"}, "strings must be encoded in UTF-8"),
        ({"chat_id": 1, "text": "x", "message_thread_id": "x"}, "message_thread_id must be an int"),
        ({"chat_id": 1, "text": "x", "disable_notification": "y"}, "must be a boolean"),
        ({"chat_id": 1, "text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"chat_id": 1, "text": "x", "reply_markup": "{}"}, "reply_markup is none of Inline"),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"txt": "a"}]]}},
            'unknown field "txt" in reply_markup.inline_keyboard[0][0]',
        ),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"url": "a.b"}]]}},
            'field "text" is missing in reply_markup.inline_keyboard[0][0]',
        ),
        ({"chat_id": 1, "text": "x", "entities": "{}"}, "entities must be an array"),
        ({"chat_id": 1, "text": "x", "business_connection_id": "b"}, "is not supported"),
    ],
)
def test_bad_parameters_are_refused_by_name(raw: dict[str, object], refusal: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_parameters("sendMessage", raw)

    assert refusal in refused.value.description


def test_parameters_are_read_from_strings_as_from_json() -> None:
    """A urlencoded body carries nested values as JSON text."""
    typed = {
        "chat_id": 7,
        "text": "x",
        "disable_notification": True,
        "link_preview_options": {"is_disabled": True},
    }
    strings = {
        "chat_id": "7",
        "text": "x",
        "disable_notification": "true",
        "link_preview_options": '{"is_disabled": true}',
    }

    assert typed == read_parameters("sendMessage", typed) == read_parameters("sendMessage", strings)
