"""The bot in a process of its own: its settings, kills and its end."""

from datetime import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Digests, Log, PushSettings, Settings, StoreSettings, Telegram, load_settings
from bot.errors import PapergramError
from bot.offline.rehearsal.process import BotProcess, as_environment
from bot.offline.stage import set_stage
from bot.papers import Style


def test_the_environment_says_what_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # no config.toml there
    settings = Settings.model_construct(
        telegram=Telegram(
            token=SecretStr("1000000:STAND-IN"), api_url="http://127.0.0.1:1", admins=(7, 8)
        ),
        digests=Digests(folder=tmp_path / "digests", scan_seconds=0.5),
        store=StoreSettings(url=f"sqlite:///{tmp_path}/papergram.db"),
        push=PushSettings(time=time(8, 30), timezone="UTC", style=Style.TITLES, rate=100),
        log=Log(level="WARNING"),
    )
    environment = as_environment(settings)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert load_settings(None, environment) == settings


async def test_the_bot_runs_until_its_place_is_left() -> None:
    async with set_stage() as stage:
        async with BotProcess(stage.settings, stage.folder.parent) as bot:
            await bot.start()
            await stage.telegram.wait_for_poll(within=60)
            assert bot.exit_code is None

            bot.check()

        assert bot.exit_code is not None
        with pytest.raises(PapergramError, match="ended by itself"):
            bot.check()
