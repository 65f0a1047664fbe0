"""/start, /subscribe, /unsubscribe, /status: who gets the push, when, and why it is quiet."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

from telegram import Update

from bot.cards.actions import SetSubscription
from bot.cards.callback_data import encode
from bot.cards.links import read_day, read_paper
from bot.cards.message import Button, message
from bot.cards.settings import in_words
from bot.cards.styled import plain
from bot.chat.handlers.digests import Reading
from bot.chat.permissions import may_change
from bot.chat.prompts import named, offer
from bot.chat.replies import reply, reply_plain
from bot.chat.sender import Asker, asker_of, pressed, subscription_of
from bot.chat.services import Context, Services
from bot.chat.target import Aim, aim, look
from bot.chat.words.hours import is_late, read_wishes, say_hour, say_next, say_when, say_zone
from bot.chat.words.reasons import key_of
from bot.client.sending import note
from bot.delivery.schedule.due import is_news
from bot.papers import State, Subscription
from bot.store.ledger.ledger import DigestRecord
from bot.store.subscriptions import ASKED, Wish

Opening = Callable[[Update, Asker], Awaitable[None]]
"""Answers a start parameter."""


class Subscribing:
    """The handlers around a subscription."""

    def __init__(
        self, services: Services, cards: Reading, links: Mapping[str, Opening] | None = None
    ) -> None:
        """``links`` are what else a start parameter opens in the private chat."""
        self._services = services
        self._cards = cards
        self._links = links or {}

    async def start(self, update: Update, context: Context) -> None:
        """Says what this is, subscribes a private chat, sends the newest digest at once."""
        asker = asker_of(update, self._services)
        parameter = context.args[0] if context.args and len(context.args) == 1 else ""
        if paper := read_paper(parameter):
            await self._cards.send_card(update, asker, paper)
            return
        if day := read_day(parameter):
            await self._cards.send_overview(update, asker, day, everything=True)
            return
        if not asker.private:
            await reply_plain(update, asker.say("welcome-group"))
            return
        if opening := self._links.get(parameter):
            await opening(update, asker)
            return
        known = self._services.store.subscriptions.get(asker.chat_id)
        if known is not None and known.active:
            subscription = known
        else:
            subscription = self._subscribe(asker, known)
        newest = self._services.store.papers.newest_day()
        fresh = is_news(subscription, newest)
        if fresh:
            self._services.planning.owe_greeting(subscription, self._services.clock())
        else:
            self._services.planning.plan(self._services.clock())
        hour, zone = say_hour(subscription.time), say_zone(subscription.zone)
        await reply_plain(
            update,
            asker.say("welcome"),
            asker.say("welcome-subscribed", time=hour, zone=zone),
            asker.say("welcome-next", when=self._next(asker)),
            asker.say("welcome-newest" if newest else "welcome-no-digest"),
        )
        if fresh:
            await self._services.push.send_to(subscription.id)
        elif newest:
            await self._cards.send_overview(update, asker, newest)

    async def subscribe(self, update: Update, context: Context) -> None:
        """``/subscribe [@channel] [HH:MM] [Zone]``: switches the push on, with these wishes."""
        target = await aim(update, context, self._services)
        if target is not None:
            await self._switch_on(update, target)

    async def unsubscribe(self, update: Update, context: Context) -> None:
        """``/unsubscribe [@channel]``: ends the push; the settings are kept."""
        target = await aim(update, context, self._services)
        if target is not None:
            await self._switch_off(update, target)

    async def ask_to_stop(self, update: Update, context: Context) -> None:
        """ "Stop" in plain words: the button that does it."""
        asker = asker_of(update, self._services)
        if subscription_of(asker, self._services) is None:
            await reply(update, offer(asker, "not-subscribed"))
            return
        button = Button(asker.say("button-unsubscribe"), encode(SetSubscription(False)))
        await reply(update, message(plain(asker.say("stop-ask")), ((button,),)))

    async def press(self, update: Update, context: Context, action: SetSubscription) -> None:
        """The same by button."""
        query, asker = pressed(update, self._services)
        if not await may_change(update, context, asker):
            return
        await note(query)
        switch = self._switch_on if action.on else self._switch_off
        await switch(update, Aim(asker, ()))

    def take_up(
        self, asker: Asker, hour: time | None = None, zone: str | None = None, name: str = ""
    ) -> str:
        """Subscribes and plans; what to tell the asker. ``name`` is that of another chat."""
        known = self._services.store.subscriptions.get(asker.chat_id, asker.thread_id)
        subscription = self._subscribe(asker, known, hour=hour, zone=zone)
        self._services.planning.plan(self._services.clock())
        at, where = say_hour(subscription.time), say_zone(subscription.zone)
        text = asker.say("subscribed", time=at, zone=where, when=self._next(asker))
        return f"{name}\n{text}" if name else text

    async def status(self, update: Update, context: Context) -> None:
        """The ledger in words: what came when, what is due when, why it is quiet."""
        target = await look(update, context, self._services)
        if target is None:
            return
        asker, name = target.asker, target.name
        subscription = subscription_of(asker, self._services)
        if subscription is None:
            await reply(update, offer(asker, "status-off", name=name))
            return
        say, hour = asker.say, say_hour(subscription.time)
        zone = say_zone(subscription.zone)
        words = in_words(
            subscription,
            zone,
            say,
            follows=self._services.store.topics.follows(subscription.id),
            to=named(name),
        )
        lines = [name, say("status-subscribed", time=hour, zone=zone)]
        lines += [words[setting] for setting in ("style", "language", "quiet", "only")]
        record = self._services.store.ledger.last_record(subscription.id)
        lines += self._last(asker, subscription, record)
        lines.append(self._newest(target, subscription, record))
        now, spread = self._services.clock(), self._services.planning.spread
        today = now.astimezone(ZoneInfo(subscription.zone)).date()
        has_todays = subscription.last_digest is not None and subscription.last_digest >= today
        if is_late(subscription, now, spread) and not has_todays:
            lines.append(say("status-waiting", time=hour))
        lines.append(say("status-next", when=self._next(asker)))
        await reply_plain(update, *lines)

    async def _switch_on(self, update: Update, target: Aim) -> None:
        asker = target.asker
        hour, zone, unread = read_wishes(target.words)
        if unread:
            usage = asker.say("subscribe-usage", word=unread[:40], to=named(target.name))
            await reply_plain(update, usage)
            return
        text = self.take_up(asker, hour, zone, target.name)
        # A button would be about the chat that it is shown in.
        button = Button(asker.say("button-unsubscribe"), encode(SetSubscription(False)))
        await reply(update, message(plain(text), () if target.name else ((button,),)))
        self._services.push.wake()  # only now: the day's digest follows the confirmation

    async def _switch_off(self, update: Update, target: Aim) -> None:
        asker = target.asker
        off = self._services.store.subscriptions.switch_off(
            asker.chat_id, ASKED, self._services.clock(), asker.thread_id
        )
        key = "unsubscribed" if off else "not-subscribed"
        await reply(update, offer(asker, key, name=target.name))

    def _subscribe(
        self,
        asker: Asker,
        known: Subscription | None,
        hour: time | None = None,
        zone: str | None = None,
    ) -> Subscription:
        """Switches on with the given hour and zone, else those from before, else the defaults."""
        defaults = self._services.defaults
        wish = Wish(
            private=asker.private,
            # a group's own choice outlasts who subscribes it again
            language=known.language if known and not asker.private else asker.language,
            time=hour if hour is not None else (known.time if known else defaults.time),
            zone=zone or (known.zone if known else defaults.zone),
            style=known.style if known else defaults.style,
        )
        now = self._services.clock()
        return self._services.store.subscriptions.subscribe(
            asker.chat_id, asker.thread_id, wish, now
        )

    def _next(self, asker: Asker) -> str:
        """When the next push comes, for a chat that is subscribed."""
        subscription = self._services.store.subscriptions.get(asker.chat_id, asker.thread_id)
        assert subscription is not None
        spread = self._services.planning.spread
        return say_next(subscription, self._services.clock(), spread, asker.say)

    def _last(
        self, asker: Asker, subscription: Subscription, record: DigestRecord | None
    ) -> list[str]:
        say = asker.say
        if record is None:
            return [say("status-never")]
        sent, total = record.states.get(State.SENT, 0), sum(record.states.values())
        day, now = record.day.isoformat(), self._services.clock()
        if sent == total:
            when = say_when(record.at, subscription.zone, now, say)
            lines = [say("status-last", date=day, when=when)]
        else:
            lines = [say("status-partly", date=day, sent=sent, total=total)]
        if failed := record.states.get(State.FAILED, 0):
            reason = say(key_of(record.reason))
            lines.append(say("status-failed", date=day, count=failed, reason=reason))
        if unknown := record.states.get(State.UNKNOWN, 0):
            lines.append(say("status-unknown", date=day, count=unknown))
        return lines

    def _newest(self, target: Aim, subscription: Subscription, record: DigestRecord | None) -> str:
        """Which report is the newest, and what became of it here."""
        say, newest = target.asker.say, self._services.store.papers.newest_day()
        if newest is None:
            return say("status-empty")
        key = "status-newest-unseen"
        if subscription.last_digest is not None and subscription.last_digest >= newest:
            if record is not None and record.day >= newest:
                if set(record.states) == {State.SENT}:
                    key = "status-newest"
            elif record is not None or self._has_nothing(subscription, newest):
                key = "status-newest-nothing"  # it was looked at, and nothing of it was owed
        return say(key, date=newest.isoformat(), to=named(target.name))

    def _has_nothing(self, subscription: Subscription, day: date) -> bool:
        selection = self._services.store.matches.selection(day, subscription)
        return not selection.shown(self._services.store.papers.of_day(day))
