"""What Telegram says of the bot's webhook."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.webhook_info import WebhookInfo, ask_webhook, read_webhook
from bot.offline.standin import StandIn


async def test_what_is_set_and_how_it_goes(telegram: StandIn, unused_tcp_port: int) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    await telegram.api.call("setWebhook", {"url": url})
    telegram.subscribers(1)[0].say("hello")
    await telegram.wait(lambda: telegram.world.webhook.last_error_date)

    info = await ask_webhook(telegram.token, telegram.url)

    assert isinstance(info, WebhookInfo)
    assert (info.url, info.pending) == (url, 1)
    assert info.error.startswith("Connection failed")
    assert info.error_at == datetime.fromtimestamp(telegram.world.webhook.last_error_date, UTC)


async def test_a_refusal_says_why(telegram: StandIn) -> None:
    assert await ask_webhook("1:wrong", telegram.url) == "Unauthorized"


@pytest.mark.parametrize("said", [None, [], {}, {"url": ""}, {"url": 1}, "x"], ids=str)
def test_what_is_not_telegrams_says_nothing(said: object) -> None:
    assert isinstance(read_webhook(said), str)


@given(st.none() | st.integers() | st.text() | st.floats())
def test_an_error_that_makes_no_sense_is_none(odd: object) -> None:
    said = {"url": "", "pending_update_count": 0, "last_error_date": odd, "last_error_message": odd}

    assert read_webhook(said) == WebhookInfo("", 0)
