"""Whose token it is, or why Telegram does not say."""

from http import HTTPStatus

import pytest
from aiohttp import web

from bot.client.identity import NotTelegram, OutOfReach, WrongToken, identify
from bot.offline.standin import StandIn


async def test_telegram_knows_the_token(telegram: StandIn) -> None:
    assert await identify(telegram.token, telegram.url) == telegram.world.bot.username


async def test_telegram_does_not_know_the_token(telegram: StandIn) -> None:
    assert await identify("1:wrong", telegram.url) == WrongToken()


async def test_telegram_is_out_of_order(telegram: StandIn) -> None:
    telegram.faults.error("getMe", code=502, description="Bad Gateway")

    assert await identify(telegram.token, telegram.url) == OutOfReach("Bad Gateway")


async def test_nobody_answers() -> None:
    assert isinstance(await identify("1:x", "http://127.0.0.1:9"), OutOfReach)


@pytest.mark.parametrize("status", [200, 403, 404, 502])
async def test_something_else_answers(unused_tcp_port: int, status: int) -> None:
    async def page(_: web.BaseRequest) -> web.Response:
        return web.Response(text="<html>Welcome</html>", status=HTTPStatus(status))

    runner = web.ServerRunner(web.Server(page))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()

    found = await identify("1:x", f"http://127.0.0.1:{unused_tcp_port}")
    await runner.cleanup()

    assert found == NotTelegram()
