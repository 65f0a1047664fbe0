"""arXiv ids in text and links."""

import pytest
from hypothesis import given

from bot.arxiv import (
    abstract_url,
    doi,
    find_id,
    find_ids,
    find_linked_id,
    pdf_url,
    primary_class,
    year_of,
)
from tests.ids import arxiv_ids


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
        ("hep-th/9901001", "hep-th/9901001"),
        ("arXiv:hep-th/9901001v3", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/math.GT/0309136v2", "math/0309136"),
        ("https://arxiv.org/pdf/cs/0112017.pdf", "cs/0112017"),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001"),
        ("HEP-TH/9901001", "hep-th/9901001"),
        ("docs/0112017", None),
        ("https://example.org/cs/0112017", None),
        ("hep-th/9913001", None),
        ("hep-th/99010011", None),
        ("hep-th/0801001", None),
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
        ("https://www.alphaxiv.org/abs/2602.00002", "2602.00002"),
        ("https://hf.co/papers/2602.00002", "2602.00002"),
        ("https://papers.cool/arxiv/2602.00002", "2602.00002"),
        ("hep-th/9901001", None),
    ],
)
def test_a_linked_id_is_one_of_a_link_only(text: str, found: str | None) -> None:
    assert find_linked_id(text) == found


@given(arxiv_ids())
def test_every_address_that_is_made_is_read(arxiv_id: str) -> None:
    for link in (abstract_url(arxiv_id), pdf_url(arxiv_id), doi(arxiv_id)):
        assert find_linked_id(link) == arxiv_id
    assert find_id(arxiv_id) == arxiv_id


@pytest.mark.parametrize(
    ("arxiv_id", "year"),
    [("2602.12617", 2026), ("0704.0001", 2007), ("hep-th/9901001", 1999), ("math/0309136", 2003)],
)
def test_an_id_names_the_year(arxiv_id: str, year: int) -> None:
    assert year_of(arxiv_id) == year


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT"),
        ("https://arxiv.org/abs/math/0309136", None),
        ("https://arxiv.org/abs/2602.12617", None),
        ("https://example.org", None),
    ],
)
def test_a_link_with_an_old_id_may_name_the_class(link: str, name: str | None) -> None:
    assert primary_class(link) == name


def test_a_doi_is_an_id() -> None:
    for link in ("10.48550/arXiv.2602.12617", "https://doi.org/10.48550/arxiv.2602.12617"):
        assert (find_id(link), find_linked_id(link)) == ("2602.12617", "2602.12617")


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
        ("hep-th/9901001、math.GT/0309136", ["hep-th/9901001", "math/0309136"]),
        ("见hep-th/9901001", ["hep-th/9901001"]),
        ("nothing", []),
    ],
)
def test_all_ids_that_a_person_writes_are_found_in_their_order(text: str, found: list[str]) -> None:
    assert find_ids(text) == found
