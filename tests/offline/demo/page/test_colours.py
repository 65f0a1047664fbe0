"""Text has WCAG's contrast of 4.5 to 1 with its background, in both themes."""

import re
from pathlib import Path

import pytest

import bot.offline.demo.page

STATIC = Path(bot.offline.demo.page.__file__).parent / "static"
COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (STATIC / "base.css").read_text()
    )
}
Colour = tuple[float, ...]


def colour(name: str, theme: int) -> Colour:
    """Returns a colour of the style sheet, with channels from 0 to 1."""
    value = COLOURS[name][theme]
    return tuple(int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))


def mixed(over: Colour, under: Colour, share: float) -> Colour:
    """Returns the result of ``color-mix`` or of a translucent colour."""
    return tuple(share * a + (1 - share) * b for a, b in zip(over, under, strict=True))


def contrast(one: Colour, two: Colour) -> float:
    """Returns the contrast of two colours.

    Source: www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
    """

    def luminance(channels: Colour) -> float:
        linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(
            (text, ground)
            for text in ("text", "faint", "accent")
            for ground in ("surface", "raised")
        ),
        *((text, ground) for text in ("text", "faint", "accent") for ground in ("bubble", "hover")),
        *((kind, f"{kind}-fill") for kind in ("good", "warn", "bad")),
        ("text", "mine"),
        ("surface", "faint"),  # a badge of messages that came without a sound
    ],
)
def test_text_can_be_read(text: str, ground: str, theme: int) -> None:
    assert contrast(colour(text, theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_tinted_grounds_let_text_be_read(theme: int) -> None:
    accent, faint, bubble = (colour(name, theme) for name in ("accent", "faint", "bubble"))
    quote = mixed(accent, bubble, 0.12)  # a preview under the pointer; quotes are fainter
    button = mixed(accent, colour("surface", theme), 0.12)
    fill = colour("accent-fill", theme)

    assert contrast(accent, quote) >= 4.5
    assert contrast(faint, quote) >= 4.5
    assert contrast(accent, button) >= 4.5
    assert contrast(mixed((1, 1, 1), fill, 0.92), fill) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_fields_and_the_focus_can_be_made_out(theme: int) -> None:
    for ground in ("surface", "raised"):
        assert contrast(colour("edge", theme), colour(ground, theme)) >= 3
    for ground in ("surface", "raised", "scene-a", "scene-b"):
        assert contrast(colour("accent", theme), colour(ground, theme)) >= 3
