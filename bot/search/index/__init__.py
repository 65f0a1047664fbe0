"""Full text search in SQLite (FTS5): everything that is special to this database.

``Index`` answers, by arXiv id. The store calls ``add``, ``replace`` and ``remove``; they take a
SQLAlchemy ``Connection`` and work inside the caller's transaction, as do ``create`` and ``drop``,
which make and drop the tables. The store numbers its papers in
the order in which it got to know them; a rebuild reads them in this order, and no answer has these
numbers. The index keeps everything else that it needs itself.
"""

from bot.search.index.index import Index
from bot.search.index.schema import create, drop
from bot.search.index.writing import add, remove, replace

__all__ = ["Index", "add", "create", "drop", "remove", "replace"]
