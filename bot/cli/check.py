"""``papergram check``: looks whether the bot has all that it needs, and says what to do."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.options import ConfigFile
from bot.clock import utc_now
from bot.config import Settings, load_settings
from bot.errors import StoreError
from bot.feed.folder import find_reports
from bot.store.database import make_safe
from bot.store.inspection import Inspected, inspect_store
from bot.store.store import Store

_ALIVE = timedelta(minutes=2)
"""A bot whose last sign of life is older is taken for stopped."""

Line = tuple[bool, str, str]
"""Whether it is well, what was looked at, and what was found or is to be done."""


def check(
    config: ConfigFile = None,
    running: Annotated[
        bool, typer.Option("--running", help="Also fail when the bot is not at work now.")
    ] = False,
) -> None:
    """Look at configuration, token, folder, store, clock and zone: ok, or what to do."""
    settings = load_settings(config)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # a line says what it would log
    lines: list[Line] = [(True, "configuration", "every key is known")]
    lines.append(asyncio.run(_check_token(settings)))
    lines.append(_check_folder(settings))
    lines += _check_store(settings, running)
    zone = settings.push.timezone
    local = utc_now().astimezone(ZoneInfo(zone))
    lines.append((True, "clock", f"{local:%Y-%m-%d %H:%M} in {zone}; if that is wrong, set it"))
    for well, what, found in lines:
        typer.echo(f"{'ok  ' if well else 'FAIL'} {what}: {found}")
    if not all(well for well, _, _ in lines):
        raise typer.Exit(1)


async def _check_token(settings: Settings) -> Line:
    from bot.client import identity  # noqa: PLC0415  takes a second, needed here alone

    token = settings.telegram.token.get_secret_value()
    if not token:
        return False, "token", "none; get one from @BotFather, set PAPERGRAM_TELEGRAM__TOKEN"
    match await identity.identify(token, settings.telegram.api_url):
        case str(username):
            return True, "token", f"Telegram knows it as @{username}"
        case identity.WrongToken():
            return False, "token", "Telegram does not know it; get one from @BotFather"
        case identity.NotTelegram():
            return False, "token", f"what answers at {settings.telegram.api_url} is not Telegram"
        case identity.NotNow(reason):
            return False, "token", f"Telegram does not take calls now: {reason}; try again later"
        case identity.OutOfReach(reason):
            return False, "token", f"{settings.telegram.api_url} is out of reach: {reason}"


def _check_folder(settings: Settings) -> Line:
    folder = settings.digests.folder
    try:
        count = sum(not found.fault for found in find_reports(folder))
    except OSError as error:
        return False, "folder", f"{folder}: {error.strerror}; create it or set digests.folder"
    return True, "folder", f"{folder.resolve()}, {count} digest files"


def _check_store(settings: Settings, running: bool) -> Iterator[Line]:
    url, last = settings.store.url, None
    try:
        # Who asks every minute whether the bot is at work does not want the whole store read.
        found = inspect_store(url, read_all=not running)
        if found and not found.outdated:
            with Store(url, must_exist=True) as store:
                last = store.heartbeat.last()
    except StoreError as error:
        yield False, "store", str(error)
        return
    yield True, "store", f"{make_safe(url)}, {_describe(found)}"
    now = utc_now()
    if last is not None and now - last <= _ALIVE:
        yield True, "bot", f"at work, last seen {(now - last).seconds} s ago"
    elif running:
        seen = f"last seen {last:%Y-%m-%d %H:%M} UTC" if last else "never seen"
        yield False, "bot", f"not at work, {seen}; start `papergram run`"


def _describe(store: Inspected | None) -> str:
    if store is None:
        return "none yet; `papergram run` makes it"
    later = "; the next start brings its tables up to date" if store.outdated else ""
    return f"{store.digests} digests, {store.papers} papers{later}"
