"""Writes down a conversation with the bot as a person sees it: a transcript in Markdown.

A script says what people do; after each step the recorder waits until the bot has nothing more to
do and writes what came: new messages, messages that changed, passing notes. A text that was shown
before is named by its first line. ``check`` compares the whole with the golden file; with
``PAPERGRAM_WRITE_GOLDEN=1`` in the environment it writes that file anew instead.
"""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from bot.offline.standin import Chat, Message, Person
from tests.stage import Stage

WRITE = "PAPERGRAM_WRITE_GOLDEN"
_BOT = "Papergram"
_SEED_DAY = "2026-02-16"


class Recorder:
    """One transcript, over a running stage."""

    def __init__(self, stage: Stage, title: str, golden: Path, seed: Path) -> None:
        self.stage = stage
        self.seed = seed
        self._golden = golden
        self._lines = [f"# {title}", ""]
        self._edits: dict[Message, int] = {}
        self._shown: set[str] = set()

    # --- the script

    def heading(self, text: str) -> None:
        """Begins a scene."""
        self._lines += [f"## {text}", ""]

    def note(self, text: str) -> None:
        """Tells what the reader of the transcript has to know."""
        self._write(f"*{text}*")

    async def says(
        self, person: Person, text: str, chat: Chat | None = None, thread: int | None = None
    ) -> None:
        """Somebody writes; in a channel it is a post."""
        self._write(f"**{_name(person)}**{_place(chat, thread)}: {text}")
        person.say(text, chat, thread=thread)
        await self.settle()

    async def starts(self, person: Person, payload: str = "") -> None:
        """Somebody presses Start, or follows a link to the bot."""
        self._write(f"**{_name(person)}** presses Start {payload}".rstrip())
        person.start(payload)
        await self.settle()

    async def taps(
        self, person: Person, label: str, chat: Chat | None = None, message: Message | None = None
    ) -> None:
        """Somebody taps a button, by its label or data: of the newest message that has it."""
        found = message or self._newest_with(label, chat or person.chat)
        button = found.button(label)
        self._write(f"**{_name(person)}**{_place(chat, None)} taps [{button['text']}]")
        pressed = person.press(found, label)
        await self.settle()
        answer = await pressed
        if answer.text:
            self._write(f"*{'alert' if answer.alert else 'passing note'}: {answer.text}*")
        if answer.url:
            self._write(f"*opens {answer.url}*")

    async def forges(self, person: Person, data: str, message: Message) -> None:
        """Somebody's client sends data that the message's buttons do not have."""
        self._write(f"**{_name(person)}** sends `{data}` as the data of a button")
        answer = await person.forge(message, data)
        await self.settle()
        self._write(f"*passing note: {answer.text}*")

    async def happens(self, what: str, act: Callable[[], object]) -> None:
        """Anything else: ``what`` is written, ``act`` is done."""
        self._write(f"*{what}*")
        act()
        await self.settle()

    async def report_arrives(self, day: date, text: str | None = None) -> None:
        """A day's report falls into the folder."""
        self._write(f"*A report for {day} arrives.*")
        name = self.seed.name.replace(_SEED_DAY, day.isoformat())
        seed = self.seed.read_text(encoding="utf-8").replace(_SEED_DAY, day.isoformat())
        (self.stage.folder / name).write_text(text or seed, encoding="utf-8")
        await self.stage.scan()
        await self.settle()

    async def time_is(self, moment: datetime) -> None:
        """The clock moves on."""
        self._write(f"*It is {moment:%Y-%m-%d %H:%M} UTC.*")
        self.stage.clock.now = moment
        await self.settle()

    def check(self) -> None:
        """The transcript is as the golden file has it; or writes that file, when told to."""
        text = "\n".join(self._lines).rstrip() + "\n"
        if os.environ.get(WRITE):
            self._golden.write_text(text, encoding="utf-8")
            return
        assert self._golden.exists(), f"no transcript yet; {WRITE}=1 writes it"
        assert text == self._golden.read_text(encoding="utf-8"), f"if it is meant: {WRITE}=1"

    # --- the screen

    async def settle(self) -> None:
        """Waits until the bot has handled everything and sent what it owes; writes what is new."""
        world = self.stage.telegram.world
        await self.stage.telegram.wait(
            lambda: world.updates.is_polled and not len(world.updates), what="the bot to listen"
        )
        await self.stage.bot.application.update_queue.join()
        await self.stage.settle()
        for chat in list(world.chats.values()):
            for message in list(chat.messages.values()):
                if message.is_outgoing and self._edits.get(message) != message.edits:
                    self._show(message, chat)
                    self._edits[message] = message.edits

    def _show(self, message: Message, chat: Chat) -> None:
        changed = " changes its message" if message in self._edits else ""
        silent = " (without a sound)" if message.disable_notification and not changed else ""
        self._write(f"**{_BOT}**{changed}{_place(chat, message.thread)}{silent}:")
        lines = message.text.split("\n")
        if message.text in self._shown and len(lines) > 1:
            lines = [lines[0], "… (as above)"]
        self._shown.add(message.text)
        if message.file is not None:
            lines.insert(0, f"📎 {message.file.name}")
        if message.link_preview and "url" in message.link_preview:
            lines.insert(0, f"🖼 {message.link_preview['url']}")
        rows = (message.markup or {}).get("inline_keyboard", [])
        if rows:
            lines.append("")
        lines += [" ".join(_button(button) for button in row) + "  " for row in rows]
        self._lines[-1:] = [*(f"> {line}  ".rstrip(" ") + "  " for line in lines), ""]

    def _newest_with(self, label: str, chat: Chat) -> Message:
        for message in reversed(chat.messages.values()):
            if not message.deleted and any(
                label in (b["text"], b.get("callback_data")) for b in message.buttons
            ):
                return message
        raise LookupError(f"no message with a button {label!r} in {chat!r}")

    def _write(self, line: str) -> None:
        self._lines += [line, ""]


def _button(button: dict[str, object]) -> str:
    return f"`[{button['text']}]`" if "callback_data" in button else f"`[{button['text']} ↗]`"


def _name(person: Person) -> str:
    return person.user.first_name


def _place(chat: Chat | None, thread: int | None) -> str:
    """Where, unless it is the private chat."""
    if chat is None or chat.type == "private":
        return ""
    topic = f", topic “{chat.topics[thread].name}”" if thread in chat.topics and thread else ""
    return f" in “{chat.title}”{topic}"
