"""Reports of any layout: written for a test, and made up by hypothesis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from bot.intake.labels import NAMES
from bot.papers import Section

SEED = Path(__file__).parents[2] / "seeds" / "2026-02-16.md"
HEAD = "# Hugging Face Daily Papers Report\n**Date**: 2026-02-16\n\n"
SECTIONS = tuple(Section)
CHINESE = {section: names[0] for section, names in NAMES.items()}


@dataclass(frozen=True)
class Entry:
    """A paper as the test means it; ``texts`` lacks the sections that the report lacks."""

    id: str
    title: str
    texts: dict[Section, str] = field(default_factory=dict)
    read_from: str = "HTML"


def entry_head(
    entry: Entry, level: int = 2, address: str = "https://huggingface.co/papers/"
) -> str:
    return (
        f"{'#' * level} 📄 {entry.title}\n\n"
        f"- **链接**: {address}{entry.id}\n- **阅读来源**: {entry.read_from}\n\n"
    )


def report(day: str, *entries: tuple[str, str]) -> str:
    """A report of papers with these ids and contributions."""
    parts = [f"# Report\n**Date**: {day}\n\n"]
    for arxiv_id, contribution in entries:
        parts.append(entry_head(Entry(arxiv_id, f"Title {arxiv_id}")))
        parts.append(
            f"1. **应用领域**：NLP\n2. **一句话核心贡献**：{contribution}\n3. **使用指南**：u\n"
            "4. **主要创新点**：i\n5. **实验效果**：r\n\n"
        )
    return "".join(parts)


def indented(text: str, width: int = 4) -> str:
    return "\n".join(" " * width + line if line.strip() else "" for line in text.split("\n"))


def _listed(marker: Callable[[int], str], colon: str) -> Callable[[int, str, str], str]:
    """Sections as items of an outer list; what they say stands behind the name or below it."""

    def write(number: int, name: str, text: str) -> str:
        begin = f"{marker(number)} **{name}**{colon}"
        first, _, rest = text.partition("\n")
        if first[:1].isalpha():
            return begin + " " + first + ("\n" + indented(rest) if rest else "")
        return f"{begin}\n{indented(text)}"

    return write


def _headed(level: int, mark: str = "") -> Callable[[int, str, str], str]:
    return lambda number, name, text: f"{'#' * level} {mark}{number}. {name}{mark}\n{text}"


def layouts(colon: str) -> dict[str, Callable[[int, str, str], str]]:
    """How a section may be written: from its number, its name and its text."""
    chinese = "一二三四五"
    return {
        "numbered list": _listed(lambda number: f"{number}.", colon),
        "numbered list with brackets": _listed(lambda number: f"{number})", colon),
        "bullets": _listed(lambda _: "-", colon),
        "## headings": _headed(2),
        "### headings": _headed(3),
        "#### headings": _headed(4),
        "##### headings": _headed(5),
        "bold headings": _headed(3, "**"),
        "Chinese numbers": lambda n, name, text: f"### {chinese[n - 1]}、{name}\n{text}",
        "keycaps": lambda n, name, text: f"### {n}\ufe0f\u20e3 {name}\n{text}",
        "bold lines": lambda n, name, text: f"**{n}. {name}**\n{text}",
        "bold lines with a colon": lambda n, name, text: f"**{name}{colon}**\n{text}",
        "1、 lines": lambda n, name, text: f"{n}、{name}{colon}\n{text}",
        "（1） lines": lambda n, name, text: f"（{n}）**{name}**{colon}\n{text}",
        "【】 lines": lambda n, name, text: f"【{name}】\n{text}",
    }


_LETTERS = st.characters(
    categories=["Lu", "Ll", "Lt", "Lo", "N"], include_characters="，。（）%-—“”·"
)
_CJK = "本文提出一种新的方法在多个数据集上取得最优表现并开源代码"
_words = st.text(st.one_of(_LETTERS, st.sampled_from(_CJK + "  ")), max_size=40)
_lines = _words.map(lambda words: "论" + " ".join(words.split()))
_leads = st.text(_CJK, min_size=1, max_size=8)
_formulas = st.sampled_from(
    [r"$60^\circ - 90^\circ$", r"$\log \pi(a|s)$", r"$\frac{a}{b}$", "$x_1$"]
)


@st.composite
def _items(draw: DrawFn, depth: int = 0) -> str:
    ordered = draw(st.booleans())
    items = []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        marker = f"{number}. " if ordered else draw(st.sampled_from(["* ", "*   ", "- "]))
        item = f"{marker}**{draw(_leads)}**：{draw(_lines)}"
        if depth < 2 and draw(st.integers(0, 2)) == 0:
            item += "\n" + indented(draw(_items(depth=depth + 1)))
        items.append(item)
    return "\n".join(items)


@st.composite
def _tables(draw: DrawFn) -> str:
    rows = draw(st.integers(1, 3))
    cells = [f"| {draw(_leads)} | {draw(_leads)} |" for _ in range(rows + 1)]
    return "\n".join([cells[0], "|---|---:|", *cells[1:]])


_fences = st.sampled_from(["```", "~~~", "````"]).flatmap(
    lambda fence: _lines.map(lambda line: f"{fence}python\n### 5. 实验效果\n{line}\n{fence}")
)


@st.composite
def section_texts(draw: DrawFn) -> str:
    """Markdown as a section has it: a sentence or more, lists, a table, a fence, formulas."""
    first = draw(st.one_of(_lines, _items()))
    rest = draw(
        st.lists(
            st.one_of(_lines, _items(), _tables(), _fences, _formulas.map("论 {}".format)),
            max_size=2,
        )
    )
    return "\n\n".join([first, *rest])


@st.composite
def entries(draw: DrawFn) -> list[Entry]:
    numbers = count(draw(st.integers(1, 9_000)))
    made = []
    for _ in range(draw(st.integers(1, 3))):
        kept = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, unique=True))
        if draw(st.booleans()):
            kept = list(SECTIONS)
        made.append(
            Entry(
                id=f"2602.{next(numbers):05}",
                title="T" + " ".join(draw(_words).split()),
                texts={
                    section: draw(section_texts()) for section in sorted(kept, key=SECTIONS.index)
                },
                read_from=draw(st.sampled_from(["HTML", "ArXiv Abs", "PDF"])),
            )
        )
    return made


@st.composite
def _names(draw: DrawFn) -> dict[Section, str]:
    if draw(st.booleans()):
        return CHINESE
    english = draw(st.booleans())
    return {
        section: draw(
            st.sampled_from([n.title() if english else n for n in names if n.isascii() == english])
        )
        for section, names in NAMES.items()
    }


@st.composite
def written(draw: DrawFn, papers: Sequence[Entry]) -> str:
    """A report of these papers in any layout; each paper may have its own."""
    parts = [HEAD]
    entry_level = draw(st.integers(1, 2))
    for entry in papers:
        colon = draw(st.sampled_from(["：", ":"]))
        layout = draw(st.sampled_from(sorted(layouts(colon))))
        write = layouts(colon)[layout]
        names = draw(_names())
        address = draw(
            st.sampled_from(["https://huggingface.co/papers/", "https://arxiv.org/abs/"])
        )
        parts.append(entry_head(entry, entry_level, address))
        if draw(st.booleans()):
            level = "#" * draw(st.integers(1, 3))
            parts.append(f"{level} 论文研读报告：{entry.title}\n\n")
        order = list(entry.texts)
        if draw(st.booleans()):
            order = draw(st.permutations(order))
        parts += [
            write(SECTIONS.index(section) + 1, names[section], entry.texts[section]) + "\n\n"
            for section in order
        ]
        parts.append(draw(st.sampled_from(["", "=" * 60 + "\n\n", "---\n\n"])))
    text = "".join(parts)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def reports() -> SearchStrategy[tuple[list[Entry], str]]:
    """Papers, and a report that has them."""
    return entries().flatmap(lambda papers: st.tuples(st.just(papers), written(papers)))
