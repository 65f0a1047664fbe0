"""Measures how long the commands take, and how much memory the idle bot takes.

    uv run python -m benchmarks.startup [--runs 5] [--against PATH]

Each command is a process of its own, in a folder with the shipped report loaded. The references
are Python that does nothing, Python that imports the two largest libraries, and with ``--against``
another checkout of Papergram with its own ``.venv``. They are measured in turn with the commands,
since a busy machine slows all alike; for that reason the conclusions are ratios. The seconds are
those of the processor: waiting for other programs does not count.

A first run that does not count compiles the modules, also where ``PYTHONDONTWRITEBYTECODE`` is set.

The memory is VmRSS of ``papergram run`` some seconds after it has begun to listen, so it is
measured on Linux only. The bot runs in a process of its own, against a stand-in in this one.
"""

import argparse
import asyncio
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.offline.standin import StandIn

ROOT = Path(__file__).parents[1]
COMMANDS = (
    ("--version",),
    ("--help",),
    ("search", "robotics"),
    ("search", "机器人"),
    ("show", "2026-02-16"),
    ("export",),
    ("stats",),
)
REFERENCES = {
    "python -c pass": "pass",
    "python -c 'import telegram, sqlmodel'": "import telegram, sqlmodel",
}


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=float, default=10.0, help="seconds until memory is read")
    parser.add_argument("--against", type=Path, help="another checkout, with a .venv")
    arguments = parser.parse_args()
    trees = [ROOT] + ([arguments.against.resolve()] if arguments.against else [])
    with tempfile.TemporaryDirectory() as folder:
        places = [prepare(tree, Path(folder) / str(number)) for number, tree in enumerate(trees)]
        times = measure(trees, places, arguments.runs)
        memory = []
        for tree, place in zip(trees, places, strict=True):
            asyncio.run(idle_memory(tree, place, 0))  # compiles: that takes memory of its own
            memory.append(asyncio.run(idle_memory(tree, place, arguments.idle)))
    table = Table("", "here", "there", "here / there", title=f"Median of {arguments.runs} runs")
    nothing = statistics.median(times[("python -c pass",)][0])
    for command, measured in times.items():
        medians = [statistics.median(each) for each in measured]
        row(table, " ".join(command), medians, "s", f"{medians[0] / nothing:.1f} × python -c pass")
    row(table, "idle bot", memory, "MB", "")
    Console().print(table)


def row(table: Table, what: str, figures: list[float], unit: str, alone: str) -> None:
    """Adds a line: ``figures`` of this tree and another one, or without that ``alone``.

    ``what`` is measured in ``unit``.
    """
    there = f"{figures[1]:.2f} {unit}" if len(figures) > 1 else "-"
    conclusion = f"{figures[0] / figures[1]:.2f}" if len(figures) > 1 else alone
    table.add_row(what, f"{figures[0]:.2f} {unit}", there, conclusion)


def prepare(tree: Path, place: Path) -> Path:
    """Returns the folder ``place`` with a store of ``tree`` that has the shipped report.

    It is one edition, since older versions refuse a second file of a day.
    """
    (place / "seeds").mkdir(parents=True)
    shutil.copy(ROOT / "seeds" / "2026-02-16.md", place / "seeds")
    subprocess.run(
        [python(tree), "-m", "bot", "load"],
        cwd=place,
        env=environment(tree),
        check=True,
        capture_output=True,
    )
    return place


def measure(
    trees: list[Path], places: list[Path], runs: int
) -> dict[tuple[str, ...], list[list[float]]]:
    """Returns the processor seconds of each command and reference in each tree.

    There are ``runs``, and one before them that is not counted; ``places`` are the trees' folders.
    """
    programs: dict[tuple[str, ...], tuple[str, ...]] = {
        (name,): ("-c", code) for name, code in REFERENCES.items()
    }
    programs |= {command: ("-m", "bot", *command) for command in COMMANDS}
    times: dict[tuple[str, ...], list[list[float]]] = {
        name: [[] for _ in trees] for name in programs
    }
    for run in range(runs + 1):
        for name, program in programs.items():
            for tree, place, seconds in zip(trees, places, times[name], strict=True):
                before = processor_seconds()
                subprocess.run(
                    [python(tree), *program],
                    cwd=place,
                    env=environment(tree),
                    check=True,
                    capture_output=True,
                )
                if run:
                    seconds.append(processor_seconds() - before)
    return times


def processor_seconds() -> float:
    """Returns what all processes that this one has started and seen end took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def idle_memory(tree: Path, place: Path, seconds: float) -> float:
    """Returns the megabytes of the bot of ``tree`` in ``place``, ``seconds`` after its start."""
    async with StandIn() as telegram:
        bot = await asyncio.create_subprocess_exec(
            python(tree),
            "-m",
            "bot",
            "run",
            cwd=place,
            env=environment(tree)
            | {
                "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
                "PAPERGRAM_TELEGRAM__API_URL": telegram.url,
            },
            stderr=asyncio.subprocess.PIPE,
        )
        assert bot.stderr is not None
        while b"is listening" not in (line := await bot.stderr.readline()):
            if not line:
                raise RuntimeError(f"the bot of {tree} did not start")
        await asyncio.sleep(seconds)
        status = Path(f"/proc/{bot.pid}/status").read_text("ascii")  # noqa: ASYNC240  no disk
        bot.terminate()
        await bot.communicate()
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def python(tree: Path) -> str:
    """Returns the Python of a tree."""
    return sys.executable if tree == ROOT else str(tree / ".venv/bin/python")


def environment(tree: Path) -> dict[str, str]:
    """Returns an environment in which ``bot`` is that of a tree, has no settings, is compiled."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PAPERGRAM_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return kept | {"PYTHONPATH": str(tree)}


if __name__ == "__main__":
    main()
