"""The index follows the store, and may be lost at any time.

The store numbers its changes. The index notes, in the commit that has the papers, how far it has
followed them, so after a crash both agree again by following on. An index that is missing, damaged
or of another version, or that followed another store, is made anew.

Several processes may use one folder. One of them at a time follows; the engine's own lock decides
which, and it is free when that process has died. The others read what is there.
"""

import json
import logging
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Protocol
from zlib import crc32

import tantivy

from bot.papers import Paper
from bot.search.index.documents import to_document
from bot.search.index.schema import FORMAT, WRITER_BYTES, is_engines_error, open_index
from bot.search.index.snapshot import STATE, Snapshot
from bot.search.text import ANALYZER_VERSION

log = logging.getLogger(__name__)

_BATCH = 500
"""Papers of one commit."""
_OF_SYSTEM = re.compile(r"(?:os error|Os \{ code:) (?!2\b)\d")
"""In the engine's errors where the system did not let it write, as on a full disk. Where a file is
missing (2), the index is damaged."""
_PROBE_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class Position:
    """How far the store's changes have been followed: up to this paper of this change."""

    change: int = 0
    token: str = ""
    """What the store gave the change, so that another store's number is not taken for it."""
    paper: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A paper that was added, changed or removed."""

    position: Position
    arxiv_id: str
    papers: Mapping[str, Paper]
    """The paper by the code of each of its languages; none when it was removed."""
    day: date
    """Its first day."""


class Source(Protocol):
    """What the index follows."""

    def has_change(self, change: int, token: str) -> bool:
        """Whether this change is one of the store's."""
        ...

    def behind(self, position: Position, limit: int) -> int:
        """Returns how many changes come after a position; counts no further than ``limit``."""
        ...

    def changes(self, position: Position, limit: int) -> Sequence[Change]:
        """Returns the next changes after a position, in their order."""
        ...

    def paper(self, arxiv_id: str, language: str | None) -> Paper | None:
        """Returns a paper by its id, in a reader's ``language`` where there is a text in it."""
        ...


class Shadow:
    """The index of one store; safe to share between threads."""

    def __init__(self, folder: Path | None, source: Source) -> None:
        """``folder`` is made when it is first needed; without one the index is in memory."""
        self._folder = folder
        self._source = source
        self._index: tantivy.Index | None = None
        self._snapshot: Snapshot | None = None
        self._position = Position()
        self._lock = threading.RLock()
        self._following = threading.Lock()
        self._said_failing = False
        """The log has why nothing can be written; once is enough."""

    @cached_property
    def _version(self) -> str:
        """The name of the folder in ``folder``; made when needed, since it reads the glossary."""
        # The terms of the glossary are index words.
        glossary = crc32(files("bot.search").joinpath("glossary.txt").read_bytes())
        return f"{FORMAT}-{ANALYZER_VERSION}-{glossary:08x}"

    def behind(self, limit: int) -> int:
        """Returns how many changes the index has not followed yet, no more than ``limit``.

        What another process has followed meanwhile is read first.
        """
        with self._lock:
            count = self._source.behind(self._position, limit)
            if count:
                self._read()
                count = self._source.behind(self._position, limit)
            return count

    def snapshot(self) -> Snapshot:
        """Returns the index as it is; the same until it has followed further."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot = Snapshot((self._index or self._read()).searcher())
            return self._snapshot

    def follow(self, progress: Callable[[int], None] | None = None, *, wait: bool = False) -> bool:
        """Follows the store to its newest change, while others read.

        ``progress`` is told after each commit how many papers are done. With ``wait`` another
        thread that is at it is waited for. Returns whether the newest change is reached; ``False``
        when another thread or process is at it, or nothing can be written now.
        """
        if not self._following.acquire(blocking=wait):
            return False
        try:
            return self._catch_up(progress)
        except BaseException as error:
            if not is_engines_error(error):
                raise
            self._note_failure(error)
            return False
        finally:
            self._following.release()

    def _catch_up(self, progress: Callable[[int], None] | None) -> bool:
        index = self._read()
        if not self._source.behind(self._position, 1):
            return True
        try:
            writer = index.writer(WRITER_BYTES, num_threads=1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            return False
        with writer:
            if self._read() is not index:  # it had to be opened anew; the writer is of the old one
                return False
            self._write(index, writer, progress)
        self._said_failing = False
        return True

    def _note_failure(self, error: BaseException) -> None:
        """Keeps an index that only cannot be written now, and discards one that is damaged."""
        # A thread of the engine that could not write may end it with words of its own.
        if not _OF_SYSTEM.search(str(error)) and self._can_write():
            log.warning("the search index is damaged and is made anew: %s", error)
            self.discard()
        elif not self._said_failing:
            self._said_failing = True
            log.warning("the search index cannot be written, new papers are not found: %s", error)

    def _can_write(self) -> bool:
        """Whether the system lets some kilobytes be written beside the index."""
        try:
            with tempfile.TemporaryFile(dir=self._folder) as file:
                file.write(bytes(_PROBE_BYTES))
                file.flush()
        except OSError:
            return False
        return True

    def discard(self) -> None:
        """Deletes the index, to be made anew: it is damaged, or somebody wants it so."""
        with self._lock:
            self._index, self._snapshot, self._position = None, None, Position()
            if self._folder:
                shutil.rmtree(self._folder / self._version, ignore_errors=True)

    def _write(
        self,
        index: tantivy.Index,
        writer: tantivy.IndexWriter,
        progress: Callable[[int], None] | None,
    ) -> None:
        done = 0
        position = self._position
        if position == Position():
            writer.delete_all_documents()
        while changes := self._source.changes(position, _BATCH):
            for change in changes:
                writer.delete_documents_by_term("id", change.arxiv_id)
                if change.papers and (document := _document(change)):
                    writer.add_document(document)
            position = changes[-1].position
            writer.delete_documents_by_term("id", STATE)
            writer.add_document(_state_document(position))
            writer.commit()
            with self._lock:
                index.reload()
                self._snapshot, self._position = None, position
            done += len(changes)
            if progress:
                progress(done)

    def _read(self) -> tantivy.Index:
        """Opens the index, or reads what was committed to it since."""
        with self._lock:
            try:
                index = self._index or self._open()
                index.reload()
                state = Snapshot(index.searcher()).state()
            except BaseException as error:
                if not is_engines_error(error):
                    raise
                log.warning("the search index cannot be read and is made anew: %s", error)
                self.discard()
                index, state = self._open_or_keep_in_memory(), None
            position = Position(**json.loads(state)) if state else Position()
            if not self._source.has_change(position.change, position.token):
                log.info("the search index belongs to another store and is made anew")
                self.discard()
                index, position = self._open_or_keep_in_memory(), Position()
            self._index, self._snapshot, self._position = index, None, position
            return index

    def _open(self) -> tantivy.Index:
        if self._folder is None:
            return open_index()
        place = self._folder / self._version
        place.mkdir(parents=True, exist_ok=True)
        return open_index(place)

    def _open_or_keep_in_memory(self) -> tantivy.Index:
        try:
            return self._open()
        except (ValueError, OSError) as error:
            log.warning("the search index is kept in memory: %s", error)
            self._folder = None
            return open_index()


def _document(change: Change) -> tantivy.Document | None:
    """Returns the document of a paper; ``None`` where a fault of ours leaves out this one alone."""
    try:
        return to_document(change.papers, change.day, change.position.paper)
    except Exception:
        log.exception("%s cannot be indexed and will not be found", change.arxiv_id)
        return None


def _state_document(position: Position) -> tantivy.Document:
    values = {"change": position.change, "token": position.token, "paper": position.paper}
    document = tantivy.Document()
    document.add_text("id", STATE)
    document.add_text("state", json.dumps(values))
    return document
