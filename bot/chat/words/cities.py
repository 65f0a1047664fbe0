"""Zones by the names of cities in all languages, by offsets, by places on the map.

Cities are those of the IANA zones, by the names that the Unicode CLDR has for them (through Babel),
and a few large ones that have no zone of their own.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot.texts.catalogue import LANGUAGES
from bot.texts.filling import locale_of

if TYPE_CHECKING:
    from babel import Locale

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-]|−)\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_HALF_HOURS = {
    "+3:30": "Asia/Tehran",
    "+4:30": "Asia/Kabul",
    "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu",
    "+6:30": "Asia/Yangon",
    "+8:45": "Australia/Eucla",
    "+9:30": "Australia/Darwin",
}
"""Zones without summer time at offsets that POSIX has no name for."""
_AREAS = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)
_BARE = ("UTC", "GMT")
_LARGE = {
    "Asia/Shanghai": (
        "北京 beijing peking 深圳 shenzhen 广州 guangzhou canton 杭州 hangzhou 成都 chengdu "
        "武汉 wuhan 南京 nanjing 西安 xian 苏州 suzhou 天津 tianjin 重庆 chongqing 合肥 hefei "
        "长沙 changsha 厦门 xiamen 青岛 qingdao 大连 dalian 中国 china 东八区 "
        "郑州 zhengzhou 哈尔滨 昆明 kunming 济南 jinan 宁波 ningbo 太原 taiyuan 沈阳 shenyang "
        "石家庄 shijiazhuang 长春 changchun 福州 fuzhou 南昌 nanchang 贵阳 guiyang 南宁 nanning "
        "海口 haikou 三亚 sanya 兰州 lanzhou 西宁 xining 银川 yinchuan 拉萨 lhasa 呼和浩特 hohhot "
        "无锡 wuxi 常州 changzhou 徐州 xuzhou 扬州 yangzhou 温州 wenzhou 嘉兴 绍兴 泉州 quanzhou "
        "佛山 foshan 东莞 dongguan 珠海 zhuhai 烟台 yantai 洛阳 luoyang 绵阳 中关村 浦东 "
        "北京时间 beijing_time 中国时间 "
        "廣州 重慶 蘇州 長沙 廈門 青島 鄭州 哈爾濱 濟南 寧波 瀋陽 南寧 中國 北京時間"
    ),
    "Asia/Taipei": (
        "臺北 臺灣 新北 高雄 kaohsiung 臺中 台中 taichung 臺南 台南 tainan 新竹 hsinchu 台北时间"
    ),
    "Asia/Ho_Chi_Minh": "河内 河內 hanoi ha_noi",
    "Asia/Seoul": "釜山 busan 大田 daejeon",
    "America/Los_Angeles": (
        "旧金山 san_francisco 硅谷 silicon_valley 西雅图 seattle 圣迭戈 san_diego 圣何塞 "
        "san_jose 斯坦福 stanford 伯克利 berkeley 波特兰 portland 拉斯维加斯 las_vegas"
    ),
    "America/New_York": (
        "波士顿 boston 华盛顿 washington 费城 philadelphia 亚特兰大 atlanta 匹兹堡 pittsburgh "
        "迈阿密 miami 普林斯顿 princeton"
    ),
    "America/Chicago": "休斯顿 houston 达拉斯 dallas 奥斯汀 austin",
    "America/Toronto": "蒙特利尔 montreal 渥太华 ottawa",
    "Europe/Berlin": (
        "慕尼黑 munich münchen 汉堡 hamburg 法兰克福 frankfurt 科隆 cologne köln 斯图加特 "
        "stuttgart 图宾根 tübingen 德国 germany deutschland"
    ),
    "Europe/London": (
        "剑桥 cambridge 牛津 oxford 曼彻斯特 manchester 爱丁堡 edinburgh 英国 england"
    ),
    "Europe/Paris": "里昂 lyon 法国 france",
    "Europe/Zurich": "日内瓦 geneva 洛桑 lausanne 瑞士 switzerland zürich",
    "Europe/Madrid": "巴塞罗那 barcelona",
    "Europe/Rome": "米兰 milan milano",
    "Asia/Tokyo": "大阪 osaka 京都 kyoto 日本 japan",
    "Asia/Kolkata": (
        "班加罗尔 bangalore bengaluru 孟买 mumbai ムンバイ мумбаи 德里 delhi "
        "新德里 new_delhi 印度 india"
    ),
    "Asia/Dubai": "阿布扎比 abu_dhabi",
    "Asia/Jerusalem": "特拉维夫 tel_aviv",
    "Australia/Sydney": "堪培拉 canberra",
}


def find_zone(name: str) -> str | None:
    """Returns the IANA zone that a text names: a zone, a city, a country with one zone, ``UTC+8``.

    ``None`` for an unknown name, and for one that cities of different zones share.
    """
    if match := _OFFSET.fullmatch(name.strip()):
        return _at_offset(match[1].replace("−", "-"), int(match[2]), int(match[3] or 0))
    found = _names().get(_plain(name), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def zone_at(latitude: float, longitude: float) -> str | None:
    """Returns the zone of a place on the map; at sea that of its meridian."""
    from tzfpy import get_tz  # noqa: PLC0415  its map is only needed when somebody shares a place

    zone = get_tz(longitude, latitude)
    return zone if zone in _known() else None


def _at_offset(sign: str, hours: int, minutes: int) -> str | None:
    if minutes:
        return _HALF_HOURS.get(f"{sign}{hours}:{minutes:02}")
    # POSIX turned the sign round: Etc/GMT-8 is eight hours ahead of Greenwich.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    return name if name in _known() else None


@cache
def _known() -> frozenset[str]:
    """Returns every zone; remembered, since it is read from a folder."""
    names = {name for name in available_timezones() if not name.startswith(("posix/", "right/"))}
    return frozenset(names - {"localtime", "Factory"})  # what a machine has that was set up nowhere


@cache
def _names() -> dict[str, frozenset[str]]:
    """Returns zones by every name; a zone's own name is never another one's city."""
    # Babel and its data take a megabyte for each language, and 6 MB for what all share.
    from babel.core import get_global  # noqa: PLC0415

    known = _known()
    locales = [locale_of(language) for language in LANGUAGES]
    # What the zone is that an alias names; no zone for those that this machine lacks.
    meant = {alias: zone for alias, zone in get_global("zone_aliases").items() if zone in known}
    own = {
        # "Japan" is a zone too, and better known as Asia/Tokyo
        _plain(zone): frozenset({zone if "/" in zone or zone in _BARE else meant.get(zone, zone)})
        for zone in known
    }
    found: dict[str, set[str]] = {}
    for zone, city in _cities(known, locales):
        found.setdefault(_plain(city), set()).add(meant.get(zone, zone))
    for country, zone in _countries(known, locales, get_global("territory_zones")):
        found.setdefault(_plain(country), {zone})
    # A large city wins over a village of the same name that has a zone.
    large = {_plain(name): frozenset({z}) for z, text in _LARGE.items() for name in text.split()}
    return {name: frozenset(zones) for name, zones in found.items()} | large | own


def _cities(known: frozenset[str], locales: Sequence["Locale"]) -> list[tuple[str, str]]:
    """Returns the known zones with the names of their cities."""
    pairs = [(zone, zone.rpartition("/")[2]) for zone in known if zone.partition("/")[0] in _AREAS]
    for locale in locales:
        for zone, names in locale.time_zones.items():
            if (city := names.get("city")) and zone in known:
                pairs.append((zone, city))
    return pairs


def _countries(
    known: frozenset[str], locales: Sequence["Locale"], zones: Mapping[str, Sequence[str]]
) -> list[tuple[str, str]]:
    """Returns the names of countries with a single zone, each with it.

    ``known`` are all zones, ``locales`` know the names, and ``zones`` are those of each country.
    """
    return [
        (name, zones[code][0])
        for locale in locales
        for code, name in locale.territories.items()
        if len(zones.get(code, ())) == 1 and zones[code][0] in known
    ]


def _plain(name: str) -> str:
    """Returns a name for comparing: without case, accents and dots, words joined by ``_``."""
    letters = unicodedata.normalize("NFKD", name.strip()).casefold()
    kept = "".join(c for c in letters if not unicodedata.combining(c) and c not in ".’'")
    return re.sub(r"\s+", "_", kept).removesuffix("市")
