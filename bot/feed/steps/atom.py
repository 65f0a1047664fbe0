"""arXiv's category feeds: the new papers of a category, as Atom."""

from bot.feed.steps.listed import ListPage


def read_feed(body: str) -> ListPage:
    """Reads a feed of ``rss.arxiv.org/atom``. Raises ``ListError`` when it is none."""
    raise NotImplementedError
