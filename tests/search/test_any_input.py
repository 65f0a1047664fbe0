"""Any input is data: never an error, never FTS5's syntax.

``PAPERGRAM_QUERIES=20000 pytest tests/search/test_any_input.py`` asks that many random queries.
"""

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.search import index
from bot.search.highlight import excerpt
from bot.search.query import parse
from tests.search.conftest import Archive

QUERIES = int(os.environ.get("PAPERGRAM_QUERIES", "250"))

_ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
_WORDS = st.sampled_from(
    (
        "强化学习 机器人 機器 量化 图 的 robotics quantizaton geoloc GR00T-N1.6 π0 RL qwen2.5 "
        "the NEAR AND OR NOT date:2026-02 date:x after:2026 before: field: field:视觉 -audio "
        "-量化 - -- \" “ ” 「 * ^ {title} title: ( ) + : \\ ' ; % _ ? search_full \x00 \ud800 "
        "\u202e مرحبا שלום 😀👨‍👩‍👧 ﬁ İ ㎏ 𝔸 ｱ 한국어 2602.12617 arXiv:2602.99999v2 C++ c# "
        "https://arxiv.org/abs/2602.12617"
    ).split(" ")
)
_QUERIES = st.one_of(_ANY, st.lists(st.one_of(_WORDS, _ANY), max_size=8).map(" ".join))


@settings(
    max_examples=QUERIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_QUERIES, st.booleans(), st.integers(0, 30))
@example('"' * 4000, False, 0)
@example("量" * 4000, False, 0)
@example("a-" * 2000, True, 0)
@example("word " * 800, False, 0)
@example("\x00", False, 0)
def test_every_query_has_an_answer(seed: Archive, text: str, only_typed: bool, offset: int) -> None:
    query = parse(text, only_typed=only_typed)
    answer = index.search(seed.connection, query, limit=5, offset=offset)
    assert len(answer.hits) <= 5
    assert len({hit.doc_id for hit in answer.hits}) == len(answer.hits)
    assert answer.total >= len(answer.hits)
    excerpt("提出了强化学习 and robotics 😀👨‍👩‍👧", answer.forms, answer.parts)
    index.titled(seed.connection, text)
    index.nearest_ids(seed.connection, text)
    index.matching(seed.connection, query, [1, 2, 3])


@pytest.mark.parametrize("doc_id", [-1, 0, 2**40])
def test_unknown_papers_have_no_neighbours(seed: Archive, doc_id: int) -> None:
    assert index.similar(seed.connection, doc_id) == ()
