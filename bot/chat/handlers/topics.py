"""/follow, /mute, /topics: what to lift up and what to leave out, shown before it takes effect."""

from telegram import Update

from bot.cards.actions import CancelTopic, DropTopic, KeepTopic
from bot.cards.message import Message, message
from bot.cards.styled import clean, plain
from bot.cards.topics import Trial, topic_list, trial
from bot.chat.permissions import may_change
from bot.chat.prompts import named, offer
from bot.chat.replies import reply, reply_plain, show
from bot.chat.sender import pressed, subscription_of
from bot.chat.services import Context, Services
from bot.chat.target import Aim, aim, aim_button, look
from bot.client.sending import note
from bot.papers import Subscription
from bot.search.query import parse
from bot.store.topics import MOST_TOPICS, Added, same

_LONGEST = 100
"""Characters of a topic."""


class Following:
    """The handlers around topics."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def follow(self, update: Update, context: Context) -> None:
        """``/follow [@channel] words``: what it would lift up, and a button that keeps it."""
        await self._try(update, context, muted=False)

    async def mute(self, update: Update, context: Context) -> None:
        """``/mute [@channel] words``: what it would leave out, and a button that keeps it."""
        await self._try(update, context, muted=True)

    async def topics(self, update: Update, context: Context) -> None:
        """``/topics [@channel]``: the list, with a button for each that drops it."""
        target = await look(update, context, self._services)
        if target is None:
            return
        subscription = subscription_of(target.asker, self._services)
        if subscription is None:
            await reply(update, offer(target.asker, "topic-needs-subscription", target.name))
            return
        await reply(update, self._list(target, subscription))

    async def keep(self, update: Update, context: Context, action: KeepTopic) -> None:
        """The button below a preview."""
        query, asker = pressed(update, self._services)
        target = await aim_button(update, context, self._services, action.chat_id)
        if target is None:
            return
        subscription = subscription_of(target.asker, self._services)
        words = self._services.store.queries.words(action.query)
        if words is None or self._unusable(target, words, muted=action.muted):
            await note(query, asker.say("old-button"))
        elif subscription is None:
            await show(query, asker, offer(asker, "topic-needs-subscription", target.name))
        else:
            added = self._services.store.topics.add(subscription.id, words, muted=action.muted)
            text = self._say_added(target, added, words, muted=action.muted)
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
        target = await aim_button(update, context, self._services, action.chat_id)
        if target is None:
            return
        there = target.asker
        subscription = self._services.store.subscriptions.get(there.chat_id, there.thread_id)
        dropped = None
        if subscription is not None:
            dropped = self._services.store.topics.drop(subscription.id, action.topic)
        if subscription is None or dropped is None:
            await note(query, asker.say("topic-gone", to=named(target.name)))
            return
        await show(query, asker, self._list(target, subscription))

    async def _try(self, update: Update, context: Context, *, muted: bool) -> None:
        target = await aim(update, context, self._services)
        if target is None:
            return
        asker = target.asker
        words = " ".join(clean(" ".join(target.words)).split())
        subscription = subscription_of(asker, self._services)
        if subscription is None:
            await reply(update, offer(asker, "topic-needs-subscription", target.name))
            return
        if unusable := self._unusable(target, words, muted=muted):
            await reply_plain(update, unusable)
            return
        topics = self._services.store.topics.of(subscription.id)
        known = next((topic for topic in topics if same(topic.words) == same(words)), None)
        if known is not None and known.muted == muted:
            said = self._say_added(target, Added.KNOWN, known.words, muted=muted)
            await reply(update, said)
            return
        others = [topic.words for topic in topics if topic.muted and topic != known]
        found = self._services.store.matches.preview(words, () if muted else others)
        tried = Trial(
            words, found.count, found.of, found.newest, found.also, found.hidden, target.name
        )
        number = self._services.store.queries.number(words, self._services.clock())
        keep = KeepTopic(number, muted, asker.chat_id if target.name else 0)
        await reply(update, trial(tried, keep, asker.say))

    def _list(self, target: Aim, subscription: Subscription) -> Message:
        topics, asker = self._services.store.topics.of(subscription.id), target.asker
        return topic_list(topics, asker.say, asker.chat_id if target.name else 0, target.name)

    def _unusable(self, target: Aim, words: str, *, muted: bool) -> str:
        """Why these words make no topic; empty when they do."""
        say = target.asker.say
        if len(words) > _LONGEST:
            return say("topic-too-long", most=_LONGEST)
        if not parse(words).words:
            return say("mute-usage" if muted else "follow-usage", to=named(target.name))
        return ""

    def _say_added(self, target: Aim, added: Added, words: str, *, muted: bool) -> Message:
        say, to = target.asker.say, named(target.name)
        if added is Added.FULL:
            return message(plain(say("topic-full", most=MOST_TOPICS, to=to)))
        if added is Added.KNOWN:
            key = "topic-muted-already" if muted else "topic-followed-already"
        else:
            key = "topic-muted" if muted else "topic-followed"
        return message(plain(say(key, words=words, to=to)))
