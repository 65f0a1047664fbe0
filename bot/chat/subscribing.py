"""/start, /subscribe, /unsubscribe, /status: who gets the push, when, and why it is quiet."""

from datetime import time

from telegram import Update
from telegram.ext import ContextTypes

from bot.arxiv import find_id
from bot.cards.actions import SetSubscription, encode
from bot.cards.message import Button, Message, message
from bot.cards.styled import plain
from bot.chat.answers import note, reply, reply_plain
from bot.chat.asker import Asker, asker_of, may_change
from bot.chat.hours import read_hour, read_zone, say_hour, say_when
from bot.chat.reading import Reading
from bot.chat.services import Services
from bot.delivery.plan import is_news
from bot.papers import State, Subscription
from bot.store.subscriptions import ASKED, Wish

Context = ContextTypes.DEFAULT_TYPE


class Subscribing:
    """The handlers around a subscription."""

    def __init__(self, services: Services, cards: Reading) -> None:
        self._services = services
        self._cards = cards

    async def start(self, update: Update, context: Context) -> None:
        """Says what this is, subscribes a private chat, sends the newest digest at once."""
        asker = asker_of(update, self._services)
        if paper := _linked_paper(context.args or []):
            await self._cards.send_card(update, asker, paper)
            return
        if not asker.private:
            await reply_plain(update, asker.say("welcome-group"))
            return
        known = self._services.subscriptions.get(asker.chat_id)
        if known is not None and known.active:
            subscription = known
        else:
            subscription = self._subscribe(asker, known)
        newest = self._services.papers.newest_day()
        fresh = is_news(subscription, newest)
        if fresh:
            self._services.push.owe_greeting(subscription)
        else:
            self._services.push.plan()
        hour, zone = say_hour(subscription.time), subscription.zone
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
        """``/subscribe [HH:MM] [Zone]``: switches the push on, with these wishes."""
        asker = asker_of(update, self._services)
        if not await may_change(update, context.bot):
            await reply_plain(update, asker.say("only-admins"))
            return
        hour, zone = None, None
        for word in context.args or []:
            if (found_hour := read_hour(word)) is not None:
                hour = found_hour
            elif (found_zone := read_zone(word)) is not None:
                zone = found_zone
            else:
                await reply_plain(update, asker.say("subscribe-usage", word=word[:40]))
                return
        known = self._services.subscriptions.get(asker.chat_id, asker.thread_id)
        subscription = self._subscribe(asker, known, hour=hour, zone=zone)
        await self._confirm(update, asker, subscription)

    async def unsubscribe(self, update: Update, context: Context) -> None:
        """Ends the push; the settings are kept."""
        asker = asker_of(update, self._services)
        if not await may_change(update, context.bot):
            await reply_plain(update, asker.say("only-admins"))
            return
        off = self._services.subscriptions.switch_off(
            asker.chat_id, ASKED, self._services.clock(), asker.thread_id
        )
        await reply(update, _offer(asker, "unsubscribed" if off else "not-subscribed"))

    async def press(self, update: Update, context: Context, action: SetSubscription) -> None:
        """The same by button."""
        asker = asker_of(update, self._services)
        assert update.callback_query is not None
        if not await may_change(update, context.bot):
            await note(update.callback_query, asker.say("only-admins"))
            return
        await note(update.callback_query)
        if action.on:
            await self.subscribe(update, context)
        else:
            await self.unsubscribe(update, context)

    async def status(self, update: Update, context: Context) -> None:
        """The ledger in words: what came when, what is due when, why it is quiet."""
        asker = asker_of(update, self._services)
        subscription = self._services.subscriptions.get(asker.chat_id, asker.thread_id)
        if subscription is None or not subscription.active:
            await reply(update, _offer(asker, "status-off"))
            return
        say, hour = asker.say, say_hour(subscription.time)
        lines = [say("status-subscribed", time=hour, zone=subscription.zone)]
        lines += self._last(asker, subscription)
        newest = self._services.papers.newest_day()
        if newest is None:
            lines.append(say("status-empty"))
        elif subscription.last_digest is not None and subscription.last_digest >= newest:
            lines.append(say("status-newest", date=newest.isoformat()))
        else:
            lines.append(say("status-newest-unseen", date=newest.isoformat()))
        if subscription.waiting:
            lines.append(say("status-waiting", time=hour))
        lines.append(say("status-next", when=self._next(asker)))
        await reply_plain(update, *lines)

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
            language=asker.language,
            time=hour if hour is not None else (known.time if known else defaults.time),
            zone=zone or (known.zone if known else defaults.zone),
            style=known.style if known else defaults.style,
        )
        now = self._services.clock()
        return self._services.subscriptions.subscribe(asker.chat_id, asker.thread_id, wish, now)

    async def _confirm(self, update: Update, asker: Asker, subscription: Subscription) -> None:
        self._services.push.plan()
        hour, zone = say_hour(subscription.time), subscription.zone
        text = asker.say("subscribed", time=hour, zone=zone, when=self._next(asker))
        button = Button(asker.say("button-unsubscribe"), encode(SetSubscription(False)))
        await reply(update, message(plain(text), ((button,),)))
        self._services.push.wake()  # only now: the day's digest follows the confirmation

    def _next(self, asker: Asker) -> str:
        """When the next push comes, for a chat that is subscribed."""
        subscription = self._services.subscriptions.get(asker.chat_id, asker.thread_id)
        assert subscription is not None
        now = self._services.clock()
        when = say_when(subscription.next_due, subscription.zone, now, asker.say)
        return asker.say("when-arrival", when=when) if subscription.waiting else when

    def _last(self, asker: Asker, subscription: Subscription) -> list[str]:
        record = self._services.ledger.last_record(subscription.id)
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
            lines.append(say("status-failed", date=day, count=failed, reason=record.reason))
        if unknown := record.states.get(State.UNKNOWN, 0):
            lines.append(say("status-unknown", date=day, count=unknown))
        return lines


def _offer(asker: Asker, key: str) -> Message:
    """A text with the button that subscribes."""
    button = Button(asker.say("button-subscribe"), encode(SetSubscription(True)))
    return message(plain(asker.say(key)), ((button,),))


def _linked_paper(args: list[str]) -> str | None:
    """The paper of a deep link: ``p_2602_12617``."""
    if len(args) == 1 and args[0].startswith("p_"):
        return find_id(args[0].removeprefix("p_").replace("_", "."))
    return None
