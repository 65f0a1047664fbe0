"""Work in threads, a few pieces at once."""

import asyncio
import threading

from bot.chat.background import Background


async def test_the_bot_goes_on_while_work_is_under_way() -> None:
    go = threading.Event()
    work = asyncio.create_task(Background().run(go.wait, timeout=5))
    await asyncio.sleep(0)

    go.set()  # this line would not be reached if the work held the event loop
    assert await work


async def test_no_more_is_under_way_than_there_are_places() -> None:
    background, lock = Background(at_once=2), threading.Lock()
    at_work, most = 0, 0

    def work() -> None:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        threading.Event().wait(0.01)
        with lock:
            at_work -= 1

    await asyncio.gather(*(background.run(work) for _ in range(8)))

    assert most <= 2
