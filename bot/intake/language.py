"""The language of a report: what a name or a line says, or what its script shows."""

import re
from collections.abc import Sequence

from bot.intake.addresses import without_urls

_NAMES = {
    "zh": ("zh", "zho", "cn", "chinese", "中文", "汉语", "漢語", "简体中文", "繁體中文"),
    "en": ("en", "eng", "english", "英文", "英语", "英語"),
    "ja": ("ja", "jp", "japanese", "日文", "日语", "日本語"),
    "ko": ("ko", "kr", "korean", "韩文", "韩语", "한국어"),
    "de": ("de", "german", "deutsch", "德文", "德语"),
    "fr": ("fr", "french", "français", "法文", "法语"),
    "es": ("es", "spanish", "español", "西班牙文", "西班牙语"),
    "pt": ("pt", "portuguese", "português", "葡萄牙文", "葡萄牙语"),
    "ru": ("ru", "russian", "русский", "俄文", "俄语"),
    "it": ("it", "italian", "italiano", "意大利文", "意大利语"),
}
"""What languages are called, by their codes. No name of one is a subject of arXiv, as ``cs`` is."""
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_MOST_WORDS = 3
"""Words of a line's value: more are prose."""
_LABEL = re.compile(
    r"(?:^|[|·•,，;；])[\W_]{0,20}(?:(?:report|报告)\s{0,20})?"
    r"(?:language|lang|语言|語言)[\W_]{0,20}[:：](?P<value>[^|·•]{1,200})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SPACED = re.compile(r"[A-Za-z\u00c0-\u04ff]{2,}")


def find_language(text: str) -> str | None:
    """Returns the code of the first language that a few words name, or ``None``.

    ``en``, ``zh-CN``, ``English`` and ``中文（简体）`` name one.
    """
    words = _WORD.findall(text.casefold())
    codes = (_CODES.get(word) for word in words) if len(words) <= _MOST_WORDS else ()
    return next(filter(None, codes), None)


def said_language(preamble: Sequence[str]) -> str | None:
    """Returns the language that a line above the first paper says, as ``Language: en`` does."""
    for line in preamble:
        if (match := _LABEL.search(line)) and (language := find_language(match["value"])):
            return language
    return None


def written_language(lines: Sequence[str]) -> str:
    """Returns the language that the script of a report shows.

    A character of Chinese counts as much as a word of a script with spaces, so terms in English do
    not make a Chinese report English. What cannot be told from English is taken for it.
    """
    text = without_urls("\n".join(lines))
    counts = {
        "zh": len(_HAN.findall(text)),
        # Japanese is mostly Chinese characters; a Chinese text quotes hardly any kana.
        "ja": 5 * len(_KANA.findall(text)),
        "ko": len(_HANGUL.findall(text)),
        "en": len(_SPACED.findall(text)),
    }
    return max(counts, key=lambda language: (counts[language], language == "en"))
