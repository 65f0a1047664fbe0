"""A paper's title: a heading without the report's decoration."""

import regex

_PREFIX = regex.compile(
    r"^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u200d\s--0-9#*]+"
    r"|\d\ufe0f?\u20e3\s*|\d{1,3}\s*[.)）]\s+|\d{1,3}\s*[、．]\s*|[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]\s*|[一二三四五六七八九十]{1,3}、\s*|\[\d{1,3}\]\s+|【\d{1,3}】\s*|(?:论文|paper)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：.、]\s*)+",
    regex.IGNORECASE | regex.VERSION1,
)
_COUNT = regex.compile(r"\s[👍🔼⬆▲❤🔥⭐★🌟]\ufe0f?\s*\d[\d.,]{0,9}[kK]?$")
_ID_BEHIND = regex.compile(
    r"\s?[(（\[](?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d{1,2})?[)）\]]$", regex.IGNORECASE
)
_EMOJI = regex.compile(r"[\p{Emoji_Presentation}\p{Emoji_Modifier}\ufe0f\u200d\s]")
_LINK = regex.compile(r"\[(?P<text>[^\[\]]*+)\]\s*\((?P<url>[^()\s]++)\)")
_WHOLE_LINK = regex.compile(
    r"^\[(?P<text>[^\[\]]+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\]\s*\((?P<url>[^()\s]++)\)$"
)
_WHOLE_BOLD = regex.compile(r"^(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)$")
_BRACKETS = regex.compile(r"^\[(?P<text>[^\[\]]+)\]$")
_BEFORE_ADDRESS = regex.compile(r"\s?\(\s?(?:https?://[^()\s]++)\s?\)$")
LINK_NAMES = frozenset({
    "arxiv", "paper", "pdf", "link", "links", "html", "abs", "abstract", "hf", "huggingface",
    "hugging face", "alphaxiv", "doi", "url", "code", "github", "project", "project page", "page",
    "demo", "论文", "链接", "原文", "地址", "论文链接", "原文链接", "代码", "项目", "项目主页",
    "主页",
})  # fmt: skip
"""What links are called that stand beside a title."""
_BADGE = regex.compile(
    r"^(?:\[!\[[^\[\]]*+\]\([^()\s]*+\)\]\([^()\s]*+\)|!\[[^\[\]]*+\]\([^()\s]*+\))\s*+"
)
_TYPED = regex.compile(
    r"\$(?:[^$\s]++|[^$\\^_{]*+[\\^_{][^$]*+)\$|(?<!`)(?P<code>`++)[^`]*+(?P=code)"  # these stay
    r"|``(?P<quoted>[^`']++)''|(?<!\S)--(?=\w)\w++|---|--|(?<![\s\\~])~(?![\s~])"
)
_SET = {"---": "—", "--": "–", "~": " "}
_MOST_LAYERS = 8
"""Decorations around a title, one in the other."""


def clean_title(heading: str) -> str:
    """Returns the title in a heading, without number, emoji, anchor, link or bold around it.

    Dashes, quotes and spaces that are typed as LaTeX wants them become those that it would set.
    """
    title = " ".join(heading.split())
    for _ in range(_MOST_LAYERS):
        title = _strip_once(title)
    return _TYPED.sub(_set, title) if any(sign in title for sign in ("--", "``", "~")) else title


def _set(typed: regex.Match[str]) -> str:
    if typed["quoted"] is not None:
        return f"“{typed['quoted']}”"
    return _SET.get(typed[0], typed[0])


def _strip_once(title: str) -> str:
    title = _BADGE.sub("", _PREFIX.sub("", title))
    if title.endswith("}") and (anchor := title.rfind(" {#")) > 0:
        title = title[:anchor]
    end = len(title)
    while end and _EMOJI.match(title, end - 1):
        end -= 1
    title = title[:end]
    if (link := _last_link(title)) and not any(c.isalnum() for c in link["text"]):
        return title[: link.start()].rstrip()  # a picture that leads somewhere
    if (named := _link_behind(title)) is not None:
        return named
    if match := _WHOLE_LINK.match(title) or _WHOLE_BOLD.match(title) or _BRACKETS.match(title):
        return str(match["text"]).strip()
    return _BEFORE_ADDRESS.sub("", _ID_BEHIND.sub("", _COUNT.sub("", title))).strip()


def ends_with_id(heading: str) -> bool:
    """Whether a heading ends with an id in brackets."""
    return _ID_BEHIND.search(heading.rstrip()) is not None


def count_behind(heading: str) -> str | None:
    """Returns the votes or stars that stand behind a title, as in ``Title 👍 45``."""
    count = _COUNT.search(heading.rstrip())
    return count[0].strip() if count else None


def _link_behind(title: str) -> str | None:
    """Returns a title without a link behind it that bears a usual name, such as PDF."""
    start = title.rfind("[")
    link = _LINK.match(title, start) if start > 0 else None
    if link is None or link["text"].strip(" *_").casefold() not in LINK_NAMES:
        return None
    if title[link.end() :].strip(" )）"):
        return None
    return title[:start].rstrip(" |·(（,，-–—")


def _last_link(title: str) -> regex.Match[str] | None:
    """Returns the link that a title ends with."""
    start = title.rfind("[")
    return _LINK.fullmatch(title, start) if start > 0 else None
