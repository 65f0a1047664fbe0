"""arXiv ids: found in text and links, and the addresses made from them.

Source of the form: https://info.arxiv.org/help/arxiv_identifier.html (since April 2007:
``YYMM.number``, five digits since 2015, an optional version).
"""

import re

_ID = r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,3})?(?!\d)"
_BARE = re.compile(r"(?<![\d.])" + _ID)
_LINK = re.compile(
    r"(?:huggingface\.co/papers/|arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/"
    r"|10\.48550/arxiv\.)" + _ID,  # the last is arXiv's DOI
    re.IGNORECASE,
)


def find_id(text: str) -> str | None:
    """The first arXiv id in a text, without its version: from a link, ``arXiv:…`` or bare."""
    match = _LINK.search(text) or _BARE.search(text)
    return match.group(1) if match else None


def find_linked_id(text: str) -> str | None:
    """The first arXiv id that a link to huggingface.co or arxiv.org, or a DOI, names."""
    match = _LINK.search(text)
    return match.group(1) if match else None


def abstract_url(arxiv_id: str) -> str:
    """The abstract's page."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def pdf_url(arxiv_id: str) -> str:
    """The paper itself."""
    return f"https://arxiv.org/pdf/{arxiv_id}"
