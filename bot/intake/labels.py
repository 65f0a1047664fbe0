"""The names of the five sections in reports, and the lines that announce them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.papers import Section

NAMES: dict[Section, tuple[str, ...]] = {
    Section.FIELD: (
        "应用领域", "研究领域", "所属领域", "领域", "应用场景", "应用方向", "研究方向",
        "field", "fields", "application field", "application fields", "application area",
        "application areas", "application domain", "application domains", "research area",
        "research areas", "research field", "domain", "area",
    ),
    Section.CONTRIBUTION: (
        "一句话核心贡献", "核心贡献", "一句话贡献", "主要贡献", "一句话总结", "一句话概括", "贡献",
        "contribution", "core contribution", "main contribution", "key contribution",
        "one-sentence contribution", "one-sentence core contribution", "one sentence contribution",
        "one-sentence summary", "one-line summary", "tl;dr", "tldr",
    ),
    Section.USAGE: (
        "使用指南", "使用方法", "使用说明", "使用方式", "如何使用",
        "usage", "usage guide", "user guide", "guide", "how to use", "how to use it",
    ),
    Section.INNOVATIONS: (
        "主要创新点", "创新点", "核心创新点", "主要创新", "核心创新", "关键创新", "关键创新点",
        "技术创新", "innovation", "innovations", "main innovations", "key innovations",
        "core innovations", "main innovation points", "novelty", "novelties", "key novelties",
    ),
    Section.RESULTS: (
        "实验效果", "实验结果", "实验与结果", "实验", "效果", "结果", "实验表现",
        "result", "results", "experimental results", "experiment results", "experiments",
        "key results", "main results", "experimental effects", "evaluation",
    ),
}  # fmt: skip
"""The names in use, the usual one first. They are compared with what ``_plain`` returns."""

_WORDS: dict[Section, tuple[str, ...]] = {
    Section.FIELD: ("领域", "场景", "field", "domain"),
    Section.CONTRIBUTION: ("贡献", "contribution", "tl;dr"),
    Section.USAGE: ("指南", "使用", "用法", "usage", "how to"),
    Section.INNOVATIONS: ("创新", "亮点", "innovation", "novel"),
    Section.RESULTS: ("实验", "效果", "结果", "result", "experiment"),
}
"""Words that the name of a renamed section still has."""

_EXTRAS = frozenset({
    "摘要", "论文摘要", "中文摘要", "原文摘要", "abstract", "局限性", "局限", "局限与展望",
    "局限性与展望", "不足", "不足之处", "limitation", "limitations", "limits", "未来工作",
    "未来展望", "展望", "future work", "outlook", "动机", "研究动机", "研究背景", "背景", "问题",
    "motivation", "background", "方法", "方法概述", "研究方法", "核心方法", "method", "methods",
    "methodology", "approach", "结论", "总结", "conclusion", "conclusions", "summary", "推荐指数",
    "推荐理由", "点评", "评价", "编者按", "rating", "comment", "comments", "verdict", "关键词",
    "keywords", "数据集", "dataset", "datasets", "相关工作", "related work", "讨论", "discussion",
    "影响", "意义", "impact", "takeaway", "takeaways", "key takeaways", "notes", "备注", "风险",
    "risks", "开源情况", "代码与数据",
})  # fmt: skip
"""Names of parts that are none of the five, as reports have them."""
READ_FROM = re.compile(
    r"^\W*(?:阅读来源|来源|读取来源|read[ -]from|source)[*_\s]*[:：][*_\s]*(?P<value>.+)$",
    re.IGNORECASE,
)
"""A line that names the source which a paper was read from."""
TITLE_NAMES = frozenset(
    {"title", "paper title", "标题", "论文标题", "题目", "论文题目", "论文名称"}
)
"""The names of a line that says a paper's title."""
_BY_NAME = {name: section for section, names in NAMES.items() for name in names}
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}
_LIST_MARKER = re.compile(r"^\s*(?:[*+-]|(?P<number>\d{1,9})[.)])(?:\s+|$)")
_LONGEST_HEAD = 160
"""The characters in which a name and its colon must end."""
_MOST_WORDS = 5
"""The words of a name in bold that ends with a point."""
_ANNOUNCEMENT = re.compile(
    r"^(?!\s*\|)(?:[^\w\n]|_)*+"  # bold marks, brackets, an emoji; no row of a table
    r"(?:第?\s*(?:\d{1,2}\.)?(?P<number>\d{1,2}|[一二三四五六七八九十])\s*(?:部分)?"
    r"(?:[.、．)）:：]|\ufe0f?\u20e3|(?=[\s*_]))(?:[^\w\n]|_)*+)?"
    r"(?P<label>[^：:*】\n]{1,60}?)[*_\]」\s]*+(?:(?P<colon>[：:]|】[：:]?|\.(?=\*\*|__))(?:\*\*|__)?|$)"
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_BEFORE_GLOSS = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A line that may begin a section."""

    label: str
    """The name as in the report, without number, marks and colon."""
    number: int | None
    """``4`` in ``4. 主要创新点``, ``#### 四、主要创新点`` or ``**4. Innovations**``."""
    rest: str
    """The rest of the line behind the name, as Markdown."""
    bare: bool
    """Whether the line only has words, without number, marks before them, or colon."""

    @property
    def section(self) -> Section | None:
        """The section that has this name, alone or with a translation."""
        plain = _plain(self.label)
        return _BY_NAME.get(plain) or _BY_NAME.get(_BEFORE_GLOSS.split(plain, maxsplit=1)[0])

    @property
    def is_extra(self) -> bool:
        """Whether it is the usual name of a part that is none of the five."""
        plain = _plain(self.label)
        return plain in _EXTRAS or _BEFORE_GLOSS.split(plain, maxsplit=1)[0] in _EXTRAS

    @property
    def renamed_section(self) -> Section | None:
        """The section whose words the name has, if there is just one."""
        plain = _plain(self.label)
        if len(plain) > 30:
            return None
        found = [s for s, words in _WORDS.items() if any(word in plain for word in words)]
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=65_536)  # several steps look at the same lines
def read_announcement(line: str) -> Announcement | None:
    """Reads the text of a heading, the first line of a list item or a line of a paragraph.

    Returns ``None`` when the line goes on without a colon, as prose does.
    """
    marker = _LIST_MARKER.match(line)
    number = marker.group("number") if marker else None
    line = line[marker.end() :] if marker else line
    match = _ANNOUNCEMENT.match(line[:_LONGEST_HEAD])
    if match is None or not (match["colon"] or match.end() == len(line)):
        return None
    if match["colon"] == "." and len(match["label"].split()) > _MOST_WORDS:  # a sentence in bold
        return None
    rest = line[match.end() :].strip()
    if rest.count("**") % 2:  # `**应用领域：计算机视觉**`: the bold began before the name
        rest = rest.removesuffix("**").rstrip()
    given = match["number"] or number
    value = _CHINESE_DIGITS.get(given) or int(given) if given else None
    bare = not given and not match["colon"] and line[:1].isalnum()
    return Announcement(match["label"].strip().rstrip("*_】]」 "), value, rest, bare)


def section_named_in(line: str) -> Section | None:
    """Returns the section that a line announces by its own name."""
    read = read_announcement(line)
    return read.section if read else None


def _plain(label: str) -> str:
    folded = unicodedata.normalize("NFKC", label).casefold()
    return _PARENTHESES.sub("", folded).strip(" \t*_.-–—、[]【】「」")
