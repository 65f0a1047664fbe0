"""/follow, /mute, /topics: what to lift up and what to leave out, shown before it takes effect."""

from dataclasses import dataclass

from telegram import Update

from bot.cards.actions import CancelTopic, DropTopic, KeepTopic
from bot.cards.message import Message, message
from bot.cards.styled import clean
from bot.cards.topics import TopicPreview, topic_list, topic_preview
from bot.chat.permissions import check_rights
from bot.chat.replies import reply, reply_plain, show, with_subscribe_button
from bot.chat.senders import Clock, Context, Senders
from bot.chat.target import Target, target_of, target_of_button, viewed_target
from bot.client.sending import answer_tap
from bot.papers import Subscription
from bot.search.query import parse
from bot.store.matches import Matches
from bot.store.queries import Queries
from bot.store.subscriptions import Subscriptions
from bot.store.topics import MOST_TOPICS, Added, Topics, same

_LONGEST = 100
"""Characters of a topic."""


@dataclass(frozen=True, slots=True)
class TopicHandlers:
    """The handlers around topics."""

    senders: Senders
    subscriptions: Subscriptions
    topics: Topics
    matches: Matches
    queries: Queries
    clock: Clock

    async def follow(self, update: Update, context: Context) -> None:
        """Shows what ``/follow [@channel] words`` would lift up, with a button that keeps it."""
        await self._try(update, context, muted=False)

    async def mute(self, update: Update, context: Context) -> None:
        """Shows what ``/mute [@channel] words`` would leave out, with a button that keeps it."""
        await self._try(update, context, muted=True)

    async def show_list(self, update: Update, context: Context) -> None:
        """Answers ``/topics [@channel]`` with the list; each topic has a button that drops it."""
        target = await viewed_target(update, context, self.senders)
        subscription = self.senders.subscription(target.sender)
        if subscription is None:
            await reply(update, _needs_subscription(target))
            return
        await reply(update, self._list(target, subscription))

    async def keep(self, update: Update, context: Context, action: KeepTopic) -> None:
        """Keeps the topic of a preview."""
        query, sender = self.senders.of_tap(update)
        target = await target_of_button(update, context, self.senders, action.chat_id)
        subscription = self.senders.subscription(target.sender)
        words = self.queries.words(action.query)
        if words is None or self._unusable(target, words, muted=action.muted):
            await answer_tap(query, sender.say("old-button"))
        elif subscription is None:
            await show(query, sender, _needs_subscription(target))
        else:
            added = self.topics.add(subscription.id, words, muted=action.muted)
            text = self._say_added(target, added, words, muted=action.muted)
            await show(query, sender, text)

    async def cancel(self, update: Update, context: Context, action: CancelTopic) -> None:
        """Leaves the topics as they are."""
        query, sender = self.senders.of_tap(update)
        await check_rights(update, context, sender)
        await show(query, sender, message(sender.say("topic-unchanged")))

    async def drop(self, update: Update, context: Context, action: DropTopic) -> None:
        """Drops a topic of the list."""
        query, sender = self.senders.of_tap(update)
        target = await target_of_button(update, context, self.senders, action.chat_id)
        there = target.sender
        subscription = self.subscriptions.get(there.chat_id, there.thread_id)
        dropped = None
        if subscription is not None:
            dropped = self.topics.drop(subscription.id, action.topic)
        if subscription is None or dropped is None:
            await answer_tap(query, sender.say("topic-gone", to=target.to))
            return
        await show(query, sender, self._list(target, subscription))

    async def _try(self, update: Update, context: Context, *, muted: bool) -> None:
        target = await target_of(update, context, self.senders)
        sender = target.sender
        words = " ".join(clean(" ".join(target.words)).split())
        subscription = self.senders.subscription(sender)
        if subscription is None:
            await reply(update, _needs_subscription(target))
            return
        if unusable := self._unusable(target, words, muted=muted):
            await reply_plain(update, unusable)
            return
        topics = self.topics.of(subscription.id)
        known = next((topic for topic in topics if same(topic.words) == same(words)), None)
        if known is not None and known.muted == muted:
            said = self._say_added(target, Added.KNOWN, known.words, muted=muted)
            await reply(update, said)
            return
        others = [topic.words for topic in topics if topic.muted and topic != known]
        found = self.matches.preview(words, () if muted else others)
        tried = TopicPreview(
            words, found.count, found.of, found.newest, found.also, found.hidden, target.name
        )
        number = self.queries.number(words, self.clock())
        keep = KeepTopic(number, muted, sender.chat_id if target.name else None)
        await reply(update, topic_preview(tried, keep, sender.say))

    def _list(self, target: Target, subscription: Subscription) -> Message:
        topics, sender = self.topics.of(subscription.id), target.sender
        chat_id = sender.chat_id if target.name else None
        return topic_list(topics, sender.say, chat_id, target.name)

    def _unusable(self, target: Target, words: str, *, muted: bool) -> str | None:
        """Says why these words make no topic; ``None`` when they do."""
        say = target.sender.say
        if len(words) > _LONGEST:
            return say("topic-too-long", most=_LONGEST)
        if not parse(words).words:
            return say("mute-usage" if muted else "follow-usage", to=target.to)
        return None

    def _say_added(self, target: Target, added: Added, words: str, *, muted: bool) -> Message:
        say, to = target.sender.say, target.to
        if added is Added.FULL:
            return message(say("topic-full", most=MOST_TOPICS, to=to))
        if added is Added.KNOWN:
            key = "topic-muted-already" if muted else "topic-followed-already"
        else:
            key = "topic-muted" if muted else "topic-followed"
        return message(say(key, words=words, to=to))


def _needs_subscription(target: Target) -> Message:
    return with_subscribe_button(target.sender, "topic-needs-subscription", target.name)
