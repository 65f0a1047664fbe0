"""Who asks, and in which language they are answered."""

from dataclasses import dataclass

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatType

from bot.cards.audience import Audience
from bot.cards.message import Say
from bot.chat.services import Services
from bot.chat.texts import language_of
from bot.papers import Subscription


@dataclass(frozen=True, slots=True)
class Asker:
    """The chat and topic that something came from."""

    chat_id: int
    thread_id: int
    """The forum topic; 0 for none and for the General topic."""
    private: bool
    language: str
    say: Say
    user_id: int = 0
    """The person; 0 for a post in a channel's name."""

    def audience(self, bot: Bot) -> Audience:
        """For whom lists of papers are made here."""
        return Audience(private=self.private, bot=bot.username)


def asker_of(update: Update, services: Services) -> Asker:
    """Who an update came from; a person is answered in their own language."""
    chat = update.effective_chat
    assert chat is not None  # every update that we ask Telegram for and handle has a chat
    message = message_of(update)
    thread_id = thread_of(message) if message is not None else 0
    user = update.effective_user
    if user is not None:
        language = language_for(user, services)
    else:  # a channel's post is answered in the channel's language
        known = services.subscriptions.get(chat.id, thread_id)
        language = known.language if known else services.defaults.language
    return Asker(
        chat.id,
        thread_id,
        chat.type == ChatType.PRIVATE,
        language,
        services.say_in(language),
        user.id if user else 0,
    )


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


def pressed(update: Update, services: Services) -> tuple[CallbackQuery, Asker]:
    """The tap on a button, and who made it."""
    assert update.callback_query is not None
    return update.callback_query, asker_of(update, services)


def subscription_of(asker: Asker, services: Services) -> Subscription | None:
    """The subscription of the asker's chat and topic, if it is on."""
    found = services.subscriptions.get(asker.chat_id, asker.thread_id)
    return found if found is not None and found.active else None


def language_for(user: User, services: Services) -> str:
    """The language that a person chose, else that of their Telegram."""
    chosen = services.readers.language(user.id)
    return chosen or language_of(user.language_code, services.defaults.language)
