"""The parts of the store, over one database."""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bot.search.index import Index
from bot.store.bookmarks import Bookmarks
from bot.store.changes import Changes
from bot.store.counters import Counters
from bot.store.feedings import Feedings
from bot.store.figures import Figures
from bot.store.files import Files
from bot.store.heartbeat import Heartbeat
from bot.store.matches import Matches
from bot.store.notices import Notices
from bot.store.opening import TIMEOUT, open_database
from bot.store.papers import Papers
from bot.store.pauses import Pauses
from bot.store.queries import Queries
from bot.store.readers import Readers
from bot.store.readings import Readings
from bot.store.rewinding import Rewinding
from bot.store.subscriptions import Subscriptions
from bot.store.tidying import Tidying
from bot.store.topics import Topics
from bot.store.urls import index_folder

if TYPE_CHECKING:
    from bot.store.ledger.edits import Edits
    from bot.store.ledger.ledger import Ledger
    from bot.store.ledger.owing import Owing


class Store:
    """The parts of the store, over one database."""

    def __init__(
        self,
        url: str,
        *,
        index: Path | None = None,
        timeout: float = TIMEOUT,
        resend_unknown: bool = True,
        must_exist: bool = False,
    ) -> None:
        """``index`` is the folder of the search index, by default what ``index_folder`` says.

        ``timeout`` is how many seconds a PostgreSQL server has for an answer. ``must_exist`` raises
        ``StoreError`` where there is no file, instead of making one.
        """
        self._resend_unknown = resend_unknown
        self.database = open_database(url, must_exist=must_exist, timeout=timeout)
        self.papers = Papers(self.database)
        self.files = Files(self.database)
        self.subscriptions = Subscriptions(self.database)
        self.pauses = Pauses(self.database)
        self.queries = Queries(self.database)
        self.heartbeat = Heartbeat(self.database)
        self.index = Index(index or index_folder(url), Changes(self.database))
        self.topics = Topics(self.database)
        self.matches = Matches(self.database, self.papers, self.topics, self.index)
        self.readers = Readers(self.database)
        self.bookmarks = Bookmarks(self.database, self.papers)
        self.counters = Counters(self.database)
        self.notices = Notices(self.database)
        self.figures = Figures(self.database)
        self.tidying = Tidying(self.database)
        self.feedings = Feedings(self.database)
        self.readings = Readings(self.database)
        self.rewinding = Rewinding(self.database)

    # The ledger is imported when it is used: that and the messages in it take 25 ms, and most
    # commands send nothing.

    @cached_property
    def owing(self) -> "Owing":
        """What is owed."""
        from bot.store.ledger.owing import Owing  # noqa: PLC0415

        return Owing(self.database)

    @cached_property
    def ledger(self) -> "Ledger":
        """What is on its way, and what became of it."""
        from bot.store.ledger.ledger import Ledger  # noqa: PLC0415

        return Ledger(self.database, resend_unknown=self._resend_unknown)

    @cached_property
    def edits(self) -> "Edits":
        """Corrections of what was sent."""
        from bot.store.ledger.edits import Edits  # noqa: PLC0415

        return Edits(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.database.close()
