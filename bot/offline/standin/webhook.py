"""Delivers updates to the bot's webhook, one after the other, until each is taken.

Waits between attempts grow to about a minute; ``Retry-After`` counts up to an hour. A method call
in the body of an answer is not carried out. Source: Bot API, setWebhook; tdlib/telegram-bot-api
``WebhookActor``.
"""

from __future__ import annotations

import asyncio

import aiohttp

from bot.offline.standin.world import World

_MAX_BACKOFF = 64.0
_MAX_RETRY_AFTER = 3600.0


async def deliver(world: World) -> None:
    """Delivers updates until its task is cancelled."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        while True:
            world.webhook_changed.clear()
            changed = asyncio.ensure_future(world.webhook_changed.wait())
            delivery = asyncio.ensure_future(_deliver(world, session))
            try:
                await asyncio.wait({changed, delivery}, return_when=asyncio.FIRST_COMPLETED)
                if delivery.done():
                    delivery.result()
                    await changed
            finally:
                changed.cancel()
                delivery.cancel()


async def _deliver(world: World, session: aiohttp.ClientSession) -> None:
    backoff = 1.0
    while world.webhook.url:
        number, update = await world.updates.first()
        wait = await _post(world, session, update)
        if wait is None:
            world.updates.confirm(number + 1)
            backoff = 1.0
        else:
            await world.clock.sleep(wait or backoff)
            backoff = min(backoff * 2, _MAX_BACKOFF)


async def _post(world: World, session: aiohttp.ClientSession, update: object) -> float | None:
    """Posts one update; returns ``None`` when it is taken, else the seconds that the bot asks for.

    They are 0 when it does not say.
    """
    webhook = world.webhook
    headers = {}
    if webhook.secret_token:
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
    try:
        async with session.post(webhook.url, json=update, headers=headers) as response:
            if 200 <= response.status < 300:
                return None
            reason = f"Wrong response from the webhook: {response.status} {response.reason}"
            retry_after = response.headers.get("Retry-After", "")
    except (aiohttp.ClientError, TimeoutError) as error:
        reason, retry_after = f"Connection failed: {error}", ""
    webhook.last_error_date, webhook.last_error_message = world.now(), reason
    world.changes.tell()
    return min(float(retry_after), _MAX_RETRY_AFTER) if retry_after.isdigit() else 0.0
