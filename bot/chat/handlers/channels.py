"""A post forwarded from a channel: the offer to bring the digest there."""

from telegram import Message, MessageOriginChannel, Update

from bot.cards.actions import SubscribeChannel
from bot.cards.callback_data import encode
from bot.cards.message import Button, message
from bot.cards.styled import plain
from bot.chat.handlers.digests import DigestHandlers, paper_in
from bot.chat.handlers.subscriptions import SubscriptionHandlers
from bot.chat.replies import reply, reply_plain, show
from bot.chat.sender import pressed, sender_of
from bot.chat.services import Context, Services
from bot.chat.target import say_refusal, target_of_button
from bot.client.chats import Refusal, open_chat


class ChannelHandlers:
    """The handlers of forwarded posts."""

    def __init__(
        self, services: Services, reading: DigestHandlers, subscribing: SubscriptionHandlers
    ) -> None:
        self._services = services
        self._reading = reading
        self._subscribing = subscribing

    def takes(self, message: Message) -> bool:
        """Whether a message was forwarded from a channel."""
        return isinstance(message.forward_origin, MessageOriginChannel)

    async def forwarded(self, update: Update, context: Context) -> None:
        """Offers to subscribe the channel; a post about a paper opens the paper instead."""
        sender, post = sender_of(update, self._services), update.effective_message
        assert post is not None
        assert isinstance(post.forward_origin, MessageOriginChannel)
        if paper_in(post):
            await self._reading.plain_words(update, context)
            return
        channel = post.forward_origin.chat
        entry = await open_chat(context.bot, channel.id, sender.user_id)
        if isinstance(entry, Refusal):
            name = f"@{channel.username}" if channel.username else (channel.title or "")
            await reply_plain(update, say_refusal(sender, entry, name))
            return
        button = Button(sender.say("button-subscribe"), encode(SubscribeChannel(entry.chat_id)))
        offer = message(plain(sender.say("channel-offer", name=entry.name)), ((button,),))
        await reply(update, offer)

    async def press(self, update: Update, context: Context, action: SubscribeChannel) -> None:
        """Subscribes the channel, if the presser still may."""
        query, sender = pressed(update, self._services)
        target = await target_of_button(update, context, self._services, action.chat_id)
        if target is None:
            return
        subscription = self._subscribing.switch_on(target.sender)
        with self._services.delivery.owing(subscription) as status:
            said = self._subscribing.confirmation(target, status)
            await show(query, sender, message(plain(said)))
