"""Whether parts in another language say the same numbers and names."""

import re
import unicodedata
from collections.abc import Mapping

from bot.feed.steps.wording import wording_in
from bot.papers import Section

_NOT_SAID = re.compile(r"https?://\S+|\$\$?[^$]+\$\$?|`[^`]*`")
_NUMBER = re.compile(
    r"(?<![A-Za-z\d._])(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s?(?P<unit>百万|千万|十亿|万亿|[千万亿]|thousand|million|billion|trillion|[kKMBT])(?![A-Za-z]))?"
)
_UNITS = {
    "k": 1e3, "thousand": 1e3, "千": 1e3, "万": 1e4, "百万": 1e6, "m": 1e6, "million": 1e6,
    "千万": 1e7, "亿": 1e8, "十亿": 1e9, "b": 1e9, "billion": 1e9, "万亿": 1e12, "t": 1e12,
    "trillion": 1e12,
}  # fmt: skip
_IN_WORDS = re.compile(
    r"[一二两三四五六七八九十百千万亿]{2,}|[半倍成]|\b(?:half|twice|double|triple|dozen|hundred|thousand|million)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![A-Za-z\d])[A-Za-z][A-Za-z\d]*(?:[-.+][A-Za-z\d]+)*")
_ITEM = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)
_USUAL = frozenset(
    "3d 2d cot ai-generated pre-training post-training fine-tuning end-to-end".split()
    + "top-1 top-5 zero-shot few-shot one-shot multi-agent phd".split()
)
"""Names that a translator writes out."""
_SPELLED = 20
"""Up to here whole numbers are written as words in one language and not in the other."""


def same_facts(parts: Mapping[Section, str], rendered: Mapping[Section, str]) -> tuple[str, ...]:
    """Returns what differs between the numbers and names of two languages, part by part."""
    problems: list[str] = []
    everything = _squeezed(" ".join(rendered.values()))
    for section, text in parts.items():
        name, other = wording_in("en").sections[section], rendered.get(section, "")
        before, after = _numbers(text), _numbers(other)
        lost = sorted(before.keys() - after.keys())
        new = [] if _IN_WORDS.search(_plain(text)) else sorted(after.keys() - before.keys())
        names = [one for one in _names(text) if _squeezed(one) not in everything]
        problems += [f"{name!r} lacks the number {before[number]}" for number in lost]
        problems += [f"{name!r} has the number {after[number]}, which is new" for number in new]
        problems += [f"{name!r} lacks the name {one}" for one in names]
    return tuple(problems)


def _plain(text: str) -> str:
    return _NOT_SAID.sub(" ", unicodedata.normalize("NFKC", text))


def _numbers(text: str) -> dict[float, str]:
    """Returns the numbers of a text as they stand there, by their values."""
    found: dict[float, str] = {}
    plain = _ITEM.sub("", _plain(text))
    for match in _NUMBER.finditer(plain):
        value = float(match["number"].replace(",", ""))
        bare = value
        if match["unit"]:
            value = round(value * _UNITS[match["unit"].casefold()], 6)
        if bare != int(bare) or value > _SPELLED or plain[match.end() : match.end() + 1] == "%":
            found.setdefault(value, match[0].strip())
    return found


def _names(text: str) -> list[str]:
    """Returns names of models, data and methods: with a digit, or a capital within."""
    names = (match[0] for match in _NAME.finditer(_plain(text)))
    return list(
        dict.fromkeys(
            name
            for name in names
            if name.casefold() not in _USUAL
            and (
                any(map(str.isdigit, name))
                or (re.search(r"[a-z][A-Z]|[A-Z][A-Z]+[a-z]{2}", name) is not None)
            )
        )
    )


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()
