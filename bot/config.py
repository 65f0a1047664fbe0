"""Settings: the environment over the configuration file over defaults.

Every key is in ``config.example.toml``. In the environment ``push.time`` is
``PAPERGRAM_PUSH__TIME``. An unknown key is refused by its name. The token is a secret type, which
shows in no log, error or repr.
"""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
)
from pydantic import ValidationError as PydanticError

from bot.errors import ConfigError, StoreError
from bot.log import hide_tokens
from bot.papers import Style
from bot.store.urls import check_url
from bot.texts.catalogue import check_language

PREFIX = "PAPERGRAM_"
DEFAULT_FILE = Path("config.toml")
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


_Hour = Annotated[time, BeforeValidator(_read_time)]


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


_TOKEN_FORM = _secret(r"(\d+:[\w-]+)?", "a number, a colon and letters, as @BotFather gives it")
_PING_FORM = _secret(
    r"(https?://[^\s/@]+/\S*)?", "an address such as https://hc-ping.com/your-check"
)
_SECRET_FORM = _secret(r"[A-Za-z0-9_-]{0,256}", "at most 256 letters, digits, _ and -")


def _check_folder(value: Path) -> Path:
    if value == Path():
        raise ValueError("expected a folder")
    return value


def _check_store(value: str) -> str:
    try:
        check_url(value)
    except StoreError as error:
        raise ValueError(str(error)) from error
    return value


def _read_words(value: object) -> object:
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
    return tuple(check_language(one) for one in value)


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


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Telegram(_Section):
    """How to reach Telegram."""

    token: Annotated[SecretStr, _TOKEN_FORM] = SecretStr("")
    api_url: Annotated[str, AfterValidator(_check_url)] = "https://api.telegram.org"
    admins: Annotated[tuple[int, ...], BeforeValidator(_read_ids)] = ()
    webhook_url: Annotated[str, AfterValidator(_check_webhook_url)] = ""
    webhook_listen: Annotated[str, AfterValidator(_check_listen)] = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    webhook_behind_proxy: bool = False
    # Checked last, since whether it is needed depends on those above.
    webhook_secret: Annotated[
        SecretStr, _SECRET_FORM, AfterValidator(_require_secret), Field(validate_default=True)
    ] = SecretStr("")


class Digests(_Section):
    """Where digest files come from."""

    folder: Annotated[Path, AfterValidator(_check_folder)] = Path("seeds")
    scan_seconds: float = Field(default=30, gt=0, le=86_400)


class StoreSettings(_Section):
    """Where everything is kept."""

    url: Annotated[str, AfterValidator(_check_store)] = "sqlite:///papergram.db"
    index_folder: str = ""
    timeout_seconds: float = Field(default=10, ge=1, le=600)
    lease_seconds: float = Field(default=15, ge=2, le=3600)
    backup_folder: str = ""
    backup_keep: int = Field(default=7, ge=1, le=1000)

    @property
    def index(self) -> Path | None:
        """The folder of the search index; ``None`` where the store decides."""
        return Path(self.index_folder) if self.index_folder else None


class PushSettings(_Section):
    """What a new subscription gets unless it says otherwise, and how pushes go out."""

    time: _Hour = time(9)
    timezone: Annotated[str, AfterValidator(_check_zone)] = "Asia/Shanghai"
    style: Style = Style.OVERVIEW
    spread_minutes: int = Field(default=0, ge=0, le=720)
    rate: float = Field(default=28, gt=0, le=1000)
    paid: bool = False
    on_unknown: Literal["resend", "skip"] = "resend"


class Chat(_Section):
    """How the bot talks."""

    language: Annotated[str, AfterValidator(check_language)] = "zh"


class Feed(_Section):
    """How Papergram gets the day's papers itself."""

    enabled: bool = False
    source: Annotated[str, AfterValidator(_check_source)] = "hf"
    languages: Annotated[
        tuple[str, ...], BeforeValidator(_read_words), AfterValidator(_check_languages)
    ] = ("zh", "en")
    publish: Annotated[time | None, BeforeValidator(_read_publish)] = None
    settle_minutes: int = Field(default=30, ge=0, le=720)
    look_back: int = Field(default=3, ge=0, le=30)
    upgrade_hours: int = Field(default=24, ge=0, le=720)
    max_papers: int = Field(default=60, ge=1, le=500)
    max_tokens: int = Field(default=0, ge=0)
    min_upvotes: int = Field(default=0, ge=0)
    words: Annotated[tuple[str, ...], BeforeValidator(_read_words)] = ()
    contact: Annotated[str, AfterValidator(_check_contact)] = ""
    hf_url: Annotated[str, AfterValidator(_check_url)] = "https://huggingface.co"
    hf_token: SecretStr = SecretStr("")
    arxiv_url: Annotated[str, AfterValidator(_check_url)] = "https://arxiv.org"
    # Checked after the address above: arXiv itself asks for three seconds.
    page_seconds: Annotated[
        float, Field(ge=0, le=3600, validate_default=True), AfterValidator(_check_page_seconds)
    ] = 3
    cache_days: float = Field(default=7, ge=0, le=365)
    without_llm: Literal["abstracts", "nothing"] = "abstracts"


class Llm(_Section):
    """The language model that reads papers."""

    url: Annotated[str, AfterValidator(_check_model_url)] = ""
    key: SecretStr = SecretStr("")
    # Checked after the address above.
    model: Annotated[str, AfterValidator(_require_model), Field(validate_default=True)] = ""
    concurrency: int = Field(default=2, ge=1, le=64)
    timeout: float = Field(default=600, gt=0, le=86_400)
    max_chars: int = Field(default=60_000, ge=2_000)
    options: Annotated[dict[str, Any], BeforeValidator(_read_options)] = {}
    prompt_file: Annotated[Path | None, BeforeValidator(lambda value: value or None)] = None


class Health(_Section):
    """How those who run the bot see that it is well."""

    listen: Annotated[str, AfterValidator(_check_address)] = ""
    ping_url: Annotated[SecretStr, _PING_FORM] = SecretStr("")


class Log(_Section):
    """How much the bot writes to its log, and in which form."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"


class Settings(_Section):
    """All settings, frozen."""

    telegram: Telegram = Telegram()
    digests: Digests = Digests()
    feed: Feed = Feed()
    llm: Llm = Llm()
    store: StoreSettings = StoreSettings()
    push: PushSettings = PushSettings()
    chat: Chat = Chat()
    health: Health = Health()
    log: Log = Log()


def load_settings(file: Path | None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings; ``file`` defaults to ``config.toml`` if there is one.

    Raises ``ConfigError`` with one line that names every key that cannot be used.
    """
    return make_settings(_read_file(file), environ)


def make_settings(values: Mapping[str, Any], environ: Mapping[str, str] = {}) -> Settings:
    """Returns the settings with these sections, or what ``environ`` says instead.

    Raises ``ConfigError`` as ``load_settings``.
    """
    try:
        return Settings(**_put_over(values, environ))
    except PydanticError as error:
        raise ConfigError("; ".join(map(_explain, error.errors()))) from None  # it shows inputs


def secrets_of(settings: Settings) -> list[str]:
    """Returns all values that no log may show."""
    sections = (dict(section) for _, section in settings)
    values = (value for section in sections for value in section.values())
    return [one.get_secret_value() for one in values if isinstance(one, SecretStr)]


def _read_file(file: Path | None) -> dict[str, Any]:
    path = file or DEFAULT_FILE
    if path.exists() and not path.is_file():  # to read a pipe might never end
        raise ConfigError(f"{path}: expected a file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows puts a mark before
    except FileNotFoundError as error:
        if file is None:
            return {}
        raise ConfigError(f"{path}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}; expected TOML") from error


def _put_over(values: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """Returns ``values``, which are those of the file by sections, under what ``environ`` says."""
    merged = dict(values)
    known = {
        f"{PREFIX}{section}__{key}".upper(): (section, key)
        for section, field in Settings.model_fields.items()
        for key in field.annotation.model_fields  # type: ignore[union-attr]  # all are sections
    }
    for name, value in environ.items():
        if name.upper() in known:
            section, key = known[name.upper()]
            if isinstance(of_file := merged.get(section, {}), dict):
                merged[section] = {**of_file, key: value}
        elif name.upper().startswith(PREFIX):
            raise ConfigError(f"{name}: no such setting; see config.example.toml")
    return merged


def say_plainly(message: str) -> str:
    """Returns what Pydantic says of a value in the words of our own checks."""
    for pattern, ours in _OUR_WORDS.items():
        message = re.sub(pattern, ours, message)
    return message


def _explain(error: Any) -> str:  # noqa: ANN401  pydantic's ErrorDetails
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{hide_tokens(key)}: no such setting; see config.example.toml"
    reason = say_plainly(error["msg"])
    if error["type"] == "model_type":
        reason = f"expected a section such as [{key}]"
    # A section that is none may be a secret in its place; any other value may be a token too.
    hidden = "." not in key or any(word in key for word in ("token", "secret", "url", "llm.key"))
    shown = "" if hidden or isinstance(error["input"], dict) else f" {error['input']!r}"
    told = f"{key}:{shown} {reason[:1].lower()}{reason[1:]}".replace(":  ", ": ")
    return hide_tokens(told)
