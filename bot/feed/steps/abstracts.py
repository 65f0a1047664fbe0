"""The five parts from what the list says, without a model. Nothing is made up.

Each part is sentences of the abstract, keywords, or addresses that the list gives. They are in
English, as abstracts are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.cards.fields import BroadField, broad_field
from bot.feed.steps.characters import on_one_line
from bot.feed.steps.listed import Listed
from bot.feed.steps.model_text import harmless
from bot.feed.steps.plain_text import as_text
from bot.feed.steps.wording import wording_in
from bot.intake.addresses import find_urls
from bot.papers import Section

_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bvs)(?<!\bcf)(?<!\bFig)(?<!\bEq)(?<!\bDr)(?<!\bapprox)"
    r"(?<!\b[A-Z])[.!?][\"')\]]*\s+(?=[A-Z$\"'(\[]|\d)|(?<=[。！？])"
)
_PROPOSES = re.compile(
    r"\bwe\s+(?:\w+ly\s+)?(?:propose|present|introduce|develop|design|describe|release|build|study"
    r"|investigate|show|demonstrate|explore|create|construct)\b"
    r"|\b(?:this|our)\s+(?:paper|work|report|study|survey|approach|method|framework|model)\b",
    re.IGNORECASE,
)
_FIRST_OF_ALL = re.compile(
    r"\bwe\s+(?:(?:\w+ly|then|also|further)\s+)?(?:propose|present|introduce|develop|release)\b"
    r"|\bthis\s+(?:paper|work|report)\s+(?:\w+ly\s+)?(?:propose|present|introduce|describe)s?\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?<![\w.-])\d+(?:[.,]\d+)*(?:\s?[%×x]|\\%|\s?percent|[KMB]\b)?(?![\w-]*[A-Za-z])"
)
_RESULT = re.compile(
    r"outperform|state-of-the-art|surpass|achiev|improv|results? (?:show|demonstrate|on|across)"
    r"|experiments? (?:show|demonstrate|on|across)|superior|competitive|accuracy|speedup|faster",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:code|project|dataset|data|model|weights?|demo|website|page)s?\b|github", re.I
)
_MOST_KEYWORDS = 4
_MOST_CHARACTERS = 4000


def from_abstract(listed: Listed) -> dict[Section, str]:
    """Returns the parts that abstract, keywords, summary, code and organisation tell, in English.

    A part without a source is left out.
    """
    sentences = _sentences(listed.abstract)
    contribution = listed.summary or _contribution(sentences)
    own = _from_own_work(sentences)
    sources = [one for one in own if _SOURCE.search(one) and find_urls(one)]
    rest = [one for one in own if one != contribution and one not in sources]
    results = [one for one in rest if _tells_results(one)]
    middle = [one for one in rest if one not in results]
    parts = {
        Section.FIELD: as_text(_field(listed)),
        Section.CONTRIBUTION: as_text(contribution),
        Section.USAGE: " ".join(_usage(listed, sources)),
        Section.INNOVATIONS: _as_list(middle),
        Section.RESULTS: _as_list(results),
    }
    links = [listed.code or "", listed.project or "", *find_urls(listed.abstract)]
    links += find_urls(listed.summary)
    safe = {s: harmless(text, links, _MOST_CHARACTERS) for s, text in parts.items()}
    return {section: text for section, text in safe.items() if any(map(str.isalnum, text))}


def fill(parts: Mapping[Section, str], listed: Listed, language: str) -> dict[Section, str]:
    """Returns ``parts`` and in place of those that are missing what the abstract says, marked.

    ``language`` is the code of the language of the mark.
    """
    instead = from_abstract(listed)
    mark = wording_in(language).from_abstract
    filled: dict[Section, str] = {}
    for section in Section:
        if text := parts.get(section):
            filled[section] = text
        elif text := instead.get(section):
            border = "\n" if "\n" in text or text.startswith("*") else ""
            filled[section] = f"{mark.rstrip() if border else mark}{border}{text}"
    return filled


def _sentences(abstract: str) -> list[str]:
    text = on_one_line(abstract)
    ends = [match.end() for match in _END.finditer(text)]
    pieces = (
        text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)
    )
    return list(dict.fromkeys(filter(None, pieces)))


def _contribution(sentences: Sequence[str]) -> str:
    """Returns the sentence that says what is new, else the first that speaks of the work."""
    for pattern in (_FIRST_OF_ALL, _PROPOSES):
        if found := next((one for one in sentences if pattern.search(one)), None):
            return found
    return sentences[0] if sentences else ""


def _tells_results(sentence: str) -> bool:
    return bool(_RESULT.search(sentence)) or (
        _FIGURE.search(sentence) is not None and not _FIRST_OF_ALL.search(sentence)
    )


def _field(listed: Listed) -> str:
    """Returns the first keywords, else the broad field that the title names."""
    if listed.keywords:
        return ", ".join(listed.keywords[:_MOST_KEYWORDS])
    broad = broad_field(as_text(listed.title))
    return "" if broad is BroadField.OTHER else broad.value.capitalize()


def _from_own_work(sentences: Sequence[str]) -> Sequence[str]:
    """Returns the sentences without those on the problem, which come before the work itself."""
    starts = (number for number, one in enumerate(sentences) if _PROPOSES.search(one))
    return sentences[next(starts, min(1, max(len(sentences) - 1, 0))) :]


def _usage(listed: Listed, sources: Sequence[str]) -> Iterator[str]:
    """Yields where code and pages are, and the ``sources`` that the abstract names besides."""
    if listed.code:
        stars = f" ({listed.stars} stars)" if listed.stars else ""
        yield f"The code is at {listed.code}{stars}."
    if listed.project and listed.project != listed.code:
        yield f"The project's page is {listed.project}."
    if listed.organisation and (listed.code or listed.project):
        yield f"It comes from {as_text(listed.organisation)}."
    told = {listed.code, listed.project}
    yield from (as_text(one) for one in sources if not told.intersection(find_urls(one)))


def _as_list(sentences: Sequence[str]) -> str:
    """Returns sentences as a list, one of them as a line."""
    if len(sentences) < 2:
        return as_text("".join(sentences))
    return "\n".join(f"*   {as_text(one)}" for one in sentences)
