"""``papergram check``: looks whether the bot has all that it needs, and says what to do."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.options import ConfigFile, open_store
from bot.clock import utc_now
from bot.config import Settings, load_settings
from bot.errors import StoreError
from bot.feed.folder import find_reports
from bot.store.heartbeat import SignOfLife
from bot.store.inspection import Inspected, inspect_store
from bot.store.urls import make_safe

_ALIVE = timedelta(minutes=2)
"""A bot whose last sign of life is older is taken for stopped."""
_AHEAD = timedelta(seconds=5)
"""Clocks of two machines differ by so much; a sign from further ahead says nothing."""
_DEAF = timedelta(minutes=3)
"""A bot that has not heard from Telegram for so long needs somebody to look."""
_ERROR_COUNTS = timedelta(minutes=10)
"""An older error of the webhook is no news."""

Line = tuple[bool, str, str]
"""Whether it is well, what was looked at, and what was found or is to be done."""


def check(
    config: ConfigFile = None,
    running: Annotated[
        bool, typer.Option("--running", help="Also fail when the bot is not at work now.")
    ] = False,
) -> None:
    """Look at configuration, token, webhook, folder, feed, store and clock: ok, or what to do."""
    settings = load_settings(config)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # a line says what it would log
    lines: list[Line] = [(True, "configuration", "every key is known")]
    lines += asyncio.run(_check_telegram(settings))
    lines.append(_check_folder(settings))
    if settings.feed.enabled and not running:  # who asks every minute does not pay for answers
        lines += asyncio.run(_check_feed(settings))
    lines += _check_store(settings, running)
    zone = settings.push.timezone
    local = utc_now().astimezone(ZoneInfo(zone))
    lines.append((True, "clock", f"{local:%Y-%m-%d %H:%M} in {zone}; if that is wrong, set it"))
    for well, what, found in lines:
        typer.echo(f"{'ok  ' if well else 'FAIL'} {what}: {found}")
    if not all(well for well, _, _ in lines):
        raise typer.Exit(1)


async def _check_telegram(settings: Settings) -> list[Line]:
    token = await _check_token(settings)
    return [token, await _check_webhook(settings)] if token[0] else [token]


async def _check_webhook(settings: Settings) -> Line:
    from bot.client import webhook_info  # noqa: PLC0415  takes a second, needed here alone

    telegram = settings.telegram
    token = telegram.token.get_secret_value()
    info = await webhook_info.ask_webhook(token, telegram.api_url)
    if isinstance(info, str):
        return False, "webhook", f"Telegram does not say what it has: {info}"
    waiting = f"{info.pending} updates wait"
    if info.url != telegram.webhook_url:
        here = "another one than telegram.webhook_url" if info.url else "none yet"
        found = "one, though none is configured" if not telegram.webhook_url else here
        return False, "webhook", f"Telegram has {found}, {waiting}; `papergram run` puts it right"
    if not info.url:
        return True, "webhook", f"none, the bot asks for updates; {waiting}"
    if info.error_at is None:
        return True, "webhook", f"set as configured, no error, {waiting}"
    age = max(utc_now() - info.error_at, timedelta())
    last = f"last error {age // timedelta(minutes=1)} min ago: {info.error}"
    failing = info.pending > 0 and age < _ERROR_COUNTS
    return not failing, "webhook", f"set as configured, {waiting}, {last}"


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


async def _check_feed(settings: Settings) -> list[Line]:
    """Asks all that the feed asks, each once."""
    from bot.feed import inspection  # noqa: PLC0415  the readers of pages, needed here alone
    from bot.feeding import look_of, open_services  # noqa: PLC0415

    async with open_services(settings) as services:
        look, _ = look_of(settings.feed.source, services)
        listed, papers = await inspection.inspect_list(look, utc_now().date())
        lines = [("list", listed)]
        if services.model is not None:
            lines.append(("page", await inspection.inspect_page(services.arxiv, papers)))
            language, most = settings.feed.languages[0], settings.llm.max_chars
            answered = await inspection.inspect_model(services.model, language, most)
            lines.append(("model", answered))
    if services.model is None:
        told = "none, llm.url is empty; reports are made from the abstracts, in English"
        lines.append(("model", inspection.Finding(True, told)))
    return [(one.is_well, f"feed, {what}", one.found) for what, one in lines]


def _check_folder(settings: Settings) -> Line:
    folder = settings.digests.folder
    try:
        count = sum(not found.fault for found in find_reports(folder))
    except OSError as error:
        return False, "folder", f"{folder}: {error.strerror}; create it or set digests.folder"
    return True, "folder", f"{folder.resolve()}, {count} digest files"


def _check_store(settings: Settings, running: bool) -> Iterator[Line]:
    url, sign = settings.store.url, None
    subscriptions = 0
    try:
        # Who asks every minute whether the bot is at work does not want the whole store read.
        found = inspect_store(url, read_all=not running, timeout=settings.store.timeout_seconds)
        if found and not found.outdated:
            with open_store(settings) as store:
                sign = store.heartbeat.last()
                subscriptions, _ = store.subscriptions.counts()
    except StoreError as error:
        yield False, "store", str(error)
        return
    yield True, "store", f"{make_safe(url)}, {_describe(found)}"
    if settings.push.paid:
        yield True, "paid push", _describe_price(subscriptions)
    line = _judge(sign, utc_now())
    if line[0] or running:
        yield line


def _describe_price(subscriptions: int) -> str:
    from bot.client.pace.overall import most_stars  # noqa: PLC0415  few pay

    stars = most_stars(subscriptions)
    return (
        "0.1 Star for each message above 30 a second; a message to all of "
        f"{subscriptions} subscriptions costs {stars} at most. Telegram wants 100,000 Stars on the "
        "bot's balance and as many people a month"
    )


def _describe(store: Inspected | None) -> str:
    if store is None:
        return "none yet; `papergram run` makes it"
    later = "; the next start brings its tables up to date" if store.outdated else ""
    return f"{store.digests} digests, {store.papers} papers{later}"


def _judge(sign: SignOfLife | None, now: datetime) -> Line:
    """Whether the bot is at work and hears what people write."""
    if sign is None:
        return False, "bot", "not at work, never seen; start `papergram run`"
    if sign.at > now + _AHEAD:
        return False, "bot", f"last seen in the future, {sign.at:%Y-%m-%d %H:%M} UTC; set the clock"
    if now - sign.at > _ALIVE:
        seen = f"{sign.at:%Y-%m-%d %H:%M} UTC"
        return False, "bot", f"not at work, last seen {seen}; start `papergram run`"
    if sign.heard_at is not None and sign.at - sign.heard_at > _DEAF:
        minutes = (sign.at - sign.heard_at) // timedelta(minutes=1)
        return False, "bot", f"at work, but no messages come in for {minutes} min; its log says why"
    seconds = max(now - sign.at, timedelta()).seconds
    return True, "bot", f"at work, last seen {seconds} s ago"
