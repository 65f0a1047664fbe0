"""A strict local Telegram: for ``papergram demo``, ``papergram simulate`` and the tests.

It imports nothing of the rest of the package. ``StandIn`` is the way in.
"""

from bot.offline.standin.clock import ManualClock
from bot.offline.standin.people import Person
from bot.offline.standin.standin import StandIn
from bot.offline.standin.state import Chat, Message

__all__ = ["Chat", "ManualClock", "Message", "Person", "StandIn"]
