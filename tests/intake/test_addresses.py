"""Web addresses in the text of a report."""

from bot.intake.addresses import find_urls, without_urls


def test_addresses_come_without_the_punctuation_that_follows() -> None:
    text = "见 https://a.b/c，与 [x](https://a.b/d). 完。https://a.b/e**"

    assert find_urls(text) == ["https://a.b/c", "https://a.b/d", "https://a.b/e"]


def test_a_text_without_its_addresses_has_the_rest() -> None:
    assert without_urls("a https://b.c/d e") == "a  e"
