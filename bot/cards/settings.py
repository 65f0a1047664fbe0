"""The table of a subscription's settings, and their message with its menus.

A new setting is a row of ``SETTINGS``, a field of ``Subscription`` with its column, and its texts.
``bot.chat.words.settings`` reads the values that people type.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.cards.actions import Choose, OpenSettings
from bot.cards.message import Button, Keyboard, Message, button, message, rows
from bot.cards.styled import BOLD, join, marked, plain
from bot.papers import EVERY_DAY, WEEKDAYS, WEEKEND, Style, Subscription
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
"""The cities that have a button. Other cities are typed."""
_PLACES = (
    "America/Los_Angeles", "America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kolkata",
    "Asia/Shanghai",
)  # fmt: skip
"""The cities that somebody new is asked about, from west to east."""
_MINUTES = (0, 15, 30, 45)
_NAMED_DAYS = {EVERY_DAY: "days-all", WEEKDAYS: "days-working", WEEKEND: "days-weekend"}
"""The texts for days of the week that have a name together."""


@dataclass(frozen=True, slots=True)
class SettingsView:
    """A subscription, and what its settings need to be shown in words."""

    subscription: Subscription
    zone: str
    """The name of the subscription's zone as it is shown."""
    languages: Mapping[str, str]
    """The name of each language in that language, by its code."""
    follows: bool
    """Whether a topic is followed."""
    reports_in: str = ""
    """The language of the reports where it is not the subscription's; else empty."""
    to: str = ""
    """The words that follow the commands in the texts, such as a channel's name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting with a menu of its values.

    Its texts are ``settings-NAME`` and ``button-NAME`` (in both ``$NAME`` is the value),
    ``ask-NAME`` and ``typed-NAME``.
    """

    name: str
    """The name in callback data and in the keys of its texts."""
    field: str
    """The field of ``Subscription`` that holds it."""
    value: Callable[[SettingsView, Say], str]
    """Returns its value in words."""
    menu: Callable[[SettingsView, Say], Keyboard]
    """Returns a button for each value that has one."""
    values: Mapping[str, object] | None = None
    """Its values by name; ``None`` for too many. The text ``typed-NAME-VALUE`` has what people
    call a value."""

    def line(self, view: SettingsView, say: Say) -> str:
        """Returns the setting and its value on one line."""
        return say(f"settings-{self.name}", **{self.name: self.value(view, say)})

    def button(self, view: SettingsView, say: Say) -> Button:
        """Returns the button that opens its menu."""
        label = say(f"button-{self.name}", **{self.name: self.value(view, say)})
        return button(label, OpenSettings(self.name))


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting that is on or off, and changes with one tap.

    Its texts are ``settings-NAME-on``, ``settings-NAME-off``, ``button-NAME-on``,
    ``button-NAME-off``, ``typed-NAME`` and ``typed-NAME-VALUE``.
    """

    name: str
    """As in ``Choice``."""
    field: str
    """As in ``Choice``."""
    values: Mapping[str, object]
    """``True`` and ``False`` by name."""

    def line(self, view: SettingsView, say: Say) -> str:
        """Returns the setting and its value on one line."""
        key = f"settings-{self.name}-{'on' if self._is_on(view) else 'off'}"
        return say(key, to=view.to, follows="yes" if view.follows else "no")

    def button(self, view: SettingsView, say: Say) -> Button:
        """Returns the button that sets the other value."""
        is_on = self._is_on(view)
        other = next(name for name, value in self.values.items() if value is not is_on)
        label = say(f"button-{self.name}-{'off' if is_on else 'on'}")
        return button(label, Choose(self.name, other))

    def _is_on(self, view: SettingsView) -> bool:
        return bool(getattr(view.subscription, self.field))


def settings(view: SettingsView, when: str, say: Say, menu: str = "") -> Message:
    """Returns the settings, or the menu of the ``Choice`` that ``menu`` names.

    ``when`` is the time of the next push in words.
    """
    if menu:
        choice = CHOICES[menu]
        question = say(f"ask-{menu}")
        asked = plain(f"{choice.line(view, say)}\n\n{question}")
        back = ((button(say("button-back"), OpenSettings()),),)
        return message(asked, choice.menu(view, say) + back)
    head = marked(say("settings-title"), BOLD)
    lines = [*in_words(view, say).values(), say("settings-next", when=when)]
    foot = plain(say("settings-typed"))
    choices = [choice.button(view, say) for choice in CHOICES.values()]
    switches = [setting.button(view, say) for setting in SETTINGS if isinstance(setting, Switch)]
    keyboard = rows(choices, 2) + rows(switches, 1)
    return message(join([head, plain("\n".join(lines)), foot], "\n\n"), keyboard)


def in_words(view: SettingsView, say: Say) -> dict[str, str]:
    """Returns each setting as a line, by its field."""
    return {setting.field: setting.line(view, say) for setting in SETTINGS}


def _times(view: SettingsView, _say: Say) -> Keyboard:
    """Returns buttons for each hour with the same minute, and for minutes of the same hour."""
    now = view.subscription.time
    hours = [_time(now.replace(hour=hour), f"{hour:02}", now) for hour in range(24)]
    minutes = [
        _time(now.replace(minute=minute), f"{now.hour:02}:{minute:02}", now) for minute in _MINUTES
    ]
    return rows(hours, 6) + rows(minutes)


def _time(hour: time, label: str, now: time) -> Button:
    return _chosen("time", f"{hour:%H:%M}", label, now=f"{now:%H:%M}")


def say_days(days: str, say: Say) -> str:
    """Says days of the week, by name where all of them have one."""
    if named := _NAMED_DAYS.get(days):
        return say(named)
    return say("comma").join(say(f"weekday-{day}") for day in days)


def _days(view: SettingsView, say: Say) -> Keyboard:
    """Returns buttons for the days that have a name together, and one that turns each day over."""
    now = view.subscription.days
    named = [_chosen("days", days, say(key), now=now) for days, key in _NAMED_DAYS.items()]
    single = []
    for day in EVERY_DAY:
        others = "".join(other for other in EVERY_DAY if (other in now) != (other == day))
        mark = "✓ " if day in now else ""
        single.append(button(f"{mark}{say(f'weekday-{day}')}", Choose("days", others or day)))
    return rows(named) + rows(single, 4)


def _zones(view: SettingsView, say: Say) -> Keyboard:
    now = view.subscription.zone
    return rows([_chosen("zone", zone, say(key), now=now) for zone, key in _CITIES], 2)


def likely_places(zone: str, name: str, now: datetime, say: Say) -> Keyboard:
    """Returns buttons with the time in a few places, and one that leads to all others.

    ``zone`` is the guess and ``name`` what it is called; ``now`` is aware.
    """
    cities = dict(_CITIES)
    guessed = [] if zone in _PLACES else [_chosen("zone", zone, _at(zone, name, now), now=zone)]
    places = [
        _chosen("zone", place, _at(place, say(cities[place]), now), now=zone) for place in _PLACES
    ]
    other = button(say("button-zone-other"), OpenSettings("zone"))
    return rows(guessed) + rows(places, 2) + ((other,),)


def _at(zone: str, name: str, now: datetime) -> str:
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M} {name}"


def _styles(view: SettingsView, say: Say) -> Keyboard:
    now = view.subscription.style
    return rows([_chosen("style", style, say(f"style-{style}"), now=now) for style in Style], 1)


def _language(view: SettingsView, say: Say) -> str:
    name = view.languages[view.subscription.language]
    if not view.reports_in:
        return name
    return say("language-but-reports", name=name, language=view.reports_in)


def _languages(view: SettingsView, _say: Say) -> Keyboard:
    now = view.subscription.language
    buttons = [_chosen("language", code, name, now=now) for code, name in view.languages.items()]
    return rows(buttons, 2)


def _chosen(setting: str, value: str, label: str, *, now: str) -> Button:
    """Returns the button that chooses a value, with a tick when it is the value ``now``."""
    return button(f"✓ {label}" if value == now else label, Choose(setting, value))


SETTINGS: tuple[Choice | Switch, ...] = (
    Choice("time", "time", lambda view, _: f"{view.subscription.time:%H:%M}", _times),
    Choice("days", "days", lambda view, say: say_days(view.subscription.days, say), _days),
    Choice("zone", "zone", lambda view, _: view.zone, _zones),
    Choice(
        "style",
        "style",
        lambda view, say: say(f"style-{view.subscription.style}"),
        _styles,
        {style.value: style for style in Style},
    ),
    Choice("language", "language", _language, _languages),
    Switch("quiet", "quiet_notes", {"on": True, "off": False}),
    Switch("only", "only_followed", {"followed": True, "all": False}),
)
"""All settings in the order in which they are shown. Sent buttons have their names."""
CHOICES = {setting.name: setting for setting in SETTINGS if isinstance(setting, Choice)}
