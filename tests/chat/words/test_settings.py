"""Settings, cities and places as people write and share them."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.words.cities import _known, _names, find_zone, zone_at
from bot.chat.words.hours import read_hour
from bot.chat.words.settings import Unread, read_change
from bot.papers import Change, Style


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("time 08:30", Change(hour=time(8, 30))),
        ("时间 8点", Change(hour=time(8))),
        ("zone Europe/Berlin", Change(zone="Europe/Berlin")),
        ("时区 柏林", Change(zone="Europe/Berlin")),
        ("zone new york", Change(zone="America/New_York")),
        ("zone UTC+1", Change(zone="Etc/GMT-1")),
        ("style cards", Change(style=Style.CARDS)),
        ("样式 速览", Change(style=Style.OVERVIEW)),
        ("language zh", Change(language="zh")),
        ("语言 英文", Change(language="en")),
        ("QUIET Off", Change(quiet_notes=False)),
        ("安静 开", Change(quiet_notes=True)),
        ("only followed", Change(only_followed=True)),
        ("只看 全部", Change(only_followed=False)),
        ("time 8 am", Change(hour=time(8))),
        ("colour blue", Unread("", "colour")),
        ("time noon", Unread("time", "noon", "time")),
        ("时间", Unread("time", "", "时间")),
        ("zone Atlantis", Unread("zone", "Atlantis", "zone")),
    ],
)
def test_settings_are_read_in_both_languages(words: str, change: Change | Unread) -> None:
    assert read_change(words.split()) == change


@pytest.mark.parametrize(
    ("word", "hour"),
    [
        ("8", time(8)),
        ("20", time(20)),
        ("8am", time(8)),
        ("8:30PM", time(20, 30)),
        ("8 p.m.", time(20)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("8点半", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("20點15分", time(20, 15)),
        ("8点5分", time(8, 5)),
        ("8点钟", time(8)),
        ("早上8点", time(8)),
        ("晚上8点半", time(20, 30)),
        ("晚上12点", time(0)),
        ("中午12点", time(12)),
        ("中午1点", time(13)),
        ("21h30", time(21, 30)),
        ("24", None),
        ("13am", None),
        ("0pm", None),
        ("8:3", None),
        ("830", None),
        ("am", None),
        ("点", None),
        ("²", time(2)),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(word: str, hour: time | None) -> None:
    assert read_hour(word) == hour


@given(st.text())
def test_any_word_is_an_hour_or_none(word: str) -> None:
    assert read_hour(word) is None or word.strip()


@given(st.times(), st.sampled_from(["%H:%M", "%H点%M分", "%I:%M%p", "%I.%M %p", "%H：%M"]))
def test_any_way_to_write_an_hour_is_read(hour: time, form: str) -> None:
    hour = hour.replace(second=0, microsecond=0, fold=0)

    assert read_hour(hour.strftime(form)) == hour


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("北京", "Asia/Shanghai"),
        ("beijing", "Asia/Shanghai"),
        ("臺北", "Asia/Taipei"),
        ("臺灣", "Asia/Taipei"),
        ("高雄", "Asia/Taipei"),
        ("郑州", "Asia/Shanghai"),
        ("哈尔滨市", "Asia/Shanghai"),
        ("昆明", "Asia/Shanghai"),
        ("寧波", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("河内", "Asia/Ho_Chi_Minh"),
        ("台北", "Asia/Taipei"),
        ("東京", "Asia/Tokyo"),
        ("München", "Europe/Berlin"),
        ("zurich", "Europe/Zurich"),
        ("São Paulo", "America/Sao_Paulo"),
        ("德国", "Europe/Berlin"),
        ("Cuba", "America/Havana"),
        ("japan", "Asia/Tokyo"),
        ("胡志明市", "Asia/Ho_Chi_Minh"),
        ("+5:30", "Asia/Kolkata"),
        ("UTC-3", "Etc/GMT+3"),
        ("utc", "UTC"),
        ("UTC+15", None),
        ("Factory", None),
        ("Etc/Unknown", None),
        ("", None),
        ("Europe", None),
        ("x" * 500, None),
    ],
)
def test_a_citys_clock_is_found_by_its_names(name: str, zone: str | None) -> None:
    assert find_zone(name) == zone


def test_every_name_leads_to_zones_that_open() -> None:
    for name, zones in _names().items():
        for zone in zones:
            assert ZoneInfo(zone).key == zone, name
    assert all(find_zone(zone) for zone in _known())


def test_a_place_on_the_map_has_a_zone_also_at_sea() -> None:
    assert zone_at(39.9, 116.4) == "Asia/Shanghai"
    assert zone_at(52.5, 13.4) == "Europe/Berlin"
    assert zone_at(0, -150) == "Etc/GMT+10"
