"""Methods that get updates to the bot."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.offline.standin.errors import refuse
from bot.offline.standin.state import Json
from bot.offline.standin.world import Webhook, World

_PORTS = (443, 80, 88, 8443)


async def get_updates(world: World, params: Json) -> list[object]:
    """Returns updates, and waits for the first; only one call may wait at a time."""
    if world.webhook.url:
        raise refuse(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
            409,
        )
    world.updates.allow(params.get("allowed_updates"))
    limit = params.get("limit", 100)
    return await world.updates.fetch(
        params.get("offset", 0),
        limit if 1 <= limit <= 100 else 100,
        min(params.get("timeout", 0), 50),
    )


def set_webhook(world: World, params: Json) -> bool:
    """Delivers updates to a URL from now on; an empty one ends that."""
    secret = params.get("secret_token", "")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise refuse("secret token contains unallowed characters")
    if not 1 <= params.get("max_connections", 40) <= 100:
        raise refuse("max_connections is out of range")
    url = params.get("url", "")
    if url:
        _check_url(url)
    world.updates.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook(
        url=url,
        secret_token=secret,
        max_connections=params.get("max_connections", 40),
        ip_address=params.get("ip_address", ""),
        has_certificate="certificate" in params,
    )
    world.webhook_changed.set()
    return True


def delete_webhook(world: World, params: Json) -> bool:
    """Ends the delivery to a webhook; the bot gets its updates with getUpdates again."""
    if params.get("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook()
    world.webhook_changed.set()
    return True


def get_webhook_info(world: World, _params: Json) -> Json:
    """Returns the WebhookInfo."""
    webhook = world.webhook
    result: Json = {
        "url": webhook.url,
        "has_custom_certificate": webhook.has_certificate,
        "pending_update_count": len(world.updates),
    }
    if webhook.url:
        result["max_connections"] = webhook.max_connections
    if webhook.ip_address:
        result["ip_address"] = webhook.ip_address
    if webhook.last_error_date:
        result["last_error_date"] = webhook.last_error_date
        result["last_error_message"] = webhook.last_error_message
    if world.updates.allowed is not None:
        result["allowed_updates"] = world.updates.allowed
    return result


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    is_local = parts.hostname in ("127.0.0.1", "localhost")  # Telegram itself takes HTTPS only
    if parts.scheme != "https" and not is_local:
        raise refuse("bad webhook: An HTTPS URL must be provided for webhook")
    if not is_local and (parts.port or 443) not in _PORTS:
        raise refuse("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


HANDLERS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
