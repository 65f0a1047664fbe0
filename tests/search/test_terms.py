"""Terms of several index words."""

from bot.search.glossary import Glossary
from bot.search.terms import Terms

TERMS = Terms(Glossary("强化学习 = reinforcement learning | RL\n量化 = quantization"))


def test_a_term_of_several_words_is_one() -> None:
    assert TERMS.word(("强化", "化学", "学习")) in set(TERMS.said(["的强", "强化", "化学", "学习"]))
    assert TERMS.word(("reinforc", "learn")) in set(TERMS.said(["by", "reinforc", "learn"]))


def test_what_is_one_word_or_no_term_has_none() -> None:
    assert TERMS.word(("量化",)) is None
    assert TERMS.word(("learn", "reinforc")) is None
    assert list(TERMS.said(["learn", "reinforc", "强化", "学习"])) == []
