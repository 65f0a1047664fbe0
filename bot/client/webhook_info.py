"""What Telegram says of the bot's webhook, for those who look from outside."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.client.answers import Refusal, one_line
from bot.client.raw import RawCalls
from bot.client.transport import Transport


@dataclass(frozen=True, slots=True)
class WebhookInfo:
    """Where Telegram delivers updates, and how that goes."""

    url: str
    """Empty when the bot asks for them."""
    pending: int
    """How many updates wait."""
    error: str = ""
    error_at: datetime | None = None
    """When the last delivery failed; ``None`` when none did."""


async def ask_webhook(token: str, api_url: str) -> WebhookInfo | str:
    """Asks the Telegram at ``api_url`` once; returns a reason when it does not say.

    ``token`` is the bot's.
    """
    transport = Transport()
    await transport.initialize()
    try:
        answer = await RawCalls(transport, f"{api_url}/bot{token}").call("getWebhookInfo")
    finally:
        await transport.shutdown()
    return answer.reason if isinstance(answer, Refusal) else read_webhook(answer)


def read_webhook(answer: object) -> WebhookInfo | str:
    """Returns what the result of getWebhookInfo says, or why it says nothing."""
    match answer:
        case {"url": str(url), "pending_update_count": int(pending), **more}:
            error, at = more.get("last_error_message"), more.get("last_error_date")
            if not isinstance(error, str) or not isinstance(at, int) or not 0 < at < 2**33:
                return WebhookInfo(url, pending)
            return WebhookInfo(url, pending, one_line(error), datetime.fromtimestamp(at, UTC))
    return "an answer that is not Telegram's"
