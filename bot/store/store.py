"""The parts of the store, over one database."""

from types import TracebackType
from typing import Self

from bot.search.index import Index
from bot.store.bookmarks import Bookmarks
from bot.store.counters import Counters
from bot.store.database import open_database
from bot.store.figures import Figures
from bot.store.files import Files
from bot.store.heartbeat import Heartbeat
from bot.store.ledger.edits import Edits
from bot.store.ledger.ledger import Ledger
from bot.store.ledger.owing import Owing
from bot.store.matches import Matches
from bot.store.notices import Notices
from bot.store.papers import Papers
from bot.store.pauses import Pauses
from bot.store.queries import Queries
from bot.store.readers import Readers
from bot.store.rewinding import Rewinding
from bot.store.subscriptions import Subscriptions
from bot.store.tidying import Tidying
from bot.store.topics import Topics


class Store:
    """The parts of the store, over one database."""

    def __init__(self, url: str, *, resend_unknown: bool = True, must_exist: bool = False) -> None:
        """``must_exist`` raises ``StoreError`` where there is none, instead of making one."""
        self.database = open_database(url, must_exist=must_exist)
        self.papers = Papers(self.database)
        self.files = Files(self.database)
        self.subscriptions = Subscriptions(self.database)
        self.pauses = Pauses(self.database)
        self.owing = Owing(self.database)
        self.ledger = Ledger(self.database, resend_unknown=resend_unknown)
        self.queries = Queries(self.database)
        self.heartbeat = Heartbeat(self.database)
        self.index = Index(self.database.read_connection, self.database.write_connection)
        self.topics = Topics(self.database)
        self.matches = Matches(self.database, self.papers, self.topics, self.index)
        self.edits = Edits(self.database)
        self.readers = Readers(self.database)
        self.bookmarks = Bookmarks(self.database, self.papers)
        self.counters = Counters(self.database)
        self.notices = Notices(self.database)
        self.figures = Figures(self.database)
        self.tidying = Tidying(self.database)
        self.rewinding = Rewinding(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.database.close()
