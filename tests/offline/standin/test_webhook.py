"""Updates by webhook: in order, with the secret, again until taken."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.offline.standin import ManualClock, Person, StandIn
from tests.offline.standin.conftest import Call


@dataclass
class Hook:
    """A bot's web server."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    taken: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)


@pytest.fixture
async def hook(telegram: StandIn) -> AsyncIterator[Hook]:
    """Answers with ``statuses`` in turn, then with 200."""
    state = Hook()

    async def handle(request: web.BaseRequest) -> web.Response:
        status = state.statuses.pop(0) if state.statuses else 200
        state.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if status == 200:
            state.taken.append(await request.json())
        telegram.world.changes.tell()
        return web.Response(status=status, headers=state.headers)

    runner = web.ServerRunner(web.Server(handle))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    state.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield state
    await runner.cleanup()


async def test_updates_are_delivered_in_order_with_the_secret(
    telegram: StandIn, anna: Person, api: Call, hook: Hook
) -> None:
    """Updates from before the webhook are delivered too."""
    anna.say("one")
    await api("setWebhook", url=hook.url, secret_token="s-1")
    anna.say("two")

    await telegram.wait(lambda: len(hook.taken) == 2)

    assert [update["message"]["text"] for update in hook.taken] == ["one", "two"]
    assert hook.secrets == ["s-1", "s-1"]


async def test_an_update_comes_again_until_it_is_taken(
    telegram: StandIn, anna: Person, api: Call, hook: Hook, clock: ManualClock
) -> None:
    """The bot may say how long to wait in between."""
    hook.statuses, hook.headers = [500], {"Retry-After": "30"}
    await api("setWebhook", url=hook.url)
    anna.say("one")
    await telegram.wait(lambda: telegram.world.webhook.last_error_date)
    info = await api("getWebhookInfo")
    clock.advance(29)
    before = list(hook.taken)
    clock.advance(1)
    await telegram.wait(lambda: hook.taken)

    assert (
        info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info["pending_update_count"] == 1
    assert before == []


async def test_after_the_webhook_updates_wait_for_polling(
    telegram: StandIn, anna: Person, api: Call, hook: Hook
) -> None:
    """Pending updates may also be dropped."""
    await api("setWebhook", url=hook.url)
    await api("deleteWebhook")
    anna.say("one")

    assert len(await api("getUpdates")) == 1
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []
    assert hook.taken == []
