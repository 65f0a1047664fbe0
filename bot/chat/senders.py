"""Who asks, and in which language they are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatID, ChatType
from telegram.ext import ContextTypes

from bot.cards.audience import Audience
from bot.papers import Subscription
from bot.store.readers import Readers
from bot.store.subscriptions import Subscriptions
from bot.texts.catalogue import language_of, say_in
from bot.texts.say import Say

Clock = Callable[[], datetime]
"""Tells this moment, aware."""
Context = ContextTypes.DEFAULT_TYPE
"""What the library hands to a handler beside an update."""

_NOBODY = (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT)


@dataclass(frozen=True, slots=True)
class Sender:
    """The chat and topic that something came from, and the person who sent it."""

    chat_id: int
    thread_id: int
    """The forum topic; 0 for none and for the General topic."""
    private: bool
    language: str
    say: Say
    user_id: int
    """The person; 0 for what is written in the name of a channel or group."""

    def audience(self, bot: Bot) -> Audience:
        """Returns for whom lists of papers are made here."""
        return Audience(private=self.private, bot=bot.username)


@dataclass(frozen=True, slots=True)
class Senders:
    """Knows the languages of people and chats, and so makes the ``Sender`` of an update."""

    subscriptions: Subscriptions
    readers: Readers
    default_language: str

    def of(self, update: Update) -> Sender:
        """Returns the sender of an update from a chat; a person has their own language."""
        chat = update.effective_chat
        message, user = message_of(update), _person(update)
        if chat is None:  # a tap on a card posted inline, in a chat that Telegram does not name
            assert user is not None
            language = self.language(user)
            return Sender(user.id, 0, True, language, say_in(language), user.id)
        thread_id = thread_of(message) if message is not None else 0
        if user is not None:
            language = self.language(user)
        else:  # what is said in a chat's name is answered in the chat's language
            known = self.subscriptions.get(chat.id, thread_id)
            language = known.language if known else self.default_language
        private, user_id = chat.type == ChatType.PRIVATE, user.id if user else 0
        return Sender(chat.id, thread_id, private, language, say_in(language), user_id)

    def of_tap(self, update: Update) -> tuple[CallbackQuery, Sender]:
        """Returns the tap on a button, and its sender."""
        assert update.callback_query is not None
        return update.callback_query, self.of(update)

    def language(self, user: User) -> str:
        """Returns the language that a person chose, else that of their Telegram."""
        chosen = self.readers.language(user.id)
        return chosen or language_of(user.language_code, self.default_language)

    def subscription(self, sender: Sender) -> Subscription | None:
        """Returns the subscription of the sender's chat and topic, if it is on."""
        found = self.subscriptions.get(sender.chat_id, sender.thread_id)
        return found if found is not None and found.active else None


def say_without_store(update: Update, default_language: str) -> Say:
    """Returns the texts in the language of a person's Telegram, for while the store is away."""
    user = update.effective_user
    return say_in(language_of(user.language_code if user else None, default_language))


def _person(update: Update) -> User | None:
    """Returns who acts in their own name; behind a chat's name Telegram puts a made-up user."""
    user, query = update.effective_user, update.callback_query
    written = update.effective_message if query is None else None
    if written is not None and written.sender_chat is not None:
        return None
    return None if user is not None and user.id in _NOBODY else user


def message_of(update: Update) -> MaybeInaccessibleMessage | None:
    """Returns the message that was written, or that has the button that was pressed.

    A message under a button may be deleted. Telegram then gives only its chat and number, and
    ``effective_message`` is ``None``.
    """
    query = update.callback_query
    return query.message if query is not None else update.effective_message


def written(update: Update) -> Message:
    """Returns the message of an update that has one."""
    assert update.effective_message is not None
    return update.effective_message


def said_in(message: Message) -> str:
    """Returns what a message says: text, or the caption of its picture; empty without either."""
    return message.text or message.caption or ""


def direct_topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """Returns the topic of a person who writes to a channel; Telegram wants it in every answer."""
    topic = message.direct_messages_topic if isinstance(message, Message) else None
    return topic.topic_id if topic is not None else None


def thread_of(message: MaybeInaccessibleMessage) -> int:
    """Returns the forum topic of a message; 0 for none, the General topic and one not told."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0
