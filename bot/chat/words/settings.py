"""Settings as people write them: ``time 08:30``, ``语言 英文``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.chat.words.cities import find_zone
from bot.chat.words.hours import read_hour
from bot.papers import Change, Style

T = TypeVar("T")

_NAMES = {
    "time": "time hour 时间 時間 时刻",
    "zone": "zone timezone tz city 时区 時區 城市",
    "style": "style 样式 樣式 风格",
    "language": "language lang 语言 語言",
    "quiet": "quiet notes 安静 安靜 安静日",
    "only": "only papers show 只看 论文",
}
_STYLES = {
    Style.OVERVIEW: "overview 速览 速覽 概览",
    Style.CARDS: "cards card 卡片",
    Style.TITLES: "titles title 标题 標題",
}
_LANGUAGES = {
    "zh": "zh chinese 中文 汉语 简体中文 zh-hans zh-cn",
    "en": "en english 英文 英语 英語",
}
_SWITCHES = {True: "on yes 开 開 是", False: "off no 关 關 否"}
_ONLY = {
    True: "followed on yes 关注 關注 开",
    False: "all everything off no 全部 所有 关",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are no setting."""

    setting: str
    """The setting whose value could not be read; empty when there is no such setting."""
    word: str
    name: str = ""
    """What the setting was called."""


def read_change(words: Sequence[str]) -> Change | Unread:
    """A setting's name and its value, in Chinese or English."""
    setting = _one_of(_NAMES, words[0])
    value = " ".join(words[1:])
    if setting is None:
        return Unread("", words[0])
    return _READERS[setting](value) or Unread(setting, value, words[0])


def _one_of(names: Mapping[T, str], word: str) -> T | None:
    plain = word.strip().casefold()
    return next((key for key, text in names.items() if plain in text.split()), None)


def _read_hour(value: str) -> Change | None:
    hour = read_hour(value)
    return Change(hour=hour) if hour is not None else None


def _read_zone(value: str) -> Change | None:
    zone = find_zone(value)
    return Change(zone=zone) if zone else None


def _read_style(value: str) -> Change | None:
    style = _one_of(_STYLES, value)
    return Change(style=style) if style else None


def _read_language(value: str) -> Change | None:
    language = _one_of(_LANGUAGES, value)
    return Change(language=language) if language else None


def _read_quiet(value: str) -> Change | None:
    on = _one_of(_SWITCHES, value)
    return Change(quiet_notes=on) if on is not None else None


def _read_only(value: str) -> Change | None:
    only = _one_of(_ONLY, value)
    return Change(only_followed=only) if only is not None else None


_READERS: dict[str, Callable[[str], Change | None]] = {
    "time": _read_hour,
    "zone": _read_zone,
    "style": _read_style,
    "language": _read_language,
    "quiet": _read_quiet,
    "only": _read_only,
}
