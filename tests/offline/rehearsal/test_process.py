"""The bot in a process of its own: what it is told."""

from datetime import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Digests, Log, PushSettings, Settings, StoreSettings, Telegram, load_settings
from bot.offline.rehearsal.process import as_environment
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
