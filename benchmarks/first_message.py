"""How long it takes from ``papergram demo`` to the first message on the page.

    uv run python -m benchmarks.first_message [--runs 5]

A process is started, and a WebSocket listens as the page does: the time is that of the bot's first
message there. The first run warms the disk's cache and Python's own, and is not counted.
"""

import argparse
import asyncio
import json
import re
import statistics
import sys
import time

import aiohttp
from rich.console import Console
from rich.table import Table


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    measured = [asyncio.run(first_message()) for _ in range(runs + 1)][1:]
    table = Table("", "median, s", "worst, s", title=f"From the start, {runs} runs")
    for name, times in zip(
        ("page served", "first message"), zip(*measured, strict=True), strict=True
    ):
        table.add_row(name, f"{statistics.median(times):.2f}", f"{max(times):.2f}")
    Console().print(table)


async def first_message() -> tuple[float, float]:
    """Seconds until the page is served, and until a message of the bot is told to it."""
    began = time.perf_counter()
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--page", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    found = re.search(rb"http://[\d.:]+", await demo.stdout.readline())
    assert found is not None
    url, served = found[0].decode(), time.perf_counter() - began
    async with (
        aiohttp.ClientSession(headers={"Origin": url}) as session,
        session.ws_connect(f"{url}/stream") as stream,
    ):
        async for news in stream:
            items = json.loads(news.data).values()
            if any(item and item.get("from") == "Papergram" and item["chat"] > 0 for item in items):
                break
    shown = time.perf_counter() - began
    demo.terminate()
    await demo.wait()
    return served, shown


if __name__ == "__main__":
    main()
