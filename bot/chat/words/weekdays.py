"""Days of the week, as people write them: ``mon, wed``, ``周一到周五``, ``weekends``."""

import re
import unicodedata
from collections.abc import Mapping

from bot.papers import EVERY_DAY, WEEKDAYS, WEEKEND
from bot.texts.say import Say

_SETS = {"all": EVERY_DAY, "working": WEEKDAYS, "weekend": WEEKEND}
"""The sets of days that have a name, which is in the text ``typed-days-NAME``."""
_SEVERAL = re.compile(r"(周|週|星期|礼拜|禮拜)([一二三四五六日天](?:[-,、/ ]*[一二三四五六日天])*)")
"""Days behind one word, as in 周一三五, 周一、三、五 and 周一至五."""
_DAY = re.compile("[一二三四五六日天]")
_RANGE = re.compile(r"[\s.]*[-‐−–—~〜][\s.]*")
_BETWEEN = re.compile(r"[,.，、・;；/&+\s]+")
_FIRST_UNSPACED = "\u2e80"
"""The first character of the scripts that have no spaces between words."""


def read_weekdays(text: str, catalogues: Mapping[str, Say]) -> str | None:
    """Returns the days as ``Subscription.days`` has them; ``None`` for what names none."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if re.fullmatch("[1-7]{1,7}", plain):  # as a button has them
        return _in_order(plain)
    for name, days in _SETS.items():
        if plain.replace(" ", "") in typed(f"typed-days-{name}", catalogues):
            return days
    for sign, key in (("-", "typed-to"), (",", "typed-and")):
        for word in typed(key, catalogues):
            edge = "" if word >= _FIRST_UNSPACED else r"\b"
            plain = re.sub(f"{edge}{re.escape(word)}{edge}", sign, plain)
    plain = _RANGE.sub("-", plain)
    spread = _SEVERAL.sub(lambda days: _DAY.sub(rf" {days[1]}\g<0>", days[2]), plain)
    parts = [part for part in _BETWEEN.split(_RANGE.sub("-", spread)) if part]
    numbers = weekday_names(catalogues)
    found = [_read_part(part, numbers) for part in parts]
    return _in_order("".join(filter(None, found))) if found and all(found) else None


def _read_part(part: str, numbers: Mapping[str, str]) -> str | None:
    """Reads one day, or the days from one to another, over the end of the week as well."""
    first, dash, last = part.partition("-")
    unspaced = sorted((name for name in numbers if name >= _FIRST_UNSPACED), key=len, reverse=True)
    if re.fullmatch(f"(?:{'|'.join(unspaced)})+", part):  # 周一周三, 月水金
        return "".join(numbers[name] for name in re.findall("|".join(unspaced), part))
    if first not in numbers or (dash and last not in numbers):
        return None
    if not dash:
        return numbers[first]
    begin, end = int(numbers[first]) - 1, int(numbers[last]) - 1
    return "".join(EVERY_DAY[(begin + step) % 7] for step in range((end - begin) % 7 + 1))


def weekday_names(catalogues: Mapping[str, Say]) -> dict[str, str]:
    """Returns the number of each day, from 1 for Monday, by all that people call it."""
    return {word: day for day in EVERY_DAY for word in typed(f"typed-weekday-{day}", catalogues)}


def typed(key: str, catalogues: Mapping[str, Say]) -> set[str]:
    """Returns the words that people write for one thing, in all languages."""
    return {word for say in catalogues.values() for word in say(key).split()}


def _in_order(days: str) -> str:
    return "".join(sorted(set(days)))
