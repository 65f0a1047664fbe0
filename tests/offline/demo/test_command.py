"""``papergram demo --page`` on the command line."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bot.__main__ import call

ROOT = Path(__file__).parents[3]


def test_the_page_is_served_until_it_is_told_to_stop() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--page", "--port", "0"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", demo.stdout.readline())
        assert found is not None
        with urllib.request.urlopen(found[0]) as answer:
            assert "<title>Papergram</title>" in answer.read().decode()
        demo.send_signal(signal.SIGINT)
        _, complaints = demo.communicate()

    assert demo.returncode == 0
    assert "Traceback" not in complaints


def test_a_port_that_is_taken_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert call(["demo", "--page", "--port", str(port)]) == 1

    complaint = capsys.readouterr().err
    assert complaint.startswith(f"papergram: the page cannot be at 127.0.0.1:{port}: ")
    assert "--port" in complaint
    assert complaint.count("\n") == 1


def test_a_host_that_others_reach_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("0.0.0.0", 0)) as other:
        port = str(other.getsockname()[1])
        assert call(["demo", "--page", "--host", "0.0.0.0", "--port", port]) == 1

    assert "warning: whoever reaches 0.0.0.0" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["demo", "--page", "--port", "65536"]) == 2
