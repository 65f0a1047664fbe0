"""The buttons of papers and pages."""

from bot.cards.actions import Bookmark, OpenCard, OpenOverview
from bot.cards.audience import Audience
from bot.cards.callback_data import decode
from bot.cards.keys import card_keys, number_keys, turning
from bot.cards.message import Button, Keyboard
from bot.papers import Style
from bot.texts.catalogue import say_in
from tests.cards.messages import DAY, paper_of

SAY = say_in("en")
HOME = OpenOverview(DAY, 0)
THREE = [(number, paper_of(number)) for number in (1, 2, 3)]


def labels_of(keyboard: Keyboard) -> list[list[str]]:
    return [[button.label for button in row] for row in keyboard]


def test_a_card_that_was_opened_by_itself_has_no_way_back() -> None:
    assert labels_of(card_keys(OpenCard("2602.00001", None), SAY)) == [
        ["🔖 Save", "≈ Similar", "🔇 Less", "📤 Share"]
    ]


def test_a_card_of_a_list_leads_along_it_and_back() -> None:
    here = OpenCard("2602.00002", HOME)

    ways, _ = card_keys(here, SAY, before="2602.00001", after="2602.00003")

    assert [decode(button.data) for button in ways] == [
        OpenCard("2602.00001", HOME),
        HOME,
        OpenCard("2602.00003", HOME),
    ]


def test_the_ends_of_a_list_lead_one_way_only() -> None:
    here = OpenCard("2602.00001", HOME)

    assert labels_of(card_keys(here, SAY, after="2602.00002"))[0] == ["↩ Back", "Next ›"]
    assert labels_of(card_keys(here, SAY, before="2602.00002"))[0] == ["‹ Previous", "↩ Back"]


def test_a_saved_paper_is_taken_off_by_its_button() -> None:
    here = OpenCard("2602.00001", None)
    ((save, *_),) = card_keys(here, SAY, saved=False)
    ((drop, *_),) = card_keys(here, SAY, saved=True)

    assert (decode(save.data), decode(drop.data)) == (
        Bookmark("2602.00001", True),
        Bookmark("2602.00001", False),
    )


def test_numbers_open_cards_in_place_in_a_private_chat() -> None:
    (row,) = number_keys(THREE, HOME, Audience(Style.OVERVIEW, private=True, bot="a_bot"))

    assert [(button.label, decode(button.data)) for button in row] == [
        (str(number), OpenCard(stored.paper.id, HOME)) for number, stored in THREE
    ]


def test_numbers_open_cards_in_the_private_chat_elsewhere() -> None:
    (row,) = number_keys(THREE, HOME, Audience(Style.OVERVIEW, private=False, bot="a_bot"))

    assert [(button.data, button.url.partition("?")[0]) for button in row] == [
        ("", "https://t.me/a_bot")
    ] * 3


def test_without_the_bots_name_a_group_has_no_numbers() -> None:
    assert number_keys(THREE, HOME, Audience(Style.OVERVIEW, private=False)) == ()


def test_pages_are_turned_within_their_number() -> None:
    def page(index: int) -> OpenOverview:
        return OpenOverview(DAY, index, paged=True)

    between = Button("between", "x")
    shown = [labels_of(turning(page, index, 3, SAY, between)) for index in range(3)]

    assert shown == [
        [["between", "Next ›"]],
        [["‹ Previous", "between", "Next ›"]],
        [["‹ Previous", "between"]],
    ]
    assert turning(page, 0, 1, SAY) == ()
