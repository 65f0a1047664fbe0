"""LaTeX → readable Unicode.

pylatexenc knows the macros. This module adds what a reader needs besides: sub- and superscripts in
Unicode where every character of a script has such a form, spaces around the names of operators, and
brackets in fractions. Unknown macros and broken syntax raise ``Unreadable``, since the source is
better than a wrong formula.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc import latexwalker
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.macrospec import MacroSpec

_MISHAPS = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""Errors of pylatexenc for a macro that lacks its arguments or nests too deep."""
_LONGEST = 1000
_DEEPEST = 30
_OPERATORS = frozenset(
    "arccos arcsin arctan arg argmax argmin cos cosh deg det dim exp gcd hom inf ker lg lim liminf"
    " limsup ln log max min mod Pr sin sinh sup tan tanh".split()
)
_SILENT = ("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits",
           "nolimits", "middle", "displaystyle", "textstyle", "scriptstyle",
           "rm", "bf", "it", "!")  # fmt: skip
_TEXTUAL = ("operatorname", "boldsymbol", "bm", "mathbf", "mathit", "mathsf", "mathtt", "mathrm")
_SIGNS = {
    "|": "‖", "Vert": "‖", "lVert": "‖", "rVert": "‖", "vert": "|", "mid": "|", "colon": ":",
    "ne": "≠", "neg": "¬", "land": "∧", "lor": "∨", "gets": "←", "iff": "⇔", "implies": "⇒",
    "coloneqq": "≔", "bmod": "mod", "degree": "°", "checkmark": "✓", "S": "§",
}  # fmt: skip
_ACCENTS = {
    "overline": "\u0305",
    "underline": "\u0332",
    "widehat": "\u0302",
    "widetilde": "\u0303",
    "overrightarrow": "\u20d7",
}
"""Combining characters of accents that may stand over several letters."""


class Unreadable(ValueError):
    """LaTeX that cannot be turned into text."""


def _scripts(kind: str) -> dict[int, str]:
    """Returns the ``<super>`` or ``<sub>`` forms that Unicode defines, by their base characters."""
    table: dict[int, str] = {}
    for code in range(0x2E80):  # there are none in the CJK blocks
        tag, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if tag == f"<{kind}>" and " " not in base:
            table.setdefault(int(base, 16), chr(code))
    return table


_SUPER = _scripts("super") | {ord("∘"): "°", ord("′"): "′", ord("*"): "*", ord("-"): "⁻"}
_SUB = _scripts("sub") | {ord("-"): "₋"}


def to_unicode(latex: str) -> str:
    """Returns a formula, given without its dollars, as one line of text.

    Raises ``Unreadable`` when it is no LaTeX, has an unknown macro, or takes more than one line.
    """
    text = _convert(latex) if len(latex) <= _LONGEST else None
    if text is None:
        raise Unreadable(latex)
    return text


@lru_cache(maxsize=4096)  # failures too: they cost most
def _convert(latex: str) -> str | None:
    """Returns a formula as text, or ``None`` when it cannot be read."""
    if latex.count("{") > _DEEPEST or latex.count("\\left") > _DEEPEST:
        return None
    try:
        nodes, _, _ = latexwalker.LatexWalker(
            latex, latex_context=_SYNTAX, tolerant_parsing=False
        ).get_latex_nodes()
        text: str = _READER.nodelist_to_text(nodes)
    except (latexwalker.LatexWalkerError, *_MISHAPS):
        return None
    text = re.sub(r"[ \t]+", " ", text).strip()
    return text if text and "\n" not in text else None


class _Reader(LatexNodes2Text):  # type: ignore[misc]  # pylatexenc has no types
    def nodelist_to_text(self, nodelist: list[Any]) -> str:
        text = ""
        script = ""  # "^" or "_" that waits for its argument
        for node in nodelist or []:
            if node.isNodeType(latexwalker.LatexCharsNode):
                chars = node.chars
                while chars:
                    if script and chars[0].isspace():
                        chars = chars.lstrip()
                        continue
                    if script:
                        text, script = text + _set_script(script, chars[0]), ""
                        chars = chars[1:]
                        continue
                    head, script, chars = (*re.split(r"([\^_])", chars, maxsplit=1), "", "")[:3]
                    text += head
                continue
            piece = self.node_to_text(node)
            if script:
                text, script = text.rstrip() + _set_script(script, piece.strip()), ""
                text += getattr(node, "macro_post_space", None) or ""
            elif getattr(node, "macroname", "") in _OPERATORS:
                text += (" " if text[-1:].isalnum() else "") + piece
                text += node.macro_post_space
            else:
                text += piece + (getattr(node, "macro_post_space", None) or "")
        if script:
            raise Unreadable("a script without a body")
        return text

    def macro_node_to_text(self, node: Any) -> str:  # noqa: ANN401  pylatexenc has no types
        name = node.macroname
        if name in _OPERATORS:
            return str(name)
        spec = self.latex_context.get_macro_spec(name)
        if spec is None or (not spec.macroname and not name.isspace()):
            raise Unreadable(f"\\{name}")
        syntax = _SYNTAX.get_macro_spec(name)
        wanted = syntax.args_parser.argspec if syntax else ""
        if wanted and not (node.nodeargd and node.nodeargd.argnlist):
            raise Unreadable(f"\\{name} without its argument")
        return str(super().macro_node_to_text(node))

    def environment_node_to_text(self, node: Any) -> str:  # noqa: ANN401
        raise Unreadable(f"\\begin{{{node.environmentname}}}")


def _set_script(mark: str, body: str) -> str:
    table = _SUPER if mark == "^" else _SUB
    squeezed = body.replace(" ", "")
    if squeezed and all(ord(c) in table for c in squeezed):
        return squeezed.translate(table)
    return f"{mark}{_bracketed(body)}"


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"\w*|\([^()]*\)|[^\w\s]", text) else f"({text})"


# pylatexenc passes itself to the functions of its macros as ``l2tobj``.
def _fraction(node: Any, l2tobj: _Reader) -> str:  # noqa: ANN401
    top, bottom = (l2tobj.nodelist_to_text([part]).strip() for part in node.nodeargs[-2:])
    return f"{_bracketed(top)}/{_bracketed(bottom)}"


def _root(node: Any, l2tobj: _Reader) -> str:  # noqa: ANN401
    degree = l2tobj.nodelist_to_text([node.nodeoptarg]) if node.nodeoptarg else ""
    sign = {"": "√", "3": "∛", "4": "∜"}.get(degree)
    if sign is None:
        raise Unreadable("a root of unusual degree")
    return f"{sign}{_bracketed(_argument(node, l2tobj).strip())}"


def _argument(node: Any, l2tobj: _Reader) -> str:  # noqa: ANN401
    return l2tobj.nodelist_to_text([part for part in node.nodeargs[-1:] if part is not None])


def _accented(node: Any, l2tobj: _Reader) -> str:  # noqa: ANN401
    mark, argument = _ACCENTS[node.macroname], _argument(node, l2tobj)
    if len(argument) > _LONGEST:  # accents over accents: each doubles the text
        raise Unreadable(argument[:_LONGEST])
    return "".join(c if c.isspace() else c + mark for c in argument)


_SYNTAX = latexwalker.get_default_latex_context_db()
_SYNTAX.add_context_category(
    "papergram",
    prepend=True,
    macros=[
        *(MacroSpec(name, "{{") for name in ("dfrac", "tfrac")),
        *(MacroSpec(name, "{") for name in _TEXTUAL),
    ],
)
_TEXTS = get_default_latex_context_db()
_TEXTS.add_context_category(
    "papergram",
    prepend=True,
    macros=[
        *(MacroTextSpec(name, simplify_repl=_fraction) for name in ("frac", "dfrac", "tfrac")),
        MacroTextSpec("sqrt", simplify_repl=_root),
        *(MacroTextSpec(name, simplify_repl="") for name in _SILENT),
        *(MacroTextSpec(name, simplify_repl=_argument) for name in (*_TEXTUAL, "text")),
        *(MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()),
        *(MacroTextSpec(name, simplify_repl=_accented) for name in _ACCENTS),
    ],
)
_READER = _Reader(_TEXTS, math_mode="text", keep_comments=True)
