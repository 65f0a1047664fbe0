"""Messages as Telegram takes them, and papers of any text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from bot.cards.audience import Audience
from bot.cards.message import Message
from bot.cards.styled import utf16_length
from bot.papers import Extra, Facts, Paper, StoredPaper, Style
from tests.offline.standin.tdlib import Span, parse

DAY = date(2026, 2, 16)
READERS = [
    Audience(),
    Audience(Style.TITLES),
    Audience(private=False, bot="a_bot"),
]


def store(paper: Paper) -> StoredPaper:
    return StoredPaper(paper, DAY, DAY)


def numbered(papers: Iterable[StoredPaper]) -> list[StoredPaper]:
    """Returns the papers as a day's, with their numbers from 1."""
    return [replace(stored, number=number) for number, stored in enumerate(papers, start=1)]


def paper_of(number: int = 12617, **texts: str) -> StoredPaper:
    """Returns a paper with these texts; the others are empty."""
    arxiv_id = f"2602.{number:05}"
    page = f"https://huggingface.co/papers/{arxiv_id}"
    return store(Paper(**{"id": arxiv_id, "title": "Title", "url": page, **texts}))  # type: ignore[arg-type]


def many(seed: Sequence[StoredPaper], count: int) -> list[StoredPaper]:
    """Returns ``count`` papers with the seed's texts, each with its own id and title."""
    return numbered(
        store(replace(seed[n % len(seed)].paper, id=f"2602.{n:05}", title=f"Name{n}: a paper"))
        for n in range(count)
    )


def of(field: str, count: int, start: int = 0) -> list[StoredPaper]:
    """Returns papers of one field."""
    return [
        paper_of(n, title=f"Name{n}: a paper", field=field, contribution=f"It does thing {n}.")
        for n in range(start, start + count)
    ]


def accept(html: str) -> tuple[str, list[Span]]:
    """Returns what Telegram reads in a message's HTML. Fails when it would refuse or cut it.

    The parser is Telegram's own (tdjson); the limits, which it does not check, stand here.
    """
    read = parse(html)
    assert not isinstance(read, str), f"{read}: {html!r}"
    text, spans = read
    assert text.strip()
    assert utf16_length(text) <= 4096
    assert len(spans) <= 100
    assert len(html.encode()) <= 32_768
    return text, spans


def accept_message(message: Message) -> str:
    """Returns a message's text as Telegram reads it. Fails when its buttons break a limit."""
    text, _ = accept(message.html)
    assert len(message.keyboard) * 8 <= 100
    for row in message.keyboard:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.label.strip()
            assert [bool(button.data), bool(button.url), bool(button.share)].count(True) == 1
            assert len(button.share) <= 256
            assert len(button.data.encode()) <= 64
    return text


# --- papers of any text ---------------------------------------------------------------------------

_SIGNS = [
    "*", "**", "_", "__", "~~", "`", "```", "\n```\n", "[", "](", ")", "![", "<", ">", "&", "&lt;",
    "</b>", "<b>", "<br>", "<!--", "\n", "\n\n", "\n- ", "\n* ", "\n    1. ", "\n> ", "\n# ", "|",
    "\n| a | b |\n|---|---|\n", "\n---\n", "$", "$$", "\\(", "\\)", "\\", "^", "{", "}",
    "\\frac", "$\\sqrt{x$", "$60^\\circ$", "https://a.b/c", "[a](https://a.b/c_(d))", "**：",
    "。", ". ", "；", "98.6%", "+1.5×", "@bot", "#tag", "/start", "\u200d", "\u202e", "\u2028",
    "\x00", "\ud800", "\ufeff", "\ufe0f", "👩‍👩‍👧‍👦",
    "🇩🇪", "e\u0301\u0301", "𝔼", "中文", "العربية", "  ", "\t",
]  # fmt: skip


@st.composite
def _nested(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    text = draw(inner)
    opening, closing = draw(
        st.sampled_from(
            [("**", "**"), ("*", "*"), ("`", "`"), ("~~", "~~"), ("[", "](https://a.b/c)"),
             ("$", "$"), ("\n```\n", "\n```\n"), ("\n> ", "\n"), ("\n| ", " | b |\n|---|---|\n"),
             ("<b>", "</b>"), ("“", "”"), ("\n1. ", "\n")]
        )
    )  # fmt: skip
    if draw(st.booleans()):
        text = "\n- " + text.replace("\n", "\n  ")
    return opening + text + closing


def markdown() -> SearchStrategy[str]:
    """Returns Markdown with any characters, signs, nesting and length."""
    pieces = st.one_of(st.sampled_from(_SIGNS), st.text(st.characters(), max_size=20))
    flat = st.lists(pieces, max_size=8).map("".join)
    nested = st.recursive(
        flat, lambda inner: st.one_of(_nested(inner), _joined(inner)), max_leaves=8
    )
    return st.builds(
        lambda text, times: text * times, nested, st.sampled_from([1, 1, 1, 1, 2, 200])
    )


def _joined(inner: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.tuples(inner, inner).map("".join)


_NAMES = st.lists(st.sampled_from(["", "Limits", "摘要"]), max_size=2)


def _urls() -> SearchStrategy[str]:
    odd = st.text(st.characters(), max_size=30).map("https://a.b/{}".format)
    return st.one_of(
        st.just("https://huggingface.co/papers/2602.12617"),
        odd,
        st.sampled_from(['https://a.b/"x', "https://a.b/(x)'", "https://a.b/" + "x" * 5000, "x"]),
    )


def _facts() -> SearchStrategy[Facts]:
    words = st.text(st.characters(), min_size=1, max_size=60)
    count = st.one_of(st.none(), st.integers(0, 10**12))
    known = st.builds(
        Facts,
        authors=st.lists(words, max_size=5).map(tuple),
        organisation=st.one_of(st.none(), words.map(lambda word: word * 5)),
        votes=count,
        code=st.one_of(st.none(), _urls()),
        stars=count,
        project=st.one_of(st.none(), _urls()),
    )
    return st.one_of(st.just(Facts()), known)


@st.composite
def papers(draw: DrawFn, number: int = 12617) -> StoredPaper:
    """Returns a paper whose texts are Markdown of any kind, said to be in some language.

    Some may be missing or alike.
    """
    texts = draw(st.lists(markdown(), min_size=1, max_size=3))
    text = st.sampled_from(["", *texts])
    made = store(
        Paper(
            id=f"2602.{number:05}",
            title=draw(text),
            url=draw(_urls()),
            read_from="HTML",
            field=draw(text),
            contribution=draw(text),
            usage=draw(text),
            innovations=draw(text),
            results=draw(text),
            extras=tuple(Extra(name, draw(text)) for name in draw(_NAMES)),
            facts=draw(_facts()),
            links=tuple(draw(st.lists(_urls(), max_size=2))),
        )
    )
    return replace(made, language=draw(st.sampled_from(["", "zh", "en", "ja"])))


def days(most: int = 3) -> SearchStrategy[list[StoredPaper]]:
    """Returns the papers of a day."""
    return st.integers(1, most).flatmap(
        lambda count: st.tuples(*map(papers, range(count))).map(numbered)
    )


def labels(message: Message) -> Iterator[str]:
    """Returns the labels of the buttons."""
    for row in message.keyboard:
        yield from (button.label for button in row)


def numbers(messages: Sequence[Message]) -> list[str]:
    """Returns the labels of the buttons that open a paper."""
    return [label for message in messages for label in labels(message) if label.isdigit()]
