"""The kinds of rows in the table of routes, and how each becomes a handler of the library."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from telegram import Message
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

Handler = Callable[..., Coroutine[Any, Any, None]]
"""A handler's method, as its class has it."""

ANYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
"""New messages in all chats; an edited message is answered nowhere."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The handlers, each made once."""

    handlers: Sequence[object]

    def bind(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Returns the method of the one handler whose class has it."""
        return next(
            partial(method, handler)
            for handler in self.handlers
            if getattr(type(handler), method.__name__, None) is method
        )


class Menu(Enum):
    """Whose command menu has a command."""

    EVERYBODY = "everybody"
    ADMINISTRATORS = "administrators"


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and who finds it in the menu; ``None`` for nobody."""

    name: str
    handler: Handler
    menu: Menu | None = Menu.EVERYBODY
    group: int = 0

    def build(self, parts: Parts) -> BaseHandler[Any, Any, Any]:
        """Returns the library's handler for it."""
        return CommandHandler(self.name, parts.bind(self.handler), filters=ANYWHERE)


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages in some chats that a filter, or a method of the handler's class, lets through."""

    where: filters.BaseFilter
    what: filters.BaseFilter | Callable[[Any, Message], bool]
    handler: Handler
    group: int = 0

    def build(self, parts: Parts) -> BaseHandler[Any, Any, Any]:
        """Returns the library's handler for them."""
        what = self.what
        if not isinstance(what, filters.BaseFilter):
            what = _Passes(parts.bind(what))
        return MessageHandler(self.where & what, parts.bind(self.handler))


@dataclass(frozen=True, slots=True)
class Updates:
    """Updates that are no message: which ones, the library's ``kind`` of handler says."""

    kind: Callable[[Handler], BaseHandler[Any, Any, Any]]
    handler: Handler
    group: int = 0

    def build(self, parts: Parts) -> BaseHandler[Any, Any, Any]:
        """Returns the library's handler for them."""
        return self.kind(parts.bind(self.handler))


class _Passes(filters.MessageFilter):
    """Lets through the messages of which a function says so."""

    def __init__(self, passes: Callable[[Message], bool]) -> None:
        super().__init__()
        self._passes = passes

    def filter(self, message: Message) -> bool:
        """Asks the function."""
        return self._passes(message)
