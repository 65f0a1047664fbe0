"""The search engine (tantivy), and the index that follows the store.

``Index`` answers, by arXiv id. It is a shadow of the store: it has nothing that the store does not
have, it follows the store's changes (``shadow``), and it may be deleted at any time.
"""

from bot.search.index.index import Index, Shelf
from bot.search.index.neighbours import Similar
from bot.search.index.shadow import Change, Position, Source

__all__ = ["Change", "Index", "Position", "Shelf", "Similar", "Source"]
