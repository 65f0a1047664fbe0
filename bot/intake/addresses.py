"""Web addresses in the text of a report."""

import re

_URL = re.compile(r"https?://[^\s<>\"'`()\[\]{}|\\^\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
LINK_LABEL = re.compile(
    r"^\W*(?:(?:论文|paper)\s*)?(?:链接|地址|网址|link|url|arxiv)[*_\s]*[:：]", re.IGNORECASE
)
"""The name before a link to a paper, as in ``- **链接**: https://…``."""


def find_urls(text: str) -> list[str]:
    """Returns the web addresses in a text, without the punctuation that follows them."""
    return [match.rstrip(".,;:!?*_~") for match in _URL.findall(text)]


def without_urls(text: str) -> str:
    """Returns a text without its web addresses."""
    return _URL.sub("", text)
