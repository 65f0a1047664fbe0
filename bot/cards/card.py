"""A paper as a card: one message that says what it is, what is new and what came out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from bot.arxiv import pdf_url
from bot.cards.languages import language_mark
from bot.cards.markup import render, render_line
from bot.cards.message import Keyboard, Message, message
from bot.cards.points import Point, as_line, points, sentences
from bot.cards.styled import (
    BOLD,
    FOLDED,
    MAX_LENGTH,
    Run,
    Styled,
    bold_at,
    cut,
    join,
    length,
    link,
    marked,
    plain,
    size,
    text_of,
)
from bot.cards.tags import hashtag, tags
from bot.cards.titles import title_text
from bot.papers import Extra, Paper, Section, StoredPaper
from bot.texts.say import Say

_ABSTRACTS = ("摘要", "论文摘要", "中文摘要", "abstract", "summary")
_FULL = (Section.USAGE, Section.INNOVATIONS, Section.RESULTS)
_TITLE, _PEOPLE, _BECAUSE, _CONTRIBUTION, _LINE = 300, 160, 160, 600, 110
"""UTF-16 units of each part. Longer texts are cut at the end of a sentence."""
_NAMED = 3
"""Authors that are named. The others are "et al."."""
_FIGURE = re.compile(r"[+-]?\d[\d,.]{0,15}\s?(?:%|％|×|倍|个百分点|x(?![\w]))")
_VISIBLE = regex.compile(r"[^\p{M}\p{Z}\p{C}]")
_NUMBER = re.compile(r"\d")
_CODE_HOSTS = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|huggingface\.co(?!/papers/))/"
)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A part of a paper's text under its name."""

    name: str
    text: Styled


def card(stored: StoredPaper, say: Say, keyboard: Keyboard = (), *, because: str = "") -> Message:
    """Returns the card of a paper, which always is one message within Telegram's limits.

    ``because`` names the reader's topics that the paper is on; empty for none.
    """
    paper = stored.paper
    about = render(_about(paper))
    lines = [
        title(stored),
        cut(plain(_people(paper, say)), _PEOPLE),
        cut(plain(say("card-because", words=because)), _BECAUSE) if because else (),
        plain(" ".join(filter(None, map(hashtag, tags(paper.field))))),
        cut(join([plain("\n💡 "), about]), _CONTRIBUTION) if about else (),
        *_short(stored, say),
    ]
    head = join([line for line in lines if line], "\n")
    foot = _links(stored, say)
    full = _full(stored, say, MAX_LENGTH - length(head) - length(foot) - 4)
    whole = join([head, full, foot], "\n\n")
    for keep in ("a", ""):
        if not size(whole).fits:  # hundreds of marks or addresses: the words matter more
            whole = join([_unmarked(head, keep), _unmarked(full), foot], "\n\n")
    return message(whole, keyboard, preview=paper.url)


def title(stored: StoredPaper, limit: int = _TITLE) -> Styled:
    """Returns the linked title, without marks of its own that would interrupt the link."""
    words = title_text(stored.paper.title)
    name = words if _VISIBLE.search(words) else stored.paper.id
    return marked(link(cut(plain(name), limit), stored.paper.url), BOLD)


def contribution(stored: StoredPaper, limit: int) -> Styled:
    """Returns the one-sentence contribution on one line of at most ``limit`` UTF-16 units.

    A paper without one has its abstract instead. The line has no marks, since a message of many
    papers has no entities left for them.
    """
    return cut(plain(text_of(render_line(_about(stored.paper)))), limit)


def named_texts(paper: Paper, sections: Iterable[Section], say: Say) -> list[NamedText]:
    """Returns sections by their names in the reader's language, then the other parts by theirs."""
    found = [
        NamedText(say(f"section-{section.value}"), render(text))
        for section in sections
        if (text := paper.section(section))
    ]
    return found + [
        NamedText(extra.name or say("section-other"), render(extra.text)) for extra in paper.extras
    ]


def abstract_of(paper: Paper) -> Extra | None:
    """Returns the abstract of a paper, if its entry has one."""
    abstracts = (extra for extra in paper.extras if extra.name.casefold() in _ABSTRACTS)
    return next(abstracts, None)


def _about(paper: Paper) -> str:
    """Returns what a paper is about, as Markdown; empty when its entry has no text."""
    abstract = _stand_in(paper)
    return abstract.text if abstract else paper.contribution


def _stand_in(paper: Paper) -> Extra | None:
    """Returns the part that stands for a missing contribution: the abstract, else the first."""
    if paper.contribution:
        return None
    return abstract_of(paper) or next(iter(paper.extras), None)


def _people(paper: Paper, say: Say) -> str:
    """Returns a line that says who wrote a paper, where, and how many people voted for it."""
    facts, parts = paper.facts, []
    if facts.authors:
        names = ", ".join(facts.authors[:_NAMED])
        more = len(facts.authors) > _NAMED
        parts.append("👥 " + (say("card-authors-more", names=names) if more else names))
    if facts.organisation:
        parts.append(f"🏛 {facts.organisation}")
    if facts.votes is not None:
        parts.append(f"👍 {facts.votes}")
    return " · ".join(parts)


def _short(stored: StoredPaper, say: Say) -> list[Styled]:
    paper = stored.paper
    innovations = [
        cut(point.lead, _LINE) or plain(text_of(cut(point.body, _LINE)))
        for point in points(paper.innovations)[:4]
    ]
    found = points(paper.results)
    with_figures = [point for point in found if _NUMBER.search(text_of(point.body))]
    results = [_figures_of(point) for point in (with_figures or found)[:3]]
    usage = [as_line(point, _LINE) for point in points(paper.usage)[:3]]
    bullet = plain("\n• ")
    blocks = [
        ("section-innovations", innovations),
        ("section-results", results),
        ("section-usage", usage),
    ]
    return [
        join([plain("\n"), marked(say(key), BOLD), *(join([bullet, one]) for one in lines if one)])
        for key, lines in blocks
        if any(lines)
    ]


def _figures_of(point: Point) -> Styled:
    """Returns the sentence of a result that has the most figures, with the figures in bold."""
    said = sentences(point.body)
    best = max(said, key=lambda s: (len(_FIGURE.findall(s)), len(_NUMBER.findall(s))), default="")
    line = text_of(as_line(Point(point.lead, plain(best)), _LINE + 30))
    return bold_at(line, (match.span() for match in _FIGURE.finditer(line)))


def _full(stored: StoredPaper, say: Say, room: int) -> Styled:
    """Returns the whole texts of the sections, folded. The longest are cut if the room is small."""
    paper = stored.paper
    abstract = _stand_in(paper)
    if abstract and length(render(abstract.text)) < _CONTRIBUTION - 4:  # it stands above whole
        paper = replace(paper, extras=tuple(one for one in paper.extras if one != abstract))
    texts = named_texts(paper, _FULL, say)
    room -= sum(length(plain(one.name)) + 3 for one in texts)
    if not texts or room < 80 * len(texts):
        return ()
    share = _share(room, [length(one.text) for one in texts])
    parts = [
        join([marked(one.name, BOLD), cut(one.text, limit)], "\n")
        for one, limit in zip(texts, share, strict=True)
    ]
    return marked(join(parts, "\n\n"), FOLDED)


def _share(room: int, wanted: list[int]) -> list[int]:
    """Returns each text's part of the room: an equal share, and what shorter texts leave free."""
    given = [0] * len(wanted)
    for rank, index in enumerate(sorted(range(len(wanted)), key=lambda i: wanted[i])):
        given[index] = min(wanted[index], room // (len(wanted) - rank))
        room -= given[index]
    return given


def _links(stored: StoredPaper, say: Say) -> Styled:
    paper = stored.paper
    facts = paper.facts
    code = facts.code or next((url for url in paper.links if _CODE_HOSTS.match(url)), None)
    stars = f" ⭐ {facts.stars}" if facts.stars is not None else ""
    parts = [
        link(say("link-paper"), paper.url),
        link("PDF", pdf_url(paper.id)),
        link(say("link-code") + stars, code) if code else plain(stars.strip()),
        link(say("link-project"), facts.project) if facts.project else (),
        plain(f"{paper.id} · {stored.first_date.isoformat()}"),
        plain(language_mark(stored, say)),
    ]
    return join([plain("🔗 "), join(parts, " · ")])


def _unmarked(styled: Styled, keep: str = "") -> Styled:
    """Returns the text without its marks, except folding and the tag ``keep``."""
    kept = {FOLDED.tag, keep}
    return tuple(Run(run.text, tuple(m for m in run.marks if m.tag in kept)) for run in styled)
