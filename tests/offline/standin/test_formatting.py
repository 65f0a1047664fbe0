"""The text in the chat: cleaned, trimmed, nested, with the entities that Telegram detects."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.offline.standin import formatting
from bot.offline.standin.detection import find_entities
from bot.offline.standin.entities import Entity, narrow, tidy, widen
from bot.offline.standin.errors import ApiError
from tests.offline.standin import tdlib

_DETECTED = {"url", "hashtag", "bot_command", "mention", "email"}
_KINDS = st.sampled_from(
    """bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre
    text_link""".split()
)
_LETTERS = st.text(st.sampled_from("ab 论\n😀\t\r\u202a\u0333."), min_size=1, max_size=12)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    """Returns texts without Markdown, with any entities between their characters."""
    text = draw(_LETTERS)
    borders = [len(widen(text[:index])) for index in range(len(text) + 1)]
    entities = []
    for _ in range(draw(st.integers(0, 5))):
        begin, end = sorted((draw(st.sampled_from(borders)), draw(st.sampled_from(borders))))
        kind = draw(_KINDS)
        argument = {"pre": "", "text_link": "http://a.b/"}.get(kind, "")
        entities.append(Entity(kind, begin, end - begin, argument))
    return text, entities


@settings(max_examples=200, deadline=None)
@given(_marked())
@example(("ab", [Entity("bold", 0, 2), Entity("italic", 1, 1)]))
@example((" a b", [Entity("bold", 0, 2), Entity("text_link", 0, 1, "http://a.b/")]))
@example(("abc", [Entity("code", 0, 3), Entity("bold", 1, 1)]))
def test_entities_are_tidied_as_by_the_server(marked: tuple[str, list[Entity]]) -> None:
    """TDLib's function does not trim, so white space at the ends is left out here."""
    text, entities = marked
    wide, cleaned = formatting.clean(widen(text), tidy(entities))
    assume(wide.strip(" \n"))

    expected = tdlib.fixed(text, [(e.type, e.offset, e.length, e.argument) for e in entities])
    assert expected == (narrow(wide), tidy(cleaned))


@pytest.mark.parametrize(
    "text",
    [
        "see https://a.com/x #标签 /start@bot @user a@b.com ai.com",
        "见https://arxiv.org/abs/2602.12617，论文 (https://arxiv.org/abs/2602.12617)",
        "2602.12617v2 e.g. v1.5 model.py figure.png README.md i.e. etc.",
        "#a#b #c1 #1 #1a ##x a#b #大模型 #大模型，#多模态 #日本語タグ #한국어 #tag@channel",
        "/a /b/c a/b /start@botname /x@y <b>/z",
        "@ab @abcd a@bcde @gif @a_very_long_username_of_thirty_two_c",
        "http://localhost:80 http://1.2.3.4/ 1.2.3.4 256.1.1.1 a.com:8080/x a.com:99999/x",
        "github.com/a/b_c(d) (github.com/a/b) https://a.com/'x' https://a.com/x!",
        "HTTPS://EXAMPLE.COM/A www.a.com,www.b.com;www.c.com ..a.com .a.com a.com..",
        "😀 https://a.com #x😀y 😀@user GPT-4o.Its Fig.3 U.S.A. a_b.com a-.com",
        "mail foo.bar@example.org. https://huggingface.co/papers/2602.12617?x=1#y.",
        "user:pw@a.com http://u:p@a.com/ ftp://a.b.cd sftp://a.b.cd 中文.com",
    ],
)
def test_links_hashtags_commands_and_mentions_are_found_as_by_the_server(text: str) -> None:
    expected = [span[:3] for span in tdlib.found(text) if span[0] in _DETECTED]

    assert expected == [entity[:3] for entity in find_entities(text)]


_WORDS = st.sampled_from(
    """https://a.com a.com/b?c=(d) t.me x.py 2602.12617 v1.5 @user @u #标签 #a1 #1 /start /a@botx
    a@b.com 论文 A _x 😀 http://a.b:80/c#d. ftp://a.bc 1.2.3.4 www.x.io, e.g. (see a.ai) a/b
    'x.com' https://arxiv.org/abs/2602.12617v2!""".split()
)
_GAPS = st.sampled_from([" ", "\n", "，", "。", "、", "（", "）", "：", "; ", " - ", '"', "“", "”"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, _GAPS).map("".join), max_size=6).map("".join))
def test_found_entities_agree_on_mixed_text(text: str) -> None:
    expected = [span[:3] for span in tdlib.found(text) if span[0] in _DETECTED]

    assert expected == [entity[:3] for entity in find_entities(text)]


def test_white_space_around_a_text_is_dropped_and_offsets_follow() -> None:
    """Leading blanks stay if a link or code begins with them."""
    body = formatting.formatted(" \n <b> x </b> #y \n", "HTML")

    assert body.text == "x  #y"
    assert (Entity("bold", 0, 2), Entity("hashtag", 3, 2)) == body.entities


def test_entities_found_in_a_text_do_not_enter_links_and_code() -> None:
    body = formatting.formatted('<code>#a</code> <a href="t.me">#b</a> <b>#c</b>', "html")

    assert [entity[:2] for entity in body.entities] == [
        ("code", 0),
        ("text_link", 3),
        ("hashtag", 6),
        ("bold", 6),
    ]


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u200b", "\u3000\u00a0", "<b> </b>"])
def test_what_cannot_be_seen_is_no_text(blank: str) -> None:
    assert formatting.formatted(blank, "HTML").text == ""


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(ApiError, match=r"Bad Request: stand-in: parse_mode markdownv2"):
        formatting.formatted("*x*", "MarkdownV2")
    with pytest.raises(ApiError, match="Bad Request: unsupported parse_mode"):
        formatting.formatted("x", "BBCode")
