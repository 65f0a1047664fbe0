"""The figures of a rehearsal, by name."""

import statistics

from bot.offline.rehearsal.scenario import Findings, Scenario
from bot.offline.rehearsal.tally import Steadiness


def figures(scenario: Scenario, findings: Findings) -> dict[str, int | float]:
    """Returns the figures of ``findings`` by name; waits are in milliseconds."""
    tally = findings.tally
    return {
        "chats": scenario.chats,
        "messages_each": findings.parts,
        "owed": tally.owed,
        "seconds": round(findings.seconds, 1),
        "messages_a_second": round(findings.per_second, 1),
        **_steady(findings.steady),
        "kills": findings.kills,
        **(_standby(findings) if scenario.bots > 1 else {}),
        "floods": findings.floods,
        "floods_of_its_own": findings.own_floods,
        "sent": tally.sent,
        "failed": tally.failed,
        "unknown": tally.unknown,
        "unsettled": tally.unsettled,
        "lost": tally.lost,
        "doubled": tally.doubled,
        "unexplained": tally.unexplained,
        **_waits("idle", findings.idle_waits),
        **_waits("while_pushing", findings.busy_waits),
    }


def _steady(steady: Steadiness | None) -> dict[str, float]:
    if steady is None:
        return {}
    return {
        "steady_messages_a_second": round(steady.per_second, 2),
        "steady_share_of_allowed": round(steady.share, 3),
        "steady_floods": steady.floods,
    }


def _standby(findings: Findings) -> dict[str, float]:
    takeovers = {
        f"takeover_{name}_s": round(seconds, 1)
        for name, seconds in _quantiles(findings.takeovers).items()
    }
    return {
        "freezes": findings.freezes,
        "takeovers": len(findings.takeovers),
        **takeovers,
        "calls_of_two_at_once": findings.overlaps,
    }


def _waits(when: str, waits: list[float]) -> dict[str, float]:
    return {
        f"answer_{when}_{name}_ms": round(seconds * 1000, 1)
        for name, seconds in _quantiles(waits).items()
    }


def _quantiles(waits: list[float]) -> dict[str, float]:
    if len(waits) < 2:
        return {}
    cuts = statistics.quantiles(waits, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18]}
