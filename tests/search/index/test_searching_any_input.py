"""Any input is data: never an error, never the engine's syntax."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.search.highlight import excerpt
from tests.search.conftest import SmallIndex

_ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
_WORDS = st.sampled_from(
    (
        "强化学习 机器人 機器 量化 图 的 robotics quantizaton geoloc GR00T-N1.6 π0 RL qwen2.5 "
        "the NEAR AND OR NOT date:2026-02 date:x after:2026 before: field: field:视觉 -audio "
        "-量化 - -- \" “ ” 「 * ^ {title} title: ( ) + : \\ ' ; % _ ? \x00 \ud800 "
        "\u202e مرحبا שלום 😀👨‍👩‍👧 ﬁ İ ㎏ 𝔸 ｱ 한국어 2602.12617 arXiv:2602.99999v2 C++ c# "
        "https://arxiv.org/abs/2602.12617"
    ).split(" ")
)
_QUERIES = st.one_of(_ANY, st.lists(st.one_of(_WORDS, _ANY), max_size=8).map(" ".join))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_QUERIES, st.booleans(), st.integers(0, 30))
@example('"' * 4000, False, 0)
@example("量" * 4000, False, 0)
@example("a-" * 2000, True, 0)
@example("word " * 800, False, 0)
@example("\x00", False, 0)
def test_every_query_has_an_answer(
    seed: SmallIndex, text: str, only_typed: bool, offset: int
) -> None:
    answer = seed.search(text, 5, offset, only_typed=only_typed)
    assert len(answer.hits) <= 5
    assert len(set(answer.ids)) == len(answer.hits)
    assert answer.total >= len(answer.hits)
    excerpt("提出了强化学习 and robotics 😀👨‍👩‍👧", answer.forms, answer.parts)
    seed.titled(text)
    seed.nearest(text)
    seed.matching(text, ["2602.12617", "2602.03120"])


@pytest.mark.parametrize("arxiv_id", ["", "2602.99999", "nonsense"])
def test_unknown_papers_have_no_neighbours(seed: SmallIndex, arxiv_id: str) -> None:
    assert seed.similar(arxiv_id) == ()
