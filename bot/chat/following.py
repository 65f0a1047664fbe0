"""/follow, /mute, /topics: what to lift up and what to leave out, shown before it takes effect."""

from telegram import Update

from bot.cards.actions import CancelTopic, DropTopic, KeepTopic
from bot.cards.message import Message, message
from bot.cards.styled import clean, plain
from bot.cards.topics import Trial, topic_list, trial
from bot.chat.answers import reply, reply_plain, show
from bot.chat.asker import Asker, asker_of, pressed, subscription_of
from bot.chat.offers import offer
from bot.chat.rights import may_change
from bot.chat.services import Context, Services
from bot.delivery.sender import note
from bot.store.search.query import parse
from bot.store.topics import MOST_TOPICS, Added

_LONGEST = 100
"""Characters of a topic."""


class Following:
    """The handlers around topics."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def follow(self, update: Update, context: Context) -> None:
        """``/follow words``: what it would lift up, and a button that keeps it."""
        await self._try(update, context, muted=False)

    async def mute(self, update: Update, context: Context) -> None:
        """``/mute words``: what it would leave out, and a button that keeps it."""
        await self._try(update, context, muted=True)

    async def topics(self, update: Update, context: Context) -> None:
        """The list, with a button for each that drops it."""
        asker = asker_of(update, self._services)
        subscription = subscription_of(asker, self._services)
        if subscription is None:
            await reply(update, offer(asker, "topic-needs-subscription"))
            return
        topics = self._services.topics.of(subscription.id)
        await reply(update, topic_list(topics, asker.say))

    async def keep(self, update: Update, context: Context, action: KeepTopic) -> None:
        """The button below a preview."""
        query, asker = pressed(update, self._services)
        if not await may_change(update, context, asker):
            return
        subscription = subscription_of(asker, self._services)
        words = self._services.queries.words(action.query)
        if words is None or self._unusable(asker, words, muted=action.muted):
            await note(query, asker.say("old-button"))
        elif subscription is None:
            await show(query, asker, offer(asker, "topic-needs-subscription"))
        else:
            added = self._services.topics.add(subscription.id, words, muted=action.muted)
            text = self._say_added(asker, added, words, muted=action.muted)
            await show(query, asker, text)

    async def cancel(self, update: Update, context: Context, action: CancelTopic) -> None:
        """The other button below a preview."""
        query, asker = pressed(update, self._services)
        if not await may_change(update, context, asker):
            return
        unchanged = message(plain(asker.say("topic-unchanged")))
        await show(query, asker, unchanged)

    async def drop(self, update: Update, context: Context, action: DropTopic) -> None:
        """A button of the list."""
        query, asker = pressed(update, self._services)
        if not await may_change(update, context, asker):
            return
        subscription = self._services.subscriptions.get(asker.chat_id, asker.thread_id)
        dropped = None
        if subscription is not None:
            dropped = self._services.topics.drop(subscription.id, action.topic)
        if subscription is None or dropped is None:
            await note(query, asker.say("topic-gone"))
            return
        topics = self._services.topics.of(subscription.id)
        await show(query, asker, topic_list(topics, asker.say))

    async def _try(self, update: Update, context: Context, *, muted: bool) -> None:
        asker = asker_of(update, self._services)
        words = " ".join(clean(" ".join(context.args or [])).split())
        if not await may_change(update, context, asker):
            return
        subscription = subscription_of(asker, self._services)
        if subscription is None:
            await reply(update, offer(asker, "topic-needs-subscription"))
            return
        if unusable := self._unusable(asker, words, muted=muted):
            await reply_plain(update, unusable)
            return
        known = self._services.topics.find(subscription.id, words)
        if known is not None and known.muted == muted:
            said = self._say_added(asker, Added.KNOWN, known.words, muted=muted)
            await reply(update, said)
            return
        found = self._services.matches.preview(words)
        tried = Trial(words, found.count, found.of, found.newest, found.also)
        number = self._services.queries.number(words, self._services.clock())
        await reply(update, trial(tried, KeepTopic(number, muted), asker.say))

    def _unusable(self, asker: Asker, words: str, *, muted: bool) -> str:
        """Why these words make no topic; empty when they do."""
        if len(words) > _LONGEST:
            return asker.say("topic-too-long", most=_LONGEST)
        if not parse(words).words:
            return asker.say("mute-usage" if muted else "follow-usage")
        return ""

    def _say_added(self, asker: Asker, added: Added, words: str, *, muted: bool) -> Message:
        if added is Added.FULL:
            return message(plain(asker.say("topic-full", most=MOST_TOPICS)))
        if added is Added.KNOWN:
            key = "topic-muted-already" if muted else "topic-followed-already"
        else:
            key = "topic-muted" if muted else "topic-followed"
        return message(plain(asker.say(key, words=words)))
