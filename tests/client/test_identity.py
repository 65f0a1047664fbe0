"""Whose token it is, or why Telegram does not say."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from aiohttp import web

from bot.client.identity import (
    NotNow,
    NotTelegram,
    Obstacle,
    OutOfReach,
    WrongToken,
    identify,
)
from bot.offline.standin import StandIn


async def test_telegram_knows_the_token(telegram: StandIn) -> None:
    assert await identify(telegram.token, telegram.url) == telegram.world.bot.username


async def test_telegram_does_not_know_the_token(telegram: StandIn) -> None:
    assert await identify("1:wrong", telegram.url) == WrongToken()


async def test_telegram_is_out_of_order(telegram: StandIn) -> None:
    telegram.faults.error("getMe", code=502, description="Bad Gateway")

    assert await identify(telegram.token, telegram.url) == NotNow("Bad Gateway")


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1:9", "no connection to 127.0.0.1"),
        ("telegram.invalid", "the name telegram.invalid is not found"),
    ],
)
async def test_nobody_answers_which_is_said_in_words(host: str, said: str) -> None:
    assert await identify("1:x", f"http://{host}") == OutOfReach(said)


async def test_telegram_wants_a_pause(telegram: StandIn) -> None:
    telegram.faults.flood(7, "getMe")

    found = await identify(telegram.token, telegram.url)

    assert isinstance(found, NotNow)
    assert found.wait == timedelta(seconds=7)


PAGES = [
    *((status, "<html>Welcome</html>", NotTelegram) for status in (200, 302, 403, 404)),
    (200, '{"status": "up"}', NotTelegram),
    (404, '{"detail": "Not Found"}', NotTelegram),
    (200, '{"ok": true, "result": tr', NotTelegram),
    (200, '{"ok": true, "result": {}}', NotTelegram),
    (200, '{"ok": true, "result": true}', NotTelegram),
    (502, "<html>nginx</html>", NotNow),
    (404, '{"ok": false, "error_code": 404, "description": "Not Found"}', WrongToken),
    (200, '{"ok": false, "error_code": 401, "description": "Unauthorized"}', WrongToken),
]


@pytest.mark.parametrize(("status", "text", "kind"), PAGES)
async def test_what_an_answer_means(
    unused_tcp_port: int, status: int, text: str, kind: type[Obstacle]
) -> None:
    async def page(_: web.BaseRequest) -> web.Response:
        return web.Response(text=text, status=HTTPStatus(status))

    runner = web.ServerRunner(web.Server(page))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()

    found = await identify("1:x", f"http://127.0.0.1:{unused_tcp_port}")
    await runner.cleanup()

    assert isinstance(found, kind)
