"""One analyzer for what is stored, asked and shown."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.text import fold, fold_with_places, index, joined, stem, units


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ＶＬＡ", "vla"),
        ("機器人", "机器人"),
        ("Fréchet", "frechet"),
        ("量\u200b化", "量化"),
        ("π₀", "π0"),
        ("STRASSE", "straße"),
        ("a\ud800b", "ab"),
    ],
)
def test_spellings_of_the_same_fold_alike(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(st.text("强強習一龘\u9fff", min_size=1))
def test_chinese_alone_folds_as_beside_other_scripts(run: str) -> None:
    assert fold(run) == fold(f"{run}é").removesuffix("e")


def test_chinese_is_stored_in_pairs_and_english_in_stems() -> None:
    assert index("基于GRPO强化学习").words.split()[:5] == ["基于", "grpo", "强化", "化学", "学习"]
    assert "robot" in index("Robotics").words.split()


def test_a_name_has_its_parts_and_its_joined_spellings() -> None:
    words = index("GR00T-N1.6").words.split()
    assert words[:3] == ["gr00t", "n1", "6"]
    assert {"gr00tn1", "gr00tn16"} <= set(words)
    assert joined(("qwen2", "5", "vl", "7b"))[-1] == "qwen25vl7b"


@pytest.mark.parametrize("text", ["π0", "pi0", r"$\pi_0$", r"\pi_{0}", "π₀", "$π_0$"])
def test_pi_zero_is_one_word_however_it_is_written(text: str) -> None:
    assert "pi0" in index(text).words.split()


def test_greek_words_stay_greek() -> None:
    assert "λογοσ" in index("λόγος").words


def test_bold_marks_do_not_cut_a_word() -> None:
    assert "量化" in index("**量**化").words.split(" ")


def test_names_and_numbers_have_no_stem() -> None:
    assert stem("gr00ts") == "gr00ts"
    assert stem("generation") == stem("generate") != stem("general")


def test_threads_stem_at_the_same_time() -> None:
    """One thread loads reports while others answer searches."""
    words = [f"general{a}{b}izations" for a in "abcdefgh" for b in "abcdefgh"] * 5
    expected = [stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(4)))
    finally:
        sys.setswitchinterval(interval)

    assert found == [expected] * 4


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_folding_character_by_character_knows_every_place(text: str) -> None:
    folded, places = fold_with_places(text)
    assert len(folded) == len(places)
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_index_words_hold_nothing_that_a_match_expression_could_trip_over(text: str) -> None:
    for word in index(text, title=True).words.split():
        assert word.replace("=", "").isalnum() or not word.isascii()
        assert '"' not in word
        word.encode()  # no lone surrogates


@given(st.text())
def test_folding_again_changes_nothing_of_what_is_indexed(text: str) -> None:
    once = [unit.parts or unit.text for unit in units(fold(text))]
    again = [unit.parts or unit.text for unit in units(fold(fold(text)))]
    assert once == again
