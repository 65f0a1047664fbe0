"""The log on stderr: it shows no secret, repeats no line and has no line without an end."""

import logging
import re
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, TextIO

_TOKEN = re.compile(r"(?<![0-9])[0-9]{3,}(?::|%3A)[\w-]{8,}")
_SHORTEST_SECRET = 8
"""Characters; what is shorter would be found in the middle of other words."""
_LONGEST_LINE = 2_000
_LONGEST = 20_000
"""Characters of one record, a traceback for example."""
_WORTH_READING = 200_000
"""Characters of one record that are looked through for secrets."""
_WINDOW = 300.0
"""Seconds within which a line is said once."""
_MOST_KEPT = 500
_SHOWN = 200
"""Characters of a line that was repeated."""


def set_up_logging(level: str, *secrets: str) -> None:
    """Logs to stderr without these ``secrets``, and without the libraries' line for each call."""
    logging.basicConfig(level=level, handlers=[FoldingHandler()])
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Discreet(*secrets))
    for name in ("httpx", "httpcore", "aiohttp.access", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of each run that is left out because the one before goes on, with the time in it.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def hide_tokens(text: str) -> str:
    """Returns a text without all that looks like a bot's token."""
    return _TOKEN.sub("<token>", text)


class Discreet(logging.Formatter):
    """Leaves out secrets, also in tracebacks and lines of libraries, and cuts what is too long."""

    def __init__(self, *secrets: str) -> None:
        """``secrets`` are left out whole and, as a token has a public half, from a colon on."""
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        parts = [*secrets, *(secret.partition(":")[2] for secret in secrets)]
        self._secrets = [part for part in parts if len(part) >= _SHORTEST_SECRET]

    def format(self, record: logging.LogRecord) -> str:
        """Returns the text of a record."""
        text = _cut(super().format(record), _WORTH_READING)
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        lines = hide_tokens(text).split("\n")
        return _cut("\n".join(_cut(line, _LONGEST_LINE) for line in lines), _LONGEST)


class Line(NamedTuple):
    """What makes two lines of the log the same."""

    logger: str
    level: int
    shown: str
    """Its beginning."""
    content: int
    """The hash of the whole."""


class Repeats:
    """Counts lines that were said a short while ago. It keeps a limited number of them."""

    def __init__(self) -> None:
        self._said: dict[Line, tuple[float, int]] = {}

    def is_first(self, line: Line, now: float) -> bool:
        """Whether a line is to be said; otherwise it is counted."""
        since, count = self._said.get(line, (now, -1))
        self._said[line] = (since, count + 1)
        return count < 0

    def ended(self, now: float) -> Iterator[tuple[Line, int]]:
        """Yields the lines whose time is over, with how often they came again, and drops them."""
        for line, (since, count) in list(self._said.items()):  # in the order of their times
            if now - since < _WINDOW and len(self._said) <= _MOST_KEPT:
                return
            del self._said[line]
            if count:
                yield line, count


class FoldingHandler(logging.StreamHandler[TextIO]):
    """Says a line once in some minutes, and then how often it was repeated."""

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``stream`` is stderr by default; ``clock`` counts seconds and is never set."""
        super().__init__(stream)
        self._clock = clock
        self._repeats = Repeats()

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record, unless it was written a short while ago."""
        now = self._clock()
        try:
            line = _line_of(record)
        except Exception:
            self.handleError(record)
            return
        self._sum_up(now)
        if self._repeats.is_first(line, now):
            super().emit(record)

    def close(self) -> None:
        """Says what was repeated since."""
        self._sum_up(float("inf"))
        super().close()

    def _sum_up(self, now: float) -> None:
        for line, count in self._repeats.ended(now):
            text = f"{line.shown} … repeated {count} times"
            super().emit(logging.LogRecord(line.logger, line.level, "", 0, text, None, None))


def _line_of(record: logging.LogRecord) -> Line:
    text = record.getMessage()
    error = record.exc_info[1] if record.exc_info else None
    return Line(record.name, record.levelno, text[:_SHOWN], hash((text, repr(error))))


def _cut(text: str, longest: int) -> str:
    """Returns a text; of one that is too long, its beginning and its end."""
    left_out = len(text) - longest
    if left_out <= 0:
        return text
    return f"{text[: longest // 2]} … {left_out} characters … {text[-longest // 2 :]}"
