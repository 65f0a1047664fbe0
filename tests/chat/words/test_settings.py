"""Settings as people write them."""

import re
from datetime import time

import pytest

from bot.cards.settings import SETTINGS, Choice, Switch
from bot.chat.words.settings import Unread, read_change
from bot.papers import Change, Style
from bot.texts.catalogue import LANGUAGES, catalogues, say_in


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("time 08:30", Change("time", time(8, 30))),
        ("时间 8点", Change("time", time(8))),
        ("zone Europe/Berlin", Change("zone", "Europe/Berlin")),
        ("时区 柏林", Change("zone", "Europe/Berlin")),
        ("zone new york", Change("zone", "America/New_York")),
        ("zone UTC+1", Change("zone", "Etc/GMT-1")),
        ("days weekdays", Change("days", "12345")),
        ("日子 周一三五", Change("days", "135")),
        ("days someday", Unread("days", "someday", "days")),
        ("style cards", Change("style", Style.CARDS)),
        ("样式 速览", Change("style", Style.OVERVIEW)),
        ("language zh", Change("language", "zh")),
        ("语言 英文", Change("language", "en")),
        ("QUIET Off", Change("quiet_notes", False)),
        ("无更新 开", Change("quiet_notes", True)),
        ("安静 开", Change("quiet_notes", True)),
        ("only followed", Change("only_followed", True)),
        ("只看 全部", Change("only_followed", False)),
        ("time 8 am", Change("time", time(8))),
        ("time zone Berlin", Change("zone", "Europe/Berlin")),
        ("часовой пояс Москва", Change("zone", "Europe/Moscow")),
        ("zona horaria Madrid", Change("zone", "Europe/Madrid")),
        ("días sin envío no", Change("quiet_notes", False)),
        ("time zone", Unread("zone", "", "time zone")),
        ("colour blue", Unread(None, "colour", "colour")),
        ("time noon", Unread("time", "noon", "time")),
        ("时间", Unread("time", "", "时间")),
        ("zone Atlantis", Unread("zone", "Atlantis", "zone")),
    ],
)
def test_settings_are_read_in_both_languages(words: str, change: Change | Unread) -> None:
    assert read_change(words.split(), catalogues()) == change


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_that_are_shown_are_read_and_name_every_setting(language: str) -> None:
    ways = re.findall(r"/settings ([^\n（(]+)", say_in(language)("settings-ways", to=""))
    changes = [read_change(way.split(), catalogues()) for way in ways]

    assert {getattr(change, "field", None) for change in changes} == {
        setting.field for setting in SETTINGS
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_may_be_called_what_the_menu_calls_it(
    language: str, setting: Choice | Switch
) -> None:
    key = f"settings-{setting.name}" + ("-off" if isinstance(setting, Switch) else "")
    line = say_in(language)(key, **{setting.name: "?"})
    label = re.split("[:：]", line)[0].partition(" ")[2]

    read = read_change([*label.split(), "?"], catalogues())

    assert read == Unread(setting.name, "?", label)
