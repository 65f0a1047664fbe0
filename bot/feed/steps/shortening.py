"""A page's text within a limit: what matters least goes first."""

from bot.feed.steps.page import Page


def shorten(page: Page, most_characters: int) -> str:
    """Returns a page's text as Markdown of at most so many characters, by parts.

    Title, abstract, introduction, captions, tables, results and conclusion stay longest.
    """
    raise NotImplementedError
