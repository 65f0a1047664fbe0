"""Who asks, and in which language they are answered."""

from dataclasses import dataclass

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatID, ChatType

from bot.cards.audience import Audience
from bot.chat.services import Services
from bot.papers import Subscription
from bot.texts.catalogue import language_of
from bot.texts.say import Say

_NOBODY = (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT)


@dataclass(frozen=True, slots=True)
class Sender:
    """The chat and topic that something came from."""

    chat_id: int
    thread_id: int
    """The forum topic; 0 for none and for the General topic."""
    private: bool
    language: str
    say: Say
    user_id: int = 0
    """The person; 0 for what is written in the name of a channel or group."""

    def audience(self, bot: Bot) -> Audience:
        """For whom lists of papers are made here."""
        return Audience(private=self.private, bot=bot.username)


def sender_of(update: Update, services: Services) -> Sender:
    """Who an update came from; a person is answered in their own language."""
    chat = update.effective_chat
    assert chat is not None  # every update that we ask Telegram for and handle has a chat
    message = message_of(update)
    thread_id = thread_of(message) if message is not None else 0
    user = _person(update)
    if user is not None:
        language = language_for(user, services)
    else:  # what is said in a chat's name is answered in the chat's language
        known = services.store.subscriptions.get(chat.id, thread_id)
        language = known.language if known else services.defaults.language
    return Sender(
        chat.id,
        thread_id,
        chat.type == ChatType.PRIVATE,
        language,
        services.say_in(language),
        user.id if user else 0,
    )


def _person(update: Update) -> User | None:
    """Who acts in their own name; behind a chat's name Telegram puts a user that is nobody."""
    user, query = update.effective_user, update.callback_query
    written = update.effective_message if query is None else None
    if written is not None and written.sender_chat is not None:
        return None
    return None if user is not None and user.id in _NOBODY else user


def message_of(update: Update) -> MaybeInaccessibleMessage | None:
    """The message that was written, or that has the button that was pressed.

    A message under a button may be deleted; of such a one Telegram tells only chat and number, and
    ``effective_message`` nothing.
    """
    query = update.callback_query
    return query.message if query is not None else update.effective_message


def thread_of(message: MaybeInaccessibleMessage) -> int:
    """The forum topic of a message; 0 for none, for the General topic and where it is not told."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0


def pressed(update: Update, services: Services) -> tuple[CallbackQuery, Sender]:
    """The tap on a button, and who made it."""
    assert update.callback_query is not None
    return update.callback_query, sender_of(update, services)


def subscription_of(sender: Sender, services: Services) -> Subscription | None:
    """The subscription of the sender's chat and topic, if it is on."""
    found = services.store.subscriptions.get(sender.chat_id, sender.thread_id)
    return found if found is not None and found.active else None


def language_for(user: User, services: Services) -> str:
    """The language that a person chose, else that of their Telegram."""
    chosen = services.store.readers.language(user.id)
    return chosen or language_of(user.language_code, services.defaults.language)
