"""One process feeds at a time."""

import subprocess
import sys
from pathlib import Path

from bot.feed.turn import take_turn


def test_a_second_one_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    file = tmp_path / "feeding"
    with take_turn(file) as first, take_turn(file) as second:
        pass
    with take_turn(file) as third:
        pass

    assert (first, second, third) == (True, False, True)


def test_a_turn_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "feeding"
    program = (
        "import sys, pathlib\n"
        "from bot.feed.turn import take_turn\n"
        f"with take_turn(pathlib.Path({str(file)!r})):\n"
        "    print('mine', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with take_turn(file) as during:
            pass
        other.kill()
        other.wait()
        with take_turn(file) as after:
            pass

    assert (during, after) == (False, True)
