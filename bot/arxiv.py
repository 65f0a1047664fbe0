"""arXiv ids: how they are found in text and links, and the addresses of their pages.

Their form since April 2007 is ``YYMM.number`` with an optional version; the number has five digits
since 2015. Before, it was ``archive/YYMMnumber``. A subject class behind the archive, as in
``math.GT/0309136``, is no part of the id: arXiv itself writes ``math/0309136``
(https://info.arxiv.org/help/arxiv_identifier_for_services.html).
"""

import re
import unicodedata
from urllib.parse import quote_plus

_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin"
    "|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_DIVIDED = frozenset({"cs", "math", "nlin", "physics", "q-bio"})
"""Archives whose papers have a class of their own besides the archive's name."""
_OLD_NUMBER = r"(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3}"
_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ID = (
    rf"(?:(?P<new>{_NEW})|(?P<archive>{_ARCHIVES})(?:\.(?P<class>[a-z]{{2}}))?/"
    rf"(?P<old>{_OLD_NUMBER}))(?:v\d{{1,3}})?(?!\d)"
)
_BARE = re.compile(rf"(?<![\d.])(?<![A-Za-z0-9_/.-](?=[A-Za-z])){_ID}", re.IGNORECASE)
_LINK = re.compile(
    r"(?:(?:huggingface|hf)\.co/papers/|arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/(?:abs|pdf)/"
    r"|papers\.cool/arxiv/|10\.48550/arxiv\.)" + _ID,  # the last is arXiv's DOI
    re.IGNORECASE,
)

_IDEOGRAPHIC_STOP = re.compile(r"(?<!\d)(\d{4})。(?=\d{4,5}(?![\d.]))")
"""What a Chinese keyboard types for the point in a number."""


def find_id(text: str) -> str | None:
    """Returns the first arXiv id in a text, without its version. Links come before bare ids."""
    match = _LINK.search(text) or _BARE.search(text)
    return _id_in(match) if match else None


def find_ids(text: str) -> list[str]:
    """Returns the arXiv ids that a person wrote, in their order, also in full-width characters."""
    plain = _IDEOGRAPHIC_STOP.sub(r"\1.", unicodedata.normalize("NFKC", text))
    found = [
        (match.end(), _id_in(match)) for form in (_LINK, _BARE) for match in form.finditer(plain)
    ]
    return list(dict.fromkeys(arxiv_id for _, arxiv_id in sorted(found)))


def find_linked_id(text: str) -> str | None:
    """Returns the first arXiv id in a link to a page of the paper, or in its DOI."""
    match = _LINK.search(text)
    return _id_in(match) if match else None


def year_of(arxiv_id: str) -> int:
    """Returns the year in which a paper came out."""
    year = int(arxiv_id.rpartition("/")[2][:2])
    return 1900 + year if "/" in arxiv_id and year > 90 else 2000 + year


def primary_class(link: str) -> str | None:
    """Returns the class that a link with an old id names, such as ``hep-th`` or ``math.GT``."""
    match = _LINK.search(link)
    if match is None or match["new"]:
        return None
    archive = match["archive"].lower()
    if match["class"]:
        return f"{archive}.{match['class'].upper()}"
    return None if archive in _DIVIDED else archive


def abstract_url(arxiv_id: str) -> str:
    """Returns the address of the abstract."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def search_url(words: str) -> str:
    """Returns the address of what arXiv finds for words."""
    return f"https://arxiv.org/search/?searchtype=all&query={quote_plus(words)}"


def pdf_url(arxiv_id: str) -> str:
    """Returns the address of the PDF."""
    return f"https://arxiv.org/pdf/{arxiv_id}"


def doi(arxiv_id: str) -> str:
    """Returns the paper's DOI."""
    return f"10.48550/arXiv.{arxiv_id}"


def _id_in(match: re.Match[str]) -> str:
    return match["new"] or f"{match['archive'].lower()}/{match['old']}"
