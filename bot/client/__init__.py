"""Everything that calls Telegram: the only room that knows its errors."""

import os

# python-telegram-bot gives periods as timedelta from its next major version; take them now.
os.environ.setdefault("PTB_TIMEDELTA", "1")
