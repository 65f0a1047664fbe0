"""What the values of settings have to be, and how they are read from the environment."""

import json
import re
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo

from bot.errors import StoreError
from bot.store.urls import check_url
from bot.texts.catalogue import REPORTED, check_language

_WEBHOOK_URL = re.compile(
    r"https://([\w.-]+|\[[0-9a-fA-F:.]+\])(?::([0-9]{1,5}))?(/[\w.~:/-]*)?", re.A
)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_PRIVATE_DOMAINS = {"arpa", "internal", "invalid", "lan", "local", "localhost", "onion", "test"}
_TELEGRAMS_PORTS = (443, 80, 88, 8443)


_OUR_WORDS = {
    "Value error, ": "",
    ", unable to .*": "",
    "Input should be (?=greater|less)": "expected a number ",
    "Input should be ": "expected ",
    "a number greater than or equal to": "at least",
    "a number less than or equal to": "at most",
    "a valid integer": "a whole number",
    "a valid boolean": "true or false",
    "a valid dictionary": "a table",
    "a valid ": "a ",
}
"""What Pydantic says, and what we say."""


def say_plainly(message: str) -> str:
    """Returns what Pydantic says of a value in the words of our own checks."""
    for pattern, ours in _OUR_WORDS.items():
        message = re.sub(pattern, ours, message)
    return message


def _read_ids(value: object) -> object:
    """Returns ``1, 2`` from the environment as a list."""
    if isinstance(value, str):
        return [part for part in re.split(r"[\s,\[\]]+", value) if part]
    return value


def _read_time(value: object) -> time:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
        raise ValueError('expected an hour and minute such as "09:00"')
    return time.fromisoformat(value.zfill(5))


def _check_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("expected an IANA zone such as Asia/Shanghai")
    return value


def _check_url(value: str) -> str:
    matched = re.fullmatch(r"https?://[^\s/:\[\]]+(?::([0-9]{1,5}))?(/\S*)?", value)
    if matched is None or not 0 < int(matched[1] or 443) < 2**16:
        raise ValueError("expected an address such as https://papers.example.org")
    return value.rstrip("/")


def _check_webhook_url(value: str) -> str:
    """Refuses what Telegram would not call; it calls no private address and four ports only."""
    if not value:
        return value
    matched = _WEBHOOK_URL.fullmatch(value)
    if matched is None:
        raise ValueError(
            "expected an address with a path, without user, query or fragment, such as "
            "https://papers.example.org/telegram"
        )
    host, port, path = matched.groups()
    if not _is_public(host):
        raise ValueError("expected a host that Telegram can find: a public name or address")
    if port and int(port) not in _TELEGRAMS_PORTS:
        raise ValueError("expected port 443, 80, 88 or 8443, which are those that Telegram calls")
    if path in (None, "/"):
        raise ValueError("expected a path behind the host, such as /telegram")
    return value


def _is_public(host: str) -> bool:
    """Whether everybody can look up or reach a host, as far as its name tells."""
    try:
        return ip_address(host.strip("[]")).is_global
    except ValueError:
        labels = host.lower().split(".")
    named = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return named and labels[-1] not in _PRIVATE_DOMAINS and not labels[-1].isdigit()


def _check_listen(value: str) -> str:
    if value != "localhost":
        try:
            ip_address(value)
        except ValueError:
            raise ValueError("expected an IP address such as 127.0.0.1 or 0.0.0.0") from None
    return value


def _check_address(value: str) -> str:
    """Refuses what is no address to listen at; an empty one listens nowhere."""
    host, _, port = value.rpartition(":")
    if value and not (port.isascii() and port.isdigit() and 0 < int(port) < 2**16):
        raise ValueError("expected an IP address and a port such as 127.0.0.1:8080")
    return f"{_check_listen(host.strip('[]'))}:{port}" if value else value


def _require_secret(value: SecretStr, info: ValidationInfo) -> SecretStr:
    """Refuses a webhook that everybody could call."""
    others = info.data
    if not others.get("webhook_url") or value.get_secret_value():
        return value
    listen = others.get("webhook_listen", "")
    is_local = listen == "localhost" or (bool(listen) and ip_address(listen).is_loopback)
    if not (is_local and others.get("webhook_behind_proxy")):
        raise ValueError(
            "expected 1 to 256 letters, digits, _ and -, since everybody could call the webhook; "
            "only one that listens on 127.0.0.1 with telegram.webhook_behind_proxy = true needs "
            "none"
        )
    return value


def _secret(pattern: str, expected: str) -> AfterValidator:
    """Refuses a secret that does not match ``pattern``; the error says what was ``expected``."""

    def check(value: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, value.get_secret_value()):
            raise ValueError(f"expected {expected}")
        return value

    return AfterValidator(check)


def _check_folder(value: Path) -> Path:
    if value == Path() or re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", str(value)):
        raise ValueError("expected a folder")
    return value


def _check_store(value: str) -> str:
    try:
        check_url(value)
    except StoreError as error:
        raise ValueError(str(error)) from error
    return value


def read_words(value: object) -> object:
    """Returns ``zh, en`` from the environment as a list."""
    if isinstance(value, str):
        return [part.strip() for part in re.split(r"[,，、;]", value.strip(" []")) if part.strip()]
    return value


def _check_source(value: str) -> str:
    if value != "hf" and not re.fullmatch(
        r"arxiv:[a-z-]+(\.[A-Za-z-]+)?(,[a-z-]+(\.[A-Za-z-]+)?)*", value
    ):
        raise ValueError("expected hf, or categories such as arxiv:cs.CL,cs.RO")
    return value


def _check_languages(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value or len(set(value)) < len(value):
        raise ValueError("expected at least one language, and each once")
    return tuple(check_language(one, known=REPORTED) for one in value)


def _read_publish(value: object) -> time | None:
    if value in (None, "closed"):
        return None
    try:
        return _read_time(value)
    except ValueError as error:
        raise ValueError('expected "closed" or an hour in UTC such as "08:00"') from error


def _check_page_seconds(value: float, info: ValidationInfo) -> float:
    host = urlsplit(info.data.get("arxiv_url", "")).hostname or ""
    if value < 3 and (host == "arxiv.org" or host.endswith(".arxiv.org")):
        raise ValueError("expected at least 3, which arXiv asks for")
    return value


def _check_model_url(value: str) -> str:
    if not value:
        return value
    try:
        return _check_url(value)
    except ValueError:
        raise ValueError("expected an address such as http://127.0.0.1:11434/v1") from None


def _require_model(value: str, info: ValidationInfo) -> str:
    if info.data.get("url") and not value:
        raise ValueError("expected the name of a model, since llm.url is set")
    return value


def _check_contact(value: str) -> str:
    if not re.fullmatch(r"[\x21-\x7e]*", value):
        raise ValueError("expected an address such as me@example.org")
    return value


def _read_options(value: object) -> object:
    """Returns ``{"temperature": 0.2}`` from the environment as a table."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value or "{}")
    except ValueError:
        raise ValueError('expected JSON such as {"temperature": 0.2}') from None


Ids = Annotated[tuple[int, ...], BeforeValidator(_read_ids)]
Hour = Annotated[time, BeforeValidator(_read_time)]
Publish = Annotated[time | None, BeforeValidator(_read_publish)]
Zone = Annotated[str, AfterValidator(_check_zone)]
LanguageCode = Annotated[str, AfterValidator(check_language)]
LanguageCodes = Annotated[
    tuple[str, ...], BeforeValidator(read_words), AfterValidator(_check_languages)
]
Words = Annotated[tuple[str, ...], BeforeValidator(read_words)]
Url = Annotated[str, AfterValidator(_check_url)]
WebhookUrl = Annotated[str, AfterValidator(_check_webhook_url)]
ModelUrl = Annotated[str, AfterValidator(_check_model_url)]
StoreUrl = Annotated[str, AfterValidator(_check_store)]
Listen = Annotated[str, AfterValidator(_check_listen)]
Address = Annotated[str, AfterValidator(_check_address)]
Source = Annotated[str, AfterValidator(_check_source)]
Contact = Annotated[str, AfterValidator(_check_contact)]
Folder = Annotated[Path, AfterValidator(_check_folder)]
OptionalFile = Annotated[Path | None, BeforeValidator(lambda value: value or None)]
Options = Annotated[dict[str, Any], BeforeValidator(_read_options)]
Token = Annotated[
    SecretStr, _secret(r"(\d+:[\w-]+)?", "a number, a colon and letters, as @BotFather gives it")
]
PingUrl = Annotated[
    SecretStr,
    _secret(r"(https?://[^\s/@]+/\S*)?", "an address such as https://hc-ping.com/your-check"),
]

# Those that depend on other keys of their section, which have to stand before them there.
WebhookSecret = Annotated[
    SecretStr,
    _secret(r"[A-Za-z0-9_-]{0,256}", "at most 256 letters, digits, _ and -"),
    AfterValidator(_require_secret),
    Field(validate_default=True),
]
PageSeconds = Annotated[
    float, Field(ge=0, le=3600, validate_default=True), AfterValidator(_check_page_seconds)
]
ModelName = Annotated[str, AfterValidator(_require_model), Field(validate_default=True)]
