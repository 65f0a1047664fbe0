"""What a correction changed, and new messages in place of sent ones after it."""

from dataclasses import replace

from bot.cards.correction import aligned, looks_the_same, revised_line, revised_parts
from bot.cards.message import Message
from bot.papers import Extra, Facts, Paper, Revised
from bot.texts.catalogue import say_in

PAPER = Paper("2602.00001", "Title", "https://a.b/1", results="5%", facts=Facts(votes=3))

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


def test_parts_that_changed_are_named_in_the_order_of_a_report() -> None:
    after = replace(PAPER, title="Other", results="6%", extras=(Extra("Limits", "x"),))

    assert revised_parts(PAPER, after) == ("title", "results", "extras")


def test_a_link_and_an_author_are_parts_and_votes_and_what_nobody_sees_are_not() -> None:
    facts = Facts(votes=9, stars=4, picture="https://a.b/c.png", code="https://github.com/a/b")

    assert revised_parts(PAPER, replace(PAPER, facts=facts, read_from="HTML")) == ("links",)
    assert revised_parts(PAPER, replace(PAPER, facts=Facts(authors=("A. B.",)))) == ("people",)


def test_the_line_names_papers_by_number_those_with_the_same_parts_together() -> None:
    revised = [
        Revised(7, ("results",), "en"),
        Revised(3, ("results",), "en"),
        Revised(4, ("results",), "en"),
        Revised(9, ("title",), "en"),
        Revised(9, ("results",), "en"),
        Revised(24, ("new",)),
        Revised(24, ("usage",), "en"),
        Revised(5, ("gone",)),
    ]

    assert revised_line(revised, say_in("en")) == (
        "✏️ 3–4, 7: results · 5: removed · 9: title, results · 24: new"
    )
    assert revised_line(revised, say_in("zh")) == (
        "✏️ 3–4, 7：实验结果 · 5：已撤下 · 9：标题、实验结果 · 24：新增"
    )


def test_nothing_that_changed_is_no_line() -> None:
    assert revised_line([], say_in("en")) == ""
