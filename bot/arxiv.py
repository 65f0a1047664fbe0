"""arXiv ids: how they are found in text and links, and the addresses of their pages.

Their form since April 2007 is ``YYMM.number`` with an optional version; the number has five digits
since 2015 (https://info.arxiv.org/help/arxiv_identifier.html).
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
    """Returns the first arXiv id in a text, without its version. Links come before bare ids."""
    match = _LINK.search(text) or _BARE.search(text)
    return match[1] if match else None


def find_linked_id(text: str) -> str | None:
    """Returns the first arXiv id in a link to a page of the paper, or in its DOI."""
    match = _LINK.search(text)
    return match[1] if match else None


def abstract_url(arxiv_id: str) -> str:
    """Returns the address of the abstract."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def pdf_url(arxiv_id: str) -> str:
    """Returns the address of the PDF."""
    return f"https://arxiv.org/pdf/{arxiv_id}"
