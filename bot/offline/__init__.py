"""Papergram without Telegram. The bot that serves people uses nothing of it.

``standin`` is a strict local Telegram and knows nothing of the rest of the package. ``stage`` sets
it up with a folder, a store, a clock that can be moved, and the real bot. The ``demo`` (a page, a
terminal, a tour), the ``rehearsal`` of a push with faults and kills, and the tests use that stage.
Only ``bot.cli`` and the tests import this package.
"""
