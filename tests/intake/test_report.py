"""What a report's Markdown becomes."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DigestError
from bot.intake.report import parse_report
from bot.papers import Digest, Paper, Section
from tests.intake.reports import CHINESE, HEAD, SECTIONS, SEED, Entry, entry_head, layouts, reports

PAPER = Entry("2602.12617", "GeoAgent: Learning to *Geolocate*")
TEXTS = {
    Section.FIELD: "计算机视觉、NLP。",
    Section.CONTRIBUTION: "提出了一个模型，用 $\\log \\pi(a|s)$ 训练。",
    Section.USAGE: "*   **输入**：图像。\n    *   **格式**：PNG。\n*   **输出**：\n    1.  坐标。",
    Section.INNOVATIONS: "1.  **数据集**：10k 条。\n2.  **奖励**：\n    两行。",
    Section.RESULTS: "| 方法 | 分 |\n|---|---|\n| 本文 | 76.21% |\n\n```python\n### 应用领域\n```",
}


def read(body: str, head: str = HEAD) -> Digest:
    return parse_report(head + entry_head(PAPER) + body)


def read_paper(body: str) -> Paper:
    (paper,) = read(body).papers
    return paper


def squeezed(text: str) -> str:
    return " ".join(text.split())


def sections_of(paper: Paper) -> list[str]:
    return [squeezed(paper.section(section)) for section in Section]


# --- the seed -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seed() -> Digest:
    return parse_report(SEED.read_text("utf-8"))


def extract_seed() -> list[tuple[str, dict[Section, list[str]]]]:
    """The seed's sections by plain search for their names: each one's lines without white space."""
    name = "|".join(CHINESE.values())
    label = re.compile(rf"^(?:#+ |\*\*)?\d\. (?:\*\*)?({name})(?:\*\*)?：?(.*)$")
    by_name = {name: section for section, name in CHINESE.items()}
    found = []
    _, *parts = SEED.read_text("utf-8").split("## 📄 ")
    for part in parts:
        title, *lines = part.split("\n")
        texts: dict[Section, list[str]] = {}
        current: list[str] = []
        for line in lines:
            if match := label.match(line):
                current = texts[by_name[match[1]]] = []
                line = match[2]  # noqa: PLW2901
            if line.strip() and not line.startswith("===="):
                current.append(line.strip())
        found.append((title, texts))
    return found


def test_seed_has_23_papers_with_115_sections_of_its_day(seed: Digest) -> None:
    texts = [paper.section(section) for paper in seed.papers for section in Section]
    assert seed.date == date(2026, 2, 16)
    assert len(seed.papers) == 23
    assert len(texts) == 115
    assert all(text.strip() for text in texts)
    assert seed.problems == ()


def test_seed_loses_no_line_of_a_section_and_adds_none(seed: Digest) -> None:
    expected = extract_seed()
    assert [paper.title for paper in seed.papers] == [title for title, _ in expected]
    for paper, (_, texts) in zip(seed.papers, expected, strict=True):
        for section in Section:
            lines = [line.strip() for line in paper.section(section).splitlines() if line.strip()]
            assert lines == texts[section], (paper.id, section)


def test_seed_papers_have_their_link_and_source(seed: Digest) -> None:
    links = re.findall(r"^- \*\*链接\*\*: (\S+)$", SEED.read_text("utf-8"), re.MULTILINE)
    sources = re.findall(r"^- \*\*阅读来源\*\*: (.+)$", SEED.read_text("utf-8"), re.MULTILINE)
    assert [paper.url for paper in seed.papers] == links
    assert [paper.id for paper in seed.papers] == [link.rsplit("/", 1)[1] for link in links]
    assert [paper.read_from for paper in seed.papers] == sources


def test_seed_names_code_of_papers(seed: Digest) -> None:
    by_id = {paper.id: paper.links for paper in seed.papers}
    assert by_id["2602.03120"] == ("https://github.com/dibbla/Quantized-Evolution-Strategies",)
    assert by_id["2602.12617"] == ()


# --- layouts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("colon", ["：", ":"])
@pytest.mark.parametrize("layout", layouts("："))
def test_every_layout_gives_the_same_sections(layout: str, colon: str) -> None:
    write = layouts(colon)[layout]
    body = "\n\n".join(write(n, CHINESE[s], TEXTS[s]) for n, s in enumerate(SECTIONS, start=1))
    digest = read(body)
    (paper,) = digest.papers
    assert sections_of(paper) == [squeezed(TEXTS[section]) for section in Section]
    assert digest.problems == ()


BODIES = {
    "no blank lines": "**应用领域**\nF\n**一句话核心贡献**\nC\n**使用指南**\nU\n"
    "**主要创新点**\nI\n**实验效果**\nR",
    "rules right below the text": "**应用领域**\nF\n---\n**一句话核心贡献**\nC\n---\n"
    "**使用指南**\nU\n---\n**主要创新点**\nI\n---\n**实验效果**\nR\n===",
    "underlined headings": "应用领域\n---\nF\n\n一句话核心贡献\n---\nC\n\n使用指南\n---\nU\n\n"
    "主要创新点\n---\nI\n\n实验效果\n---\nR",
    "text behind the heading's colon": "### 应用领域：F\n### 一句话核心贡献：C\n### 使用指南: U\n"
    "### 主要创新点：I\n### 实验效果：R",
    "bold that encloses name and text": "**应用领域：F**\n\n**一句话核心贡献：C**\n\n"
    "**使用指南：U**\n\n**主要创新点：I**\n\n**实验效果：R**",
    "plain lines": "应用领域：F\n一句话核心贡献：C\n使用指南：U\n主要创新点：I\n实验效果：R",
    "English names": "### 1. Application Field\nF\n### 2. One-sentence Contribution\nC\n"
    "### 3. Usage Guide\nU\n### 4. Key Innovations\nI\n### 5. Experimental Results\nR",
    "names with a translation in brackets": "### 应用领域 (Field)\nF\n"
    "### 核心贡献（Contribution）\nC\n### 使用指南 (Usage)\nU\n### 创新点 (Novelty)\nI\n"
    "### 实验效果 (Results)\nR",
    "names with a translation behind a stroke": "### 应用领域 / Field\nF\n### 核心贡献 / TL;DR\nC\n"
    "### 使用指南 / Usage\nU\n### 创新点 / Novelty\nI\n### 实验效果 / Results\nR",
    "some sections renamed": "### 1. 应用领域\nF\n### 2. 用一句话说\nC\n### 3. 上手\nU\n"
    "### 4. 亮点与创新\nI\n### 5. 实验效果\nR",
    "all sections renamed": "### 1. 研究方向与场景\nF\n### 2. 论文的贡献\nC\n### 3. 上手指南\nU\n"
    "### 4. 创新亮点\nI\n### 5. 实验表现如何\nR",
    "traditional characters": "### 1. 應用領域\nF\n### 2. 一句話核心貢獻\nC\n### 3. 使用指南\nU\n"
    "### 4. 主要創新點\nI\n### 5. 實驗效果\nR",
    "another order": "### 实验效果\nR\n### 主要创新点\nI\n### 使用指南\nU\n"
    "### 一句话核心贡献\nC\n### 应用领域\nF",
    "emoji before the names": "### 🎯 应用领域\nF\n### 💡 一句话核心贡献\nC\n### 🛠️ 使用指南\nU\n"
    "### ✨ 主要创新点\nI\n### 📊 实验效果\nR",
    "numbers of two levels": "### 1.1 应用领域\nF\n### 1.2 一句话核心贡献\nC\n"
    "### 1.3 使用指南\nU\n### 1.4 主要创新点\nI\n### 1.5 实验效果\nR",
    "one section in another form": "### 应用领域\nF\n### 一句话核心贡献\nC\n**使用指南**：U\n\n"
    "### 主要创新点\nI\n### 实验效果\nR",
    "extra titles of any level": "# 论文研读报告\n\n### Foo 研究报告\n\n1. **应用领域**：F\n"
    "2. **一句话核心贡献**：C\n3. **使用指南**：U\n4. **主要创新点**：I\n5. **实验效果**：R",
    "tabs before the lines of an item": "1.\t**应用领域**：F\n2.\t**一句话核心贡献**：C\n"
    "3.\t**使用指南**：\n\tU\n4.\t**主要创新点**：I\n5.\t**实验效果**：R",
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_cousins_of_the_layouts_are_read(body: str) -> None:
    digest = read(body)
    (paper,) = digest.papers
    assert [paper.section(section) for section in Section] == list("FCUIR")
    assert digest.problems == ()


TABLES = {
    "a row each": "| 项目 | 内容 |\n| --- | :--- |\n| **应用领域** | F |\n"
    "| 2. 一句话核心贡献 | C\\|C |\n| 使用指南 | * U<br>* V |\n| 主要创新点 | I |\n"
    "| 实验效果 | R |",
    "a column each": "| 应用领域 | 一句话核心贡献 | 使用指南 | 主要创新点 | 实验效果 |\n"
    "|---|---|---|---|---|\n| F | C\\|C | * U<br/>* V | I | R |",
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_sections_in_a_table_are_read(table: str) -> None:
    digest = read(table)
    (paper,) = digest.papers
    assert sections_of(paper) == ["F", "C|C", "* U * V", "I", "R"]
    assert paper.usage == "* U\n* V"
    assert paper.read_from == "HTML"
    assert digest.problems == ()


def test_table_that_names_a_section_or_two_is_no_layout() -> None:
    paper = read_paper("| 领域 | NLP |\n|---|---|\n| 结果 | 5 |\n")
    assert sections_of(paper) == [""] * 5


def test_names_inside_fences_quotes_tables_and_inner_lists_begin_no_section() -> None:
    usage = (
        "```md\n### 实验效果\n```\n\n> 主要创新点：a\n\n| 应用领域 | x |\n|---|---|\n"
        "| 实验效果 | y |\n\n* **实验**：z\n* **结果**：w"
    )
    paper = read_paper(
        f"### 应用领域\nF\n### 使用指南\n{usage}\n### 主要创新点\nI\n### 实验效果\nR"
    )
    assert paper.usage == usage
    assert (paper.field, paper.innovations, paper.results) == ("F", "I", "R")


def test_prose_with_a_sections_word_or_a_table_with_numbers_begins_no_section() -> None:
    text = "第一段。\n\n创新点在实验中\n\n| 4 | 创新 |\n|---|---|\n| 5 | 效果 |"
    paper = read_paper(f"**应用领域：**\nF\n\n**使用指南：**\n{text}")
    assert (paper.field, paper.usage) == ("F", text)
    assert (paper.innovations, paper.results) == ("", "")


def test_indent_of_inner_lists_is_kept() -> None:
    paper = read_paper("1. **使用指南**：\n    *   a\n        1.  b\n    *   c\n2. **实验效果**：d")
    assert paper.usage == "*   a\n    1.  b\n*   c"


@pytest.mark.parametrize(("opening", "closing"), [
    ("```markdown", "```"), ("````md", "````"), ("\n~~~", "~~~\n\n"), ("```", "```"),
])  # fmt: skip
def test_report_in_a_fence_is_what_is_inside_it(opening: str, closing: str) -> None:
    body = f"### 应用领域\nF\n### 使用指南\n{TEXTS[Section.RESULTS]}\n### 实验效果\n\n"
    inside = HEAD + entry_head(PAPER) + body
    digest = parse_report(f"{opening}\n{inside}{closing}")
    (paper,) = digest.papers
    assert (paper.field, paper.usage) == ("F", TEXTS[Section.RESULTS])
    above = opening.count("\n") + 1
    (problem,) = parse_report(inside).problems
    assert [(p.line, p.message) for p in digest.problems] == [
        (problem.line + above, problem.message)
    ]


@pytest.mark.parametrize(
    ("line", "arxiv_id", "url"),
    [
        ("- **链接**: https://arxiv.org/abs/2602.12617v2", "2602.12617", "https://arxiv.org/abs/2602.12617v2"),
        ("- **Link**: [paper](https://huggingface.co/papers/2602.12617)", "2602.12617", "https://huggingface.co/papers/2602.12617"),
        ("链接：https://huggingface.co/papers/2602.12617。", "2602.12617", "https://huggingface.co/papers/2602.12617"),
        ("**arXiv**: 2602.12617v1", "2602.12617", "https://arxiv.org/abs/2602.12617"),
        ("> https://arxiv.org/pdf/2602.12617.pdf", "2602.12617", "https://arxiv.org/pdf/2602.12617.pdf"),
    ],
)  # fmt: skip
def test_link_may_have_any_usual_form(line: str, arxiv_id: str, url: str) -> None:
    text = f"{HEAD}## Title\n\n{line}\n\n### 应用领域\nF\n"
    (paper,) = parse_report(text).papers
    assert (paper.id, paper.url) == (arxiv_id, url)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("📄 A: b", "A: b"),
        ("1. A", "A"),
        ("论文 3：A", "A"),
        ("Paper 12: A", "A"),
        ("[A (b)](https://huggingface.co/papers/2602.12617)", "A (b)"),
        ("A  $x^2$ `c` ##", "A $x^2$ `c`"),
        ("3D Gaussians", "3D Gaussians"),
        ("#1 in C#", "#1 in C#"),
        ("📄", "2602.12617"),
    ],
)
def test_title_is_the_heading_without_decoration(heading: str, title: str) -> None:
    link = "- **链接**: https://huggingface.co/papers/2602.12617"
    (paper,) = parse_report(f"{HEAD}## {heading}\n{link}\n\n### 应用领域\nF\n").papers
    assert paper.title == title


def test_links_of_the_texts_are_kept_in_order_and_once() -> None:
    paper = read_paper(
        "### 使用指南\n代码 https://github.com/a/b，见（https://a.io/c）。\n"
        "### 实验效果\nhttps://github.com/a/b 与 [x](https://d.org/e?f=1) https://huggingface.co/papers/2602.12617"
    )
    assert paper.links == ("https://github.com/a/b", "https://a.io/c", "https://d.org/e?f=1")


@given(reports())
def test_any_report_in_any_layout_gives_its_papers_back(case: tuple[list[Entry], str]) -> None:
    meant, text = case
    digest = parse_report(text)
    assert [
        (paper.id, squeezed(paper.title), paper.read_from, sections_of(paper))
        for paper in digest.papers
    ] == [
        (
            entry.id,
            entry.title,
            entry.read_from,
            [squeezed(entry.texts.get(s, "")) for s in Section],
        )
        for entry in meant
    ]
    missing = sum(len(entry.texts) < len(SECTIONS) for entry in meant)
    assert len(digest.problems) == missing


# --- what is missing or wrong ---------------------------------------------------------------------


def test_paper_without_a_section_is_still_a_paper_and_the_report_says_so() -> None:
    digest = read("### 应用领域\nF\n### 实验效果\n\n")
    (problem,) = digest.problems
    assert digest.papers[0].field == "F"
    assert problem.line == 4
    assert problem.message == (
        "2602.12617 has no contribution (一句话核心贡献), no usage (使用指南), "
        "no innovations (主要创新点), no results (实验效果)"
    )


def test_paper_with_only_a_title_is_a_paper() -> None:
    digest = read("")
    assert digest.papers[0].title == PAPER.title
    assert len(digest.problems) == 1


def test_paper_without_a_title_bears_its_id() -> None:
    link = "- https://huggingface.co/papers/2602.12617"
    digest = parse_report(f"{HEAD}## 📄\n{link}\n\n### 应用领域\nF\n")
    assert digest.papers[0].title == "2602.12617"
    assert "2602.12617 has no title; its id stands in for it" in [
        p.message for p in digest.problems
    ]


def test_entry_without_an_id_is_left_out_and_named_with_its_line() -> None:
    first = entry_head(PAPER) + "### 应用领域\nF\n### 实验效果\nR\n"
    nameless = "## 📄 Nameless\n\n### 应用领域\nX\n### 实验效果\nY\n"
    last = entry_head(Entry("2602.00002", "B")) + "### 应用领域\nG\n### 实验效果\nS\n"
    digest = parse_report(HEAD + first + nameless + last)
    assert [paper.id for paper in digest.papers] == ["2602.12617", "2602.00002"]
    assert digest.papers[0].results == "R"
    line = (HEAD + first).count("\n") + 1
    (problem,) = [p for p in digest.problems if "Nameless" in p.message]
    assert problem.line == line
    assert "no arXiv id; expected a link" in problem.message


def test_heading_inside_a_section_that_cites_a_paper_is_no_entry() -> None:
    cited = "U\n#### 参考\n见 https://arxiv.org/abs/2501.00001"
    paper = read_paper(f"### 应用领域\nF\n### 使用指南\n{cited}\n### 实验效果\nR")
    assert (paper.field, paper.usage, paper.results) == ("F", cited, "R")
    listed = read_paper(f"1. **应用领域**：F\n3. **使用指南**：{cited}\n\n5. **实验效果**：R")
    assert (listed.field, listed.usage, listed.results) == ("F", cited, "R")


BODY = "1. **应用领域**：F\n\n2. **实验效果**：R\n\n"
SECOND = Entry("2602.00002", "Second")
TWO = [(PAPER.id, "F", "R"), (SECOND.id, "F", "R")]


def brief(digest: Digest) -> list[tuple[str, str, str]]:
    return [(paper.id, paper.field, paper.results) for paper in digest.papers]


CLOSINGS = {
    "a list": "## 推荐\n\n* https://arxiv.org/abs/{}\n* https://arxiv.org/abs/2602.00003\n",
    "a higher heading": "# 结语\n\n> 见下\n\n[Second](https://huggingface.co/papers/{})\n",
}


@pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS.keys())
@pytest.mark.parametrize("cited", [PAPER.id, SECOND.id, "2501.00001"])
def test_closing_words_that_link_a_paper_are_no_entry(closing: str, cited: str) -> None:
    text = HEAD + entry_head(PAPER) + BODY + entry_head(SECOND) + BODY
    digest = parse_report(text + closing.format(cited))
    assert brief(digest) == TWO
    odd = [p for p in digest.problems if "left out" in p.message]
    assert len(odd) == (cited not in (PAPER.id, SECOND.id))
    assert all(p.line == text.count("\n") + 1 and f"links {cited}" in p.message for p in odd)


@pytest.mark.parametrize("cited", [PAPER.id, SECOND.id, "2501.00001"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_sentences_beside_the_entries_are_named(cited: str, place: str) -> None:
    prose = f"## 今日总结\n\n[Second](https://arxiv.org/abs/{cited}) 值得一读。\n\n"
    entries = entry_head(PAPER) + BODY + entry_head(SECOND) + BODY
    text = HEAD + (prose + entries if place == "before" else entries + prose)

    digest = parse_report(text)

    assert brief(digest) == TWO
    (problem,) = [p for p in digest.problems if "left out" in p.message]
    assert text.split("\n")[problem.line - 1][:4] in {"## 今", "[Sec"}


def test_words_below_the_reports_title_are_named() -> None:
    digest = parse_report(f"{HEAD}今天的论文集中在机器人方向。\n\n{entry_head(PAPER)}{BODY}")

    assert [p.line for p in digest.problems if "left out" in p.message] == [4]


@pytest.mark.parametrize("own", [True, False])
def test_a_heading_that_is_a_link_is_a_paper_unless_its_entry_stands_elsewhere(own: bool) -> None:
    arxiv_id = "2602.00003" if own else SECOND.id
    linked = f"## [Linked](https://arxiv.org/abs/{arxiv_id})\n\n值得一读。\n\n"

    digest = parse_report(HEAD + entry_head(SECOND) + BODY + entry_head(PAPER) + BODY + linked)

    assert [paper.id for paper in digest.papers if paper.title == "Linked"] == (
        [arxiv_id] if own else []
    )
    assert [p.line for p in digest.problems if "text left out" in p.message] == (
        [] if own else [24]
    )


CONTENTS = {
    "of all": "## 目录\n\n1. [{0}]({1})\n2. [Second](https://arxiv.org/abs/2602.00002)\n\n",
    "of all as addresses": "## 目录\n\n* {1}\n* https://arxiv.org/abs/2602.00002\n\n",
    "in another order": "## 目录\n\n* https://arxiv.org/abs/2602.00002\n* {1}\n\n",
    "of one": "## 今日推荐\n\n[{0}]({1})\n\n",
    "as a table": "## 目录\n\n| 论文 |\n|---|\n| [{0}]({1}) |\n\n",
    "of an older paper": "## 昨日回顾\n\n[Old](https://arxiv.org/abs/2501.00001)\n\n",
    "below the report's title": "今日重点是 [{0}]({1})。\n\n",
}


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS.keys())
def test_contents_that_link_papers_take_nothing_from_them(contents: str) -> None:
    link = f"https://huggingface.co/papers/{PAPER.id}"
    digest = parse_report(
        HEAD + contents.format(PAPER.title, link)
        + entry_head(PAPER) + BODY + entry_head(SECOND) + BODY
    )  # fmt: skip
    assert brief(digest) == TWO
    assert [paper.title for paper in digest.papers] == [PAPER.title, SECOND.title]
    assert digest.date == date(2026, 2, 16)


def test_of_two_headings_for_one_paper_the_one_with_sections_is_meant() -> None:
    bare = entry_head(PAPER)
    told = entry_head(Entry(PAPER.id, "Told")) + BODY
    second = entry_head(SECOND) + BODY
    for text in (bare + second + told, told + second + bare):
        digest = parse_report(HEAD + text)
        assert sorted(brief(digest)) == sorted(TWO)
        assert {paper.title for paper in digest.papers} == {"Told", "Second"}


def test_paper_with_only_a_title_is_one_also_beside_others_when_its_link_says_so() -> None:
    digest = parse_report(HEAD + entry_head(PAPER) + entry_head(SECOND) + BODY)
    assert [paper.title for paper in digest.papers] == [PAPER.title, SECOND.title]
    assert f"{PAPER.id} has no field" in digest.problems[0].message


def test_titles_that_are_repeated_with_their_link_are_the_first_headings() -> None:
    repeated = f"### 论文研读报告\n\narXiv: {PAPER.id}\n\n"
    (paper,) = parse_report(HEAD + entry_head(PAPER) + repeated + BODY).papers
    assert (paper.title, paper.results) == (PAPER.title, "R")


def test_report_in_which_no_paper_has_sections_has_all_titles() -> None:
    digest = parse_report(
        f"{HEAD}## A\nhttps://arxiv.org/abs/2602.00001\n\n## B\n见 https://arxiv.org/abs/2602.00002"
    )
    assert [paper.title for paper in digest.papers] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("just a note\n", 1, "no paper found; expected headings"),
        (f"{HEAD}## A\n\nno link\n", 1, "no paper found; expected headings"),
        ("# Report\n\n" + entry_head(PAPER), 1, "no date; expected a line such as '**Date**: 2026"),
        ("# R\n\n**Date**: soon\n\n" + entry_head(PAPER), 3, "no date; expected a line"),
        ("# R\n\n**日期**：2026-02-30\n\n" + entry_head(PAPER), 3, "2026-02-30 is no day"),
        ("# R\n**Date**: 0000-01-01\n" + entry_head(PAPER), 2, "0000-01-01 is no day"),
    ],
)  # fmt: skip
def test_file_that_cannot_be_used_names_line_and_expectation(
    text: str, line: int, expected: str
) -> None:
    for ends in ("\n", "\r\n", "\r"):
        with pytest.raises(DigestError, match=re.escape(expected)) as refused:
            parse_report(text.replace("\n", ends))
        assert refused.value.line == line


@pytest.mark.parametrize(
    "head",
    [
        "# R\n**Date**: 2026-02-16\n",
        "# R\n- **日期**：2026年2月16日\n",
        "# R\nDate: 2026/2/16\n",
        "# Daily Papers 2026-02-16\n",
        "# 每日论文 2026.02.16\n**Source URL**: https://huggingface.co/papers/date/2020-01-01\n",
        "# R 2020-01-01\n> **Date**: 2026-02-16\n",
    ],
)
def test_date_is_a_labelled_line_or_stands_in_a_heading(head: str) -> None:
    text = head + "\n" + entry_head(PAPER) + "### 应用领域\nF\n"
    assert parse_report(text).date == date(2026, 2, 16)


# --- any text at all ------------------------------------------------------------------------------

_LINES = [
    "## A title", "# extra", "### 1. 应用领域", "**2. 一句话核心贡献**：abc", "3. **使用指南**：",
    "   * x", "    * y", "- a", "> quote", ">", "```", "~~~", "    code", "---", "===", "", "",
    "- https://huggingface.co/papers/2602.12617", "- https://huggingface.co/papers/2602.99999",
    "| a | b |", "|---|---|", "<div>", "<!--", "[a]: http://x", "2) q", "text", "1.", "- ", "##",
    "**Date**: 2026-02-16", "\t* tab", "> - a", "> ## h", "\x0c", "\u2028", "#### 五、实验效果",
    "实验效果：好",
]  # fmt: skip
_SOUP = st.lists(st.sampled_from(_LINES), max_size=30).map("\n".join)


@given(st.one_of(_SOUP, _SOUP.map(lambda soup: HEAD + soup), st.text()))
def test_any_text_is_read_or_refused_with_a_line_of_it(text: str) -> None:
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lines: list[int | None]
    try:
        digest = parse_report(text)
    except DigestError as refused:
        lines, ids = [refused.line], []
    else:
        lines = [problem.line for problem in digest.problems]
        ids = [paper.id for paper in digest.papers]
    assert all(line is not None and 1 <= line <= last for line in lines)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "unit",
    ["*", "[", "](", "> ", "- ", "1. ", "#", "`", "1", "\u3000", "\u00a0", "a b", "(", "\\(", "<",
     "**a", "2602.", "https://", "日期", "一、", "=", "|", "\u200d", "\U0001f468\u200d\U0001f469"],
)  # fmt: skip
def test_endless_lines_are_read(unit: str) -> None:
    """Every place where a line is looked at takes time that grows with its length only."""
    line = unit * (60_000 // len(unit))
    text = (
        f"**Date**: 2026-02-16 {line}\n\n## T {line} t\n- **来源**：{line}\n"
        f"- https://huggingface.co/papers/2602.12617\n\n1. **应用领域**：{line}\n"
        f"2. **实验效果**：\n"
        f"   {line}\n\n{line} R\n"
    )
    (paper,) = parse_report(text).papers
    assert paper.results.endswith("R")


@pytest.mark.parametrize("unit", [" ", "<br ", "<br>", "|", "\\|", "| ", "-", ":-", "**"])
def test_endless_cells_and_fences_are_read(unit: str) -> None:
    long = unit * (60_000 // len(unit))
    rows = "\n".join(f"| {CHINESE[section]} | x{long}x |" for section in Section)
    assert read_paper(rows).results.startswith("x")
    digest = parse_report(f"```{long}x\n{HEAD}{entry_head(PAPER)}\n```{long}x")
    assert [paper.id for paper in digest.papers] == [PAPER.id]


def test_deep_nesting_is_read() -> None:
    nested = "\n".join("  " * depth + "- a" for depth in range(1000))
    for body in (nested, "> " * 10_000 + "a", "[" * 10_000, "- " * 10_000, "#" * 10_000):
        assert read_paper(f"### 应用领域\n{body}\n### 实验效果\nR").results == "R"


def test_a_paper_that_stands_twice_is_read_once_where_it_says_most() -> None:
    once = entry_head(PAPER) + "1. **应用领域**：F\n\n"
    text = HEAD + once + entry_head(PAPER) + BODY

    digest = parse_report(text)

    assert brief(digest) == [(PAPER.id, "F", "R")]
    (problem,) = [p for p in digest.problems if "stands here" in p.message]
    assert (problem.line, problem.message) == (
        4,
        f"{PAPER.id} stands here and on line {(HEAD + once).count(chr(10)) + 1}; "
        "that one is taken, expected each paper once",
    )


def test_every_entry_without_a_link_is_named_wherever_it_stands() -> None:
    unlinked = "## 📄 {}\n\n- **链接**: N/A\n\n" + BODY
    text = HEAD + unlinked.format("First") + entry_head(PAPER) + BODY
    text += unlinked.format("Third") + unlinked.format("Fourth")

    digest = parse_report(text)

    assert brief(digest) == [(PAPER.id, "F", "R")]
    named = [
        (p.line, p.message.split("'")[1]) for p in digest.problems if "no arXiv id" in p.message
    ]
    lines = text.split("\n")
    assert named == [
        (lines.index(f"## 📄 {name}") + 1, name) for name in ("First", "Third", "Fourth")
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "- [{0}]({1})：{2}\n",
        "1. **[{0}]({1})** - {2}\n",
        "| [{0}]({1}) | {2} |\n",
    ],
)
def test_a_heading_over_several_papers_is_several_papers(listed: str) -> None:
    papers = [("A", "2602.00001", "x"), ("B", "2602.00002", "y"), ("C", "2602.00003", "z")]
    rows = [listed.format(t, f"https://arxiv.org/abs/{i}", said) for t, i, said in papers]
    text = (
        HEAD
        + "## 机器人\n\n"
        + "".join(rows[:2])
        + "\n## 语音\n\n"
        + rows[2]
        + listed.format("D", "https://arxiv.org/abs/2602.00004", "w")
    )

    digest = parse_report(text)

    assert [(p.title, p.id, p.contribution) for p in digest.papers[:3]] == papers
    assert [p.title for p in digest.papers] == ["A", "B", "C", "D"]


def test_a_paper_in_a_list_that_has_no_title_is_named_with_its_line() -> None:
    text = (
        HEAD
        + "## 机器人\n\n- [A](https://arxiv.org/abs/2602.00001)\n- https://arxiv.org/abs/2602.00002\n"
    )

    digest = parse_report(text)

    assert [p.id for p in digest.papers] == ["2602.00001"]
    (problem,) = [p for p in digest.problems if "left out" in p.message]
    assert (problem.line, problem.message[:10]) == (7, "2602.00002")


def test_text_without_a_section_is_kept() -> None:
    text = HEAD + entry_head(PAPER) + "未能读到全文，摘要如下：x。\n\n" + entry_head(SECOND) + BODY

    first, second = parse_report(text).papers

    assert [(e.name, e.text) for e in first.extras] == [("", "未能读到全文，摘要如下：x。")]
    assert second.extras == ()
