"""Index and store agree after a process was killed while it loaded, or while it indexed."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.__main__ import call
from bot.store.store import Store

_REPORTS, _EACH = 6, 10
_STORE = "papergram.db"
_LONGEST_WAIT = 60.0
"""Seconds after which a test ends that cannot succeed."""


def _word(number: int, version: int) -> str:
    """The word that only this version of this paper has."""
    return f"paper{number}version{version}"


def _write_reports(folder: Path, version: int) -> None:
    for place in range(_REPORTS):
        day = date(2026, 1, 1) + timedelta(days=place)
        papers = (
            f"## About {_word(number, version)}\nhttps://huggingface.co/papers/2601.{number:05}\n\n"
            f"- 一句话核心贡献: 提出了一种方法\n\n"
            for number in range(place * _EACH, (place + 1) * _EACH)
        )
        (folder / f"{day}.md").write_text(f"# {day}\n\n{''.join(papers)}", "utf-8")


def _kill(command: str, reached: Callable[[], bool], seconds_later: float) -> None:
    """Runs a command and kills it when it has reached something, or a moment later."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *command.split(" ")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + _LONGEST_WAIT
        while process.poll() is None and not reached() and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(seconds_later)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _corrected() -> int:
    """How many papers of the store have their second version."""
    with closing(sqlite3.connect(_STORE)) as connection:
        ((count,),) = connection.execute("SELECT count(*) FROM text WHERE title LIKE '%version2'")
        return int(count)


def _index_files() -> frozenset[Path]:
    return frozenset(Path(f"{_STORE}.search").rglob("*"))


def _differences() -> list[str]:
    """Starts anew; returns the papers that index and store do not agree on."""
    with Store(f"sqlite:///{_STORE}", must_exist=True) as store:
        assert store.index.follow()
        stored = {one.paper.id: one.paper.title for one in store.papers.each()}
        listed = store.index.search("after:2000-01-01", limit=1000).ids
        different = [] if sorted(listed) == sorted(stored) else [*listed]
        for number in range(_REPORTS * _EACH):
            for version in (1, 2):
                word = _word(number, version)
                has = {one for one, title in stored.items() if title == f"About {word}"}
                found = store.index.search(word, 10, only_typed=True).ids
                different += [word] if set(found) != has else []
        return different


def test_index_and_store_agree_whenever_a_process_was_killed(
    place: Path, pytestconfig: pytest.Config
) -> None:
    for seed in range(100 if pytestconfig.getoption("--thorough") else 1):
        chance = Random(seed)
        _write_reports(place / "seeds", version=1)
        assert call(["load"]) == 0
        if chance.random() < 0.5:
            assert call(["reindex"]) == 0
        _write_reports(place / "seeds", version=2)
        some = chance.randrange(1, _REPORTS * _EACH)
        _kill("load", lambda: _corrected() >= some, chance.random() / 50)  # noqa: B023  called now
        before = _index_files()
        indexing = chance.choice(["search version", "reindex"])
        _kill(indexing, lambda: _index_files() != before, chance.random() / 5)  # noqa: B023
        assert _differences() == [], f"seed {seed}"
