"""A person with Telegram: what they can do to a bot, and what comes back."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import parse_qs, urlsplit

from bot.offline.standin.accounts import Account
from bot.offline.standin.changes import PATIENCE
from bot.offline.standin.formatting import NO_TEXT, FormattedText, formatted, plain
from bot.offline.standin.methods.sending import origin_of
from bot.offline.standin.objects import message_object, user_object
from bot.offline.standin.queries import CallbackQuery, InlineAnswer, InlineQuery, TapAnswer
from bot.offline.standin.state import Chat, Json, Member, Message


class Person(Account):
    """Somebody with an account. Chats default to the private one with the bot.

    Methods are immediate, except ``tap`` and ``ask_inline``, which wait for the bot.
    """

    # --- talking

    def start(self, payload: str = "") -> Message:
        """Presses Start, or opens the deep link ``t.me/bot?start=payload``."""
        if payload and not re.fullmatch("[A-Za-z0-9_-]{1,64}", payload):
            raise ValueError(f"{payload!r} is no start parameter")
        self.chat.started = True
        self.unblock()
        return self.say(f"/start {payload}".strip())

    def say(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Writes a text, which in a channel is a post. Commands and links in it are detected."""
        body = plain(text)
        if not body.text:
            raise ValueError("Telegram does not send empty messages")
        return self._post(chat, body, {}, thread=thread, reply_to=reply_to)

    def edit(self, message: Message, text: str) -> None:
        """Changes a text that this person wrote."""
        message.body, message.edit_date = plain(text), self.world.now()
        kind = "edited_channel_post" if message.chat.type == "channel" else "edited_message"
        self._tell(kind, message)

    def share_location(
        self, latitude: float, longitude: float, chat: Chat | None = None
    ) -> Message:
        """Shares a place."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._post(chat, NO_TEXT, {"location": place})

    def send_sticker(self, emoji: str = "👍", chat: Chat | None = None) -> Message:
        """Sends a sticker, which a text bot cannot use."""
        identifier = self.world.unique_id("sticker")
        sticker: Json = {
            "file_id": identifier,
            "file_unique_id": identifier,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._post(chat, NO_TEXT, {"sticker": sticker})

    def share_chat(self, request_id: int, shared: Chat) -> Message:
        """Chooses a chat for a keyboard button that asked for one."""
        fields = {"chat_shared": {"request_id": request_id, "chat_id": shared.id}}
        return self._post(None, NO_TEXT, fields)

    def forward(self, message: Message, chat: Chat | None = None) -> Message:
        """Forwards a message, for example a channel post to the bot."""
        fields = message.extra | {"forward_origin": origin_of(message)}
        return self._post(chat, message.body, fields)

    # --- pressing

    def press(self, message: Message, button: str) -> asyncio.Future[TapAnswer]:
        """Taps the inline button with this text or data, without waiting for the answer."""
        pressed = message.button(button)
        if "callback_data" not in pressed:
            answer: asyncio.Future[TapAnswer] = asyncio.get_running_loop().create_future()
            answer.set_result(TapAnswer(url=pressed.get("url", "")))
            return answer
        return self._send_tap(message, pressed["callback_data"])

    async def forge(self, message: Message, data: str, *, within: float = PATIENCE) -> TapAnswer:
        """Sends data that no button of the message need have, as a client of one's own can.

        Waits until the bot has answered the tap.
        """
        if not 1 <= len(data.encode()) <= 64:
            raise ValueError(f"Telegram takes 1 to 64 bytes of data, not {data!r}")
        async with asyncio.timeout(within):
            return await self._send_tap(message, data)

    async def tap(self, message: Message, button: str, *, within: float = PATIENCE) -> TapAnswer:
        """Taps an inline button and waits until the bot has answered the tap."""
        async with asyncio.timeout(within):
            return await self.press(message, button)

    def open(self, link: str) -> Message | str:
        """Follows a link: the bot's own ``?start=`` link starts it; any other is returned."""
        parts = urlsplit(link)
        if parts.netloc == "t.me" and parts.path.strip("/") == self.world.bot.username:
            return self.start(parse_qs(parts.query).get("start", [""])[0])
        return link

    # --- inline

    def type_inline(self, query: str, *, offset: str = "") -> asyncio.Future[InlineAnswer]:
        """Types ``@bot query`` in some chat, without waiting for the results."""
        answer: asyncio.Future[InlineAnswer] = asyncio.get_running_loop().create_future()
        world = self.world
        asked = InlineQuery(world.unique_id(), self.user, query, offset, world.clock.time(), answer)
        world.inline_queries[asked.id] = asked
        world.updates.push(
            "inline_query",
            {
                "id": asked.id,
                "from": user_object(self.user),
                "query": query[:256],
                "offset": offset,
                "chat_type": "sender",
            },
        )
        return answer

    async def ask_inline(
        self, query: str, *, offset: str = "", within: float = PATIENCE
    ) -> InlineAnswer:
        """Types ``@bot query`` and waits for the results."""
        async with asyncio.timeout(within):
            return await self.type_inline(query, offset=offset)

    def choose(self, answer: InlineAnswer, result: str, chat: Chat) -> Message:
        """Posts the inline result with this id or title in a chat."""
        chosen = answer.result(result)
        content = chosen.get("input_message_content", {})
        html = content.get("message_text") or chosen.get("caption", "")
        mode = content.get("parse_mode") or chosen.get("parse_mode", "")
        world = self.world
        message = Message(
            world.next_message_id(chat),
            chat,
            world.now(),
            self.user,
            body=formatted(html, mode),
            html=html,
            parse_mode=mode,
            markup=chosen.get("reply_markup"),
            link_preview=content.get("link_preview_options"),
            via_bot=world.bot,
        )
        update: Json = {
            "result_id": chosen["id"],
            "from": user_object(self.user),
            "query": answer.query,
        }
        if message.markup is not None:
            message.inline_id = update["inline_message_id"] = world.unique_id("inline")
            world.inline_messages[message.inline_id] = message
        world.updates.push("chosen_inline_result", update)
        return world.add_message(message)

    # --- inside

    def _send_tap(self, message: Message, data: str) -> asyncio.Future[TapAnswer]:
        answer: asyncio.Future[TapAnswer] = asyncio.get_running_loop().create_future()
        world = self.world
        query = CallbackQuery(
            world.unique_id(),
            self.user,
            message,
            data,
            world.clock.time(),
            answer,
        )
        world.callback_queries[query.id] = query
        update: Json = {
            "id": query.id,
            "from": user_object(self.user),
            "chat_instance": str(message.chat.id * 7919),
            "data": query.data,
        }
        if message.inline_id:
            update["inline_message_id"] = message.inline_id
        elif message.deleted:
            gone = message_object(message, world)
            update["message"] = {"chat": gone["chat"], "message_id": message.id, "date": 0}
        else:
            update["message"] = message_object(message, world)
        world.updates.push("callback_query", update)
        return answer

    def _post(
        self,
        chat: Chat | None,
        body: FormattedText,
        fields: Json,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        chat = chat or self.chat
        if chat is self.chat:
            if chat.blocked:
                raise ValueError(f"{self!r} has blocked the bot")
            chat.started = True
        elif not chat.members.get(self.user.id, Member(self.user, "left")).is_inside:
            raise ValueError(f"{self!r} is not in {chat!r}")
        if thread is not None and thread not in chat.topics:
            raise ValueError(f"no topic {thread} in {chat!r}")
        if thread is None and chat.is_group and not chat.is_forum and reply_to is not None:
            thread = reply_to.id  # a reply in a plain supergroup opens a thread that is no topic
        message = Message(
            self.world.next_message_id(chat),
            chat,
            self.world.now(),
            self.user,
            body=body,
            html=body.text,
            thread=thread if thread != 1 else None,
            direct_topic=self.id if chat.is_direct else None,
            reply_to=reply_to,
            extra=fields,
        )
        self.world.add_message(message)
        self._tell("channel_post" if chat.type == "channel" else "message", message)
        return message

    def _tell(self, kind: str, message: Message) -> None:
        if self._is_seen(message):
            self.world.updates.push(kind, message_object(message, self.world))

    def _is_seen(self, message: Message) -> bool:
        """Whether the bot sees a message. In groups it sees only those that are meant for it."""
        if message.chat.type == "private":
            return True
        own = message.chat.members.get(self.world.bot.id)
        if own is None or not own.is_inside:
            return False
        if own.is_admin or message.reply_to_bot:
            return True
        name = f"@{self.world.bot.username}".lower()
        text = message.text.lower()
        command = re.match(r"/\w+(@\w+)?", text)
        if command is not None:
            return command[1] in (None, name)
        return name in text
