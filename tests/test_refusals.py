"""Every method that the bot calls, refused in every way: the bot goes on, and answers the next.

Updates that do not come in, by polling or by webhook, have tests of their own.
"""

import ast
import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.client import profile
from bot.delivery.round import Round
from bot.errors import ConfigError
from bot.feed.file_report import FileReport
from bot.offline.standin import Message, Person
from bot.offline.standin.faults import Faults, Rule, Schedule
from bot.offline.standin.parameters import documented_name
from tests.stage import Stage, staged

Strike = Callable[[Faults, str], Rule]
ONCE = Schedule(times=1)


def refusal(code: int, description: str) -> Strike:
    return lambda faults, method: faults.error(method, code=code, description=description, **ONCE)


STRIKES: dict[str, Strike] = {
    "400": refusal(400, "Bad Request: something new"),
    "401": refusal(401, "Unauthorized"),
    "403": refusal(403, "Forbidden: something new"),
    "404": refusal(404, "Not Found"),
    "409": refusal(409, "Conflict: something new"),
    "429": lambda faults, method: faults.flood(1, method, **ONCE),
    "500": refusal(500, "Internal Server Error"),
    "502 with HTML": lambda faults, method: faults.page(method, **ONCE),
    "cut JSON": lambda faults, method: faults.cut(method, **ONCE),
    "reset": lambda faults, method: faults.drop(method, processed=False, **ONCE),
}

IN_CHAT = (
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "answerInlineQuery",
    "sendDocument",
    "getChat",
    "getChatMember",
    "sendChatAction",
    "sendPhoto",
    "setMessageReaction",
)
"""What a person's doing makes the bot call."""
DECORATION = ("setMyCommands", "setMyDescription", "setMyShortDescription")
DECIDES = ("getMe",)
ELSEWHERE = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
"""How updates come in."""

_SHORTCUTS = {"answer": ("answerCallbackQuery", "answerInlineQuery"), "initialize": ("getMe",)}
"""Calls of the library under other names."""


def test_the_table_has_every_method_that_the_bot_calls() -> None:
    called: set[str] = set()
    for path in (Path(profile.__file__).parent).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                called.update(_SHORTCUTS.get(node.attr, ()))
                method = documented_name(node.attr.replace("_", ""))
                called.update((method,) if method and "_" in node.attr else ())

    assert called - {*ELSEWHERE} == {*IN_CHAT, *DECORATION, *DECIDES}


class Scene:
    """An administrator who does all that makes the bot call something, and a bystander."""

    def __init__(self, stage: Stage, anna: Person) -> None:
        self.stage = stage
        self.anna = anna
        self.channel = anna.create_channel("Papers", username="papers")
        anna.promote_bot(self.channel)

    async def prepare(self) -> None:
        """Gets the messages whose buttons are pressed later."""
        self.overview = await self.get("/today", "1")
        self.card = await self.get("/paper 2602.12617", "🔖 Save")
        self.saved = await self.get("/saved", "📎 BibTeX", first="/save 2602.12617")

    async def get(self, words: str, label: str, first: str = "") -> Message:
        """Returns the answer to words that has a button with this label."""
        for said in filter(None, (first, words)):
            self.anna.say(said)
        return await self.stage.telegram.wait_for_message(
            self.anna, lambda message: _has(message, label)
        )

    def act(self, method: str) -> object:  # noqa: PLR0911  a row each
        """Makes the bot call ``method``, and waits for nothing."""
        anna = self.anna
        match method:
            case "sendMessage":
                return anna.say("/help")
            case "editMessageText":
                return anna.press(self.overview, "1")
            case "editMessageReplyMarkup":
                return anna.press(self.card, "🔖 Save")
            case "answerInlineQuery":
                return anna.type_inline("robots")
            case "sendDocument" | "answerCallbackQuery":
                return anna.press(self.saved, "📎 BibTeX")
            case "sendChatAction":
                return anna.say("/stats")
            case "sendPhoto":
                return None  # it follows by itself
            case "setMessageReaction":
                return anna.say("/unsubscribe", chat=self.channel)
            case "getChat" | "getChatMember":
                return anna.say("/subscribe @papers")
        raise LookupError(method)


def _has(message: Message, label: str) -> bool:
    return any(button["text"] == label for button in message.buttons)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    admin = 500_000_001
    async with staged(tmp_path, admins=(admin,)) as stage:
        made = Scene(stage, stage.telegram.person("Anna", language_code="en"))
        await made.prepare()
        yield made


@pytest.mark.parametrize("kind", STRIKES)
async def test_a_refusal_keeps_nobody_waiting(scene: Scene, kind: str) -> None:
    telegram = scene.stage.telegram
    ben = telegram.person("Ben", language_code="en")
    await scene.stage.answer(ben, "/help")
    rules = {method: STRIKES[kind](telegram.faults, method) for method in IN_CHAT}
    for method in IN_CHAT:
        scene.act(method)
        struck = partial(getattr, rules[method], "struck")
        await telegram.wait(struck, within=20, what=f"a call of {method}")

        assert (await scene.stage.answer(ben, "/help")).text.startswith("Send words"), method
    await telegram.wait_for_poll()


@pytest.mark.parametrize("kind", STRIKES)
async def test_a_start_needs_nothing_decorative(tmp_path: Path, kind: str) -> None:
    async with staged(tmp_path) as stage:
        await stage.stop()
        rules = [STRIKES[kind](stage.telegram.faults, method) for method in DECORATION]
        await stage.start()
        ben = stage.telegram.person("Ben", language_code="en")

        assert (await stage.answer(ben, "/help")).text.startswith("Send words")
        await stage.telegram.wait(lambda: all(rule.struck for rule in rules))


@pytest.mark.parametrize("kind", STRIKES)
async def test_who_the_bot_is_decides_whether_it_starts(tmp_path: Path, kind: str) -> None:
    async with staged(tmp_path) as stage:
        await stage.stop()
        STRIKES[kind](stage.telegram.faults, "getMe")
        if kind in ("401", "404"):
            with pytest.raises(ConfigError, match=r"telegram\.token"):
                await stage.start()
            return
        await stage.start()
        ben = stage.telegram.person("Ben", language_code="en")

        assert (await stage.answer(ben, "/help")).text.startswith("Send words")


async def test_it_answers_while_it_looks_into_the_folder_for_the_first_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(tmp_path) as stage:
        await stage.stop()
        go, scan = asyncio.Event(), Round.scan

        async def slow(self: Round, *, at_once: bool = False) -> list[FileReport]:
            await go.wait()
            return await scan(self, at_once=at_once)

        monkeypatch.setattr(Round, "scan", slow)
        starting = asyncio.create_task(stage.start())
        ben = stage.telegram.person("Ben", language_code="en")

        assert (await stage.answer(ben, "/help")).text.startswith("Send words")
        go.set()
        await starting
