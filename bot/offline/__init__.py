"""Papergram without Telegram: nothing here is part of the bot that runs.

``standin`` is a strict local Telegram and knows nothing of the rest of the package. ``stage`` sets
it up with a folder, a store, a clock that can be moved and the real bot. On that stage play the
``demo`` (in a browser, on a terminal, as a tour), the ``rehearsal`` of a push with faults and
kills, and the tests. Only ``bot.cli`` and the tests import this package.
"""
