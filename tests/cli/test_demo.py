"""``papergram demo``."""

import os
import subprocess
import sys
from pathlib import Path

from tests.stage import SEED


def test_the_demo_plays_its_tour_to_the_end(place: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(SEED.parent.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    shown = ran.stdout
    assert shown.index("/start") < shown.index("16 February 2026") < shown.index("/search robotics")
    assert shown.index("You tap") < shown.index("/paper 2602.12617")
    assert "GeoAgent" in shown
    assert "The ledger: 2 sent." in shown
