"""The catalogues, read once: texts by language, and which language a person has.

A language is its file here, ``CODE.ftl``; nothing else lists the languages.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from bot.texts.say import Say

FALLBACK = "en"
"""The language for everybody whose own has no catalogue."""
LANGUAGES = tuple(
    sorted(
        (
            file.name.removesuffix(".ftl")
            for file in files(__package__).iterdir()
            if file.name.endswith(".ftl")
        ),
        key=lambda code: (code == FALLBACK, code),
    )
)
"""The codes of all languages, the fallback last."""


@cache
def say_in(language: str) -> Say:
    """The texts of one of ``LANGUAGES``; a missing key or value raises."""
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
    """The texts of all languages, by their codes."""
    return {language: say_in(language) for language in LANGUAGES}


def language_of(code: str | None, default: str) -> str:
    """The language for a Telegram ``language_code`` such as ``zh-hans``; ``default`` for none."""
    if not code:
        return default
    language = code.lower().partition("-")[0]
    return language if language in LANGUAGES else FALLBACK


def check_language(code: str) -> str:
    """The code of a language, as it is; raises ``ValueError`` for one that has no catalogue."""
    if code not in LANGUAGES:
        *others, last = map(repr, LANGUAGES)
        known = f"{', '.join(others)} or {last}" if others else last
        raise ValueError(f"input should be {known}")
    return code
