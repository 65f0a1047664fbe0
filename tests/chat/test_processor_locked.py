"""While another process holds the store's lock, the bot goes on with what needs no lock."""

import asyncio

import pytest

from tests import databases
from tests.stage import Stage

pytestmark = pytest.mark.parametrize("store_kind", databases.KINDS)


async def test_answers_wait_for_the_lock_and_the_event_loop_does_not(
    stage: Stage,
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    anna.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) == 3, chat=anna)
    with stage.open_store() as other, other.database.write():
        before = len(stage.telegram.sent(anna))
        anna.say("/follow robots")
        # Only this loop can give the lock back: were it waited for here, nothing would go on.
        for _ in range(20):
            await asyncio.sleep(0.01)
        while_locked = stage.telegram.sent(anna)[before:]
    assert while_locked == []
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) > before, chat=anna)
