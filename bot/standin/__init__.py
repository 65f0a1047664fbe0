"""A strict local Telegram: for ``papergram demo``, ``papergram simulate`` and the tests.

It imports nothing of the rest of the package. Begin with :class:`~bot.standin.standin.StandIn`.
"""

from bot.standin.clock import ManualClock
from bot.standin.people import Person
from bot.standin.standin import StandIn
from bot.standin.state import Chat, Message

__all__ = ["Chat", "ManualClock", "Message", "Person", "StandIn"]
