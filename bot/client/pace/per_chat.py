"""How fast one chat may get messages: pure arithmetic on a clock that the caller reads.

One message a second with short bursts tolerated, and twenty a minute in a group
(https://core.telegram.org/bots/faq#broadcasting-to-users).
"""

from collections import deque
from dataclasses import dataclass, field

_GROUP_WINDOW = 60.0
_CLOSED_AFTER = 120.0
"""Seconds after which the book of a chat that had nothing more is closed."""


@dataclass(slots=True)
class _Book:
    """What a chat has had lately."""

    tokens: float
    at: float
    stopped_until: float = 0.0
    minute: deque[float] = field(default_factory=deque)


class ChatPace:
    """A book for each chat that had something lately. All times are seconds on one clock."""

    def __init__(self, rate: float, burst: float, group_per_minute: int) -> None:
        """``rate`` messages a second in a chat, of which it may have ``burst`` at once."""
        self._rate = rate
        self._burst = burst
        self._group_per_minute = group_per_minute
        self._books: dict[int, _Book] = {}
        self._tidied = 0.0

    def __len__(self) -> int:
        """How many books are open."""
        return len(self._books)

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until the chat may have its next message."""
        book = self._book(chat_id, now)
        wait = max(0.0, book.stopped_until - now)
        if chat_id < 0:
            while book.minute and book.minute[0] <= now - _GROUP_WINDOW:
                book.minute.popleft()
            if len(book.minute) >= self._group_per_minute:
                wait = max(wait, book.minute[0] + _GROUP_WINDOW - now)
        lacking = 1 - book.tokens
        return max(wait, lacking / self._rate if lacking > 1e-9 else 0.0)

    def count(self, chat_id: int, weight: float, now: float) -> None:
        """Notes a message that goes out now and weighs as much as ``weight`` short ones."""
        book = self._book(chat_id, now)
        book.tokens -= weight
        if chat_id < 0:
            book.minute.append(now)

    def stop(self, chat_id: int, seconds: float, now: float) -> bool:
        """Telegram asked for a pause; returns whether what this chat had explains it."""
        book = self._book(chat_id, now)
        book.stopped_until = max(book.stopped_until, now + seconds)
        nearly = len(book.minute) >= self._group_per_minute - 2
        return book.tokens < 1 or (chat_id < 0 and nearly)

    def _book(self, chat_id: int, now: float) -> _Book:
        if now - self._tidied > _CLOSED_AFTER:  # so that memory does not grow with subscribers
            self._tidied = now
            self._close(now)
        book = self._books.get(chat_id)
        if book is None:
            book = self._books[chat_id] = _Book(self._burst, now)
        book.tokens = min(self._burst, book.tokens + (now - book.at) * self._rate)
        book.at = now
        return book

    def _close(self, now: float) -> None:
        for chat_id, book in list(self._books.items()):
            if now - book.at > _CLOSED_AFTER and now >= book.stopped_until:
                del self._books[chat_id]
