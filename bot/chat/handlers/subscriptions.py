"""/start, /subscribe, /unsubscribe, /status: who gets the push, when, and why it is quiet."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from telegram import Update

from bot.cards.actions import SetSubscription
from bot.cards.links import names_something, read_day, read_paper
from bot.cards.message import Keyboard, button, message
from bot.cards.settings import in_words, likely_places, say_days
from bot.chat.handlers.digests import DigestHandlers
from bot.chat.handlers.settings import view_of
from bot.chat.permissions import check_rights
from bot.chat.replies import confirm, reply, reply_plain, with_subscribe_button
from bot.chat.senders import Clock, Context, Sender, Senders
from bot.chat.target import Target, target_of, viewed_target
from bot.chat.words.hours import read_hour_and_zone, say_hour, say_next, say_when, say_zone
from bot.chat.words.places import guess_zone
from bot.chat.words.reasons import key_of
from bot.client.pace.overall import Lane
from bot.client.sending import answer_tap
from bot.delivery.requests import Requests
from bot.delivery.schedule.status import PushStatus
from bot.papers import State, Subscription
from bot.store.ledger.ledger import DigestRecord, Ledger
from bot.store.matches import Matches
from bot.store.papers import Papers
from bot.store.subscriptions import ASKED, Preferences, Subscriptions
from bot.store.topics import Topics

Opening = Callable[[Update, Sender], Awaitable[None]]
"""Answers a start parameter."""


@dataclass(frozen=True, slots=True)
class SubscriptionHandlers:
    """The handlers around a subscription."""

    senders: Senders
    cards: DigestHandlers
    links: Mapping[str, Opening]
    delivery: Requests
    subscriptions: Subscriptions
    papers: Papers
    topics: Topics
    matches: Matches
    ledger: Ledger
    clock: Clock
    defaults: Preferences

    async def start(self, update: Update, context: Context) -> None:
        """Says what this is, subscribes a private chat, sends the newest digest at once."""
        sender = self.senders.of(update)
        parameter = context.args[0] if context.args and len(context.args) == 1 else ""
        if await self._follow_link(update, sender, parameter):
            return
        if not sender.private:
            await reply_plain(update, sender.say("welcome-group"))
            return
        if opening := self.links.get(parameter):
            await opening(update, sender)
            return
        known = self.subscriptions.get(sender.chat_id)
        guessed = self._guessed_zone(update) if known is None else None
        subscription = known if known and known.active else self.switch_on(sender, zone=guessed)
        newest = self.papers.newest_day()
        hour, zone = say_hour(subscription.time), say_zone(subscription.zone)
        days = say_days(subscription.days, sender.say)
        reports_in = self.papers.foreign_language(sender.language)
        async with self.delivery.greeting(subscription) as status:
            lines = [
                sender.say("welcome"),
                "",
                sender.say("welcome-subscribed", days=days, time=hour, zone=zone),
                sender.say("welcome-next", when=self._next(sender, status)),
            ]
            keyboard: Keyboard = ()
            if guessed:
                lines.append(sender.say("welcome-zone"))
                keyboard = likely_places(guessed, zone, self.clock(), sender.say)
            if reports_in:
                lines.append(sender.say("welcome-language", language=reports_in))
            lines += ["", sender.say("welcome-newest" if newest else "welcome-no-digest")]
            await reply(update, message("\n".join(lines), keyboard), lane=Lane.GREETING)
        if newest and not status.digest_owed:
            await self.cards.send_overview(update, sender, newest, lane=Lane.GREETING)

    def _guessed_zone(self, update: Update) -> str:
        code = update.effective_user.language_code if update.effective_user else None
        return guess_zone(code, self.defaults.language, self.defaults.zone)

    async def _follow_link(self, update: Update, sender: Sender, parameter: str) -> bool:
        """Shows the paper or day that a link names, or says that it is not here.

        Returns whether that is the whole answer: somebody new is greeted as well.
        """
        if paper := read_paper(parameter):
            shown = await self.cards.send_card(update, sender, paper)
        elif day := read_day(parameter):
            shown = await self.cards.send_overview(update, sender, day, everything=True)
        elif names_something(parameter):
            shown = False
            await reply_plain(update, sender.say("link-unknown"))
        else:
            return False
        return shown or not sender.private or self.senders.subscription(sender) is not None

    async def subscribe(self, update: Update, context: Context) -> None:
        """Switches the push on, as in ``/subscribe [@channel] [HH:MM] [Zone]``."""
        await self._switch_on(update, await target_of(update, context, self.senders))

    async def unsubscribe(self, update: Update, context: Context) -> None:
        """Ends the push, as in ``/unsubscribe [@channel]``; the settings are kept."""
        await self._switch_off(update, await target_of(update, context, self.senders))

    async def ask_to_stop(self, update: Update, context: Context) -> None:
        """Answers "stop" in plain words with the button that ends the push."""
        sender = self.senders.of(update)
        if self.senders.subscription(sender) is None:
            await reply(update, with_subscribe_button(sender, "not-subscribed"))
            return
        key = button(sender.say("button-unsubscribe"), SetSubscription(False))
        await reply(update, message(sender.say("stop-ask"), ((key,),)))

    async def press(self, update: Update, context: Context, action: SetSubscription) -> None:
        """Switches the push on or off by button."""
        query, sender = self.senders.of_tap(update)
        await check_rights(update, context, sender)
        await answer_tap(query)
        switch = self._switch_on if action.on else self._switch_off
        await switch(update, Target(sender, ()))

    def switch_on(
        self, sender: Sender, hour: time | None = None, zone: str | None = None
    ) -> Subscription:
        """Subscribes with the given hour and zone, else those from before, else the defaults."""
        known = self.subscriptions.get(sender.chat_id, sender.thread_id)
        usual = known or self.defaults
        wish = Preferences(
            private=sender.private,
            # a group's own choice outlasts who subscribes it again
            language=known.language if known and not sender.private else sender.language,
            time=hour if hour is not None else usual.time,
            zone=zone or usual.zone,
            style=usual.style,
        )
        now = self.clock()
        return self.subscriptions.subscribe(sender.chat_id, sender.thread_id, wish, now)

    def confirmation(self, target: Target, status: PushStatus) -> str:
        """Returns what to tell the sender after a subscription was switched on."""
        say, subscription = target.sender.say, status.subscription
        at, where = say_hour(subscription.time), say_zone(subscription.zone)
        days = say_days(subscription.days, say)
        when = self._next(target.sender, status)
        text = say("subscribed", days=days, time=at, zone=where, when=when)
        return f"{target.name}\n{text}" if target.name else text

    async def status(self, update: Update, context: Context) -> None:
        """Says what came when, what is due when, and why it is quiet."""
        target = await viewed_target(update, context, self.senders)
        sender, name = target.sender, target.name
        subscription = self.senders.subscription(sender)
        if subscription is None:
            await reply(update, with_subscribe_button(sender, "status-off", name=name))
            return
        say, hour = sender.say, say_hour(subscription.time)
        zone = say_zone(subscription.zone)
        words = in_words(view_of(subscription, self.topics, self.papers, target.to), say)
        days = say_days(subscription.days, say)
        lines = [name, say("status-subscribed", days=days, time=hour, zone=zone)]
        lines += [line for field, line in words.items() if field not in ("days", "time", "zone")]
        if subscription.paused_since is not None:
            since = say_when(subscription.paused_since, subscription.zone, self.clock(), say)
            reason = say(key_of(subscription.pause_reason))
            lines.append(say("status-paused", when=since, reason=reason))
        record = self.ledger.last_record(subscription.id)
        lines += self._last(sender, subscription, record)
        lines.append(self._newest(target, subscription, record))
        status = self.delivery.status(subscription)
        if status.missing:
            lines.append(say("status-waiting", time=hour))
        lines += self.delivery.expectation(subscription.zone, say)
        lines.append(say("status-next", when=self._next(sender, status)))
        await reply_plain(update, *lines)

    async def _switch_on(self, update: Update, target: Target) -> None:
        sender = target.sender
        hour, zone, unread = read_hour_and_zone(target.words)
        if unread:
            usage = sender.say("subscribe-usage", word=unread[:40], to=target.to)
            await reply_plain(update, usage)
            return
        # A button would be about the chat that it is shown in.
        key = button(sender.say("button-unsubscribe"), SetSubscription(False))
        keyboard = () if target.name else ((key,),)
        if zone is None and sender.private and self.subscriptions.get(sender.chat_id) is None:
            zone = self._guessed_zone(update)
        with self.delivery.owing(self.switch_on(sender, hour, zone), greeting=True) as status:
            await confirm(update, message(self.confirmation(target, status), keyboard))

    async def _switch_off(self, update: Update, target: Target) -> None:
        sender = target.sender
        off = self.subscriptions.switch_off(sender.chat_id, ASKED, self.clock(), sender.thread_id)
        key = "unsubscribed" if off else "not-subscribed"
        await confirm(update, with_subscribe_button(sender, key, name=target.name))

    def _next(self, sender: Sender, status: PushStatus) -> str:
        return say_next(status, self.clock(), sender.say)

    def _last(
        self, sender: Sender, subscription: Subscription, record: DigestRecord | None
    ) -> list[str]:
        say = sender.say
        if record is None:
            return [say("status-never")]
        sent, failed, unknown = (
            record.states.get(state, 0) for state in (State.SENT, State.FAILED, State.UNKNOWN)
        )
        total = sum(record.states.values())
        day, now = record.day, self.clock()
        lines = []
        if sent == total:
            when = say_when(record.at, subscription.zone, now, say)
            is_newest = record.day == self.papers.newest_day()
            lines.append(
                say("status-last-newest" if is_newest else "status-last", date=day, when=when)
            )
        elif failed + unknown < total:
            lines.append(say("status-partly", date=day, sent=sent, total=total))
        if failed:
            reason = say(key_of(record.reason or ""))
            lines.append(say("status-failed", date=day, count=failed, reason=reason))
        if unknown:
            lines.append(say("status-unknown", date=day, count=unknown))
        return lines

    def _newest(
        self, target: Target, subscription: Subscription, record: DigestRecord | None
    ) -> str | None:
        """Says what became of the newest report here, unless ``record`` is of it."""
        say, newest = target.sender.say, self.papers.newest_day()
        if newest is None:
            return say("status-empty")
        if record is not None and record.day >= newest:
            return None
        looked_at = subscription.last_digest is not None and subscription.last_digest >= newest
        nothing = looked_at and (record is not None or self._has_nothing(subscription, newest))
        key = "status-newest-nothing" if nothing else "status-newest-unseen"
        return say(key, date=newest, to=target.to)

    def _has_nothing(self, subscription: Subscription, day: date) -> bool:
        selection = self.matches.selection(day, subscription)
        return not selection.shown(self.papers.of_day(day))
