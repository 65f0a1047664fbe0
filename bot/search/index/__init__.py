"""Full text search in SQLite (FTS5): everything that is special to this database.

``schema`` makes the tables, ``writing`` fills them, ``searching`` answers. All take a SQLAlchemy
``Connection`` and work inside the caller's transaction. A document's id is the primary key of the
paper's row; the index keeps everything else that it needs itself.
"""

from bot.search.index.neighbours import nearest_ids, similar, titled
from bot.search.index.rebuilding import outdated, rebuild
from bot.search.index.schema import create, drop
from bot.search.index.searching import matching, search
from bot.search.index.writing import add, remove, replace

__all__ = [
    "add",
    "create",
    "drop",
    "matching",
    "nearest_ids",
    "outdated",
    "rebuild",
    "remove",
    "replace",
    "search",
    "similar",
    "titled",
]
