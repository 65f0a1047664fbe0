"""The table of settings: all have texts in every language, and names of their own."""

from itertools import product

import pytest

from bot.cards.settings import CHOICES, SETTINGS, SettingsView, Switch, in_words, settings
from bot.papers import Change
from bot.texts.catalogue import LANGUAGES, catalogues, say_in
from tests.cards.messages import accept_message
from tests.subscriptions import subscription


def _view(*, is_on: bool = False, follows: bool = False) -> SettingsView:
    switches = {one.field: is_on for one in SETTINGS if isinstance(one, Switch)}
    one = subscription(zone="Asia/Shanghai", **switches)
    return SettingsView(one, "Asia/Shanghai", {"zh": "中文", "en": "English"}, follows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_a_line_and_every_menu_is_accepted(language: str) -> None:
    say = say_in(language)
    for is_on, follows in product((True, False), repeat=2):
        view = _view(is_on=is_on, follows=follows)
        assert set(in_words(view, say)) == {setting.field for setting in SETTINGS}
        for menu in ("", *CHOICES):
            accept_message(settings(view, "09:00", say, menu))


def test_no_word_means_two_settings_or_two_values() -> None:
    says = catalogues().values()
    for names in (
        [f"typed-{setting.name}" for setting in SETTINGS],
        *([f"typed-{s.name}-{value}" for value in s.values or ()] for s in SETTINGS),
    ):
        words = [{word for say in says for word in say(name).split()} for name in names]
        assert sum(map(len, words)) == len(set().union(*words))


def test_what_a_chat_chooses_is_a_setting() -> None:
    view = _view()
    for setting in SETTINGS:
        value = getattr(view.subscription, setting.field)
        assert Change(setting.field, value).value == value


@pytest.mark.parametrize(
    ("field", "value"), [("chat_id", 7), ("colour", "blue"), ("time", "08:30"), ("zone", None)]
)
def test_nothing_else_can_be_changed(field: str, value: object) -> None:
    with pytest.raises(TypeError, match=field):
        Change(field, value)
