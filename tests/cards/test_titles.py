"""Titles as people write them, and as BibTeX wants them."""

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.titles import name_in, title_as_bibtex, title_text


@pytest.mark.parametrize(
    ("title", "plain", "bibtex"),
    [
        ("$π$-Grasp: Grasping", "π-Grasp: Grasping", "$π$-Grasp: Grasping"),
        ("Mem-$Δ$", "Mem-Δ", "Mem-$Δ$"),
        ("Rates over $(r,δ)$-Graphs", "Rates over (r,δ)-Graphs", "Rates over $(r,δ)$-Graphs"),
        (r"\textsc{Knots}: Tying", "Knots: Tying", "Knots: Tying"),
        (r"\texttt{x} and \emph{y}", "x and y", "x and y"),
        (r"Schr\"{o}dinger", "Schrödinger", r"Schr\"odinger"),
        ("Robots for $5", "Robots for $5", r"Robots for \$5"),
        ("from $5 to $10", "from $5 to $10", r"from \$5 to \$10"),
        ("R&D: 50% #1 Tool_kit", "R&D: 50% #1 Tool_kit", r"R\&D: 50\% \#1 Tool\_kit"),
        (r"$\pi_{0.9}$: A Policy", "π_(0.9): A Policy", r"$\pi_{0.9}$: A Policy"),
        ("大模型 *x*", "大模型 x", "大模型 x"),
    ],
)
def test_a_title_is_text_and_its_formulas_stay_formulas_in_bibtex(
    title: str, plain: str, bibtex: str
) -> None:
    assert (title_text(title), title_as_bibtex(title)) == (plain, bibtex)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60))
def test_any_title_is_read_back_whole_by_a_bibtex_reader(title: str) -> None:
    library = parse_string(f"@misc{{x, title = {{{{{title_as_bibtex(title)}}}}}}}")

    assert not library.failed_blocks
    assert "\n" not in title_text(title)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DICE: Diffusion Models", "DICE"),
        ("知识图：一种方法", "知识图"),
        ("TADA! Tuning Audio", "TADA!"),
        ("Does it Work? A Study", "Does it Work?"),
        ("Ratios of 3:1 in Practice", "Ratios of 3:1 in Practice"),
        ("Intelligent AI Delegation", "Intelligent AI Delegation"),
        ("A Tale – of Two", "A Tale"),
        ("", ""),
    ],
)
def test_a_title_may_begin_with_a_name(title: str, name: str) -> None:
    assert name_in(title) == name
