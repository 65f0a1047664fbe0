"""What ``papergram check`` finds on the machine and in the store; it makes and changes nothing."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import metadata
from pathlib import Path
from zoneinfo import TZPATH

from bot.delivery.schedule.alarms import (
    BACKUP_AGE,
    LARGEST_SKEW,
    LEAST_FREE,
    STILL,
    say_free,
    say_skew,
)
from bot.delivery.schedule.lateness import LOOK_BACK, missed_hour
from bot.store.backups import find_backups
from bot.store.counters import TAKEOVERS
from bot.store.sizes import free_bytes
from bot.store.store import Store

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_ZONE_YEARS = 2
_SECRETS = ("token", "webhook_secret", "ping_url", "key", "hf_token")


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found."""

    well: bool
    about: str
    found: str
    """Or what is to be done."""


def look_at_file(file: Path) -> Look:
    """Looks whether everybody on the machine can read the secrets in a configuration file."""
    try:
        mode = file.stat().st_mode
        sections = tomllib.loads(file.read_text(encoding="utf-8")).values()
    except (OSError, ValueError):  # there is none, or it was refused before
        return Look(True, "configuration", "every key is known, from the environment")
    secret = any(one.get(name) for one in sections for name in _SECRETS)
    if secret and mode & 0o007:
        found = f"everybody on this machine can read the secrets in {file}; chmod 600 {file}"
        return Look(False, "configuration", found)
    return Look(True, "configuration", f"every key of {file} is known")


def look_at_disk(url: str) -> Look:
    """Looks how much room is left where the store at ``url`` is or will be."""
    free = free_bytes(url)
    if free is None:
        return Look(True, "disk", "nobody can tell how much is free")
    if free < LEAST_FREE:
        return Look(False, "disk", f"only {say_free(free)} is free where the store is; free some")
    return Look(True, "disk", f"{say_free(free)} is free where the store is")


def look_at_backups(folder: str, now: datetime, *, expected: bool) -> Look:
    """Looks how old the newest backup in a folder is.

    ``expected`` says that the bot is at work, so that there should be one.
    """
    if not folder:
        return Look(True, "backup", "none by the bot; store.backup_folder has it make one a day")
    found = find_backups(Path(folder))
    if not found:
        told = f"none in {folder} yet; `papergram run` makes one a day"
        return Look(not expected, "backup", told)
    age = max(now - found[0].made_at, timedelta(0))
    told = f"{found[0].file}, {age // _HOUR} h old"
    if age > BACKUP_AGE:
        return Look(False, "backup", f"{told}: too old; the bot's log says why")
    return Look(True, "backup", told)


def look_at_clock(ahead: timedelta | None, local: datetime) -> Look:
    """Compares this machine's clock with Telegram's; ``local`` is what it shows to the readers.

    ``ahead`` is by how much it is ahead, ``None`` where nobody can tell.
    """
    shown = f"{local:%Y-%m-%d %H:%M} in {local.tzinfo}"
    if ahead is None:
        return Look(True, "clock", f"{shown}; if that is wrong, set it")
    if abs(ahead) >= LARGEST_SKEW:
        return Look(False, "clock", f"{shown}, {say_skew(ahead)}; set it by NTP")
    return Look(True, "clock", f"{shown}, as Telegram's")


def look_at_zones(today: date) -> Look:
    """Looks from which year the rules of time zones are."""
    known = _zone_version()
    if known is None:
        return Look(True, "zones", "nobody can tell how old the rules of time zones are")
    told = f"the rules of time zones are of {known}"
    if int(known[:4]) <= today.year - _ZONE_YEARS:
        return Look(False, "zones", f"{told}; update tzdata")
    return Look(True, "zones", told)


def look_into(store: Store, folder: Path, zone: str, now: datetime) -> Iterator[Look]:
    """Looks into the store: refused reports, a late one, the newest push, who took over.

    ``zone`` is the one in which reports come.
    """
    root = f"{os.path.realpath(folder)}/"
    refused = [
        one
        for one in store.files.all().values()
        if one.status == "refused" and one.path.startswith(root)
    ]
    if refused:
        first = refused[0]
        where = first.path.removeprefix(root) + (f":{first.line}" if first.line else "")
        more = f"; and {len(refused) - 1} more" if len(refused) > 1 else ""
        yield Look(False, "reports", f"refused {where}: {first.message}{more}")
    hour = missed_hour(store.figures.arrivals(now - LOOK_BACK), now, zone)
    if hour is not None:
        told = f"none today; it usually arrives at about {hour:%H:%M} ({zone})"
        yield Look(False, "late", told)
    yield from _look_at_push(store, now)
    if takeovers := store.counters.since(now.date()).get((now.date(), TAKEOVERS)):
        told = "once" if takeovers == 1 else f"{takeovers} times"
        yield Look(True, "takeover", f"{told} today a process that stood by took over")


def _look_at_push(store: Store, now: datetime) -> Iterator[Look]:
    newest = store.papers.newest_day()
    if newest is None:
        return
    due = store.ledger.next_due()
    figures = next(iter(store.figures.pushes([newest])), None)
    moved = figures.last_at if figures else None
    waits = (due is not None and now - due >= STILL) or (figures and figures.in_doubt)
    if waits and (moved is None or now - moved >= STILL):
        minutes = STILL // _MINUTE
        told = f"messages are due, and none has got through for {minutes} min; its log says why"
        yield Look(False, "push", told)
    elif failures := store.figures.failures(newest):
        failed = sum(failures.reasons.values())
        told = f"of {newest}, {failed} of {failures.total} messages were not delivered"
        reasons = "; ".join(f"{reason} ({count})" for reason, count in failures.reasons.items())
        yield Look(not failed, "push", f"{told}: {reasons}" if failed else told)


def _zone_version() -> str | None:
    """Returns of which version the rules in use are; ``None`` where none is named.

    Those of the system come first, as for ``zoneinfo``: 2026b, say; of the library, 2026.2.
    """
    for place in map(Path, TZPATH):
        if (place / "tzdata.zi").is_file():
            first = (place / "tzdata.zi").read_text(encoding="utf-8").partition("\n")[0]
            return first.removeprefix("# version ") if first.startswith("# version 2") else None
        if (place / "UTC").exists():
            return None
    return metadata.version("tzdata")
