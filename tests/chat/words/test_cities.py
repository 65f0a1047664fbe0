"""Where a city's clock is found."""

from zoneinfo import ZoneInfo

import pytest

from bot.chat.words.cities import _known, _names, find_zone, zone_at


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
        ("Nueva York", "America/New_York"),
        ("Japón", "Asia/Tokyo"),
        ("紐約", "America/New_York"),
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


def test_a_name_that_cities_of_different_zones_share_is_nobodys() -> None:
    shared = {name for name, zones in _names().items() if len(zones) > 1}

    assert {name for name in shared if find_zone(name)} == set()


@pytest.mark.parametrize("name", ["berlin", "BERLIN", " Berlin ", "Ｂｅｒｌｉｎ", "柏林市"])
def test_case_width_and_spaces_do_not_matter(name: str) -> None:
    assert find_zone(name) == "Europe/Berlin"
