"""The words of a report in the languages that Papergram speaks: those that our reader knows."""

from dataclasses import dataclass, replace

from bot.intake.labels import NAMES
from bot.papers import Section


@dataclass(frozen=True, slots=True)
class Wording:
    """What a report calls things."""

    sections: dict[Section, str]
    colon: str
    link: str
    read_from: str
    authors: str
    organisation: str
    votes: str
    code: str
    stars: str
    project: str
    picture: str
    from_abstract: str
    """What stands before a part that is from the abstract although others are not."""
    language: str
    """The language's name in English, for the model."""


_CHINESE = Wording(
    {section: names[0] for section, names in NAMES.items()},
    "：", "链接", "阅读来源", "作者", "机构", "点赞", "代码", "Stars", "项目主页", "图片",
    "（摘自英文摘要）", "Simplified Chinese",
)  # fmt: skip
_ENGLISH = Wording(
    {
        Section.FIELD: "Field",
        Section.CONTRIBUTION: "One-sentence contribution",
        Section.USAGE: "How to use it",
        Section.INNOVATIONS: "Main innovations",
        Section.RESULTS: "Results",
    },
    ": ", "Link", "Read from", "Authors", "Organisation", "Upvotes", "Code", "Stars",
    "Project page", "Picture", "(From the abstract.) ", "English",
)  # fmt: skip
_BY_LANGUAGE = {"zh": _CHINESE, "en": _ENGLISH} | {
    code: replace(_ENGLISH, language=name)
    for code, name in (
        ("ja", "Japanese"), ("ko", "Korean"), ("de", "German"), ("fr", "French"),
        ("es", "Spanish"), ("pt", "Portuguese"), ("ru", "Russian"), ("it", "Italian"),
    )
}  # fmt: skip


def wording_in(language: str) -> Wording:
    """Returns the words of a language; English ones for the parts of most, which our reader knows.

    Raises ``KeyError`` for a language that reports do not come in.
    """
    return _BY_LANGUAGE[language]
