"""Web addresses in the text of a report."""

import re

from bot.arxiv import find_id, find_linked_id

_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\^\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
LINK_LABEL = re.compile(
    r"^\W*(?:(?:论文|paper)\s*)?(?:链接|地址|网址|link|url|arxiv)[*_\s]*[:：]", re.IGNORECASE
)
"""The name before a link to a paper, as in ``- **链接**: https://…``."""
_PAGE = re.compile(
    r"(?<![\w-])(?:[\w-]{1,20}\.)?(?:huggingface|hf|arxiv|alphaxiv)\.(?:co|org)/\S+", re.IGNORECASE
)
_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_ID = re.compile(r"[\w./-]{0,20}\d{4,}[\w./-]*")
_WORD = re.compile(r"[^\W_]{2,}")
_NAMES = frozenset(
    "id url link links arxiv paper pdf html abs abstract hf alphaxiv doi".split()
    + "论文 链接 地址 原文 编号".split()
)
"""Words beside the links of a paper itself."""


def find_urls(text: str) -> list[str]:
    """Returns the web addresses in a text, without the punctuation that follows them."""
    return [match.rstrip(".,;:!?*_~") for match in _URL.findall(text)]


def without_urls(text: str) -> str:
    """Returns a text without its web addresses."""
    return _URL.sub("", text)


def is_link_only(line: str) -> bool:
    """Whether a line says nothing but where a paper is, by a link or behind a label by its id."""
    if LINK_LABEL.match(line) and find_linked_id(line) is None:
        return find_id(line) is not None and not _WORD.search(_ID.sub("", LINK_LABEL.sub("", line)))
    bare = LINK_LABEL.sub("", _PAGE.sub("", _LINK.sub("", without_urls(line))))
    own = find_linked_id(line) is not None and all(map(find_linked_id, find_urls(line)))
    return own and all(word in _NAMES for word in _WORD.findall(bare.casefold()))
