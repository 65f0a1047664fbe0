"""What was read of papers, and what it has cost."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.papers import Section
from bot.store.readings import Reading, Readings, ReadingState
from bot.store.store import Store

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
READ = Reading(
    "2602.12617",
    "zh",
    ReadingState.READ,
    source="HTML",
    characters=45_000,
    parts={Section.FIELD: "机器人", Section.RESULTS: "90%"},
    fallen_back={Section.USAGE: "the model did not give this part"},
    model="reader",
    tokens_in=12_000,
    tokens_out=900,
    seconds=24.5,
)


@pytest.fixture
def readings(store: Store) -> Readings:
    return store.readings


def test_a_reading_comes_back_as_it_was_kept(readings: Readings) -> None:
    readings.keep(READ, NOW)
    found = readings.get("2602.12617", "zh")

    assert found is not None
    assert found.changed_at == NOW
    assert (found.parts, found.fallen_back) == (READ.parts, READ.fallen_back)
    assert (found.tokens_in, found.seconds, found.is_settled) == (12_000, 24.5, True)
    assert readings.get("2602.12617", "en") is None


def test_readings_of_many_papers_are_found_by_id_and_language(readings: Readings) -> None:
    for number in (0, 499, 500, 699):
        readings.keep(Reading(f"2602.{number:05}", "en"), NOW)

    found = readings.of([f"2602.{number:05}" for number in range(800)])

    assert len(found) == 4
    assert ("2602.00699", "en") in found


def test_a_paper_that_is_asked_for_again_stays_as_it_was_read(readings: Readings) -> None:
    readings.keep(READ, NOW)
    readings.ask_again("2602.12617")
    found = readings.get("2602.12617", "zh")

    assert found is not None
    assert not found.is_settled
    assert found.parts == READ.parts


def test_the_bill_of_a_time(readings: Readings) -> None:
    readings.keep(READ, NOW)
    readings.keep(Reading("2602.12617", "en", ReadingState.READ, tokens_in=10, tokens_out=5), NOW)
    readings.keep(Reading("2602.00001", "zh", ReadingState.REFUSED, tokens_in=7), NOW)

    today = readings.bill(NOW - timedelta(hours=12))
    later = readings.bill(NOW + timedelta(hours=12))

    assert (today.papers, today.tokens, today.fell_back) == (2, 12_922, 2)
    assert (later.papers, later.tokens, later.fell_back) == (0, 0, 0)
