"""Draws docs/dashboard.png: panels of the Grafana dashboard, from a push that is really made.

    uv run python docs/dashboard.py

The real bot runs against the stand-in for Telegram. Three hundred readers get a report at the
usual pace, but for a tenth who block the bot just before, and Telegram asks for a pause in the
middle. The metrics are read from ``/metrics`` every half second; nothing is made up.
"""

import asyncio
import socket
import time
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import aiohttp
from matplotlib.figure import Figure
from prometheus_client.parser import text_string_to_metric_families

from bot.config import Health, PushSettings
from bot.offline.clock import MovableClock
from bot.offline.stage import isolated_settings, set_stage
from bot.papers import Style
from bot.store.subscriptions import Preferences

PICTURE = Path(__file__).parent / "dashboard.png"
READERS = 300
EVERY = 0.5
Series = dict[str, list[tuple[float, float]]]
"""The values of each metric and label over time."""
PANELS = {
    "Messages pushed, by what became of them": "papergram_push_messages_total",
    "Newest digest, by state in the ledger": "papergram_newest_digest_messages",
    "Messages a second at present": "papergram_pace_messages_per_second",
    "Floods": "papergram_floods_total",
}


async def record() -> Series:
    """Makes a push and returns what was measured meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    clock = MovableClock()
    hour = clock().replace(minute=0, second=0, microsecond=0).time()
    push = PushSettings(time=hour, timezone="UTC")
    settings = isolated_settings(push).model_copy(update={"health": Health(listen=address)})
    found: Series = defaultdict(list)
    async with set_stage(settings, clock=clock) as stage, aiohttp.ClientSession() as session:
        await stage.start()
        readers = stage.telegram.subscribers(READERS)
        wish = Preferences(True, "en", hour, "UTC", Style.OVERVIEW)
        for reader in readers:
            stage.store.subscriptions.subscribe(reader.id, 0, wish, clock())
        for reader in readers[::10]:
            reader.block()
        stage.telegram.faults.flood(3, "sendMessage", skip=READERS, times=1)
        began, last = time.monotonic(), 0
        stage.drop_digest(clock().date() - timedelta(days=1))
        scanning = asyncio.create_task(stage.scan())
        while last == 0 or time.monotonic() - began < 5:
            async with session.get(f"http://{address}/metrics") as response:
                text = await response.text()
            at = time.monotonic() - began
            for family in text_string_to_metric_families(text):
                for sample in family.samples:
                    label = next(iter(sample.labels.values()), "")
                    found[f"{sample.name}|{label}"].append((at, sample.value))
            last = stage.bot.push.progress.number
            await asyncio.sleep(EVERY)
        await scanning
    return found


def draw(found: Series) -> None:
    """Draws the panels."""
    figure = Figure(figsize=(11, 6), layout="constrained")
    for place, (title, name) in zip(figure.subplots(2, 2).flat, PANELS.items(), strict=True):
        for key, points in found.items():
            metric, _, label = key.partition("|")
            if metric == name and any(value for _, value in points):
                place.step(*zip(*points, strict=True), where="post", label=label)
        place.set_title(title, fontsize=10, loc="left")
        place.set_xlabel("seconds", fontsize=8)
        place.set_ylim(bottom=0)
        place.grid(alpha=0.3)
        if len(place.get_lines()) > 1:
            place.legend(fontsize=8)
    figure.savefig(PICTURE, dpi=90)


if __name__ == "__main__":
    draw(asyncio.run(record()))
