"""What several commands share: options, and the store that the configuration names."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings
from bot.store.store import Store
from bot.texts.catalogue import LANGUAGES

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="Configuration file; config.toml where there is one."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of lines.")]


def _check_language(code: str | None) -> str | None:
    if code is not None and code not in LANGUAGES:
        known = ", ".join(map(repr, LANGUAGES))
        raise typer.BadParameter(f"{code!r} is not one of {known}.")
    return code


Language = Annotated[
    str | None,
    typer.Option(
        callback=_check_language,
        metavar=f"<{'|'.join(LANGUAGES)}>",
        help="Language; the configured one.",
    ),
]


def read_day(given: str) -> date:
    """Reads a day of the command line."""
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        raise typer.BadParameter(f"{given!r}: expected a day such as 2026-02-16") from None


def open_store(settings: Settings, *, must_exist: bool = True) -> Store:
    """Opens the configured store.

    Raises ``StoreError`` when there is none yet, though it ``must_exist``.
    """
    kept = settings.store
    return Store(kept.url, index=kept.index, timeout=kept.timeout_seconds, must_exist=must_exist)
