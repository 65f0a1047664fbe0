"""The log on stderr: it shows no secret, repeats no line and has no line without an end."""

import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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
_MOST_ALIKE = 50
"""Lines within those seconds that differ only in their values, such as a chat's number."""
_SHOWN = 200
"""Characters of a line that was repeated."""


def set_up_logging(level: str, *secrets: str, as_json: bool = False) -> None:
    """Logs to stderr without these ``secrets``, and without the libraries' line for each call.

    ``as_json`` writes each record as an object of one line, for programs that collect logs.
    """
    logging.basicConfig(level=level, handlers=[FoldingHandler()])
    for handler in logging.getLogger().handlers:
        handler.setFormatter(DiscreetJson(*secrets) if as_json else Discreet(*secrets))
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
        return self.clean(super().format(record))

    def clean(self, text: str) -> str:
        """Returns a text without secrets and of a length that fits a log."""
        text = _cut(text, _WORTH_READING)
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        lines = hide_tokens(text).split("\n")
        return _cut("\n".join(_cut(line, _LONGEST_LINE) for line in lines), _LONGEST)


class DiscreetJson(Discreet):
    """As ``Discreet``, with each record as an object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the object of a record."""
        said: dict[str, str] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.clean(record.getMessage()),
        }
        if record.exc_info:
            said["exception"] = self.clean(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


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
        self._alike: Counter[tuple[str, int, str]] = Counter()
        """Lines of this window by logger, level and the words around their values."""
        self._window = clock()

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a record, unless it was written a short while ago."""
        now = self._clock()
        try:
            line = _line_of(record)
        except Exception:
            self.handleError(record)
            return
        self._sum_up(now)
        if self._repeats.is_first(line, now) and not self._is_one_of_many(record):
            super().emit(record)

    def close(self) -> None:
        """Says what was repeated since."""
        self._sum_up(float("inf"))
        super().close()

    def _is_one_of_many(self, record: logging.LogRecord) -> bool:
        """Whether many lines that differ only in their values were said; counts the rest."""
        if not record.args or record.exc_info:
            return False
        form = record.name, record.levelno, str(record.msg)
        self._alike[form] += 1
        return self._alike[form] > _MOST_ALIKE

    def _sum_up(self, now: float) -> None:
        for line, count in self._repeats.ended(now):
            self._say(line.logger, line.level, f"{line.shown} … repeated {count} times")
        if now - self._window < _WINDOW:
            return
        self._window = now
        for (logger, level, form), count in self._alike.items():
            if (more := count - _MOST_ALIKE) > 0:
                self._say(logger, level, f"{form[:_SHOWN]} … {more} more of this kind")
        self._alike.clear()

    def _say(self, logger: str, level: int, text: str) -> None:
        super().emit(logging.LogRecord(logger, level, "", 0, text, None, None))


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
