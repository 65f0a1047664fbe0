"""What a browser does not show is found by an element's attributes."""

import pytest

from bot.feed.steps.hidden import is_hidden, sets_background


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE ;",
        "color:red; visibility:hidden",
        "opacity:0",
        "opacity: 0.0;",
        "font-size:0",
        "font-size: 0.5pt;",
        "font-size:1px",
        "color:white",
        "color:#fff",
        "color:#FFFFFF;",
        "color: rgb(255, 255, 255)",
        "color:rgba(0,0,0,0)",
        "--ltx-fg-color:#FFFFFF;",
        "color:#FEFEFE",
        "color:transparent",
        "position:absolute;left:-9999px",
        "width:0;overflow:hidden",
        "color:/* black */#fff",
    ],
)
def test_a_style_that_hides_is_found(style: str) -> None:
    assert is_hidden({"style": style}, on_colour=False)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "color:#000000",
        "color:#FF0000",
        "color:#ff00ff",
        "opacity:0.5",
        "opacity:1",
        "font-size:10pt",
        "font-size:90%",
        "font-size:0.9em",
        "font-size:120%",
        "width:0.5pt",
        "max-width:100%",
        "background-color:#FFFFFF",
        "border-color:white",
        "color:white;background-color:#003366",
        "margin-left:-10pt",
    ],
)
def test_a_style_that_shows_is_not(style: str) -> None:
    assert not is_hidden({"style": style}, on_colour=False)


def test_white_on_a_colour_is_seen_and_other_hiding_is_not() -> None:
    assert not is_hidden({"style": "color:#fff"}, on_colour=True)
    assert is_hidden({"style": "display:none"}, on_colour=True)


def test_an_element_may_say_that_it_is_hidden() -> None:
    assert is_hidden({"hidden": None}, on_colour=False)
    assert not is_hidden({"class": "hidden", "style": None}, on_colour=False)


@pytest.mark.parametrize(
    ("style", "sets"),
    [
        ("background-color:#003366", True),
        ("background:navy", True),
        ("--ltx-bg-color:#F0F0A0", True),
        ("background-color:#FFFFFF", False),
        ("background:none", False),
        ("color:red", False),
    ],
)
def test_a_background_other_than_white_is_found(style: str, sets: bool) -> None:
    assert sets_background({"style": style}) is sets
