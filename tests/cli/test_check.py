"""``papergram check``: what Telegram has, and whether the bot works and hears."""

import asyncio
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import call
from bot.clock import utc_now
from bot.offline.clock import MovableClock
from bot.offline.standin import StandIn
from bot.store.store import Store

ROOT = Path(__file__).parents[2]
MINUTE = timedelta(minutes=1)
URL = "https://papers.example.org/hook"


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch, loaded: Path) -> AsyncIterator[StandIn]:
    """A Telegram that the configuration names."""
    async with StandIn() as telegram:
        monkeypatch.setenv("PAPERGRAM_TELEGRAM__TOKEN", telegram.token)
        monkeypatch.setenv("PAPERGRAM_TELEGRAM__API_URL", telegram.url)
        yield telegram


async def look(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, str]]:
    """Runs the command; returns its exit code, and each line by what was looked at."""
    code = await asyncio.to_thread(call, ["check", *options])
    lines = capsys.readouterr().out.splitlines()
    return code, {line[5:].partition(": ")[0]: line for line in lines}


async def test_a_bot_that_polls_has_no_webhook(
    telegram: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram.subscribers(1)[0].say("hello")

    code, lines = await look(capsys)

    assert code == 0
    assert lines["webhook"] == "ok   webhook: none, the bot asks for updates; 1 update waiting"


@pytest.mark.parametrize(
    ("configured", "there", "well", "said"),
    [
        ("", URL, False, "Telegram has one, though none is configured, 0 updates waiting"),
        (URL, "", False, "Telegram has none yet, 0 updates waiting; `papergram run` puts it right"),
        (URL, f"{URL}2", False, "Telegram has another one than telegram.webhook_url"),
        (URL, URL, True, "set as configured, no error, 0 updates waiting"),
    ],
)
async def test_the_webhook_that_telegram_has_is_compared_with_the_configured_one(
    telegram: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    configured: str, there: str, well: bool, said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("PAPERGRAM_TELEGRAM__WEBHOOK_URL", configured)
    monkeypatch.setenv("PAPERGRAM_TELEGRAM__WEBHOOK_SECRET", "hunter2")
    await telegram.api.call("setWebhook", {"url": there})

    code, lines = await look(capsys)

    assert code == (0 if well else 1)
    assert said in lines["webhook"]
    assert URL not in lines["webhook"]


@pytest.mark.parametrize(
    ("age", "waits", "well", "said"),
    [
        (timedelta(minutes=2), True, False, "1 update waiting, last error 2 min ago: Connection"),
        (timedelta(minutes=2), False, True, "0 updates waiting, last error 2 min ago: Connection"),
        (timedelta(days=1), True, True, "last error 1440 min ago: Connection"),
        (-timedelta(days=1), True, False, "last error 0 min ago: Connection"),
    ],
)
async def test_an_error_of_the_webhook_is_told_with_its_age(
    telegram: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    age: timedelta, waits: bool, well: bool, said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("PAPERGRAM_TELEGRAM__WEBHOOK_URL", URL)
    monkeypatch.setenv("PAPERGRAM_TELEGRAM__WEBHOOK_SECRET", "hunter2")
    telegram.world.webhook.url = URL
    telegram.world.webhook.last_error_message = "Connection refused"
    telegram.world.webhook.last_error_date = int((utc_now() - age).timestamp())
    if waits:
        telegram.subscribers(1)[0].say("hello")

    code, lines = await look(capsys)

    assert code == (0 if well else 1)
    assert said in lines["webhook"]


async def test_a_refusal_to_say_is_a_failure(
    telegram: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram.faults.error("getWebhookInfo", code=502)

    code, lines = await look(capsys)

    assert code == 1
    assert lines["webhook"] == "FAIL webhook: Telegram does not say what it has: Bad Gateway"


@pytest.mark.parametrize(
    ("seen", "heard", "well", "said"),
    [
        (None, None, False, "not at work, never seen"),
        (timedelta(), timedelta(), True, "at work, last seen [0-9] s ago"),
        (timedelta(seconds=30), timedelta(minutes=2), True, "at work, last seen 3[0-9] s ago"),
        (-timedelta(seconds=2), timedelta(), True, "at work, last seen [0-9] s ago"),
        (timedelta(minutes=5), timedelta(minutes=5), False, "not at work, last seen"),
        (timedelta(), timedelta(minutes=7), False, "at work, but no messages come in for 7 min"),
        (-timedelta(hours=5), -timedelta(hours=5), False, "last seen in the future"),
    ],
)
async def test_a_bot_that_runs_and_hears_is_well(
    telegram: StandIn, capsys: pytest.CaptureFixture[str],
    seen: timedelta | None, heard: timedelta | None, well: bool, said: str,
) -> None:  # fmt: skip
    """A sign of life from the future is none. Seconds may pass until it is looked at."""
    if seen is not None and heard is not None:
        with Store("sqlite:///papergram.db") as store:
            now = utc_now()
            store.heartbeat.beat(now - seen, now - heard)

    code, lines = await look(capsys, "--running")
    without, _ = await look(capsys)

    assert (code, without) == (0 if well else 1, 0)
    assert re.search(said, lines["bot"])
    assert "-" not in lines["bot"].partition("last seen")[2].partition("s ago")[0].split("20")[0]


async def test_what_a_program_reads(
    telegram: StandIn, capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    (place / "config.toml").write_text('[health]\nping_url = "https://hc.example.org/key"\n')
    (place / "config.toml").chmod(0o644)
    before = {path.name for path in place.iterdir()}  # noqa: ASYNC240  no disk to speak of

    code = await asyncio.to_thread(call, ["check", "--json"])

    found = {one["about"]: one for one in json.loads(capsys.readouterr().out)}
    assert code == 1
    assert not found["configuration"]["well"]
    assert "hc.example.org" not in found["configuration"]["found"]
    others = found.keys() - {"configuration"}
    assert {about for about in others if not found[about]["well"]} == set()
    assert others >= {"token", "webhook", "folder", "store", "backup", "disk", "zones", "clock"}
    assert found["clock"]["found"].endswith("as Telegram's")
    after = {path.name for path in place.iterdir()}  # noqa: ASYNC240  as above
    assert after == before, "it makes nothing"


async def test_a_clock_that_is_not_telegrams(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], loaded: Path
) -> None:
    async with StandIn(clock=MovableClock(utc_now() - timedelta(hours=2))) as telegram:
        monkeypatch.setenv("PAPERGRAM_TELEGRAM__TOKEN", telegram.token)
        monkeypatch.setenv("PAPERGRAM_TELEGRAM__API_URL", telegram.url)
        code, lines = await look(capsys)

    assert code == 1
    assert lines["clock"].startswith("FAIL clock: ")
    assert re.search(r", 7[12]\d\d s ahead of Telegram's; set it by NTP$", lines["clock"])


@pytest.mark.parametrize(("plain", "coloured"), [(False, True), (True, False)])
def test_a_terminal_gets_colours(place: Path, plain: bool, coloured: bool) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"PYTHONPATH": str(ROOT), "TERM": "xterm"} | ({"NO_COLOR": "1"} if plain else {})
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "bot", "check"], env=environment, stdout=theirs, check=False
    )
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)

    assert ("\x1b[32m" in said) is coloured
    assert ("FAIL" in said, "token" in said) == (True, True)
