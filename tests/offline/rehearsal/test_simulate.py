"""The rehearsal and its tally."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.offline.rehearsal.tally import PushedMessage, compare, measure_steadiness
from bot.papers import State

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("state", "attempts", "copies", "gone", "lost", "doubled", "unexplained"),
    [
        (State.SENT, 1, 1, False, 0, 0, 0),
        (State.SENT, 1, 0, False, 1, 0, 0),
        (State.FAILED, 1, 0, False, 1, 0, 0),
        (State.FAILED, 1, 0, True, 0, 0, 0),
        (State.SENT, 2, 2, False, 0, 1, 0),
        (State.SENT, 1, 2, False, 0, 1, 1),
        (State.UNKNOWN, 2, 2, False, 0, 1, 0),
        (State.UNKNOWN, 2, 0, False, 0, 0, 0),
        (State.SENT, 3, 3, False, 0, 1, 1),
    ],
)
def test_the_tally_holds_the_screens_against_the_ledger(
    state: State,
    attempts: int,
    copies: int,
    gone: bool,
    lost: int,
    doubled: int,
    unexplained: int,
) -> None:
    message = PushedMessage(7, 0, state, attempts)
    tally = compare([message], {7: Counter({0: copies})}, frozenset({7} if gone else ()))

    assert (tally.lost, tally.doubled, tally.unexplained) == (lost, doubled, unexplained)


def test_what_is_not_settled_is_no_good_end() -> None:
    tally = compare([PushedMessage(7, 0, State.DUE, 0)], {}, frozenset({7}))

    assert (tally.unsettled, tally.passed) == (1, False)


def test_a_push_is_looked_at_from_when_it_has_found_its_pace() -> None:
    asker = 5000
    passed = [(1.0, asker), *((10.0 + n / 20, n) for n in range(1201)), (75.0, asker)]
    passed.insert(1000, (59.92, asker))

    steady = measure_steadiness(passed, [12.0, 55.0], range(1201), allowed=25, warm_up=30)

    assert steady is not None
    assert steady.per_second == pytest.approx(20.0)
    assert steady.share == pytest.approx(601 / 30 / 25)
    assert steady.floods == 1


def test_a_push_that_never_found_its_pace_has_no_steady_figures() -> None:
    assert measure_steadiness([(1.0, 7), (20.0, 8)], [], {7, 8}, allowed=30, warm_up=30) is None
    assert measure_steadiness([(1.0, 9)], [], {7, 8}, allowed=30, warm_up=30) is None


def test_a_small_rehearsal_with_a_kill_loses_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable, "-m", "bot", "simulate", "--json", "--chats", "12", "--kills", "1",
            "--rate", "500", "--style", "titles", "--probes", "3",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    assert (figures["lost"], figures["unexplained"], figures["unsettled"]) == (0, 0, 0)
    assert (figures["owed"], figures["kills"]) == (12, 1)
