"""Measures the time from ``papergram demo`` to the first message on the page.

    uv run python -m benchmarks.first_message [--runs 5]

Each run starts the demo in a process of its own and listens with a WebSocket, as the page does,
until the bot's first message. The first run fills the caches and is not counted.
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
    """Returns the seconds until the page is served, and until it gets a message of the bot."""
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
