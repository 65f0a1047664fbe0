"""What the visitor does: as the reader in the chats, and as fate beside them."""

import dataclasses
from datetime import timedelta

from bot.offline.demo.page.items import Json
from bot.offline.demo.page.orders import (
    Advance,
    Arrive,
    Block,
    Correct,
    Flood,
    Language,
    Lose,
    Order,
    Press,
    Say,
    Start,
)
from bot.offline.demo.page.panel import next_look
from bot.offline.demo.page.reports import Reports
from bot.offline.demo.stage import Stage
from bot.offline.standin import Chat

FLOOD_SECONDS = 5
_PATIENCE = 15.0
"""Seconds until a tap that the bot does not answer stops waiting."""


class Visitor:
    """Somebody at the page; all tabs are the same visitor."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.reports = Reports(stage)
        self._set_up_chats()

    def arrive(self, languages: str) -> None:
        """A page was opened, in a browser that prefers these languages: Start is pressed once."""
        if not self.stage.reader.chat.messages:
            self._speak("zh" if languages.lower().startswith("zh") else "en")
            self.stage.reader.start()

    async def aclose(self) -> None:
        """Ends what is still under way."""
        await self.reports.aclose()

    async def obey(self, order: Order) -> Json:
        """Carries out what the page asks for.

        Raises ``ValueError`` or ``LookupError`` for what cannot be, ``TimeoutError`` when the bot
        leaves a tap without an answer.
        """
        stage = self.stage
        match order:
            case Say():
                stage.reader.say(order.text, self._chat(order.chat), thread=order.topic or None)
            case Press():
                return await self._press(order)
            case Start():
                stage.reader.start(order.payload)
            case Language():
                self._speak(order.code)
            case Block():
                stage.reader.block()
            case Advance():
                await self._advance(order)
            case Flood():
                stage.telegram.faults.flood(FLOOD_SECONDS, "send*", times=1)
            case Lose():
                stage.telegram.faults.drop("send*", processed=True, times=1)
            case Arrive():
                return await self.reports.arrive()
            case Correct():
                return await self.reports.correct()
        return {}

    async def _press(self, order: Press) -> Json:
        try:
            message = self._chat(order.chat).messages[order.message]
            rows = (message.markup or {}).get("inline_keyboard", [])
            data = rows[order.row][order.column]["callback_data"]
        except LookupError:  # changed or deleted since the page showed it
            raise LookupError("this button is no longer there") from None
        answer = await self.stage.reader.tap(message, data, within=_PATIENCE)
        return {"text": answer.text, "alert": answer.alert, "url": answer.url}

    async def _advance(self, order: Advance) -> None:
        clock = self.stage.clock
        if order.to == "hour":
            clock.move_to(clock() + timedelta(hours=1))
        elif upcoming := next_look(self.stage):
            clock.move_to(upcoming.next_due)
        else:
            raise LookupError("nobody is subscribed")
        await self.stage.bot.round.plan()
        self.stage.bot.push.wake()  # also for what waits for a call

    def _speak(self, code: str) -> None:
        """The reader's Telegram is in another language from now on."""
        reader, world = self.stage.reader, self.stage.telegram.world
        reader.user = dataclasses.replace(reader.user, language_code=code)
        world.users[reader.id] = reader.user
        world.changes.tell(reader.id)

    def _chat(self, chat_id: int) -> Chat:
        chat = self.stage.telegram.world.chats.get(chat_id)
        if chat is None:
            raise LookupError("there is no such chat")
        return chat

    def _set_up_chats(self) -> None:
        """Beside the private chat a group with topics and a channel, the bot in both."""
        reader = self.stage.reader
        group = reader.create_forum("Reading group")
        reader.add_bot(group)
        reader.promote_bot(group)
        reader.open_topic(group, "Papers")
        channel = reader.create_channel("AI papers daily")
        reader.promote_bot(channel)
