"""arXiv ids in text and links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arxiv import abstract_url, find_id, find_ids, find_linked_id, pdf_url


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2602.12617", "2602.12617"),
        ("0704.0001", "0704.0001"),
        ("arXiv:2602.12617v2", "2602.12617"),
        ("https://huggingface.co/papers/2602.12617", "2602.12617"),
        ("https://arxiv.org/abs/2602.12617v1", "2602.12617"),
        ("https://arxiv.org/pdf/2602.12617.pdf", "2602.12617"),
        ("https://www.alphaxiv.org/abs/2602.12617", "2602.12617"),
        ("HTTPS://ARXIV.ORG/ABS/2602.12617", "2602.12617"),
        ("2602.00001, see https://arxiv.org/abs/2602.00002", "2602.00002"),
        ("2613.12617", None),
        ("2600.12617", None),
        ("2602.126", None),
        ("2602.1261700", None),
        ("12602.12617", None),
        ("1.2602.12617", None),
        ("cs/0112017", None),
        ("", None),
    ],
)
def test_an_id_is_found_and_a_link_before_a_bare_one(text: str, found: str | None) -> None:
    assert find_id(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2602.00001 https://arxiv.org/html/2602.00002v3", "2602.00002"),
        ("2602.00001", None),
        ("https://example.org/2602.00001", None),
    ],
)
def test_a_linked_id_is_one_of_a_link_only(text: str, found: str | None) -> None:
    assert find_linked_id(text) == found


@given(st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}", fullmatch=True))
def test_every_address_that_is_made_is_read(arxiv_id: str) -> None:
    for url in (abstract_url(arxiv_id), pdf_url(arxiv_id)):
        assert find_linked_id(url) == arxiv_id


def test_a_doi_is_an_id() -> None:
    for doi in ("10.48550/arXiv.2602.12617", "https://doi.org/10.48550/arxiv.2602.12617"):
        assert (find_id(doi), find_linked_id(doi)) == ("2602.12617", "2602.12617")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2602.12617, 2602.11236 and 2602.12617 again", ["2602.12617", "2602.11236"]),
        ("2602.00001 https://arxiv.org/abs/2602.00002v3", ["2602.00001", "2602.00002"]),
        ("10.48550/arXiv.2602.00002\n(2602.00001)", ["2602.00002", "2602.00001"]),
        ("２６０２．１２６１７", ["2602.12617"]),
        ("arXiv：2602.12617。", ["2602.12617"]),
        ("2602。12617", ["2602.12617"]),
        ("看于2026。2602.12617。2026年", ["2602.12617"]),
        ("「2602.12617」、【2602.11236】", ["2602.12617", "2602.11236"]),
        ("nothing", []),
    ],
)
def test_all_ids_that_a_person_writes_are_found_in_their_order(text: str, found: list[str]) -> None:
    assert find_ids(text) == found
