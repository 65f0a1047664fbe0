"""The demo on a terminal: a person types, the bot answers, a number presses a button."""

import asyncio
import contextlib
import sys
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console

from bot.offline.stage import set_stage
from bot.offline.standin import Message, StandIn
from bot.terminal import draw

_HELLO = """[bold]Papergram, here on your machine.[/bold]
Type to the bot as you would in Telegram: [bold]/start[/bold], words to search for, /help.
Press a button by typing its number. Ctrl-D leaves.
"""


async def chat(console: Console) -> None:
    """Lets a person chat with the bot until they leave."""
    console.print(_HELLO)
    async with set_stage() as stage:
        stage.drop_seeds()
        await stage.start()
        screen = _Screen(stage.telegram, console)
        session: PromptSession[str] = PromptSession("You> ")
        watching = asyncio.create_task(screen.watch())
        try:
            with patch_stdout(raw=True), contextlib.suppress(EOFError, KeyboardInterrupt):
                # The prompt owns the screen; whatever is printed beside it goes through the patch.
                screen.console = Console(file=sys.stdout, force_terminal=True, highlight=False)
                while True:
                    await screen.enter((await session.prompt_async()).strip())
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching


class _Screen:
    """The messages that the person has seen, and the buttons that they can press."""

    def __init__(self, telegram: StandIn, console: Console) -> None:
        self.console = console
        self._telegram = telegram
        self._reader = telegram.person("You")
        self._shown: dict[int, int] = {}
        self._buttons: dict[int, tuple[Message, dict[str, Any]]] = {}

    async def enter(self, line: str) -> None:
        """Carries out a line that the person typed: a button's number, or something to say."""
        if not line:
            return
        if line.isdigit() and int(line) in self._buttons:
            await self._press(*self._buttons[int(line)])
        elif line.partition(" ")[0] == "/start":
            self._reader.start(line.removeprefix("/start").strip())
        else:
            self._reader.say(line)

    async def watch(self) -> None:
        """Prints what the bot sends and changes, as it comes."""
        while True:
            for message in self._unseen():
                self._show(message)
            await self._telegram.wait(
                lambda: bool(self._unseen()), chat=self._reader, within=86_400
            )

    async def _press(self, message: Message, button: dict[str, Any]) -> None:
        if "url" in button:
            self._reader.open(button["url"])
            return
        try:
            answer = await self._reader.tap(message, button["callback_data"])
        except (LookupError, TimeoutError):  # the message has changed since
            self.console.print("[dim]That button is gone.[/dim]")
            return
        if answer.text:
            self.console.print(f"[dim]{answer.text}[/dim]")

    def _unseen(self) -> list[Message]:
        sent = self._telegram.sent(self._reader)
        return [m for m in sent if self._shown.get(m.id) != m.edits]

    def _show(self, message: Message) -> None:
        title = "Papergram" if message.id not in self._shown else "Papergram changed a message"
        self._shown[message.id] = message.edits
        labels = []
        for row in (message.markup or {}).get("inline_keyboard", []):
            labels.append([self._number(message, button) for button in row])
        self.console.print(draw(message.html, labels, title))

    def _number(self, message: Message, button: dict[str, Any]) -> str:
        number = len(self._buttons) + 1
        self._buttons[number] = (message, button)
        label = str(button["text"])
        return label if label == str(number) else f"{number} · {label}"
