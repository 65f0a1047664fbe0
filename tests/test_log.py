"""The log as an operator sees it on stderr."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime

import pytest

from bot.log import Discreet, DiscreetJson, FoldingHandler, hide_tokens

TOKEN = "123456789:AAF-secret_secret_secret_secret_secre"
LOGS = f"""
import logging
from bot.log import set_up_logging
set_up_logging("DEBUG", "1:wordthatnobodyguesses", "hookword-hookword")
logging.getLogger("telegram.Bot").debug("Set Bot API URL: https://api.telegram.org/bot{TOKEN}")
logging.getLogger("telegram.Bot").debug("parameters %s", {{"secret_token": "hookword-hookword"}})
logging.getLogger("aiohttp").debug("host %s", "1%3Awordthatnobodyguesses")
try:
    raise OSError("https://api.telegram.org/bot{TOKEN}/getMe")
except OSError:
    logging.getLogger("bot").exception("failed")
for _ in range(3):
    logging.getLogger("apscheduler").warning("missed")
logging.getLogger("apscheduler.scheduler").warning("left out a run at 08:32:42")
"""


class Log:
    """A log with a clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self._stream = io.StringIO()
        self.handler = FoldingHandler(self._stream, lambda: self.now)
        self.handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        self.logger = logging.Logger("one")
        self.other = logging.Logger("other")
        for logger in (self.logger, self.other):
            logger.addHandler(self.handler)

    @property
    def lines(self) -> list[str]:
        return self._stream.getvalue().splitlines()


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()
    yield log
    log.handler.close()


def test_no_line_and_no_traceback_shows_a_secret_and_the_end_says_what_was_repeated() -> None:
    ran = subprocess.run([sys.executable, "-c", LOGS], capture_output=True, text=True, check=True)

    for secret in ("secret_secret", "hookword", "wordthatnobodyguesses"):
        assert secret not in ran.stderr
    assert "Set Bot API URL: https://api.telegram.org/bot<token>" in ran.stderr
    assert "OSError: https://api.telegram.org/bot<token>/getMe" in ran.stderr
    assert "left out" not in ran.stderr
    assert "apscheduler: missed … repeated 2 times" in ran.stderr.splitlines()[-1]


def test_a_repeated_line_is_said_once_and_then_counted(log: Log) -> None:
    for _ in range(100):
        log.logger.error("no %s", "answer")
        log.now += 1
    assert log.lines == ["one ERROR no answer"]

    log.now += 300
    log.logger.info("another")
    assert log.lines[1:] == ["one ERROR no answer … repeated 99 times", "one INFO another"]

    log.logger.error("no %s", "answer")
    assert log.lines[3:] == ["one ERROR no answer"]


def test_lines_that_differ_in_anything_are_all_said(log: Log) -> None:
    log.logger.error("no %s", "answer")
    log.logger.error("no %s", "answers")
    log.logger.warning("no %s", "answer")
    log.other.error("no %s", "answer")
    log.logger.error("no %s", "answer", exc_info=ValueError("a"))
    log.logger.error("no %s", "answer", exc_info=ValueError("b"))

    assert [line for line in log.lines if " no answer" in line] == [
        "one ERROR no answer",
        "one ERROR no answers",
        "one WARNING no answer",
        "other ERROR no answer",
        "one ERROR no answer",
        "one ERROR no answer",
    ]


def test_a_line_said_once_is_not_summed_up(log: Log) -> None:
    log.logger.error("once")
    log.now += 1000
    log.logger.error("later")

    assert log.lines == ["one ERROR once", "one ERROR later"]


def test_lines_in_the_thousands_are_not_all_kept(log: Log) -> None:
    log.logger.error("first")
    log.logger.error("first")
    for number in range(2000):
        log.logger.error("line %d", number)

    assert "one ERROR first … repeated 1 times" in log.lines
    log.logger.error("first")
    assert log.lines[-1] == "one ERROR first"


def test_a_template_that_does_not_fit_stops_nothing(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    log.logger.error("%d", "word")
    log.logger.error("next")

    assert log.lines == ["one ERROR next"]


def text_of(message: str) -> str:
    record = logging.LogRecord("one", logging.ERROR, "", 0, "%s", (message,), None)
    return Discreet("1:wordthatnobodyguesses").format(record)


@pytest.mark.parametrize("page", ["x" * 50_000_000, "<p>\n" * 12_500_000, "1" * 5_000_000])
def test_a_huge_page_is_cut(page: str) -> None:
    text = text_of(page)

    assert len(text) < 25_000
    assert max(map(len, text.split("\n"))) < 2_100
    assert " characters … " in text


def test_the_begin_and_the_end_of_a_long_text_stay() -> None:
    text = text_of(f"begin {TOKEN}{'x ' * 3_000_000}{TOKEN} end")

    assert "begin <token>" in text
    assert text.endswith("<token> end")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"bot{TOKEN}/getMe", "bot<token>/getMe"),
        (TOKEN.replace(":", "%3A"), "<token>"),
        ("a.md:120: refused", "a.md:120: refused"),
        ("2026-02-16 12:30:00,123", "2026-02-16 12:30:00,123"),
        ("http://127.0.0.1:8443/x", "http://127.0.0.1:8443/x"),
    ],
)
def test_tokens_are_hidden_and_nothing_else(text: str, left: str) -> None:
    assert hide_tokens(text) == left


def test_lines_that_differ_only_in_their_values_are_counted_after_some(log: Log) -> None:
    for chat in range(1000):
        log.logger.info("pushes to %d end", chat)
    log.logger.error("pushes to %d end", 1)
    assert len(log.lines) == 51

    log.now += 300
    log.logger.info("another")
    assert log.lines[51:] == [
        "one INFO pushes to %d end … 950 more of this kind",
        "one INFO another",
    ]


def test_a_line_of_json_is_one_object_without_secrets_whatever_is_said() -> None:
    formatter = DiscreetJson("1:wordthatnobodyguesses")
    exc_info = OSError, OSError(f"https://api.telegram.org/bot{TOKEN}/getMe"), None
    said = 'two\nlines \x1b[31m "1:wordthatnobodyguesses" 论文'
    record = logging.LogRecord("bot.x", logging.ERROR, "", 0, "%s", (said,), exc_info)

    line = formatter.format(record)

    assert len(line.splitlines()) == 1
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("ERROR", "bot.x")
    assert told["message"] == 'two\nlines \x1b[31m "<secret>" 论文'
    assert "OSError" in told["exception"]
    assert "secret_secret" not in line
    assert datetime.fromisoformat(told["time"]).tzinfo is not None
