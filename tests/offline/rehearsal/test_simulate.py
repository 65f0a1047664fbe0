"""The rehearsal and its tally."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import call
from bot.offline.rehearsal import clocks, outages
from bot.offline.rehearsal.quick_time import SharedClock
from bot.offline.rehearsal.tally import PushedMessage, compare, measure_steadiness
from bot.offline.rehearsal.trial import Result
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


def simulate(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "simulate", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_small_rehearsal_with_a_kill_loses_nothing() -> None:
    ran = simulate(
        "--json", "--chats", "12", "--kills", "1", "--rate", "500", "--style", "titles",
        "--probes", "2",
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    assert (figures["lost"], figures["unexplained"], figures["unsettled"]) == (0, 0, 0)
    assert (figures["owed"], figures["kills"]) == (12, 1)


def test_a_few_outages_lose_nothing() -> None:
    ran = simulate("--schedule", "outages", "--quick", "--json")

    assert ran.returncode == 0, ran.stderr + ran.stdout
    rows = json.loads(ran.stdout)
    assert [(row["kind"], row["method"]) for row in rows] == [
        ("hang", "sendMessage"),
        ("drip", "all"),
    ]
    assert all(row["owed"] == row["sent"] == 20 for row in rows)
    assert all(row["calls struck"] and row["copies at most"] <= 2 for row in rows)


def test_a_jump_of_the_clock_costs_nobody_a_day() -> None:
    ran = simulate("--schedule", "clocks", "--quick")

    assert ran.returncode == 0, ran.stderr + ran.stdout
    head, rule, *rows = ran.stdout.splitlines()
    assert head.startswith("| jump | when | owed | sent | lost | copies at most |")
    assert rule.startswith("| --- |")
    assert [row[: row.index(" | 16 |")] for row in rows] == ["| +1 year, and back | during a push"]


def test_a_result_that_misses_its_goal() -> None:
    good = Result(("502",), owed=20, sent=20, most_copies=2, allowed=2, longest_wait=1.0)

    assert good.passed
    assert not replace(good, sent=19).passed
    assert not replace(good, most_copies=3).passed


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--quick",), "--quick: only with --schedule"),
        (("--schedule", "clocks", "--chats", "3"), "--chats: not with --schedule"),
        (("--schedule", "outages", "--calm"), "--calm: not with --schedule"),
        (("--store-url", "postgresql+psycopg://one/two"), "--store-url: only with --standby"),
    ],
)
def test_options_that_say_nothing_are_refused(
    options: tuple[str, ...], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["simulate", *options]) == 2
    assert named in capsys.readouterr().err


def test_the_schedules_have_each_kind_at_each_time() -> None:
    cases = outages.schedule(quick=False)
    assert len(cases) == len(set(cases)) == len(outages.Kind) * 2 * len(outages.When)
    assert {case.seconds for case in cases} == {5, 60, 600}
    assert len({(case.kind, case.seconds) for case in cases}) == len(outages.Kind) * 3
    assert len(clocks.schedule(quick=False)) == 6 * len(clocks.When)


def test_quick_time_is_shared_and_may_be_wrong(tmp_path: Path) -> None:
    start = datetime(2026, 3, 2, 6, tzinfo=UTC)
    clock = SharedClock.create(tmp_path / "clock", 20.0, start)
    other = SharedClock(tmp_path / "clock")
    steady = clock.steady()
    clock.sleep_through(3600)
    clock.set_error(-60)

    assert other.speed == 20.0
    assert 3600 <= other.true() - start.timestamp() < 3600 + 60
    assert other.wall() - clock.true() == pytest.approx(-60, abs=1)
    assert other.steady() - steady < 60, "it does not run in sleep"
