"""arXiv ids: how they are found in text and links, and the addresses of their pages.

Their form since April 2007 is ``YYMM.number`` with an optional version; the number has five digits
since 2015 (https://info.arxiv.org/help/arxiv_identifier.html).
"""

import re
import unicodedata

_ID = r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,3})?(?!\d)"
_BARE = re.compile(r"(?<![\d.])" + _ID)
_LINK = re.compile(
    r"(?:huggingface\.co/papers/|arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/"
    r"|10\.48550/arxiv\.)" + _ID,  # the last is arXiv's DOI
    re.IGNORECASE,
)

_IDEOGRAPHIC_STOP = re.compile(r"(?<!\d)(\d{4})。(?=\d{4,5}(?![\d.]))")
"""What a Chinese keyboard types for the point in a number."""


def find_id(text: str) -> str | None:
    """Returns the first arXiv id in a text, without its version. Links come before bare ids."""
    match = _LINK.search(text) or _BARE.search(text)
    return match[1] if match else None


def find_ids(text: str) -> list[str]:
    """Returns the arXiv ids that a person wrote, in their order, also in full-width characters."""
    plain = _IDEOGRAPHIC_STOP.sub(r"\1.", unicodedata.normalize("NFKC", text))
    found = [(match.end(), match[1]) for form in (_LINK, _BARE) for match in form.finditer(plain)]
    return list(dict.fromkeys(arxiv_id for _, arxiv_id in sorted(found)))


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
