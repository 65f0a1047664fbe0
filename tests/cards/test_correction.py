"""New messages in place of sent ones after a correction."""

from bot.cards.correction import aligned, looks_the_same
from bot.cards.message import Message

GONE = Message("withdrawn")


def card(name: str, text: str = "") -> Message:
    """Returns a card, which has a page preview of its own."""
    return Message(text or name, preview=f"https://a.b/{name}")


def test_an_overviews_messages_are_taken_in_their_order() -> None:
    sent, now = [Message("1"), Message("2")], [Message("one"), Message("two")]

    assert aligned(sent, now, GONE) == now


def test_an_overview_that_grew_ends_with_new_messages_without_a_sound() -> None:
    now = [Message("one"), Message("two")]

    assert aligned([Message("1")], now, GONE) == [Message("one"), Message("two", silent=True)]


def test_an_overview_that_shrank_says_so_in_what_is_left() -> None:
    sent = [Message("1"), Message("2"), Message("3")]

    assert aligned(sent, [Message("one")], GONE) == [Message("one"), GONE, GONE]


def test_a_card_stays_with_its_paper() -> None:
    sent = [card("a"), card("b")]
    now = [card("b", "B"), card("a", "A")]

    assert aligned(sent, now, GONE) == [card("a", "A"), card("b", "B")]


def test_a_card_stays_with_its_paper_when_another_page_of_it_is_linked() -> None:
    pages = ["https://huggingface.co/papers/2602.00001", "https://huggingface.co/papers/2602.00002"]
    others = ["https://arxiv.org/abs/2602.00002", "https://arxiv.org/pdf/2602.00001v2"]
    sent = [Message(page, preview=page) for page in pages]
    now = [Message(page, preview=page) for page in others]

    assert aligned(sent, now, GONE) == [now[1], now[0]]


def test_a_card_whose_paper_was_withdrawn_says_so() -> None:
    assert aligned([card("a"), card("b")], [card("b")], GONE) == [GONE, card("b")]


def test_the_card_of_a_new_paper_comes_last_without_a_sound() -> None:
    new = Message("c", preview="https://a.b/c", silent=True)

    assert aligned([card("a"), card("b")], [card("c"), card("a"), card("b")], GONE) == [
        card("a"),
        card("b"),
        new,
    ]


def test_nothing_sent_and_nothing_left_is_nothing() -> None:
    assert aligned([], [], GONE) == []


def test_a_sound_that_was_made_is_no_difference() -> None:
    assert looks_the_same(Message("a", silent=True), Message("a"))
    assert not looks_the_same(Message("a"), Message("b"))
    assert not looks_the_same(Message("a", preview="https://a.b/c"), Message("a"))
