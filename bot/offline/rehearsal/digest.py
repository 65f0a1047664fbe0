"""The digest that a rehearsal pushes."""

from dataclasses import replace
from datetime import date

from bot.errors import ConfigError
from bot.feed.folder import decode
from bot.intake.report import parse_report
from bot.offline.seeds import dated_seeds
from bot.papers import Digest


def choose_digest(day: date | None, papers: int) -> Digest:
    """Returns the shipped digest of ``day``, or the newest one.

    Its papers are repeated under new ids until there are ``papers``. Raises ``ConfigError`` when
    no digest of that day is shipped.
    """
    seeds = {path.stem: path for path in dated_seeds()}
    name = day.isoformat() if day else max(seeds)
    if name not in seeds:
        raise ConfigError(f"--digest: no {name} among the shipped ones: {', '.join(seeds)}")
    digest = parse_report(decode(seeds[name].read_bytes()))
    count = len(digest.papers)
    more = (
        replace(digest.papers[number % count], id=f"2601.{number:05}")
        for number in range(count, papers)
    )
    return Digest(digest.date, (*digest.papers, *more))
