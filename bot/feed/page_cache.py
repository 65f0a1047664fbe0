"""Fetched pages on disk: private working copies that nobody is sent, and that expire."""

import contextlib
import gzip
import logging
import os
import re
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

log = logging.getLogger(__name__)

_ODD = re.compile(r"[^\w.-]")


class PageKind(StrEnum):
    """What a page is written in; the ending of its file."""

    HTML = "html"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page as it came."""

    kind: PageKind
    body: bytes


@dataclass(frozen=True, slots=True)
class PageCache:
    """The pages of papers in a folder that only this user can read."""

    folder: Path
    kept: timedelta

    def get(self, paper_id: str) -> CachedPage | None:
        """Returns the page of a paper; ``None`` when it is not here or cannot be read."""
        for kind in PageKind:
            # Lost, cut or spoilt: it is fetched again.
            with contextlib.suppress(OSError, EOFError, zlib.error):
                return CachedPage(kind, gzip.decompress(self._path(paper_id, kind).read_bytes()))
        return None

    def keep(self, paper_id: str, page: CachedPage) -> None:
        """Keeps a page, whole or not at all: where that fails it is fetched again some day."""
        try:
            self._keep(paper_id, page)
        except OSError as error:
            log.warning("the page of %s is not kept: %s", paper_id, error)

    def _keep(self, paper_id: str, page: CachedPage) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(paper_id, page.kind)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(gzip.compress(page.body, compresslevel=5, mtime=0))
        part.replace(path)

    def tidy(self, now: datetime) -> None:
        """Deletes pages that are too old at ``now``."""
        before = (now - self.kept).timestamp()
        with contextlib.suppress(OSError):  # one of no use now is no reason to stop
            for path in self.folder.iterdir():
                if path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)

    def _path(self, paper_id: str, kind: PageKind) -> Path:
        return self.folder / f"{_ODD.sub('_', paper_id)}.{kind}.gz"
