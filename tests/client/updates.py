"""Updates as Telegram sends them, one of each kind that people can make, and spoiled ones."""

import asyncio
import copy
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.offline.standin import StandIn

WORDS = "zebra crossings"
"""What people write in all of them; no log may have it."""


@cache
def real_updates() -> list[dict[str, Any]]:
    """Returns updates of all kinds that the bot asks for."""
    return asyncio.run(_collect())


async def _collect() -> list[dict[str, Any]]:
    telegram = StandIn()
    ben = telegram.person(WORDS, language_code="en", username="ben_ben")
    ben.start()
    go = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    await telegram.api.call("sendMessage", {"chat_id": ben.id, "text": WORDS, "reply_markup": go})
    ben.say(f"/search <b> https://a.com #x @ben_ben {WORDS}")
    ben.say(WORDS, reply_to=telegram.last(ben))
    ben.share_location(1.5, 2.5)
    ben.send_sticker()
    ben.press(telegram.last(ben), "Go")
    ben.type_inline(WORDS)
    forum, channel = ben.create_forum(), ben.create_channel()
    for chat in (forum, channel):
        ben.add_bot(chat)
        ben.promote_bot(chat)
    ben.restrict_bot(forum)
    ben.say("/today", forum, thread=ben.open_topic(forum).id)
    ben.say(f"/search {WORDS}", channel)
    ben.forward(telegram.messages(channel)[-1])
    ben.block()
    found: list[Any] = telegram.world.updates.pending
    found.append(poll(found[-1]["update_id"] + 1))
    return found


def poll(update_id: int) -> dict[str, Any]:
    """Returns a message with a poll as a server of an older version sends it: a field is missing.

    The library wants to know whether a vote can be taken back.
    """
    person = {"id": 2001, "first_name": "Ben"}
    options = [{"text": WORDS, "voter_count": 0}, {"text": "Coffee", "voter_count": 0}]
    return {
        "update_id": update_id,
        "message": {
            "message_id": 11,
            "date": 1772600000,
            "chat": person | {"type": "private"},
            "from": person | {"is_bot": False, "language_code": "en"},
            "poll": {
                "id": "77",
                "question": WORDS,
                "options": options,
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
            },
        },
    }


def restriction(update_id: int) -> dict[str, Any]:
    """Returns what an older server sends when a group restricts the bot: rights are missing."""
    bot = {"id": 123456, "is_bot": True, "first_name": "Papers"}
    rights = {"is_member": True, "can_send_messages": False, "until_date": 0}
    return {
        "update_id": update_id,
        "my_chat_member": {
            "chat": {"id": -100500, "type": "supergroup", "title": WORDS},
            "from": {"id": 5, "is_bot": False, "first_name": "A"},
            "date": 1795824641,
            "old_chat_member": {"status": "member", "user": bot},
            "new_chat_member": {"status": "restricted", "user": bot} | rights,
        },
    }


def message(update_id: int, **fields: object) -> dict[str, Any]:
    """Returns a message of a person; ``fields`` are added, and those that are ``None`` left out."""
    person = {"id": 5, "first_name": "A"}
    given = {
        "message_id": 1,
        "date": 1795824641,
        "chat": person | {"type": "private"},
        "from": person | {"is_bot": False},
        "text": WORDS,
        **fields,
    }
    return {
        "update_id": update_id,
        "message": {name: value for name, value in given.items() if value is not None},
    }


_OTHERS = st.sampled_from(
    [None, True, 0, -1, 7, 10**30, 1.5, float("nan"), "", "x", "\ud800", [], [1], {}, {"id": 1}]
)


@st.composite
def spoiled_updates(draw: st.DrawFn) -> dict[str, Any]:
    """One update in which a field, wherever it is, is missing, null or of another type."""
    update: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(real_updates())))
    holder, name = draw(st.sampled_from(list(_places(update))))
    if draw(st.booleans()):
        del holder[name]
    else:
        holder[name] = draw(_OTHERS)
    return update


def _places(value: Any) -> Any:  # noqa: ANN401  any JSON
    """Yields each field in a value: what holds it, and its name or number there."""
    names = range(len(value)) if isinstance(value, list) else list(value)
    for name in names:
        yield value, name
        if isinstance(value[name], dict | list):
            yield from _places(value[name])
