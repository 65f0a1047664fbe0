"""``papergram check``: looks whether the bot has all that it needs, and says what to do."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.feed_looks import look_at_feed
from bot.cli.options import AsJson, ConfigFile, open_store
from bot.clock import utc_now
from bot.config import DEFAULT_FILE, Settings, load_settings
from bot.delivery.schedule.alarms import ALIVE, DEAF
from bot.errors import StoreError
from bot.feed.folder import find_reports
from bot.health import looks
from bot.health.looks import Look
from bot.store.heartbeat import SignOfLife
from bot.store.inspection import Inspected, inspect_store
from bot.store.urls import make_safe
from bot.texts.counted import count

_AHEAD = timedelta(seconds=5)
"""Clocks of two machines differ by so much; a sign from further ahead says nothing."""
_ERROR_COUNTS = timedelta(minutes=10)
"""An older error of the webhook is no news."""


def check(
    config: ConfigFile = None,
    running: Annotated[
        bool,
        typer.Option("--running", help="Only whether the bot is at work now, which costs little."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Look at configuration, token, webhook, folder, feed, store, machine: ok, or what to do."""
    settings = load_settings(config)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # a line says what it would log
    found = [looks.look_at_file(config or DEFAULT_FILE)]
    found += asyncio.run(_check_telegram(settings))
    found.append(_check_folder(settings))
    if settings.feed.enabled and not running:  # who asks every minute does not pay for answers
        found += asyncio.run(_check_feed(settings))
    found += _check_store(settings, running)
    if not running:
        now = utc_now()
        found.append(looks.look_at_disk(settings.store.url))
        found.append(looks.look_at_zones(now.date()))
        local = now.astimezone(ZoneInfo(settings.push.timezone))
        found.append(looks.look_at_clock(asyncio.run(_ask_clock(settings)), local))
    if as_json:
        typer.echo(json.dumps([asdict(look) for look in found], ensure_ascii=False))
    else:
        for look in found:
            typer.echo(f"{_mark(look)} {look.about}: {look.found}")
    if not all(look.well for look in found):
        raise typer.Exit(1)


def _mark(look: Look) -> str:
    """Returns the first word of a line, coloured on a terminal that wants colours."""
    word, colour = ("ok  ", "green") if look.well else ("FAIL", "red")
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ
    return word if plain else typer.style(word, fg=colour, bold=not look.well)


async def _ask_clock(settings: Settings) -> timedelta | None:
    token = settings.telegram.token.get_secret_value()
    if not token:
        return None
    from bot.client.skew import ask_skew  # noqa: PLC0415  takes a second, needed here alone

    return await ask_skew(token, settings.telegram.api_url, utc_now)


async def _check_telegram(settings: Settings) -> list[Look]:
    token = await _check_token(settings)
    return [token, await _check_webhook(settings)] if token.well else [token]


async def _check_webhook(settings: Settings) -> Look:
    from bot.client import webhook_info  # noqa: PLC0415  takes a second, needed here alone

    telegram = settings.telegram
    token = telegram.token.get_secret_value()
    info = await webhook_info.ask_webhook(token, telegram.api_url)
    if isinstance(info, str):
        return Look(False, "webhook", f"Telegram does not say what it has: {info}")
    waiting = f"{count(info.pending, 'update')} waiting"
    if info.url != telegram.webhook_url:
        here = "another one than telegram.webhook_url" if info.url else "none yet"
        found = "one, though none is configured" if not telegram.webhook_url else here
        return Look(
            False, "webhook", f"Telegram has {found}, {waiting}; `papergram run` puts it right"
        )
    if not info.url:
        return Look(True, "webhook", f"none, the bot asks for updates; {waiting}")
    if info.error_at is None:
        return Look(True, "webhook", f"set as configured, no error, {waiting}")
    age = max(utc_now() - info.error_at, timedelta())
    last = f"last error {age // timedelta(minutes=1)} min ago: {info.error}"
    failing = info.pending > 0 and age < _ERROR_COUNTS
    return Look(not failing, "webhook", f"set as configured, {waiting}, {last}")


async def _check_token(settings: Settings) -> Look:
    from bot.client import identity  # noqa: PLC0415  takes a second, needed here alone

    token = settings.telegram.token.get_secret_value()
    if not token:
        return Look(False, "token", "none; get one from @BotFather, set PAPERGRAM_TELEGRAM__TOKEN")
    match await identity.identify(token, settings.telegram.api_url):
        case str(username):
            return Look(True, "token", f"Telegram knows it as @{username}")
        case identity.WrongToken():
            return Look(False, "token", "Telegram does not know it; get one from @BotFather")
        case identity.NotTelegram():
            return Look(
                False, "token", f"what answers at {settings.telegram.api_url} is not Telegram"
            )
        case identity.NotNow(reason):
            return Look(
                False, "token", f"Telegram does not take calls now: {reason}; try again later"
            )
        case identity.OutOfReach(reason):
            return Look(
                False,
                "token",
                f"{settings.telegram.api_url} is out of reach: {reason}; look at the network",
            )


async def _check_feed(settings: Settings) -> list[Look]:
    return [look async for look in look_at_feed(settings)]


def _check_folder(settings: Settings) -> Look:
    folder = settings.digests.folder
    try:
        files = sum(not found.fault for found in find_reports(folder))
    except OSError as error:
        return Look(False, "folder", f"{folder}: {error.strerror}; create it or set digests.folder")
    return Look(True, "folder", f"{folder.resolve()}, {count(files, 'digest file')}")


def _check_store(settings: Settings, running: bool) -> Iterator[Look]:
    url, sign, news = settings.store.url, None, list[Look]()
    subscriptions = 0
    try:
        # Who asks every minute whether the bot is at work does not want the whole store read.
        found = inspect_store(url, read_all=not running, timeout=settings.store.timeout_seconds)
        if found and not found.outdated:
            with open_store(settings) as store:
                sign = store.heartbeat.last()
                subscriptions, _ = store.subscriptions.counts()
                if not running:
                    folder, zone = settings.digests.folder, settings.push.timezone
                    news += looks.look_into(store, folder, zone, utc_now())
    except StoreError as error:
        yield Look(False, "store", str(error))
        return
    yield Look(True, "store", f"{make_safe(url)}, {_describe(found)}")
    if settings.push.paid:
        yield Look(True, "paid push", _describe_price(subscriptions))
    yield from news
    bot = _judge(sign, utc_now())
    if bot.well or running:
        yield bot
    if not running:
        backups = settings.store.backup_folder
        yield looks.look_at_backups(backups, utc_now(), expected=bot.well)


def _describe_price(subscriptions: int) -> str:
    from bot.client.pace.overall import most_stars  # noqa: PLC0415  few pay

    stars = most_stars(subscriptions)
    return (
        "0.1 Star for each message above 30 a second; a message to all of "
        f"{count(subscriptions, 'subscription')} costs {stars} at most. Telegram wants 100,000 "
        "Stars on the bot's balance and as many people a month"
    )


def _describe(store: Inspected | None) -> str:
    if store is None:
        return "none yet; `papergram run` makes it"
    later = "; the next start brings its tables up to date" if store.outdated else ""
    return f"{count(store.digests, 'digest')}, {count(store.papers, 'paper')}{later}"


def _judge(sign: SignOfLife | None, now: datetime) -> Look:
    """Whether the bot is at work and hears what people write."""
    if sign is None:
        return Look(False, "bot", "not at work, never seen; start `papergram run`")
    if sign.at > now + _AHEAD:
        return Look(
            False, "bot", f"last seen in the future, {sign.at:%Y-%m-%d %H:%M} UTC; set the clock"
        )
    if now - sign.at > ALIVE:
        seen = f"{sign.at:%Y-%m-%d %H:%M} UTC"
        return Look(False, "bot", f"not at work, last seen {seen}; start `papergram run`")
    if sign.heard_at is not None and sign.at - sign.heard_at > DEAF:
        minutes = (sign.at - sign.heard_at) // timedelta(minutes=1)
        return Look(
            False, "bot", f"at work, but no messages come in for {minutes} min; its log says why"
        )
    seconds = max(now - sign.at, timedelta()).seconds
    return Look(True, "bot", f"at work, last seen {seconds} s ago")
