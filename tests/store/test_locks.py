"""Locks on files."""

import subprocess
import sys
from pathlib import Path

from bot.store.locks import take_lock


def test_one_has_the_lock_until_the_file_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with file.open("w") as first, file.open("w") as second:
        assert take_lock(first)
        assert not take_lock(second)
        first.close()
        assert take_lock(second)


def test_a_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    program = (
        "import sys\n"
        "from bot.store.locks import take_lock\n"
        f"with open({str(file)!r}, 'ab') as file:\n"
        "    take_lock(file)\n"
        "    print('mine', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with file.open("ab") as ours:
            assert not take_lock(ours)
            other.kill()
            other.wait()
            assert take_lock(ours)
