"""Papergram: each day's AI papers, brought to a Telegram chat."""

import os

# python-telegram-bot gives periods as timedelta from its next major version; take them now.
os.environ.setdefault("PTB_TIMEDELTA", "1")
