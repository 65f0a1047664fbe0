"""A paper as a card: one message that says what it is, what is new and what came out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from bot.arxiv import pdf_url
from bot.cards.highlights import figures, needs, rows_of
from bot.cards.languages import language_mark
from bot.cards.markup import render, render_line
from bot.cards.message import Button, Keyboard, Message, message
from bot.cards.points import render_points
from bot.cards.sentences import Said
from bot.cards.styled import (
    BOLD,
    FOLDED,
    MAX_LENGTH,
    Run,
    Styled,
    columns,
    cut,
    join,
    length,
    link,
    marked,
    plain,
    size,
    text_of,
    within_columns,
)
from bot.cards.tags import hashtag, tags
from bot.cards.titles import name_in, title_text
from bot.papers import Extra, Paper, Section, StoredPaper
from bot.texts.say import Say

_ABSTRACTS = ("摘要", "论文摘要", "中文摘要", "abstract", "summary")
_FULL = (Section.INNOVATIONS, Section.RESULTS, Section.USAGE)
_TITLE, _PEOPLE, _BECAUSE, _CONTRIBUTION = 300, 160, 160, 600
"""UTF-16 units of each part. Longer texts are cut at the end of a sentence."""
_ONE_LINE, _TWO_LINES = 34, 68
"""Columns of a title in an overview: what a phone shows on so many lines beside a number."""
_TELLING = 14
"""Columns behind the name that say what a paper is. A line with fewer is not enough."""
_ROWS = 16
"""Rows of a phone for what stands above the folded parts. Then a card is a screen high."""
_NAMED = 3
"""Authors that are named. The others are "et al."."""
_VISIBLE = regex.compile(r"[^\p{M}\p{Z}\p{C}]")
_CODE_HOSTS = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|huggingface\.co(?!/papers/))/"
)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A part of a paper's text under its name."""

    name: str
    text: Styled


def card(
    stored: StoredPaper,
    say: Say,
    keyboard: Keyboard = (),
    *,
    because: str = "",
    changed: str = "",
    rest: Button | None = None,
) -> Message:
    """Returns the card of a paper, which always is one message within Telegram's limits.

    ``because`` names the reader's topics that the paper is on, ``changed`` what a correction
    changed since the card was sent; empty for none. ``rest`` leads to the whole text; it stands
    below the other buttons if something is cut. No sentence stands there twice.
    """
    paper = stored.paper
    name = title(stored)
    whole = Said(name).unsaid(render(_about(paper)))
    about = cut(whole, _CONTRIBUTION)
    said = Said(name, about)
    below = [
        cut(plain(say("card-because", words=because)), _BECAUSE) if because else (),
        cut(plain(say("revised", what=changed)), _BECAUSE) if changed else (),
    ]
    people = cut(plain(_people(paper, say)), _PEOPLE)
    left = _ROWS - sum(map(rows_of, (name, people, *below, about))) - 1
    first = _first(paper, left, said)
    left -= sum(map(rows_of, first))
    tagged = plain(_tags(paper.field, 1 + left))
    left -= rows_of(tagged, 0) - 1
    texts = [NamedText(one.name, said.unsaid(one.text)) for one in named_texts(paper, _FULL, say)]
    texts = [one for one in texts if one.text]
    gap = "\n\n" if left >= 2 else "\n"
    told = join([plain("💡 "), about]) if about else ()
    head = _rows([_rows([name, people, tagged, *below]), told, _rows(first)], gap)
    foot = _links(stored, say)
    room = MAX_LENGTH - length(head) - length(foot) - 4
    full, full_is_cut = _full(texts, room)
    end = "\n\n" if told and not full else "\n"
    text = _rows([_rows([head, full]), foot], end)
    for keep in ("a", ""):
        if not size(text).fits:  # hundreds of marks or addresses: the words matter more
            text = _rows([_rows([_unmarked(head, keep), _unmarked(full)]), foot], end)
    if rest and (full_is_cut or (about != whole and paper.contribution)):
        keyboard = (*keyboard, (rest,))
    return message(text, keyboard, preview=paper.url)


def title(stored: StoredPaper, limit: int = _TITLE) -> Styled:
    """Returns the linked title, without marks of its own that would interrupt the link."""
    return marked(link(cut(plain(_title_words(stored)), limit), stored.paper.url), BOLD)


def short_title(stored: StoredPaper) -> Styled:
    """Returns a paper's linked name and what it is on a line, or on two if the name is long."""
    words = _title_words(stored)
    name = name_in(words)
    short = within_columns(words, _ONE_LINE)
    if short != words and columns(short) - columns(name) < _TELLING:
        short = within_columns(words, _TWO_LINES)
    rest = plain(short[len(name) :])
    return join([marked(link(short[: len(name)], stored.paper.url), BOLD), rest])


def contribution(stored: StoredPaper, limit: int) -> Styled:
    """Returns the one-sentence contribution on one line of at most ``limit`` UTF-16 units.

    A paper without one has its abstract instead. The line has no marks, since a message of many
    papers has no entities left for them.
    """
    return cut(plain(text_of(render_line(_about(stored.paper)))), limit)


def _title_words(stored: StoredPaper) -> str:
    words = title_text(stored.paper.title)
    return words if _VISIBLE.search(words) else stored.paper.id


def named_texts(paper: Paper, sections: Iterable[Section], say: Say) -> list[NamedText]:
    """Returns sections by their names in the reader's language, then the other parts by theirs."""
    found = [
        NamedText(say(f"section-{section.value}"), render_points(text))
        for section in sections
        if (text := paper.section(section))
    ]
    return found + [
        NamedText(extra.name or say("section-other"), render_points(extra.text))
        for extra in paper.extras
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
        parts.append(f"👍\u00a0{facts.votes}")
    return " · ".join(parts)


def _tags(field: str, rows: int) -> str:
    """Returns the tags that a phone shows on so many rows, at least the first."""
    row = ""
    for tag in filter(None, map(hashtag, tags(field))):
        if row and rows_of(plain(f"{row} {tag}"), 0) > max(rows, 1):
            break
        row = f"{row} {tag}".strip()
    return row


def _first(paper: Paper, rows: int, said: Said) -> list[Styled]:
    """Returns lines with the results' numbers and with what one needs, on so many rows.

    At least one line has numbers, if there are any.
    """
    numbers = figures(paper.results, min(3, rows))
    needed = needs(paper.usage, min(2, rows - sum(map(rows_of, numbers[:1]))))
    while numbers[1:] and sum(map(rows_of, (*numbers, *needed))) > rows:
        numbers.pop()
    return [*_fresh("📊", numbers, said), *_fresh("🛠", needed, said)]


def _fresh(sign: str, lines: Iterable[Styled], said: Said) -> list[Styled]:
    """Returns the lines that are not said yet, each behind a sign."""
    return [join([plain(f"{sign} "), new]) for line in lines if (new := said.unsaid(line))]


def _full(texts: Sequence[NamedText], room: int) -> tuple[Styled, bool]:
    """Returns texts that unfold one by one, and whether the longest are cut to fit the room."""
    room -= sum(length(plain(one.name)) + 2 for one in texts)
    if not texts or room < 80 * len(texts):
        return (), bool(texts)
    wanted = [length(one.text) for one in texts]
    parts = [
        marked(_rows([marked(one.name, BOLD), cut(one.text, limit)]), FOLDED)
        for one, limit in zip(texts, _share(room, wanted), strict=True)
    ]
    return _rows(parts), sum(wanted) > room


def _rows(parts: Iterable[Styled], separator: str = "\n") -> Styled:
    """Returns the parts that are not empty below each other."""
    return join([part for part in parts if part], separator)


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
