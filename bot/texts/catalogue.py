"""The catalogues, each read once, and the choice of a person's language.

Each language is a file in this folder, ``CODE.ftl``. Nothing else lists the languages.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.texts.say import Say, Value

FALLBACK = "en"
"""The language of everybody whose own has no catalogue."""
_FILES = [file.name for file in files(__package__).iterdir() if file.name.endswith(".ftl")]
_CODES = sorted(name.removesuffix(".ftl") for name in _FILES)
LANGUAGES = (*(code for code in _CODES if code != FALLBACK), FALLBACK)
"""The codes of all languages, the fallback last."""
_SCRIPTS = dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "zh-hant")
"""Codes that name a script by a place that writes it."""

_ENTRY = re.compile(r"^([a-z][a-z0-9-]*) *=", re.MULTILINE)
"""Where a text begins; it is read when it is first said."""


@cache
def say_in(language: str) -> Say:
    """Returns the texts of one of ``LANGUAGES``. A missing key or value raises an error."""
    # Most commands only ask which languages there are, and this takes 0.02 s.
    from fluent.syntax import FluentParser  # noqa: PLC0415
    from fluent.syntax.ast import Message, Pattern  # noqa: PLC0415

    from bot.texts.filling import fill  # noqa: PLC0415

    source = files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    starts = {match[1]: match.start() for match in _ENTRY.finditer(source)}
    parser = FluentParser(with_spans=False)

    @cache
    def read(key: str) -> Pattern:
        entry = parser.parse_entry(source[starts[key] :])
        if not isinstance(entry, Message) or entry.value is None:
            raise ValueError(f"{language}.ftl: {key} cannot be read as Fluent")
        return entry.value

    def say(key: str, /, **values: Value) -> str:
        return fill(read(key), values, language, read)

    return say


@cache
def catalogues() -> Mapping[str, Say]:
    """Returns the texts of all languages, by their codes."""
    return {language: say_in(language) for language in LANGUAGES}


def language_of(code: str | None, default: str) -> str:
    """Returns the language for a Telegram ``language_code``, and ``default`` for no code.

    The longest beginning of the code counts that is a language: ``pt-br``, or else ``pt``.
    """
    if not code:
        return default
    plain = code.lower().replace("_", "-")
    parts = _SCRIPTS.get(plain, plain).split("-")
    beginnings = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((known for known in beginnings if known in LANGUAGES), FALLBACK)


def languages_read(language: str) -> tuple[str, ...]:
    """Returns the languages of reports that suit readers of a language, their own first.

    A report's language has no script: readers of ``zh-hant`` get what is in ``zh``.
    """
    return tuple(dict.fromkeys((language.partition("-")[0], FALLBACK)))


REPORTED = tuple(dict.fromkeys(languages_read(language)[0] for language in LANGUAGES))
"""The languages of reports that are some reader's own."""


def check_language(code: str, *, known: Sequence[str] = LANGUAGES) -> str:
    """Returns the code unchanged. Raises ``ValueError`` when it is not among the ``known`` ones."""
    if code not in known:
        *others, last = map(repr, known)
        named = f"{', '.join(others)} or {last}" if others else last
        raise ValueError(f"expected {named}")
    return code
