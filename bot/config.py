"""Settings: the environment over the configuration file over defaults.

Every key is in ``config.example.toml``. In the environment ``push.time`` is
``PAPERGRAM_PUSH__TIME``. An unknown key is refused by its name. The token is a secret type, which
shows in no log, error or repr.
"""

import os
import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic import ValidationError as PydanticError

from bot import checks
from bot.errors import ConfigError
from bot.log import hide_tokens
from bot.papers import Style

PREFIX = "PAPERGRAM_"
DEFAULT_FILE = Path("config.toml")


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Telegram(_Section):
    """How to reach Telegram."""

    token: checks.Token = SecretStr("")
    api_url: checks.Url = "https://api.telegram.org"
    admins: checks.Ids = ()
    webhook_url: checks.WebhookUrl = ""
    webhook_listen: checks.Listen = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    webhook_behind_proxy: bool = False
    # Last, since whether it is needed depends on those above.
    webhook_secret: checks.WebhookSecret = SecretStr("")


class Digests(_Section):
    """Where digest files come from."""

    folder: checks.Folder = Path("seeds")
    scan_seconds: float = Field(default=30, gt=0, le=86_400)


class StoreSettings(_Section):
    """Where everything is kept."""

    url: checks.StoreUrl = "sqlite:///papergram.db"
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

    time: checks.Hour = time(9)
    timezone: checks.Zone = "Asia/Shanghai"
    style: Style = Style.OVERVIEW
    spread_minutes: int = Field(default=0, ge=0, le=720)
    rate: float = Field(default=28, gt=0, le=1000)
    paid: bool = False
    on_unknown: Literal["resend", "skip"] = "resend"


class Chat(_Section):
    """How the bot talks."""

    language: checks.LanguageCode = "zh"


class Feed(_Section):
    """How Papergram gets the day's papers itself."""

    enabled: bool = False
    source: checks.Source = "hf"
    languages: checks.LanguageCodes = ("zh", "en")
    publish: checks.Publish = None
    settle_minutes: int = Field(default=30, ge=0, le=720)
    look_back: int = Field(default=3, ge=0, le=30)
    upgrade_hours: int = Field(default=24, ge=0, le=720)
    max_papers: int = Field(default=60, ge=1, le=500)
    max_tokens: int = Field(default=0, ge=0)
    min_upvotes: int = Field(default=0, ge=0)
    words: checks.Words = ()
    contact: checks.Contact = ""
    hf_url: checks.Url = "https://huggingface.co"
    hf_token: SecretStr = SecretStr("")
    arxiv_url: checks.Url = "https://arxiv.org"
    # After the address, since arXiv itself asks for three seconds.
    page_seconds: checks.PageSeconds = 3
    cache_days: float = Field(default=7, ge=0, le=365)
    without_llm: Literal["abstracts", "nothing"] = "abstracts"


class Llm(_Section):
    """The language model that reads papers."""

    url: checks.ModelUrl = ""
    key: SecretStr = SecretStr("")
    # After the address, which needs one.
    model: checks.ModelName = ""
    concurrency: int = Field(default=2, ge=1, le=64)
    timeout: float = Field(default=600, gt=0, le=86_400)
    max_chars: int = Field(default=60_000, ge=2_000)
    options: checks.Options = {}
    prompt_file: checks.OptionalFile = None


class Health(_Section):
    """How those who run the bot see that it is well."""

    listen: checks.Address = ""
    ping_url: checks.PingUrl = SecretStr("")


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
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8; expected TOML") from error
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


def _explain(error: Any) -> str:  # noqa: ANN401  pydantic's ErrorDetails
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"{hide_tokens(key)}: no such setting; see config.example.toml"
    reason = checks.say_plainly(error["msg"])
    if error["type"] == "model_type":
        reason = f"expected a section such as [{key}]"
    # A section that is none may be a secret in its place; any other value may be a token too.
    hidden = "." not in key or any(word in key for word in ("token", "secret", "url", "llm.key"))
    shown = "" if hidden or isinstance(error["input"], dict) else f" {error['input']!r}"
    told = f"{key}:{shown} {reason[:1].lower()}{reason[1:]}".replace(":  ", ": ")
    return hide_tokens(told)
