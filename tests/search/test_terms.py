"""Terms of several index words."""

from hypothesis import given
from hypothesis import strategies as st

from bot.search.forms import Relation, form
from bot.search.glossary import Glossary, shipped
from bot.search.terms import Terms, terms_of

TERMS = Terms(Glossary("强化学习 = reinforcement learning | RL\n量化 = quantization"))


def test_a_term_of_several_words_is_one() -> None:
    assert TERMS.word(("强化", "化学", "学习")) in set(TERMS.said(["的强", "强化", "化学", "学习"]))
    assert TERMS.word(("reinforc", "learn")) in set(TERMS.said(["by", "reinforc", "learn"]))


def test_what_is_one_word_or_no_term_has_none() -> None:
    assert TERMS.word(("量化",)) is None
    assert TERMS.word(("learn", "reinforc")) is None
    assert list(TERMS.said(["learn", "reinforc", "强化", "学习"])) == []


@given(st.sampled_from([term for concept in shipped().concepts for term in concept.terms]))
def test_a_term_is_the_same_word_for_texts_and_for_queries(term: str) -> None:
    said = form(term, Relation.EXACT)
    assert said is not None
    terms = terms_of(shipped())

    word = terms.word(said.tokens)

    assert word is None or word in set(terms.said(("a", *said.tokens, "b")))
    if term.isascii():
        assert (word is None) == (len(said.tokens) == 1)
