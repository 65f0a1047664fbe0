"""The bilingual glossary: the file that is shipped, and what is said about a bad one."""

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import resources

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.glossary import Concept, Fault, Glossary, parse, shipped, stemmed, written
from bot.search.text import fold, stem, units
from bot.search.translations import agreed_term, harvest, translations
from tests.search.glossary_files import check, notes


def test_the_shipped_glossary_is_large_and_faultless() -> None:
    text = resources.files("bot.search").joinpath("glossary.txt").read_text("utf-8")
    assert check(text) == []
    assert len(shipped()) >= 1500


def test_the_shipped_table_of_simplified_characters_is_that_of_opencc() -> None:
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    expected = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    made = resources.files("bot.search").joinpath("simplified.txt").read_text("utf-8").split()
    assert list(zip(*made, strict=True)) == expected


def test_a_line_is_a_concept_with_terms_of_both_languages() -> None:
    (concept,) = parse("强化学习 | 增强学习 = reinforcement learning | RL   # C# stays")
    assert concept == Concept(("强化学习", "增强学习"), ("reinforcement learning", "RL"), 1)


@pytest.mark.parametrize("line", ["强化学习", "= RL", "强化学习 =", "a = b = c"])
def test_a_line_that_is_no_concept_is_named(line: str) -> None:
    (fault,) = parse(f"\n{line}")
    assert isinstance(fault, Fault)
    assert fault.line == 2


def test_doubles_and_wrong_sides_are_named() -> None:
    text = "量化 = quantization\n量化 = Quantization | quantisation\nRL = 强化学习\n图 | 圖 = graph"
    messages = [str(fault) for fault in check(text)]
    assert any("line 2: 量化 = quantization is on line 1 too" in line for line in messages)
    assert sum("wrong side" in line for line in messages) == 2
    assert any("line 4" in line and "twice" in line for line in messages)


def test_words_below_a_heading_of_plain_words_are_plain() -> None:
    glossary = Glossary(
        "# ==== plain words\n任务 = task\n# --- more\n方法 = method\n# ==== networks\n层 = layer"
    )
    plain = [concept.english[0] for concept in glossary.concepts if glossary.is_plain(concept)]
    assert plain == ["task", "method"]


def test_an_abbreviation_of_unrelated_things_is_a_false_friend() -> None:
    glossary = Glossary(
        "序列推荐 = sequential recommendation | SR\n超分辨率 = super-resolution | SR"
    )
    assert glossary.false_friend("SR")
    assert len(glossary.english(("sr",))) == 2
    assert [str(note) for note in notes(glossary)]


def test_words_that_share_only_their_stem_are_kept_apart() -> None:
    glossary = Glossary(
        "分布式 = distributed\n分布 = distribution\n量化 = quantization | quantized"
    )
    assert glossary.shares_stem("distributed")
    assert not glossary.shares_stem("quantized")
    assert [concept.chinese for concept in glossary.english(("distributed",))] == [("分布式",)]


def test_hyphens_and_spaces_do_not_matter() -> None:
    glossary = Glossary("预训练 = pre-training")
    for words in (("pre", "training"), ("pretraining",), ("pre", "trained")):
        assert glossary.english(words), words


@given(st.text("aBz09 -", min_size=1))
def test_a_plain_term_is_written_as_the_analyzer_has_it(term: str) -> None:
    parts = [part for unit in units(fold(term)) for part in unit.parts]
    assert written(term) == " ".join(parts)


_CONCEPTS = shipped().concepts


def _by(keys: Callable[[Concept], Iterable[str]]) -> Mapping[str, tuple[Concept, ...]]:
    """All concepts by their keys; none for an empty key."""
    found: dict[str, tuple[Concept, ...]] = {}
    for concept in _CONCEPTS:
        for key in {*keys(concept)} - {""}:
            found[key] = (*found.get(key, ()), concept)
    return found


def _together(term: str) -> str:
    """A term of several words as one; empty for a word."""
    return "" if term.isalpha() else stem(term.replace(" ", ""))


_CHINESE = _by(lambda concept: map(fold, concept.chinese))
_WRITTEN = _by(lambda concept: map(written, concept.english))
_STEMMED = _by(lambda concept: map(stemmed, concept.english))
_TOGETHER = _by(lambda concept: map(_together, map(written, concept.english)))


@given(
    st.sampled_from([term for concept in _CONCEPTS for term in concept.english]),
    st.sampled_from(["", "s", "ed", "ing", "ation"]),
    st.sampled_from([" ", ""]),
)
def test_english_terms_are_found_as_if_every_concept_was_looked_at(
    term: str, ending: str, space: str
) -> None:
    typed = written(term).replace(" ", space) + ending
    expected = (
        _WRITTEN.get(typed)
        or _STEMMED.get(stemmed(typed))
        or _TOGETHER.get(stem(typed.replace(" ", "")), ())
    )
    assert shipped().english(tuple(typed.split(" "))) == expected


@given(st.sampled_from(sorted(_CHINESE)), st.sampled_from(["", "的", "强"]))
def test_chinese_terms_are_found_as_if_every_concept_was_looked_at(term: str, end: str) -> None:
    assert shipped().chinese(term + end) == _CHINESE.get(term + end, ())


def test_pairs_are_harvested_from_running_text() -> None:
    found = harvest(
        "支持通过交叉注意力 (Cross-Attention)、**具身智能（Embodied AI, EAI）** (见图 2)"
    )
    assert ("cross attent", "支持通过交叉注意力") in found
    assert ("embodi ai", "具身智能") in found
    assert ("eai", "具身智能") in found
    assert len(found) == 3


_PLAIN_PAIR = re.compile(  # takes a run from each of its places, and so the square of its length
    r"([\u4e00-\u9fff]{2,})[*_”」』]{0,3}\s?[(（]([^()（）\u4e00-\u9fff]{2,60})[)）]"
)


@given(st.lists(st.sampled_from(["强", "化學", "学" * 12, "*", "”", " ", "(", "（", "RL", "Ab", ")",
                                 "）", ",", "\n"]), max_size=16).map("".join))  # fmt: skip
def test_pairs_are_those_of_the_plain_expression(text: str) -> None:
    expected = {
        (match[2].casefold().strip("*” \n"), fold(match[1])[-10:])
        for match in _PLAIN_PAIR.finditer(text)
        if re.fullmatch(r"[*” ]*[A-Za-z]{2,}[*” ]*", match[2])
    }
    found = {(term.casefold(), tail) for (_, tail), term in harvest(text).items()}
    assert expected <= found
    assert {tail for _, tail in found} <= {
        fold(match[1])[-10:] for match in _PLAIN_PAIR.finditer(text)
    }


def test_a_run_of_any_length_is_read_from_its_end() -> None:
    run = "本文提出一种面向机器人操作的视觉语言动作模型" * 5_000
    assert harvest(f"{run}。{run}强化学习 (RL)") == harvest("语言动作模型强化学习 (RL)")


def test_papers_together_show_where_the_chinese_term_begins() -> None:
    assert (
        agreed_term({"支持通过交叉注意力": 1, "引入交叉注意力": 1, "交叉注意力": 1}) == "交叉注意力"
    )


def test_one_odd_pair_counts_for_nothing() -> None:
    assert agreed_term({"强化学习": 1}) is None
    rows = [("reinforc learn", "强化学习", "RL", 9), ("reinforc learn", "苹果", "RL", 2)]
    assert translations(rows)["reinforc learn"][0] == "强化学习"
    assert translations([("appl", "强化学习", "apple", 1), ("appl", "苹果", "apple", 1)]) == {}
