"""The catalogues, read once: texts by language, and which language a person has."""

from functools import lru_cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from bot.texts.say import Say

LANGUAGES = ("zh", "en")


@lru_cache
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


def language_of(code: str | None, default: str) -> str:
    """The language for a Telegram ``language_code`` such as ``zh-hans``; ``default`` for none."""
    if not code:
        return default
    return "zh" if code.lower().startswith("zh") else "en"
