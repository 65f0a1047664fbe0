"""arXiv ids of both forms."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_NEW = r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}"
_OLD = r"(math|cs|hep-th|acc-phys|math-ph)/(9[1-9]|0[0-7])(0[1-9]|1[0-2])[0-9]{3}"


def arxiv_ids() -> SearchStrategy[str]:
    """Returns ids as papers are known by, without a version."""
    return st.one_of(st.from_regex(_NEW, fullmatch=True), st.from_regex(_OLD, fullmatch=True))
