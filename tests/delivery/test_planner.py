"""What planning costs with topics: one question a topic, one rendering for all who get the same."""

from datetime import date, time

import pytest

from bot.delivery import planner as planning
from bot.papers import Style
from bot.search.index import Shelf
from bot.store.subscriptions import Preferences
from tests import databases
from tests.stage import SEED, Stage

pytestmark = pytest.mark.parametrize("store_kind", databases.KINDS)


def subscribe(stage: Stage, count: int, *topics: tuple[str, bool]) -> list[int]:
    """Adds subscriptions with these topics, in chats that the stand-in does not know."""
    wish = Preferences(True, "en", time(9), "UTC", Style.OVERVIEW)
    ids = []
    for _ in range(count):
        chat_id = 10_000 + sum(stage.store.subscriptions.counts())
        one = stage.store.subscriptions.subscribe(chat_id, 0, wish, stage.clock())
        for words, muted in topics:
            stage.store.topics.add(one.id, words, muted=muted)
        ids.append(one.id)
    return ids


def renderings(stage: Stage) -> dict[int, str]:
    with stage.store.database.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT DISTINCT subscription_id, rendering_id FROM delivery"
        )
        return {row[0]: row[1] for row in rows}


async def test_a_topic_is_looked_up_once_a_digest(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    index = stage.store.index
    real = index.matching_on

    def counted(words: str, shelf: Shelf, *, whole_terms: bool = False) -> frozenset[str]:
        asked.append(words)
        return real(words, shelf, whole_terms=whole_terms)

    monkeypatch.setattr(index, "matching_on", counted)
    subscribe(stage, 5, ("robotics", False), ("医疗", True))
    subscribe(stage, 5, ("robotics", False))

    assert sum(stage.bot.planner.plan(stage.clock())) == 10
    assert sorted(asked) == ["robotics", "医疗"]


async def test_readers_with_the_same_papers_share_a_rendering(stage: Stage) -> None:
    english = subscribe(stage, 2, ("robotics", False))
    chinese = subscribe(stage, 2, ("机器人", False))
    others = subscribe(stage, 2)

    list(stage.bot.planner.plan(stage.clock()))

    found = renderings(stage)
    assert len({found[i] for i in (*english, *chinese)}) == 1
    assert len({found[i] for i in others}) == 1
    assert found[english[0]] != found[others[0]]


async def test_one_that_cannot_be_planned_keeps_nobody_waiting(stage: Stage) -> None:
    broken, whole = subscribe(stage, 2)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql(
            f"UPDATE subscription SET zone = 'Mars/Olympus' WHERE id = {broken}"
        )

    assert sum(stage.bot.planner.plan(stage.clock())) == 1
    assert set(renderings(stage)) == {whole}
    assert sum(stage.bot.planner.plan(stage.clock())) == 0, "it is planned again in an hour"


async def test_many_who_are_due_together_are_planned_in_several_steps(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_BATCH", 4)
    ids = subscribe(stage, 10)

    assert list(stage.bot.planner.plan(stage.clock())) == [4, 4, 2]
    assert set(renderings(stage)) == set(ids)


async def test_a_report_that_changes_between_two_steps_is_made_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_BATCH", 1)
    first, second = subscribe(stage, 2)
    steps = stage.bot.planner.plan(stage.clock())
    assert next(steps) == 1
    text = SEED.read_text(encoding="utf-8").replace("GeoAgent:", "GeoAgent Two:")
    list(stage.scanner.load([stage.drop_digest(date(2026, 2, 16), text)], stage.clock()))

    assert next(steps) == 1

    found = renderings(stage)
    assert found[first] != found[second]


async def test_much_to_render_is_planned_in_several_steps(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_RENDERINGS", 1)
    ids = [subscribe(stage, 2, (words, False)) for words in ("robotics", "video", "医疗")]

    assert list(stage.bot.planner.plan(stage.clock())) == [1] * 6
    assert set(renderings(stage)) == {i for pair in ids for i in pair}
