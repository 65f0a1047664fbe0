"""Several bots on one store: one works, others stand by and take over in the middle of a push."""

from pathlib import Path

import pytest

from bot.__main__ import call
from bot.offline.rehearsal.digest import choose_digest
from bot.offline.rehearsal.figures import figures
from bot.offline.rehearsal.rehearsal import rehearse
from bot.offline.rehearsal.scenario import Scenario
from bot.offline.rehearsal.tally import count_overlaps
from bot.papers import Style
from tests import databases

LEASE = 3.0


async def test_another_takes_over_from_one_that_is_killed_and_one_that_stands_still(
    tmp_path: Path,
) -> None:
    scenario = Scenario(
        12, rate=3, style=Style.TITLES, kills=2, bots=2, lease=LEASE, faults=False, probes=2
    )
    with databases.fresh_store("postgresql", tmp_path) as fresh:
        findings = await rehearse(scenario, choose_digest(None, 0), lambda _: None, fresh.url)

    assert findings.passed
    found = figures(scenario, findings)
    assert (found["owed"], found["sent"]) == (12, 12)
    assert (found["kills"], found["freezes"], found["takeovers"]) == (1, 1, 2)
    assert (found["lost"], found["unexplained"], found["calls_of_two_at_once"]) == (0, 0, 0)
    killed, frozen = findings.takeovers
    assert killed < frozen
    assert frozen > LEASE / 2, "the lock is kept while it may still call"


@pytest.mark.parametrize(
    ("callers", "overlaps"),
    [("", 0), ("aaa", 0), ("aabbc", 0), ("aabab", 1), ("abbaca", 2), ("abac", 1)],
)
def test_a_call_after_the_first_one_of_the_next_process_is_one_too_many(
    callers: str, overlaps: int
) -> None:
    assert count_overlaps(callers) == overlaps


def test_a_database_that_has_something_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with databases.fresh_store("postgresql", tmp_path) as fresh:
        databases.execute(fresh.url, "INSERT INTO revision (day) VALUES ('2026-02-16')")

        assert call(["simulate", "--standby", "--store-url", fresh.url]) == 1
    assert "is not empty: revision has rows" in capsys.readouterr().err
