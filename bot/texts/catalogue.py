"""The catalogues, each read once, and the choice of a person's language.

Each language is a file in this folder, ``CODE.ftl``. Nothing else lists the languages.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.texts.say import Say

FALLBACK = "en"
"""The language of everybody whose own has no catalogue."""
_FILES = sorted(file.name for file in files(__package__).iterdir() if file.name.endswith(".ftl"))
_CODES = [name.removesuffix(".ftl") for name in _FILES]
LANGUAGES = (*(code for code in _CODES if code != FALLBACK), FALLBACK)
"""The codes of all languages, the fallback last."""


@cache
def say_in(language: str) -> Say:
    """Returns the texts of one of ``LANGUAGES``. A missing key or value raises an error."""
    # Most commands only ask which languages there are, and this takes 0.05 s.
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415

    bundle = FluentBundle([language], use_isolating=False)
    source = files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))

    def say(key: str, /, **values: str | int) -> str:
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(text)

    return say


@cache
def catalogues() -> Mapping[str, Say]:
    """Returns the texts of all languages, by their codes."""
    return {language: say_in(language) for language in LANGUAGES}


def language_of(code: str | None, default: str) -> str:
    """Returns the language for a Telegram ``language_code``, and ``default`` for no code."""
    if not code:
        return default
    language = code.lower().partition("-")[0]
    return language if language in LANGUAGES else FALLBACK


def check_language(code: str) -> str:
    """Returns the code unchanged. Raises ``ValueError`` when the language has no catalogue."""
    if code not in LANGUAGES:
        *others, last = map(repr, LANGUAGES)
        known = f"{', '.join(others)} or {last}" if others else last
        raise ValueError(f"input should be {known}")
    return code
