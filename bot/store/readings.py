"""Papers as they were read, by paper and language: each is read once, whatever happens between."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, update
from sqlmodel import col, select

from bot.papers import Section
from bot.store.database import Part, in_batches
from bot.store.tables import ReadingRow


class ReadingState(StrEnum):
    """How far a reading has come."""

    WAITING = "waiting"
    """Something did not answer; it is tried again."""
    FETCHED = "fetched"
    """What is to be read is here: a page in the cache, or only the abstract."""
    READ = "read"
    REFUSED = "refused"
    """The model will not read it; the entry is from the abstract."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper in one language, as far as it was read."""

    arxiv_id: str
    language: str
    state: ReadingState = ReadingState.WAITING
    source: str = ""
    """What is read, as reports name it: ``HTML`` or ``ArXiv Abs``."""
    characters: int = 0
    """Of the text that was given to the model."""
    parts: Mapping[Section, str] = field(default_factory=dict)
    fallen_back: Mapping[Section, str] = field(default_factory=dict)
    """The parts that are from the abstract, with the reasons."""
    reason: str = ""
    """Why there is no page, why it waits or why it was refused."""
    model: str = ""
    attempts: int = 0
    next_try: datetime | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    changed_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked for it."""
        return self.state in (ReadingState.READ, ReadingState.REFUSED)


@dataclass(frozen=True, slots=True)
class Bill:
    """What readings have cost."""

    papers: int
    tokens_in: int
    tokens_out: int
    fell_back: int
    """Those with a part from the abstract."""

    @property
    def tokens(self) -> int:
        """Both ways."""
        return self.tokens_in + self.tokens_out


class Readings(Part):
    """Readings by the arXiv id and the language."""

    def get(self, arxiv_id: str, language: str) -> Reading | None:
        """Returns a reading; ``None`` when the paper was never tried in this language."""
        row = self._find(ReadingRow, (arxiv_id, language))
        return _to_reading(row) if row else None

    def of(self, arxiv_ids: Collection[str]) -> dict[tuple[str, str], Reading]:
        """Returns the readings of these papers, by id and language."""
        found: dict[tuple[str, str], Reading] = {}
        for some in in_batches(sorted(arxiv_ids)):
            rows = self._read(select(ReadingRow).where(col(ReadingRow.arxiv_id).in_(some)))
            found |= {(row.arxiv_id, row.language): _to_reading(row) for row in rows}
        return found

    def keep(self, reading: Reading, now: datetime) -> None:
        """Writes a reading down as it is at ``now``."""
        values = asdict(reading) | {"state": reading.state.value, "changed_at": now}
        with self._database.write() as session:
            session.merge(ReadingRow(**values))

    def ask_again(self, arxiv_id: str) -> None:
        """Has a paper be read again in all languages; until then it stays as it was read."""
        again = update(ReadingRow).where(col(ReadingRow.arxiv_id) == arxiv_id)
        values = {"state": ReadingState.WAITING.value, "attempts": 0, "next_try": None}
        with self._database.write() as session:
            session.execute(again.values(**values))

    def bill(self, since: datetime) -> Bill:
        """Returns what was spent since a moment; a reading counts where it changed last."""
        tokens = func.sum(ReadingRow.tokens_in), func.sum(ReadingRow.tokens_out)
        rows = self._read(
            select(func.count(func.distinct(ReadingRow.arxiv_id)), *tokens).where(
                col(ReadingRow.changed_at) >= since
            )
        )
        papers, tokens_in, tokens_out = rows[0]
        settled = (ReadingState.READ.value, ReadingState.REFUSED.value)
        query = select(ReadingRow.state, ReadingRow.fallen_back).where(
            col(ReadingRow.changed_at) >= since, col(ReadingRow.state).in_(settled)
        )
        fell_back = sum(
            state == ReadingState.REFUSED.value or bool(reasons)
            for state, reasons in self._read(query)
        )
        return Bill(papers, tokens_in or 0, tokens_out or 0, fell_back)


def _to_reading(row: ReadingRow) -> Reading:
    values = row.model_dump()
    values["state"] = ReadingState(row.state)
    for name in ("parts", "fallen_back"):
        values[name] = {Section(key): text for key, text in values[name].items()}
    return Reading(**values)
