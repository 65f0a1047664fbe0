"""Who writes to the bot first: how an operator shows that they are its administrator."""

import asyncio
from dataclasses import dataclass

from bot.client.answers import Refusal, one_line
from bot.client.raw import RawCalls
from bot.client.transport import Transport
from bot.client.updates import read_id

_POLL_SECONDS = 10
_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Writer:
    """A person who wrote in private."""

    user_id: int
    name: str
    """As they call themselves, fit for a terminal."""
    username: str
    """Empty where they have none."""

    def __str__(self) -> str:
        handle = f" (@{self.username})" if self.username else ""
        return f"{self.name}{handle}, id {self.user_id}"


async def wait_for_writer(token: str, api_url: str, seconds: float) -> Writer | str | None:
    """Waits until somebody writes to the bot with this ``token``, at most so many ``seconds``.

    Returns who it was, ``None`` when nobody did, or why Telegram at ``api_url`` does not say. What
    was written before does not count. Nothing is confirmed, so that the bot still gets all of it.
    """
    transport = Transport()
    await transport.initialize()
    calls = RawCalls(transport, f"{api_url}/bot{token}")
    known: set[int | None] | None = None
    try:
        async with asyncio.timeout(seconds):
            while True:
                answer = await calls.call(
                    "getUpdates",
                    _POLL_SECONDS + 10.0,
                    timeout=_POLL_SECONDS if known == set() else 0,
                    allowed_updates=["message"],
                )
                if isinstance(answer, Refusal):
                    return answer.reason
                updates = answer if isinstance(answer, list) else []
                if known is None:
                    known = {read_id(one) for one in updates}
                    continue
                for one in updates:
                    if read_id(one) not in known and (writer := _read_writer(one)):
                        return writer
                if known:  # what waits is given out at once, however long one wants to wait
                    await asyncio.sleep(_LOOK_SECONDS)
    except TimeoutError:
        return None
    finally:
        await transport.shutdown()


def _read_writer(update: object) -> Writer | None:
    """Returns who wrote a private message; ``None`` for anything else."""
    match update:
        case {
            "message": {
                "chat": {"type": "private"},
                "from": {"id": int(user_id), "first_name": str(name), **more},
            }
        }:
            username = more.get("username")
            shown = "".join(char if char.isprintable() else " " for char in one_line(name))
            return Writer(user_id, shown, username if isinstance(username, str) else "")
    return None
