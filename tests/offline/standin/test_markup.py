"""The stand-in reads HTML exactly as Telegram's own parser does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.offline.standin.entities import Entity
from bot.offline.standin.markup import MarkupError, parse_html
from tests.offline.standin import tdlib

_TAGS = st.sampled_from(
    """b strong i em u ins s strike del tg-spoiler span a pre code blockquote tg-emoji tg-time
    B PRE br p h1 !-- x 日""".split()
)
_ATTRIBUTES = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "/",
        " /",
        " x",
        " =x",
        " x=",
        " x=y z",
        ' x="y',
        ' class="tg-spoiler"',
        " class=tg-spoiler",
        ' class="language-py"',
        ' class="language-"',
        " expandable",
        ' expandable=""',
        ' href="https://arxiv.org/abs/2602.12617"',
        ' href="javascript:alert(1)"',
        ' href="tg://user?id=7"',
        " href=a.b",
        " href=A.b/c",
        ' href=""',
        ' href="a&amp;b.c?d=&#x41;&lt;"',
        " href='http://[::1]:80/ x'",
        ' emoji-id="5368324170671202286"',
        " emoji-id=0",
        ' unix="1700000000" format="wDT"',
        " unix=5",
        " unix=-5",
        ' unix="5" format="zz"',
        ' unix=5 format="r"',
        ' unix="0" format="q"',
    ]
)
_TEXTS = st.sampled_from(
    [
        "",
        "x",
        " ",
        "\n",
        "论文",
        "😀",
        "&",
        "&amp;",
        "&lt;b&gt;",
        "&nbsp;",
        "&quot",
        "&#65;",
        "&#x1F600;",
        "&#0;",
        "&#1114111;",
        "&#9999999999;",
        "<",
        ">",
        "a < b",
        "<3",
        "https://t.me",
        "\0",
        "\u202e",
    ]
)
_ENDS = st.one_of(
    st.builds("</{}>".format, _TAGS), st.sampled_from(["</>", "</b", "</b >", "</ b>", "</b x>"])
)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def well_formed(tag: str, attributes: str, content: str) -> str:
        return f"<{tag}{attributes}>{content}</{tag}>"

    return st.lists(
        st.one_of(inner, st.builds(well_formed, _TAGS, _ATTRIBUTES, inner)), max_size=4
    ).map("".join)


_NASTY = st.lists(
    st.one_of(
        st.recursive(_TEXTS, _element, max_leaves=6),
        st.builds("<{}{}>".format, _TAGS, _ATTRIBUTES),
        _ENDS,
        st.text(st.sampled_from("<>/&;#x=\"' ab1\n"), max_size=8),
        st.text(max_size=5),
    ),
    max_size=5,
).map("".join)


def _ours(html: str) -> tuple[str, list[Entity]] | str:
    try:
        return parse_html(html)
    except MarkupError as error:
        return f"Can't parse entities: {error}"


@settings(max_examples=250, deadline=None)
@given(_NASTY)
@example("<b>Hi</b> a < b")
@example("<pre><code class='language-py'>x</code></pre>")
@example("<code class='language-py'><pre>x</pre></code>")
@example("<b><i>x</b></i>")
@example("<a href='http://u@v@a.b'>x</a>")
@example("<tg-time unix=99999999999 format='Tt'>x</tg-time>")
@example("<b \f>x</b>")
@example("<tg-time unix=0 format='q'>x</tg-time>")
@example("<tg-time unix=0 format='q'></tg-time>")
def test_html_is_read_as_by_the_server(html: str) -> None:
    """Verdict, words, byte offset, text and entities are those of TDLib."""
    assert tdlib.parse(html) == _ours(html)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12), st.sampled_from(["http://", "https://", "", "tg://", "tg:", "ton:"]))
@example("user?id=5&x", "tg://")
@example("例子.中国/路径", "http://")
@example("a.b:080", "http://")
@example("a%4.b", "http://")
def test_links_are_accepted_and_spelled_as_by_the_server(link: str, scheme: str) -> None:
    quoted = (scheme + link).replace("&", "&amp;").replace('"', "&quot;")
    html = f'<a href="{quoted}">x</a>'

    assert tdlib.parse(html) == _ours(html)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("0123456789 é<br>", 'Unsupported start tag "br" at byte offset 13'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<a href=https://x>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xD800;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_refusals_are_the_servers_own(html: str, reason: str) -> None:
    with pytest.raises(MarkupError) as refusal:
        parse_html(html)

    assert reason == str(refusal.value)
