"""What the model answered → the five parts, and nothing else.

Models think aloud, put a fence around everything, greet first, rename and reorder parts, answer in
JSON or in the wrong language. The parts are found as those of any report are, so whatever our own
reader understands is understood here.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.feed.steps import json_answers
from bot.feed.steps.characters import readable
from bot.feed.steps.model_text import harmless
from bot.feed.steps.wording import wording_in
from bot.intake.fences import read_fence
from bot.intake.labels import section_named_in
from bot.intake.language import written_language
from bot.intake.markup import as_markdown
from bot.intake.outline import outline
from bot.intake.sections import read_text
from bot.papers import Section

_MOST_CHARACTERS = {
    Section.FIELD: 400,
    Section.CONTRIBUTION: 1000,
    Section.USAGE: 4000,
    Section.INNOVATIONS: 4000,
    Section.RESULTS: 4000,
}
_LONGEST_ANSWER = 200_000
_THOUGHT = re.compile(
    r"<(?P<tag>think|thinking|thought|reasoning|reflection)>.*?</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
_THOUGHT_END = re.compile(r"</(?:think|thinking|thought|reasoning|reflection)>", re.IGNORECASE)
_THOUGHT_BEGIN = re.compile(r"<(?:think|thinking|thought|reasoning|reflection)>", re.IGNORECASE)
_FINAL_CHANNEL = re.compile(r"^.*<\|channel\|>final(?:<\|message\|>)?", re.DOTALL)
_SPECIAL = re.compile(r"<\|[\w ]{1,40}\|>")
_QUOTED = re.compile(r"^\s*>\s?")
_STUB = re.compile(
    r"^\W*(?:n/?a|none|null|nil|todo|tbd|unknown|无|暂无|没有|未知|未提及|未说明|未提供|不适用|略|同上"
    r"|(?:not|none) (?:mentioned|specified|provided|available|applicable|stated)"
    r"(?: in the (?:paper|text|abstract))?"
    r"|(?:论文|文中)?(?:中|里)?(?:均)?未(?:明确)?(?:提及|说明|给出)|生成失败"
    r"|error: .{0,80}|(?:an )?error (?:occurred|generating|code).{0,80}"
    r"|(?:i'?m sorry|i cannot|i can'?t|as an ai|抱歉|对不起|很抱歉|我无法"
    r"|作为(?:一个)?(?:ai|人工智能))"
    r".{0,400})\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands in a part that has nothing to say, or instead of one."""
_CLOSING = re.compile(
    r"^\W*(?:希望(?:以上|这些|这)|以上(?:就)?是|如(?:果(?:你|您)|有(?:任何|其他|疑问)|需)"
    r"|(?:i )?hope (?:this|that|it)|let me know|feel free|if you (?:need|have|want|would)"
    r"|please let|is there anything|note: this summary)",
    re.IGNORECASE,
)
"""How words to whoever asked begin, at the end of an answer."""
_MISSING = "the model did not give this part"
_LEAST_JUDGED = 60
"""Characters of a part from which on every word counts for its language."""
_TERMS = 20
"""Characters of English terms that a part in another script may consist of."""
_SCRIPTS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The parts of an answer. They are safe: no text in them begins anything in a report."""

    parts: Mapping[Section, str]
    """Markdown; a part that is missing or no good is left out."""
    problems: Mapping[Section, str] = field(default_factory=dict)
    """Why, for each part that is left out."""


def read_answer(
    text: str | None, language: str, *, links: Collection[str] = (), is_cut: bool = False
) -> Answer:
    """Reads an answer.

    ``language`` is the code of the language asked for. ``links`` are the addresses that the paper
    has (``find_urls`` of its text and of what its list says); others lose their address. Of an
    answer that ``is_cut`` the part that it wrote last is not whole, so it is left out.
    """
    said = _without_thoughts(readable((text or "")[:_LONGEST_ANSWER]))
    if not any(map(str.isalnum, said)):
        return Answer({}, dict.fromkeys(Section, "the model's answer was empty"))
    found = _find_parts(json_answers.to_markdown(said) or said)
    parts: dict[Section, str] = {}
    problems: dict[Section, str] = {}
    if is_cut and found:
        last, _ = found.popitem()
        problems[last] = "the answer was cut in this part"
    for section in Section:
        kept = harmless(_without_closing(found.get(section, "")), links, _MOST_CHARACTERS[section])
        if not any(map(str.isalnum, kept)) or _STUB.match(kept):
            why = f"the model said nothing in it: {kept[:40]!r}" if kept else _MISSING
            problems.setdefault(section, why)
        elif (written := _other_language(kept, language)) is not None:
            asked = wording_in(language).language
            problems[section] = f"the model wrote it in {written}, not in {asked}"
        else:
            parts[section] = kept
    return Answer(parts, problems)


def _without_thoughts(text: str) -> str:
    """Returns an answer without what the model says to itself."""
    text = _FINAL_CHANNEL.sub("", text)
    text = _THOUGHT.sub("", text)
    ends = list(_THOUGHT_END.finditer(text))
    text = text[ends[-1].end() :] if ends else text  # some servers swallow the opening tag
    if begin := _THOUGHT_BEGIN.search(text):  # it was cut off while it thought
        text = text[: begin.start()]
    return _SPECIAL.sub("", text)


def _find_parts(text: str) -> dict[Section, str]:
    """Returns the texts of the sections that are announced; the last of several whole answers.

    They are in the order in which the model wrote them.
    """
    best: dict[Section, str] = {}
    for lines in _ways(text.split("\n")):
        for copy in _copies(lines):
            parts = _read(copy)
            if len(parts) >= len(best):
                best = parts
        if len(best) == len(Section):
            break
    return best


def _ways(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yields the lines as they are, and without fences or quote signs around them."""
    if all(_QUOTED.match(line) for line in lines if line.strip()):
        lines = [_QUOTED.sub("", line) for line in lines]
    yield lines
    if any(map(read_fence, lines)):
        yield [
            line.strip() if section_named_in(line) else line
            for line in lines
            if not read_fence(line)
        ]


def _copies(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yields all lines, then each answer where several stand there: the first part begins anew."""
    yield lines
    starts = [
        number
        for number, line in enumerate(lines)
        if section_named_in(line) is Section.FIELD and line[:1] not in " \t"
    ]
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        if len(starts) > 1:
            yield lines[start:end]


def _read(lines: Sequence[str]) -> dict[Section, str]:
    shaped = as_markdown(lines)
    blocks = outline("\n".join(shaped.lines))
    read = read_text(blocks, shaped.texts, len(shaped.texts))
    return {section: text for section, text in read.sections.items() if text.strip()}


def _without_closing(text: str) -> str:
    """Returns a part without words to whoever asked, at its end."""
    body, blank, last = text.rpartition("\n\n")
    return body if blank and _CLOSING.match(last) else text


def _other_language(text: str, language: str) -> str | None:
    """Returns the name of the language that a text is in when that is not the one asked for.

    Only scripts are told apart; in a Chinese text terms may be English.
    """
    script = _SCRIPTS.get(language)
    if script and len(text) < _LEAST_JUDGED and (len(text) < _TERMS or script.search(text)):
        return None
    written = written_language([text])
    expected = language if script else "en"
    return None if written == expected else wording_in(written).language
