"""Everything that calls Telegram; the only room that knows its errors."""

import os

# The next major version of python-telegram-bot gives periods as timedelta; this one can already.
os.environ.setdefault("PTB_TIMEDELTA", "1")
