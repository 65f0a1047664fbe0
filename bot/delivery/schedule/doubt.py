"""Whether sending works, judged by what became of the calls so far: arithmetic on given times.

A message whose call got no answer may be in the chat or not. It goes out once more, and never a
third time. So a second call is made only when sending is known to work; otherwise an outage would
use up both calls of a message, and its reader would never get it.

===========  ===========================================  ==================================
state        what may go out                              what ends it
===========  ===========================================  ==================================
UNPROVEN     messages that were never tried               an answer; a few calls without one
WORKS        all; those that were tried once only while   a call without an answer
             the last answer is fresh
ASKING       nothing                                      an answer to a question
TRYING       one message, one never tried if there is;    what becomes of it
             one tried once while the answer is fresh
===========  ===========================================  ==================================

A question is a call that takes the same way as a message and cannot leave a copy in any chat. The
pauses between questions grow. After an outage calls begin one by one: each answer allows one more
side by side.
"""

from enum import Enum

_FEW = 3
"""Calls in a row without an answer that put all sending in doubt."""
_FRESH = 5.0
"""Seconds for which an answer shows that sending works."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0
"""Seconds before a question: twice as long each time."""


class Trust(Enum):
    """How far sending is trusted."""

    UNPROVEN = "unproven"
    """No answer came since the start, or since a call without one."""
    WORKS = "works"
    ASKING = "asking"
    TRYING = "trying"


class Doubt:
    """Says which messages may go out. All times are seconds on one monotonic clock."""

    def __init__(self, most: int) -> None:
        """``most`` is how many calls may be under way side by side when all is well."""
        self._most = most
        self._side_by_side = most
        self._unanswered = 0
        self._pause = _FIRST_PAUSE
        self._answered_at = 0.0
        self.trust = Trust.UNPROVEN

    @property
    def side_by_side(self) -> int:
        """How many calls may be under way now."""
        return 0 if self.trust is Trust.ASKING else self._side_by_side

    def again(self, now: float) -> bool:
        """Whether messages that were tried once may go out once more."""
        return self.trust in (Trust.TRYING, Trust.WORKS) and now - self._answered_at <= _FRESH

    def sent(self, now: float) -> None:
        """Notes that Telegram took a message, or refused it for what it is."""
        if self.trust is Trust.ASKING:
            return  # its call began before sending was in doubt
        self.trust = Trust.WORKS
        self._answered_at = now
        self._unanswered = 0
        self._pause = _FIRST_PAUSE
        self._side_by_side = min(self._side_by_side + 1, self._most)

    def unanswered(self) -> None:
        """Notes that no answer came to a message, or that it did not get as far as Telegram."""
        self._unanswered += 1
        if self.trust is Trust.TRYING:  # the answer to the question promised too much
            self._pause = _LONGEST_PAUSE
        if self.trust is Trust.TRYING or self._unanswered >= _FEW:
            self.ask()
        elif self.trust is Trust.WORKS:
            self.trust = Trust.UNPROVEN

    def ask(self) -> None:
        """Lets nothing go out before a question is answered.

        Besides an outage, it is for a push of which only messages are left that were tried once.
        """
        self.trust = Trust.ASKING
        self._side_by_side = 1

    def pause(self) -> float:
        """Returns the seconds to wait before the next question."""
        pause, self._pause = self._pause, min(self._pause * 2, _LONGEST_PAUSE)
        return pause

    def answered(self, now: float) -> None:
        """Notes that a question was answered: now one message tries."""
        self.trust = Trust.TRYING
        self._answered_at = now
