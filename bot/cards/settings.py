"""The settings of a subscription as one message, with a menu for each of them."""

from collections.abc import Callable, Mapping
from datetime import time

from bot.cards.actions import Choose, OpenSettings
from bot.cards.callback_data import encode
from bot.cards.message import Button, Keyboard, Message, message, rows
from bot.cards.styled import BOLD, join, marked, plain
from bot.papers import Style, Subscription
from bot.texts.say import Say

_CITIES = (
    ("Asia/Shanghai", "city-shanghai"),
    ("Asia/Tokyo", "city-tokyo"),
    ("Asia/Singapore", "city-singapore"),
    ("Asia/Kolkata", "city-kolkata"),
    ("Europe/Berlin", "city-berlin"),
    ("Europe/London", "city-london"),
    ("America/New_York", "city-new-york"),
    ("America/Los_Angeles", "city-los-angeles"),
)
"""One tap for many readers; the others type their city."""
_LANGUAGES = {"zh": "中文", "en": "English"}
_MINUTES = (0, 15, 30, 45)


def settings(
    subscription: Subscription,
    zone: str,
    when: str,
    say: Say,
    menu: str = "",
    *,
    follows: bool = True,
) -> Message:
    """The settings, or the menu of one: ``time``, ``zone``, ``style`` or ``language``.

    ``zone`` is the zone's name as it is shown, ``when`` says when the next push comes, ``follows``
    whether there is a followed topic.
    """
    lines = in_words(subscription, zone, say, follows=follows)
    if menu:
        question = say(f"ask-{menu}")
        asked = plain(f"{lines[menu]}\n\n{question}")
        back = ((Button(say("button-back"), encode(OpenSettings())),),)
        return message(asked, _MENUS[menu](subscription, say) + back)
    head = marked(say("settings-title"), BOLD)
    body = plain("\n".join([*lines.values(), say("settings-next", when=when)]))
    foot = plain(say("settings-typed"))
    return message(join([head, body, foot], "\n\n"), _main(subscription, zone, say))


def in_words(
    subscription: Subscription, zone: str, say: Say, *, follows: bool = True, to: str = ""
) -> dict[str, str]:
    """Each setting as a line, by its name; ``to`` follows commands that it names."""
    only = "settings-only-on" if follows else "settings-only-none"
    return {
        "time": say("settings-time", time=f"{subscription.time:%H:%M}"),
        "zone": say("settings-zone", zone=zone),
        "style": say("settings-style", style=say(f"style-{subscription.style.value}")),
        "language": say("settings-language", language=_LANGUAGES[subscription.language]),
        "quiet": say("settings-quiet-on" if subscription.quiet_notes else "settings-quiet-off"),
        "only": say(only if subscription.only_followed else "settings-only-off", to=to),
    }


def _main(subscription: Subscription, zone: str, say: Say) -> Keyboard:
    quiet = ("off", "button-quiet-off") if subscription.quiet_notes else ("on", "button-quiet-on")
    only = (
        ("all", "button-only-off") if subscription.only_followed else ("followed", "button-only-on")
    )
    return (
        (
            Button(f"🕘 {subscription.time:%H:%M}", encode(OpenSettings("time"))),
            Button(f"🌍 {zone}", encode(OpenSettings("zone"))),
        ),
        (
            Button(say("button-style"), encode(OpenSettings("style"))),
            Button(say("button-language"), encode(OpenSettings("language"))),
        ),
        (Button(say(quiet[1]), encode(Choose("quiet", quiet[0]))),),
        (Button(say(only[1]), encode(Choose("only", only[0]))),),
    )


def _times(subscription: Subscription, _say: Say) -> Keyboard:
    """The hours with the minute as it is, and the minutes of the hour as it is."""
    now = subscription.time
    hours = [_time(now.replace(hour=hour), f"{hour:02}", now) for hour in range(24)]
    minutes = [
        _time(now.replace(minute=minute), f"{now.hour:02}:{minute:02}", now) for minute in _MINUTES
    ]
    return rows(hours, 6) + rows(minutes)


def _time(hour: time, label: str, now: time) -> Button:
    return _choice("time", f"{hour:%H:%M}", label, chosen=hour == now)


def _zones(subscription: Subscription, say: Say) -> Keyboard:
    cities = [
        _choice("zone", zone, say(key), chosen=zone == subscription.zone) for zone, key in _CITIES
    ]
    return rows(cities, 2)


def _styles(subscription: Subscription, say: Say) -> Keyboard:
    return tuple(
        (_choice("style", s.value, say(f"style-{s.value}"), chosen=s == subscription.style),)
        for s in Style
    )


def _languages(subscription: Subscription, _say: Say) -> Keyboard:
    return (
        tuple(
            _choice("language", code, name, chosen=code == subscription.language)
            for code, name in _LANGUAGES.items()
        ),
    )


def _choice(setting: str, value: str, label: str, *, chosen: bool) -> Button:
    return Button(f"✓ {label}" if chosen else label, encode(Choose(setting, value)))


_MENUS: Mapping[str, Callable[[Subscription, Say], Keyboard]] = {
    "time": _times,
    "zone": _zones,
    "style": _styles,
    "language": _languages,
}
