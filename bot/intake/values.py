"""The value of a fact, read by the fact's name in a report."""

import re
import unicodedata

import regex

from bot.arxiv import find_linked_id
from bot.intake.addresses import find_urls, without_urls

Found = dict[str, object]
"""Facts that were read, by the fields of ``Facts``."""

_NAMES: dict[str, frozenset[str]] = {
    "authors": frozenset({
        "作者", "论文作者", "作者列表", "全部作者", "作者信息", "author", "authors", "author(s)",
        "by", "paper authors", "author list",
    }),
    "organisation": frozenset({
        "机构", "单位", "作者单位", "作者机构", "所属机构", "所属单位", "研究机构", "发布机构",
        "组织", "团队", "研究团队", "organization", "organizations", "organisation",
        "organisations", "org", "affiliation", "affiliations", "institution", "institutions",
        "institute", "lab", "team",
    }),
    "votes": frozenset({
        "点赞", "点赞数", "赞", "获赞", "获赞数", "赞数", "票数", "得票", "投票", "投票数", "热度",
        "hf点赞", "hf 点赞", "upvote", "upvotes", "vote", "votes", "like", "likes", "hf upvotes",
        "hf votes", "hugging face upvotes",
    }),
    "code": frozenset({
        "代码", "代码链接", "代码地址", "代码仓库", "代码库", "开源代码", "开源地址", "源码",
        "源代码", "仓库", "code", "codes", "code link", "code repository", "source code", "repo",
        "repository", "github", "github repo", "github repository", "github链接", "github 链接",
        "github地址", "github 地址", "github仓库", "github 仓库", "gitlab", "gitee",
    }),
    "stars": frozenset({
        "star", "stars", "github star", "github stars", "star数", "star 数", "stars数", "stars 数",
        "星标", "星标数", "星数", "github星标", "github 星标", "github star数", "github star 数",
        "github stars 数", "github星数",
    }),
    "project": frozenset({
        "项目", "项目主页", "项目页", "项目页面", "项目网站", "项目地址", "项目链接", "主页",
        "官网", "网站", "project", "project page", "project website", "project site",
        "project link", "homepage", "home page", "website", "webpage", "page",
    }),
    "picture": frozenset({
        "图片", "配图", "封面", "封面图", "缩略图", "预览图", "插图", "示意图", "image", "picture",
        "thumbnail", "cover", "cover image", "teaser", "preview", "figure",
    }),
}  # fmt: skip
_FACT_OF = {name: fact for fact, names in _NAMES.items() for name in names}
_COUNT = re.compile(
    r"^\W*(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?)\s*(?P<unit>[kmw千万亿])?\+?\s*"
    r"(?:hf|hugging face|github|个|次|颗|票|赞|点赞|stars?|星|up-?votes?|votes?|likes?|\W)*$",
    re.IGNORECASE,
)
_UNITS = {"k": 10**3, "千": 10**3, "m": 10**6, "w": 10**4, "万": 10**4, "亿": 10**8}
_MARKUP = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)|\*\*|__|`|<[^<>]{1,100}>")
_FOOTNOTES = regex.compile(r"[\d\p{No}*†‡§¶✉♠♣♡♢^,\s]+$|\s*\(\d[\d,\s]*\)$")
_NAME_BORDER = re.compile(r"\s*(?:[,，、;；]|\band\b|\s&\s|\s和\s|\s与\s)\s*", re.IGNORECASE)
_MORE_AUTHORS = re.compile(r"[\s,，、]*(?:et\.?\s*al\.?|等人?|and others)\s*\.?$", re.IGNORECASE)
_NAME = regex.compile(r"^[\p{L}\p{M}][\p{L}\p{M}\s.'’‘\-‐·]{0,59}$")
_NOBODY = frozenset(
    {"unknown", "n/a", "none", "tba", "未知", "暂无", "无", "未提及", "未公开", "不详"}
)
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST_ORGANISATION = 300


def fact_named(name: str) -> str | None:
    """Returns the field of ``Facts`` that a name in a report means, alone or with a translation."""
    names = (name, *name.split("/")) if "/" in name else (name,)
    return next((fact for one in names if (fact := _FACT_OF.get(_plain(one)))), None)


def take(name: str, value: str, found: Found) -> bool:
    """Reads the value of a fact by the fact's name; returns whether nothing else stands in it."""
    match fact := fact_named(name):
        case None:
            return False
        case "authors":
            names = _names_in(value)
            return bool(names) and put(fact, names, found)
        case "organisation":
            words = " ".join(_MARKUP.sub(r"\1", value).split()).strip(" *_")
            readable = 0 < len(words) <= _LONGEST_ORGANISATION and words.casefold() not in _NOBODY
            return readable and not find_urls(words) and put(fact, words, found)
        case "votes" | "stars":
            return take_count(fact, value, found)
        case _:
            return _take_address(fact, value, found)


def take_count(fact: str, value: str, found: Found) -> bool:
    bare = unicodedata.normalize("NFKC", _MARKUP.sub(r"\1", value)).strip()
    match = _COUNT.match(bare[:80]) if len(bare) <= 80 else None
    if match is None:
        return False
    unit = _UNITS.get((match["unit"] or "").lower(), 1)
    return put(fact, round(float(match["number"].replace(",", "")) * unit), found)


def _take_address(fact: str, value: str, found: Found) -> bool:
    urls = list(dict.fromkeys(find_urls(value)))
    if len(urls) != 1 or find_linked_id(urls[0]):
        return False
    rest = without_urls(_MARKUP.sub(r"\1" if "](" not in value else "", value))
    if fact == "code" and "⭐" in rest:
        before, _, count = rest.partition("⭐")
        return (
            not _WORD.search(before)
            and take_count("stars", count, found)
            and put(fact, urls[0], found)
        )
    return not _WORD.search(rest) and put(fact, urls[0], found)


def _names_in(value: str) -> tuple[str, ...]:
    text = " ".join(_MARKUP.sub(r"\1", value).split()).strip()
    more = _MORE_AUTHORS.search(text)
    text = text[: more.start()] if more else text
    if ";" in text or "；" in text:
        parts = re.split(r"\s*[;；]\s*", text)
        names = [" ".join(reversed(part.split(", ", 1))) for part in parts]
    else:
        names = _NAME_BORDER.split(text)
    names = [name for one in names if (name := _FOOTNOTES.sub("", one).strip())]
    if not names or not all(_NAME.match(name) for name in names):
        return ()
    if any(name.casefold() in _NOBODY for name in names):
        return ()
    return (*names, "et al.") if more else tuple(names)


def put(fact: str, value: object, found: Found) -> bool:
    """Notes a fact; returns whether none of its kind says otherwise."""
    return found.setdefault(fact, value) == value


def _plain(label: str) -> str:
    folded = unicodedata.normalize("NFKC", label).casefold()
    return regex.sub(r"^[^\w]+|[^\w)]+$", "", folded)
