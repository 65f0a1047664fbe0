"""``papergram run`` when it cannot run."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.offline.standin import StandIn

ROOT = Path(__file__).parents[2]


async def test_a_token_that_telegram_refuses_is_one_line() -> None:
    async with StandIn() as telegram:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PAPERGRAM_TELEGRAM__TOKEN": "1:wrong",
            "PAPERGRAM_TELEGRAM__API_URL": telegram.url,
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        _, told = await bot.communicate()

    assert bot.returncode == 2
    assert told.decode() == (
        "papergram: telegram.token: Telegram does not know this token; get one from @BotFather\n"
    )


async def test_a_bot_whose_store_is_deleted_says_so_and_ends(loaded: Path) -> None:
    async with StandIn() as telegram:
        admin = telegram.subscribers(1)[0]
        admin.start()
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
            "PAPERGRAM_TELEGRAM__API_URL": telegram.url,
            "PAPERGRAM_TELEGRAM__ADMINS": str(admin.id),
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        assert bot.stderr is not None
        await telegram.wait_for_message(admin, within=60)
        await telegram.wait_for_poll(within=60)  # nothing is being written
        (loaded / "papergram.db").unlink()
        _, told = await bot.communicate()
        notes = [sent.text for sent in telegram.sent(admin) if "⛔" in sent.text]

    assert bot.returncode == 1
    assert told.decode().splitlines()[-1] == (
        "papergram: papergram.db was deleted while the bot had it open; "
        "put a backup in its place and start again"
    )
    assert len(notes) == 1
    assert "papergram.db was deleted" in notes[0]
    assert not (loaded / "papergram.db").exists()


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_that_cannot_reach_telegram_stops_when_told(
    place: Path, kind: signal.Signals
) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PAPERGRAM_TELEGRAM__TOKEN": "1:x",
        "PAPERGRAM_TELEGRAM__API_URL": "http://127.0.0.1:9",
    }
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert bot.stderr is not None
    line = bot.stderr.readline()
    assert line.endswith("Telegram is out of reach, trying again: no connection to 127.0.0.1\n")
    bot.send_signal(kind)

    assert bot.wait(10) == 0
    assert [line.split(": ")[-1] for line in bot.stderr.read().splitlines()] == ["stopped"]
    bot.stderr.close()


async def test_a_webhook_that_telegram_refuses_is_one_line(
    place: Path, unused_tcp_port: int
) -> None:
    async with StandIn() as telegram:
        reason = "Bad Request: bad webhook: Failed to resolve host: Name or service not known"
        telegram.faults.error("setWebhook", code=400, description=reason)
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
            "PAPERGRAM_TELEGRAM__API_URL": telegram.url,
            "PAPERGRAM_TELEGRAM__WEBHOOK_URL": "https://papers.example.org/hook",
            "PAPERGRAM_TELEGRAM__WEBHOOK_PORT": str(unused_tcp_port),
            "PAPERGRAM_TELEGRAM__WEBHOOK_SECRET": "hunter2",
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        _, told = await asyncio.wait_for(bot.communicate(), 60)

    assert bot.returncode == 2
    last = told.decode().splitlines()[-1]
    assert last == f"papergram: telegram.webhook_url: Telegram refuses it: {reason}"
    assert "hunter2" not in told.decode()
    assert "Traceback" not in told.decode()
