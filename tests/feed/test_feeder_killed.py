"""A feed that is killed at any step goes on where it was: nothing is asked twice."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.feed import page_cache, writer
from bot.offline.sources import Sources
from bot.store import feedings, readings
from tests.fed import CLOSED, NOON, Fed, feeding, serving

_MOST_STEPS = 60
_STEPS = (
    (feedings.Feedings, "keep"),
    (readings.Readings, "keep"),
    (page_cache.PageCache, "keep"),
    (writer, "write_report"),
)
"""All that a feed writes down or puts into a file."""


class Killed(BaseException):
    """Ends the process, as far as a test can."""


async def _feed(place: Path, sources: Sources) -> Fed:
    sources.hub.counts[CLOSED.date()] = 0
    async with feeding(place, sources) as fed:
        await fed.at(NOON)
        await fed.at(CLOSED)
    return fed


def _report(fed: Fed) -> str:
    """Returns the report without the port of the stand-in."""
    return fed.report().decode().replace(fed.sources.url, "")


def _kill_behind_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the process end right behind whatever it writes down next."""

    def killing(act: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(act)
        def call(*values: Any, **named: Any) -> Any:  # noqa: ANN401  as the step itself
            act(*values, **named)
            raise Killed

        return call

    for owner, name in _STEPS:
        monkeypatch.setattr(owner, name, killing(getattr(owner, name)))


async def test_killed_behind_each_step_it_comes_to_the_same_file_and_pays_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "whole", tmp_path / "killed"]
    for place in places:
        place.mkdir()
    async with serving(papers=2) as sources:
        expected = _report(await _feed(places[0], sources))
    async with serving(papers=2) as sources:
        kills = 0
        while kills < _MOST_STEPS:
            with monkeypatch.context() as patch:
                _kill_behind_each_step(patch)
                try:
                    await _feed(places[1], sources)
                except Killed:
                    kills += 1
                    continue
            break
        fed = await _feed(places[1], sources)

    assert kills > 15
    assert _report(fed) == expected
    assert set(fed.pages_fetched().values()) == {1}
    assert set(sources.model.read.values()) == {2}  # in two languages
    assert [path.name for path in fed.folder.glob(".*")] == []


async def test_a_kill_before_a_step_costs_one_question_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = readings.Readings.keep

    def kill_at_first_answer(self: Any, reading: readings.Reading, *rest: Any) -> None:  # noqa: ANN401
        if reading.state is readings.ReadingState.READ:
            raise Killed
        keep(self, reading, *rest)

    async with serving(papers=2) as sources:
        with monkeypatch.context() as patch:
            patch.setattr(readings.Readings, "keep", kill_at_first_answer)
            with pytest.raises(Killed):
                await _feed(tmp_path, sources)
        fed = await _feed(tmp_path, sources)

    assert sorted(sources.model.read.values()) == [2, 3]
    assert set(fed.pages_fetched().values()) == {1}
