"""The log as an operator sees it on stderr."""

import subprocess
import sys

TOKEN = "123456789:AAF-secret_secret_secret_secret_secre"
LOGS = f"""
import logging
from bot.config import set_up_logging
set_up_logging("DEBUG")
logging.getLogger("telegram.Bot").debug("Set Bot API URL: https://api.telegram.org/bot{TOKEN}")
try:
    raise OSError("https://api.telegram.org/bot{TOKEN}/getMe")
except OSError:
    logging.getLogger("bot").exception("failed")
"""


def test_no_line_and_no_traceback_shows_the_token() -> None:
    ran = subprocess.run([sys.executable, "-c", LOGS], capture_output=True, text=True, check=True)

    assert "secret" not in ran.stderr
    assert "Set Bot API URL: https://api.telegram.org/bot<token>" in ran.stderr
    assert "OSError: https://api.telegram.org/bot<token>/getMe" in ran.stderr
