"""The visitor of the page, who acts as a reader in the chats and uses the panel beside them."""

import dataclasses
import re
from datetime import timedelta

from bot.offline.demo.page.items import Json
from bot.offline.demo.page.panel import next_look
from bot.offline.demo.page.reports import Reports
from bot.offline.demo.page.requests import (
    AdvanceClock,
    BlockBot,
    ChangeLanguage,
    CorrectReport,
    FeedToday,
    FloodNext,
    LoseAnswer,
    NewReport,
    PageRequest,
    PressStart,
    SendText,
    TapButton,
)
from bot.offline.stage import Stage
from bot.offline.standin import Chat
from bot.texts.catalogue import FALLBACK, language_of

FLOOD_SECONDS = 5
_CHATS = {
    "en": ("Reading group", "Papers", "AI papers daily"),
    "zh": ("读书小组", "论文", "每日 AI 论文"),
}
"""What the other chats are called: a group, a topic in it, and a channel."""
_PATIENCE = 15.0
"""Seconds until a tap that the bot does not answer stops waiting."""


class Visitor:
    """The visitor of the page; all tabs are the same visitor."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.reader = stage.telegram.person("You")
        self.reports = Reports(stage)

    def arrive(self, languages: str) -> None:
        """Presses Start for the first page that is opened, in the language of its browser.

        There are other chats from then on too. ``languages`` is the browser's ``Accept-Language``.
        """
        if not self.reader.chat.messages:
            preferred = re.split("[,;]", languages)[0].strip()
            code = language_of(preferred, FALLBACK)
            self._change_language(code)
            self._set_up_chats(*_CHATS.get(code, _CHATS[FALLBACK]))
            self.reader.start()

    async def aclose(self) -> None:
        """Ends corrections that still run."""
        await self.reports.aclose()

    async def carry_out(self, request: PageRequest) -> Json:
        """Carries out a request of the page and returns its answer.

        Raises ``ValueError`` or ``LookupError`` for an impossible request, and ``TimeoutError``
        when the bot does not answer a tap.
        """
        stage = self.stage
        match request:
            case SendText():
                self.reader.say(
                    request.text, self._chat(request.chat), thread=request.topic or None
                )
            case TapButton():
                return await self._press(request)
            case PressStart():
                self.reader.start(request.payload)
            case ChangeLanguage():
                self._change_language(request.code)
            case BlockBot():
                self.reader.block()
            case AdvanceClock():
                await self._advance(request)
            case FloodNext():
                stage.telegram.faults.flood(FLOOD_SECONDS, "send*", times=1)
            case LoseAnswer():
                stage.telegram.faults.drop("send*", processed=True, times=1)
            case NewReport():
                return await self.reports.arrive()
            case FeedToday():
                return await self.reports.feed()
            case CorrectReport():
                return await self.reports.correct()
        return {}

    async def _press(self, request: TapButton) -> Json:
        try:
            message = self._chat(request.chat).messages[request.message]
            rows = (message.markup or {}).get("inline_keyboard", [])
            data = rows[request.row][request.column]["callback_data"]
        except LookupError:  # changed or deleted since the page showed it
            raise LookupError("this button is no longer there") from None
        answer = await self.reader.tap(message, data, within=_PATIENCE)
        return {"text": answer.text, "alert": answer.alert, "url": answer.url}

    async def _advance(self, request: AdvanceClock) -> None:
        if request.to == "hour":
            await self.stage.advance_to(self.stage.clock() + timedelta(hours=1))
        elif upcoming := next_look(self.stage):
            await self.stage.advance_to(upcoming.next_due)
        else:
            raise LookupError("nobody is subscribed")

    def _change_language(self, code: str) -> None:
        """Sets the language of the reader's Telegram."""
        reader, world = self.reader, self.stage.telegram.world
        reader.user = dataclasses.replace(reader.user, language_code=code)
        world.users[reader.id] = reader.user
        world.changes.tell(reader.id)

    def _chat(self, chat_id: int) -> Chat:
        chat = self.stage.telegram.world.chats.get(chat_id)
        if chat is None:
            raise LookupError("there is no such chat")
        return chat

    def _set_up_chats(self, of_group: str, of_topic: str, of_channel: str) -> None:
        """Creates a group with a topic and a channel of these names, with the bot in both."""
        reader = self.reader
        group = reader.create_forum(of_group)
        reader.add_bot(group)
        reader.promote_bot(group)
        reader.open_topic(group, of_topic)
        channel = reader.create_channel(of_channel)
        reader.promote_bot(channel)
