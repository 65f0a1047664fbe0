"""/settings: by button, in words, by a city's name, by a place on the map."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from telegram import Message as SentMessage
from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.cards.actions import Choose, OpenSettings
from bot.cards.message import Message, message
from bot.cards.settings import CHOICES, SettingsView, in_words, settings
from bot.chat.permissions import check_rights
from bot.chat.replies import confirm, reply, reply_plain, show, with_subscribe_button
from bot.chat.senders import Clock, Context, Sender, Senders, said_in, written
from bot.chat.target import Target, target_of
from bot.chat.words.cities import find_zone, zone_at
from bot.chat.words.hours import say_next, say_zone
from bot.chat.words.settings import Unread, read_change
from bot.client.sending import answer_tap
from bot.delivery.requests import Requests
from bot.delivery.schedule.status import PushStatus
from bot.papers import Change, Subscription
from bot.store.papers import Papers
from bot.store.readers import Readers
from bot.store.subscriptions import Subscriptions
from bot.store.topics import Topics
from bot.texts.catalogue import catalogues
from bot.texts.say import Say

_PATIENCE = timedelta(minutes=10)
"""How long after the menu of zones a city's name is taken as its answer."""


@dataclass(frozen=True, slots=True)
class SettingsHandlers:
    """The handlers around a subscription's settings."""

    senders: Senders
    delivery: Requests
    subscriptions: Subscriptions
    topics: Topics
    papers: Papers
    readers: Readers
    clock: Clock
    _asked: dict[int, datetime] = field(default_factory=dict)
    """When a private chat last opened the menu of zones."""

    async def command(self, update: Update, context: Context) -> None:
        """Shows what is set, with buttons; ``/settings time 08:30`` sets it."""
        target = await target_of(update, context, self.senders)
        sender = target.sender
        if not target.words:
            subscription = self.senders.subscription(sender)
            if subscription is None:
                await reply(update, with_subscribe_button(sender, "status-off", name=target.name))
            elif target.name:
                lines = self._in_words(target, subscription).values()
                typed = sender.say("settings-typed-for", name=target.name)
                await reply_plain(update, target.name, *lines, "", typed)
            else:
                status = self.delivery.status(subscription)
                await reply(update, self._panel(status, sender))
            return
        change = read_change(target.words, catalogues())
        if isinstance(change, Unread):
            await reply_plain(update, _say_unread(target, change))
            return
        await self._set(update, target, change)

    async def open(self, update: Update, context: Context, action: OpenSettings) -> None:
        """Shows a menu, or all settings again."""
        query, sender = self.senders.of_tap(update)
        if action.menu and action.menu not in CHOICES:
            await answer_tap(query, sender.say("old-button"))
            return
        subscription = await self._changeable(update, context, sender)
        if action.menu == "zone" and sender.private:
            now = self.clock()
            for chat in [c for c, at in self._asked.items() if now - at > _PATIENCE]:
                del self._asked[chat]
            self._asked[sender.chat_id] = now
        status = self.delivery.status(subscription)
        await show(query, sender, self._panel(status, sender, action.menu))

    async def choose(self, update: Update, context: Context, action: Choose) -> None:
        """Sets a setting by button."""
        query, sender = self.senders.of_tap(update)
        subscription = await self._changeable(update, context, sender)
        change = read_change([action.setting, action.value], catalogues())
        if isinstance(change, Unread):
            await answer_tap(query, sender.say("old-button"))
            return
        changed = self._change(subscription, sender, change)
        sender = self.senders.of(update)  # perhaps in another language now
        # The hour and the days are often set in several taps: the menu stays.
        menu = action.setting if action.setting in ("time", "days") else ""
        with self.delivery.owing(changed) as status:
            await show(query, sender, self._panel(status, sender, menu))

    async def place(self, update: Update, context: Context) -> None:
        """Sets the zone of a shared location; the place itself is not kept."""
        sender, place = self.senders.of(update), written(update).location
        assert place is not None
        await self._set_zone(update, sender, zone_at(place.latitude, place.longitude), "📍")

    async def city(self, update: Update, context: Context) -> None:
        """Sets the zone of a city whose name answers the menu of zones."""
        sender = self.senders.of(update)
        await check_rights(update, context, sender)
        word = said_in(written(update))
        await self._set_zone(update, sender, find_zone(word), word)

    def awaits(self, message: SentMessage) -> bool:
        """Whether a message answers the menu of zones: a reply to it, or a city soon after it."""
        if not message.text:
            return False
        if message.reply_to_message is not None and message.reply_to_message.text:
            asks = [say("ask-zone") for say in catalogues().values()]
            return message.reply_to_message.text.endswith(tuple(asks))
        asked = self._asked.get(message.chat.id)
        if asked is None:
            return False
        late = self.clock() - asked > _PATIENCE
        if late or find_zone(message.text) is None:
            del self._asked[message.chat.id]
            return False
        return True

    async def _set_zone(self, update: Update, sender: Sender, zone: str | None, word: str) -> None:
        if zone is None:
            await reply_plain(update, sender.say("zone-unread", word=word[:40]))
        else:
            await self._set(update, Target(sender, ()), Change("zone", zone))

    async def _set(self, update: Update, target: Target, change: Change) -> None:
        """Changes a setting and says what it is now and when the next push comes."""
        sender = target.sender
        subscription = self.senders.subscription(sender)
        self._asked.pop(sender.chat_id, None)
        if subscription is None:
            if self._keep_language(sender, change):  # it needs no subscription
                await reply_plain(update, self.senders.of(update).say("settings-done"))
            else:
                await reply(update, with_subscribe_button(sender, "status-off", name=target.name))
            return
        changed = self._change(subscription, sender, change)
        sender = self.senders.of(update)  # perhaps in another language now
        say = sender.say
        lines = self._in_words(replace(target, sender=sender), changed)
        with self.delivery.owing(changed) as status:
            # One mark is enough: without the line's own.
            done = filter(None, ("✅", target.name, lines[change.field].partition(" ")[2]))
            when = say("settings-next", when=self._when(status, say))
            await confirm(update, message(f"{' '.join(done)}\n{when}"))

    def _change(self, subscription: Subscription, sender: Sender, change: Change) -> Subscription:
        """Stores the change; returns the subscription as it is after it."""
        now = self.clock()
        self._keep_language(sender, change)
        return self.subscriptions.change(subscription.id, change, now)

    def _keep_language(self, sender: Sender, change: Change) -> bool:
        """Stores a change that is a person's own language; returns whether it is one."""
        if change.field != "language" or not sender.private:
            return False
        self.readers.choose_language(sender.user_id, str(change.value))
        return True

    def _panel(self, status: PushStatus, sender: Sender, menu: str = "") -> Message:
        when = self._when(status, sender.say)
        view = view_of(status.subscription, self.topics, self.papers)
        return settings(view, when, sender.say, menu)

    def _in_words(self, target: Target, subscription: Subscription) -> dict[str, str]:
        view = view_of(subscription, self.topics, self.papers, target.to)
        return in_words(view, target.sender.say)

    def _when(self, status: PushStatus, say: Say) -> str:
        """Says when the next push comes; a change may have made one due now."""
        if status.digest_owed:
            return say("when-now")
        return say_next(status, self.clock(), say)

    async def _changeable(self, update: Update, context: Context, sender: Sender) -> Subscription:
        """Returns a button's subscription; stops when there is none that the sender may change."""
        await check_rights(update, context, sender)
        subscription = self.senders.subscription(sender)
        if subscription is None:
            assert update.callback_query is not None
            await answer_tap(update.callback_query, sender.say("not-subscribed", to=""))
            raise ApplicationHandlerStop
        return subscription


def view_of(
    subscription: Subscription, topics: Topics, papers: Papers, to: str = ""
) -> SettingsView:
    """Returns a subscription with the words for its settings.

    ``topics`` know what it follows, ``papers`` in which language reports come; ``to`` follows
    commands in the words.
    """
    return SettingsView(
        subscription,
        say_zone(subscription.zone),
        {code: say("language-name") for code, say in catalogues().items()},
        topics.follows(subscription.id),
        papers.foreign_language(subscription.language),
        to,
    )


def _say_unread(target: Target, unread: Unread) -> str:
    say, word = target.sender.say, unread.word[:40]
    if unread.setting == "zone" and word:
        return say("zone-unread", word=word)
    ways = say("settings-ways", to=target.to)
    if unread.setting and not word:
        return say("settings-missing", word=unread.name[:40]) + "\n" + ways
    return say("settings-unread", word=word) + "\n" + ways
