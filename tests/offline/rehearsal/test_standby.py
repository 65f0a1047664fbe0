"""Two bots on one store: one works, the other takes over."""

import signal
from pathlib import Path

from bot.config import PushSettings
from bot.offline.rehearsal.process import BotProcess
from bot.offline.stage import isolated_settings, set_stage
from tests import databases


async def test_another_takes_over_from_one_that_is_killed_or_stands_still(tmp_path: Path) -> None:
    with databases.fresh_store("postgresql", tmp_path) as fresh:
        store = fresh.model_copy(update={"lease_seconds": 2.0})
        settings = isolated_settings(PushSettings(), scan_seconds=1)
        async with set_stage(settings, place=tmp_path, store=store) as stage:
            places = [tmp_path / name for name in ("first", "second", "third")]
            for place in places:
                place.mkdir()
            bots = [BotProcess(stage.settings, place) for place in places]
            async with bots[0] as first, bots[1] as second, bots[2] as third:
                await first.start()
                await stage.telegram.wait_for_poll(within=60)
                await second.start()
                anna = stage.telegram.person("Anna", language_code="en")
                anna.say("/help")
                answer = await stage.telegram.wait_for_message(anna)

                await first.kill()
                anna.say("/help")
                answer = await stage.telegram.wait_for_message(anna, after=answer, within=60)

                await third.start()
                second.send(signal.SIGSTOP)
                anna.say("/help")
                await stage.telegram.wait_for_message(anna, after=answer, within=60)
                second.send(signal.SIGCONT)
                await stage.telegram.wait(lambda: second.exit_code is not None, within=60)

                assert second.exit_code == 1
                assert "another process works on this store now" in second.log.read_text()
                third.check()
                assert stage.telegram.violations == []
