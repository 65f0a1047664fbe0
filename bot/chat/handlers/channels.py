"""Posts forwarded from a channel: the offer to subscribe that channel."""

from dataclasses import dataclass

from telegram import Message, MessageOriginChannel, Update

from bot.cards.actions import SubscribeChannel
from bot.cards.message import button, message
from bot.chat.handlers.digests import DigestHandlers, papers_in
from bot.chat.handlers.subscriptions import SubscriptionHandlers
from bot.chat.replies import reply, reply_plain, show
from bot.chat.senders import Context, Senders, written
from bot.chat.target import say_refusal, target_of_button
from bot.client.chats import Refusal, open_chat
from bot.delivery.requests import Requests


@dataclass(frozen=True, slots=True)
class ChannelHandlers:
    """The handlers of forwarded posts."""

    senders: Senders
    reading: DigestHandlers
    subscribing: SubscriptionHandlers
    delivery: Requests

    def takes(self, message: Message) -> bool:
        """Whether a message was forwarded from a channel."""
        return isinstance(message.forward_origin, MessageOriginChannel)

    async def forwarded(self, update: Update, context: Context) -> None:
        """Offers to subscribe the channel; a post about a paper opens the paper instead."""
        sender, post = self.senders.of(update), written(update)
        assert isinstance(post.forward_origin, MessageOriginChannel)
        if papers_in(post):
            await self.reading.plain_words(update, context)
            return
        channel = post.forward_origin.chat
        entry = await open_chat(context.bot, channel.id, sender.user_id)
        if isinstance(entry, Refusal):
            name = f"@{channel.username}" if channel.username else (channel.title or "")
            await reply_plain(update, say_refusal(sender, entry, name))
            return
        key = button(sender.say("button-subscribe"), SubscribeChannel(entry.chat_id))
        await reply(update, message(sender.say("channel-offer", name=entry.name), ((key,),)))

    async def press(self, update: Update, context: Context, action: SubscribeChannel) -> None:
        """Subscribes the channel, if the person who pressed still may."""
        query, sender = self.senders.of_tap(update)
        target = await target_of_button(update, context, self.senders, action.chat_id)
        subscription = self.subscribing.switch_on(target.sender)
        with self.delivery.owing(subscription, greeting=True) as status:
            said = self.subscribing.confirmation(target, status)
            await show(query, sender, message(said))
