"""Formulas as a chat shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.latex import Unreadable, to_unicode

READABLE = {
    r"60^\circ - 90^\circ": "60° - 90°",
    r"\log \pi(a|s)": "log π(a|s)",
    r"\alpha": "α",
    r"\tau_g": "τ_g",
    r"\alpha\beta\gamma \Gamma\Delta\Omega": "αβγ ΓΔΩ",
    r"\epsilon \varepsilon \phi \varphi": "ϵ ε ϕ φ",
    r"\frac{a}{b}": "a/b",
    r"\frac{a+b}{c-d}": "(a+b)/(c-d)",
    r"\frac{(a)+(b)}{c}": "((a)+(b))/c",
    r"\frac12": "1/2",
    r"\tfrac{1}{2}": "1/2",
    r"\sum_{i=1}^{n} x_i": "∑ᵢ₌₁ⁿ xᵢ",
    r"\prod_{k}": "∏ₖ",
    r"\int_0^1 f(x)\,dx": "∫₀¹ f(x) dx",
    r"\lim_{x\to 0}": "lim_(x→ 0)",
    r"x_{t+1}": "xₜ₊₁",
    r"x^{2n}": "x²ⁿ",
    r"e^{-x}": "e⁻ˣ",
    r"\theta^*": "θ*",
    r"x^\top": "x^⊤",
    r"\pi_\theta(a_t|s_t)": "π_θ(aₜ|sₜ)",
    r"\nabla_\theta J": "∇_θ J",
    r"\mathbb{R}^d": "ℝᵈ",
    r"\mathcal{L}_{\text{CE}}": "ℒ_CE",
    r"\mathbb{E}_{x\sim p}[f(x)]": "𝔼_(x∼ p)[f(x)]",
    r"D_{KL}(p\|q)": "D_KL(p‖q)",
    r"\hat{\theta}": "θ̂",
    r"\bar{x}": "x̅",
    r"\overline{x+y}": "x̅+̅y̅",
    r"\widehat{x}": "x̂",
    r"\sqrt{2}": "√2",
    r"\sqrt{a+b}": "√(a+b)",
    r"\sqrt[3]{x}": "∛x",
    r"\left( \frac{a}{b} \right)": "( a/b )",
    r"\leq \geq \neq \ne \approx \times \pm": "≤ ≥ ≠ ≠ ≈ × ±",
    r"\neg a \land b \lor c": "¬ a ∧ b ∨ c",
    r"A \to B \Rightarrow C \iff D": "A → B ⇒ C ⇔ D",
    r"x \in \mathcal{X} \setminus \emptyset": "x ∈ 𝒳 ∖ ∅",
    r"\{1, 2\}": "{1, 2}",
    r"\lVert x \rVert_2": "‖ x ‖₂",
    r"80\%": "80%",
    r"5\times10^{-4}": "5×10⁻⁴",
    r"O(N \log N)": "O(N log N)",
    r"\arg\max_a Q(s,a)": "arg maxₐ Q(s,a)",
    r"\operatorname{softmax}(z)": "softmax(z)",
    r"\text{if } x > 0": "if x > 0",
    r"f'(x)": "f'(x)",
    "中文 x^2": "中文 x²",
}
UNREADABLE = [
    "",
    " ",
    r"\foo{x}",
    r"\begin{matrix}a&b\end{matrix}",
    r"\binom{n}{k}",
    r"\sqrt[5]{x}",
    r"\frac{a}",
    "x^",
    "_",
    "{",
    "}",
    r"\title",
    r"\mathbf\overline",
    "{" * 31 + "}" * 31,
    "x" * 1001,
    r"\frac" * 200,
    r"\sqrt" * 200,
    r"\sqrt[" * 160,
    r"\overline{" * 28 + "x" + "}" * 28,
    r"\sqrt{" * 5000 + "x" + "}" * 5000,
]


@pytest.mark.parametrize(("latex", "text"), READABLE.items())
def test_formula_is_readable_unicode(latex: str, text: str) -> None:
    assert to_unicode(latex) == text


@pytest.mark.parametrize("latex", UNREADABLE)
def test_what_cannot_be_read_is_told_apart(latex: str) -> None:
    with pytest.raises(Unreadable):
        to_unicode(latex)


_TOKENS = [
    *"{}[]()^_a1%&~ \n$\\#|'\"中",
    *(r"\frac \sqrt \alpha \sum \left \right \mathbf \text \hat \overline \begin{matrix}"
      r" \end{matrix} \begin \end \\ \( \foo \verb \verb|x| \title \url \href \input{x} \item"
      r" \newcommand \footnote \substack \operatorname \limits \color \, \! \^ \" \` \c"
      ).split(" "),
]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(_TOKENS), max_size=60).map("".join)))
def test_any_text_is_one_line_or_unreadable(latex: str) -> None:
    try:
        text = to_unicode(latex)
    except Unreadable:
        return
    assert text
    assert text == text.strip()
    assert "\n" not in text


def test_accents_over_accents_are_given_up_before_they_fill_the_memory() -> None:
    nested = r"\overline{" * 28 + "x" + "}" * 28

    with pytest.raises(Unreadable):
        to_unicode(nested)
