"""Quiet days: explained once a local day, without a sound, only to those who want it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.schedule.due import decide
from bot.offline.standin import Message, Person
from tests.delivery.subscribers import news, subscribed_group, subscriber
from tests.stage import Stage
from tests.subscriptions import D15, D16, D17, at, subscription

NO_REPORT = "🕘 No new report yet today. I'll send it if it arrives before midnight."


def test_an_hour_without_a_report_is_explained_after_the_grace() -> None:
    first = decide(subscription(last_digest=D15), D15, at(9))
    assert (first.waiting, first.explain, first.next_due) == (True, False, at(10))

    waiting = subscription(last_digest=D15, waiting=True)
    second = decide(waiting, D15, at(10))
    assert (second.waiting, second.explain, second.next_due) == (True, True, at(9, day=D17))


def test_a_wait_left_over_from_yesterday_gets_its_grace_too() -> None:
    decision = decide(subscription(last_digest=D15, waiting=True), D15, at(9))

    assert (decision.explain, decision.next_due) == (False, at(10))


def test_a_wait_that_begins_late_is_as_long() -> None:
    decision = decide(subscription(last_digest=D15), D15, at(15))

    assert (decision.explain, decision.next_due) == (False, at(16))


def test_shortly_before_midnight_it_is_explained_the_same_day() -> None:
    late = subscription(last_digest=D15, time=time(23, 30))

    assert decide(late, D15, at(23, 30)).next_due == at(23, 59)
    assert decide(replace(late, waiting=True), D15, at(23, 59)).explain


def test_nothing_is_explained_to_those_who_do_not_want_it_or_have_todays_digest() -> None:
    for quiet in (
        subscription(last_digest=D15, waiting=True, quiet_notes=False),
        subscription(last_digest=D16, waiting=True),
        subscription(last_digest=D15, waiting=True, last_push_day=D16),
    ):
        decision = decide(quiet, D15, at(12))
        assert (decision.explain, decision.next_due) == (False, at(9, day=D17))


@given(
    zone=st.timezone_keys(allow_prefix=False),
    hour=st.times(),
    start=st.integers(0, 365 * 24 * 60).map(lambda minutes: at(0) + timedelta(minutes=minutes)),
)
def test_a_quiet_week_is_explained_once_a_local_day(zone: str, hour: time, start: datetime) -> None:
    """Plans only when it is due, while no digest arrives."""
    hour = hour.replace(second=0, microsecond=0)
    state, now = subscription(zone=zone, time=hour, last_digest=date(2025, 1, 1)), start
    explained: list[date] = []
    while now < start + timedelta(days=7):
        decision = decide(state, None, now)
        assert decision.next_due > now
        assert decision.push is None
        if decision.explain:
            explained.append(decision.local_day)
            assert now.astimezone(ZoneInfo(zone)).date() == decision.local_day
        state, now = replace(state, waiting=decision.waiting), decision.next_due
    assert len(explained) == len(set(explained))
    assert len(explained) >= 5


async def explained(stage: Stage) -> tuple[Person, list[Message]]:
    """Returns a subscriber on the day after the seed's, one hour after their hour."""
    anna = await subscriber(stage)
    stage.clock.now = datetime(2026, 2, 17, 9, tzinfo=UTC)
    await stage.settle()
    assert news(stage, anna) == []
    stage.clock.advance(hours=1)
    await stage.settle()
    return anna, news(stage, anna)


async def test_no_report_is_explained_once_and_silently(stage: Stage) -> None:
    anna, notes = await explained(stage)

    (note,) = notes
    assert note.text.startswith(NO_REPORT)
    assert "Latest report: 16 February 2026 (/today)" in note.text
    assert note.disable_notification
    for _ in range(3):
        stage.clock.advance(hours=1)
        await stage.settle()
    await stage.stop()
    await stage.start()
    await stage.settle()
    assert len(news(stage, anna)) == 1


async def test_a_late_report_comes_after_the_note(stage: Stage) -> None:
    anna, _ = await explained(stage)

    stage.clock.advance(hours=2)
    await stage.digest_arrives(D17)
    await stage.settle()

    assert [m.text.partition("\n")[0] for m in news(stage, anna)[1:]] == [
        "📄 17 February 2026 · 23 papers",
        "📄 17 February 2026 · part 2 of 2",
    ]


async def test_the_next_quiet_day_is_explained_too(stage: Stage) -> None:
    anna, _ = await explained(stage)

    stage.clock.now = datetime(2026, 2, 18, 9, tzinfo=UTC)
    await stage.settle()
    stage.clock.advance(hours=1)
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_an_older_report_that_is_loaded_meanwhile_adds_no_note(stage: Stage) -> None:
    anna, _ = await explained(stage)

    await stage.digest_arrives(date(2025, 12, 24))
    await stage.settle()

    assert len(news(stage, anna)) == 1


async def test_status_tells_the_next_hour_not_that_of_the_note(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.clock.now = datetime(2026, 2, 17, 9, 30, tzinfo=UTC)
    await stage.settle()

    assert "Next delivery: tomorrow at 09:00" in (await stage.answer(anna, "/status")).text


async def follows_only(stage: Stage, words: str) -> Person:
    anna = await subscriber(stage)
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    stage.store.topics.add(subscription.id, words, muted=False)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET only_followed = true")
    return anna


async def test_a_report_with_nothing_followed_is_one_silent_note_that_shows_all(
    stage: Stage,
) -> None:
    anna = await follows_only(stage, "xylophonequartz")

    await stage.digest_arrives(D17)
    await stage.settle()

    (note,) = news(stage, anna)
    assert note.text == "🕘 17 February 2026: 23 papers, none on your topics."
    assert note.disable_notification
    await anna.tap(note, "Show all 23")
    await stage.telegram.wait_for_edit(note, edits=0)
    assert note.text.startswith("📄 17 February 2026 · 23 papers")
    await anna.tap(note, "1")
    await stage.telegram.wait_for_edit(note, edits=1)
    await anna.tap(note, "↩ Back")
    await stage.telegram.wait_for_edit(note, edits=2)
    assert note.text.startswith("📄 17 February 2026 · 23 papers")

    stage.clock.advance(hours=3)
    await stage.settle()
    assert len(news(stage, anna)) == 1


async def test_without_quiet_notes_a_report_with_nothing_followed_is_silence(
    stage: Stage,
) -> None:
    anna = await follows_only(stage, "xylophonequartz")
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET quiet_notes = false")

    await stage.digest_arrives(D17)
    await stage.settle()
    assert news(stage, anna) == []

    stage.clock.advance(days=1)
    await stage.settle()
    assert news(stage, anna) == [], "it was looked at, and is not owed any more"


async def test_only_what_is_followed_is_pushed(stage: Stage) -> None:
    anna = await follows_only(stage, "robotics")

    await stage.digest_arrives(D17)
    await stage.settle()

    (overview,) = news(stage, anna)
    assert "4. ⭐" in overview.text
    assert "⭐ Followed papers only" in overview.text


async def test_a_group_gets_the_note_with_a_link_to_all_of_it(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = await subscribed_group(stage, anna)
    subscription = stage.store.subscriptions.get(group.id)
    assert subscription is not None
    stage.store.topics.add(subscription.id, "xylophonequartz", muted=False)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET only_followed = true")

    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()

    note = stage.telegram.last(group)
    assert note.text.endswith("none on your topics.")
    link = note.buttons[0]["url"]
    assert link == "https://t.me/papergram_bot?start=d_2026-02-17"
    anna.open(link)
    overview = await stage.telegram.wait_for_message(anna)
    assert overview.text.startswith("📄 17 February 2026 · 23 papers")
    assert "Next ›" in [b["text"] for b in overview.buttons]
