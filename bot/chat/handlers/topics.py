"""/follow, /mute, /topics: what to lift up and what to leave out, shown before it takes effect."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from bot.cards.actions import CancelTopic, DropTopic, FollowSearch, KeepTopic, LessLike
from bot.cards.message import Message, message
from bot.cards.tags import tags
from bot.cards.topics import TopicPreview, less_like, topic_list, topic_preview
from bot.chat.permissions import check_rights
from bot.chat.replies import reply, reply_plain, show, with_subscribe_button
from bot.chat.senders import Clock, Context, Sender, Senders, said_in, written
from bot.chat.target import Target, target_of, target_of_button, viewed_target
from bot.chat.words.topics import LONGEST, is_topic, read_topics
from bot.client.sending import answer_tap
from bot.papers import Subscription
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.store.queries import Queries
from bot.store.subscriptions import Subscriptions
from bot.store.topics import MOST_TOPICS, Added, Topics, same

_FIELDS = 3
"""Fields of a paper that are offered to be muted."""
_MOST_AT_ONCE = 10
"""Topics of one message."""


@dataclass(frozen=True, slots=True)
class TopicHandlers:
    """The handlers around topics."""

    senders: Senders
    subscriptions: Subscriptions
    papers: Papers
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
        # Each on a line of its own; an old preview has one topic, commas and all.
        topics = (self.queries.words(action.query) or "").split("\n")
        if self._unusable(target, topics, muted=action.muted):
            await answer_tap(query, sender.say("old-button"))
        elif subscription is None:
            await show(query, sender, _needs_subscription(target))
        else:
            said = self._keep(target, subscription, topics, muted=action.muted)
            await show(query, sender, message(said))

    async def less_like(self, update: Update, context: Context, action: LessLike) -> None:
        """Shows below a card what muting its fields would leave out."""
        query, sender = self.senders.of_tap(update)
        stored = self.papers.get(action.paper, sender.language)
        if stored is None:
            await answer_tap(query, sender.say("paper-gone"))
            return
        await answer_tap(query)
        subscription = self.senders.subscription(sender)
        if subscription is None:
            await reply(update, with_subscribe_button(sender, "topic-needs-subscription"))
            return
        known = {same(topic.words) for topic in self.topics.of(subscription.id)}
        tried = [
            (
                self._preview(words, (), sender.language, muting=True),
                KeepTopic(self._number(words, sender), muted=True),
            )
            for words in tags(stored.paper.field, _FIELDS)
            if same(words) not in known and is_topic(words)
        ]
        await reply(update, less_like(stored, tried, sender.say))

    async def follow_search(self, update: Update, context: Context, action: FollowSearch) -> None:
        """Shows below the results of a search what following its words would lift up."""
        query, sender = self.senders.of_tap(update)
        words = self.queries.words(action.query)
        if words is None:
            await answer_tap(query, sender.say("search-gone"))
            return
        await answer_tap(query)
        await self._offer(update, Target(sender, ()), [words], muted=False)

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
        topics = read_topics(_text_behind(update, context, target))
        await self._offer(update, target, topics, muted=muted)

    async def _offer(
        self, update: Update, target: Target, topics: Sequence[str], *, muted: bool
    ) -> None:
        """Shows what topics would do, with a button that keeps those that are new."""
        sender = target.sender
        subscription = self.senders.subscription(sender)
        if subscription is None:
            await reply(update, _needs_subscription(target))
            return
        if unusable := self._unusable(target, topics, muted=muted):
            await reply_plain(update, unusable)
            return
        there = self.topics.of(subscription.id)
        known = [topic for topic in there if same(topic.words) in map(same, topics)]
        kept = [topic.words for topic in known if topic.muted == muted]
        said = [self._say_added(target, Added.KNOWN, words, muted=muted) for words in kept]
        new = [words for words in topics if same(words) not in map(same, kept)]
        if said:
            await reply_plain(update, *said)
        if not new:
            return
        muting = [topic.words for topic in there if topic.muted and topic not in known]
        language = sender.language
        tried = [
            self._preview(words, () if muted else muting, language, muting=muted) for words in new
        ]
        number = self._number("\n".join(new), sender)
        keep = KeepTopic(number, muted, sender.chat_id if target.name else None)
        await reply(update, topic_preview(tried, keep, sender.say, target.name))

    def _number(self, words: str, sender: Sender) -> int:
        return self.queries.number(words, self.clock(), sender.user_id)

    def _preview(
        self, words: str, muted: Sequence[str], language: str, *, muting: bool
    ) -> TopicPreview:
        found = self.matches.preview(words, muted, language, muting=muting)
        return TopicPreview(words, found.count, found.of, found.newest, found.also, found.hidden)

    def _keep(
        self, target: Target, subscription: Subscription, topics: Sequence[str], *, muted: bool
    ) -> str:
        """Keeps topics while there is room, and says what became of each."""
        lines, left_out = [], []
        for words in topics:
            added = self.topics.add(subscription.id, words, muted=muted)
            if added is Added.FULL:
                left_out.append(words)
            else:
                lines.append(self._say_added(target, added, words, muted=muted))
        if left_out:
            say = target.sender.say
            lines.append(say("topic-full", most=MOST_TOPICS, to=target.to))
            lines += [say("topic-not-kept", words=words) for words in left_out]
        return "\n".join(lines)

    def _list(self, target: Target, subscription: Subscription) -> Message:
        topics, sender = self.topics.of(subscription.id), target.sender
        chat_id = sender.chat_id if target.name else None
        return topic_list(topics, sender.say, chat_id, target.name)

    def _unusable(self, target: Target, topics: Sequence[str], *, muted: bool) -> str | None:
        """Says why some words make no topic; ``None`` when all do."""
        say = target.sender.say
        if len(topics) > _MOST_AT_ONCE:
            return say("topics-too-many", count=len(topics), most=_MOST_AT_ONCE)
        if any(len(words) > LONGEST for words in topics):
            return say("topic-too-long", most=LONGEST)
        if not topics or not all(map(is_topic, topics)):
            return say("mute-usage" if muted else "follow-usage", to=target.to)
        return None

    def _say_added(self, target: Target, added: Added, words: str, *, muted: bool) -> str:
        if added is Added.KNOWN:
            key = "topic-muted-already" if muted else "topic-followed-already"
        else:
            key = "topic-muted" if muted else "topic-followed"
        return target.sender.say(key, words=words, to=target.to)


def _text_behind(update: Update, context: Context, target: Target) -> str:
    """Returns what follows the command and the chat's name, on its lines as it was typed."""
    before = 1 + len(context.args or []) - len(target.words)
    return " ".join(said_in(written(update)).split(maxsplit=before)[before:])


def _needs_subscription(target: Target) -> Message:
    return with_subscribe_button(target.sender, "topic-needs-subscription", target.name)
