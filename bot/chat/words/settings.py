"""Settings as people write them: ``time 08:30``, ``语言 英文``.

The settings are those of ``bot.cards.settings``. The catalogues say what people call them and their
values; the words of all languages are understood at any time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.cards.settings import SETTINGS, Choice, Switch
from bot.chat.words.cities import find_zone
from bot.chat.words.hours import read_hour
from bot.chat.words.weekdays import read_weekdays, typed
from bot.papers import Change
from bot.texts.say import Say

_LONGEST_NAME = 3
"""How many words the name of a setting has at most, as ``días sin envío``."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are no setting."""

    setting: str | None
    """The setting whose value could not be read; ``None`` when there is no such setting."""
    word: str
    """The value; the name of the setting when there is none of that name."""
    name: str
    """What the setting was called."""


def read_change(words: Sequence[str], catalogues: Mapping[str, Say]) -> Change | Unread:
    """Reads a setting's name and its value; ``catalogues`` are the texts of all languages."""
    for length in range(_LONGEST_NAME, 0, -1):  # "time zone" before "time"
        name, value = " ".join(words[:length]), " ".join(words[length:])
        for setting in SETTINGS:
            if _is_called(name, setting.name, f"typed-{setting.name}", catalogues):
                found = _read_value(setting, value, catalogues)
                return Unread(setting.name, value, name) if found is None else found
    return Unread(None, words[0], words[0])


def _read_value(
    setting: Choice | Switch, word: str, catalogues: Mapping[str, Say]
) -> Change | None:
    if reader := _READERS.get(setting.name):
        value = reader(word, catalogues)
        return None if value is None else Change(setting.field, value)
    for name, value in (setting.values or {}).items():
        if _is_called(word, name, f"typed-{setting.name}-{name}", catalogues):
            return Change(setting.field, value)
    return None


def _is_called(word: str, name: str, key: str, catalogues: Mapping[str, Say]) -> bool:
    """Whether a word is the name itself, as in old buttons, or one that any language has for it."""
    return "".join(word.split()).casefold() in {name, *typed(key, catalogues)}


def _read_language(word: str, catalogues: Mapping[str, Say]) -> str | None:
    plain = word.strip().casefold()
    called = {code: {code, *say("language-words").split()} for code, say in catalogues.items()}
    return next((code for code, words in called.items() if plain in words), None)


_READERS: Mapping[str, Callable[[str, Mapping[str, Say]], object]] = {
    "time": lambda word, _: read_hour(word),
    "days": read_weekdays,
    "zone": lambda word, _: find_zone(word),
    "language": _read_language,
}
"""How values are read that are too many for a table."""
