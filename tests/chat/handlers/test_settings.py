"""/settings by button, in words, by a city's name and by a place; and what changes with it."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.offline.standin import Chat, Person
from bot.papers import Style, Subscription
from tests.chat.buttons import tap
from tests.stage import NOON, Stage, stored_bytes


@pytest.fixture
async def anna(stage: Stage) -> Person:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    return anna


def subscription(stage: Stage, chat: Person | Chat, thread: int = 0) -> Subscription:
    found = stage.store.subscriptions.get(chat.id, thread)
    assert found is not None
    return found


# --- in the chat


async def test_the_language_says_when_reports_come_in_another(stage: Stage, anna: Person) -> None:
    english = await stage.answer(anna, "/settings")
    chinese = await stage.answer(anna, "/settings language zh")

    assert "Language: English (reports come in Chinese for now)" in english.text
    assert "语言：简体中文\n" in chinese.text


async def test_every_setting_can_be_written(stage: Stage, anna: Person) -> None:
    for words in (
        "time 08:30", "days 周一三五", "zone 柏林", "style cards", "quiet off", "only followed",
        "language en",
    ):  # fmt: skip
        assert "Next delivery:" in (await stage.answer(anna, f"/settings {words}")).text

    now = subscription(stage, anna)
    assert (now.time, now.zone, now.style) == (time(8, 30), "Europe/Berlin", Style.CARDS)
    assert (now.quiet_notes, now.only_followed, now.language) == (False, True, "en")
    assert now.days == "135"
    status = (await stage.answer(anna, "/status")).text
    for line in (
        "Mon, Wed, Fri at 08:30 (Europe/Berlin)", "cards, one message per paper",
        "Quiet days: silent", "followed only", "English",
    ):  # fmt: skip
        assert line in status


async def test_only_the_followed_are_all_until_something_is_followed(
    stage: Stage, anna: Person
) -> None:
    hint = "all of them until you follow something"

    assert hint in (await stage.answer(anna, "/settings only followed")).text
    assert hint in (await stage.answer(anna, "/settings")).text
    assert hint in (await stage.answer(anna, "/status")).text
    stage.store.topics.add(subscription(stage, anna).id, "robotics", muted=False)
    assert hint not in (await stage.answer(anna, "/settings only followed")).text


async def test_every_setting_can_be_tapped_in_one_message(stage: Stage, anna: Person) -> None:
    panel = await stage.answer(anna, "/settings")
    first = panel.text

    await tap(stage, anna, panel, "🕘 09:00")
    await tap(stage, anna, panel, "07")
    await tap(stage, anna, panel, "07:45")
    await tap(stage, anna, panel, "↩ Back")
    await tap(stage, anna, panel, "🗓 every day")
    await tap(stage, anna, panel, "weekdays")
    await tap(stage, anna, panel, "✓ Fri")
    await tap(stage, anna, panel, "Sat")
    await tap(stage, anna, panel, "↩ Back")
    await tap(stage, anna, panel, "🌍 UTC")
    await tap(stage, anna, panel, "Berlin")
    await tap(stage, anna, panel, "📄 Style")
    await tap(stage, anna, panel, "titles, one line per paper")
    await tap(stage, anna, panel, "🤫 Stay silent on quiet days")
    await tap(stage, anna, panel, "⭐ Followed papers only")
    await tap(stage, anna, panel, "💬 Language")
    await tap(stage, anna, panel, "简体中文")

    now = subscription(stage, anna)
    assert (now.time, now.zone, now.style) == (time(7, 45), "Europe/Berlin", Style.TITLES)
    assert (now.quiet_notes, now.only_followed, now.language) == (False, True, "zh")
    assert now.days == "12346"
    assert panel.text.startswith("⚙️ 设置")
    assert first.startswith("⚙️ Settings")


async def test_the_chosen_language_beats_telegrams_everywhere(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/settings language zh")

    assert (await stage.answer(anna, "/help")).text.startswith("直接发词")
    assert (await stage.answer(anna, "xylophonequartz")).text.startswith("🔎 没有找到")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    assert (await stage.answer(anna, "/status", group)).text.startswith("🔕 还没有订阅")
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()
    assert "论文速览" in stage.telegram.sent(anna)[-2].text


async def test_a_language_needs_no_subscription_and_the_rest_offers_one(stage: Stage) -> None:
    ben = stage.telegram.person("Ben", language_code="en")

    assert (await stage.answer(ben, "/settings language zh")).text == "✅ 已更改。"
    offer = await stage.answer(ben, "/settings time 08:00")
    assert offer.button("sub")["text"] == "🔔 订阅"
    assert (await stage.answer(ben, "/settings")).button("sub")


@pytest.mark.parametrize("text", ["/settings colour blue", "/settings time", "/settings time noon"])
async def test_what_cannot_be_read_is_answered_with_what_works(
    stage: Stage, anna: Person, text: str
) -> None:
    before = subscription(stage, anna)

    answer = (await stage.answer(anna, text)).text

    assert "/settings time 08:30" in answer
    assert subscription(stage, anna) == before


async def test_a_setting_without_a_value_is_asked_for_in_the_readers_word(
    stage: Stage, anna: Person
) -> None:
    answer = (await stage.answer(anna, "/settings 时间")).text

    assert answer.startswith("What should “时间” be? These work:\n/settings time 08:30\n")


async def test_a_city_is_taken_for_one_after_the_menu_asked(stage: Stage, anna: Person) -> None:
    panel = await stage.answer(anna, "/settings")
    await tap(stage, anna, panel, "🌍 UTC")

    answer = await stage.answer(anna, "慕尼黑")

    assert answer.text.startswith("✅ Time zone: Europe/Berlin")
    assert subscription(stage, anna).zone == "Europe/Berlin"
    assert (await stage.answer(anna, "慕尼黑")).text.startswith("🔎"), "a search again"


async def test_words_that_are_no_city_are_a_search_also_after_the_menu(
    stage: Stage, anna: Person
) -> None:
    panel = await stage.answer(anna, "/settings")
    await tap(stage, anna, panel, "🌍 UTC")

    assert (await stage.answer(anna, "robotics")).text.startswith("🔎")
    assert (await stage.answer(anna, "Berlin")).text.startswith("🔎"), "the question is over"


async def test_a_shared_place_sets_the_zone_and_is_stored_nowhere(
    stage: Stage, anna: Person
) -> None:
    before = stage.telegram.last(anna)
    anna.share_location(31.2345678, 121.4712345)
    answer = await stage.telegram.wait_for_message(anna, after=before)

    assert "Asia/Shanghai" in answer.text
    assert subscription(stage, anna).zone == "Asia/Shanghai"
    await stage.stop()
    stored = stored_bytes(stage)
    assert b"31.23" not in stored
    assert b"121.47" not in stored
    await stage.start()


async def test_in_groups_and_topics_only_administrators_change_settings(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    ben = stage.telegram.person("Ben", language_code="en")
    forum = anna.create_forum("Lab")
    anna.add_bot(forum)
    await stage.telegram.wait_for_message(forum)
    ben.join(forum)
    topic = anna.open_topic(forum, "Robots")
    anna.say("/subscribe", chat=forum, thread=topic.id)
    taken = await stage.telegram.wait_for_message(forum, lambda m: "Subscribed" in m.text)

    anna.say("/settings", chat=forum, thread=topic.id)
    panel = await stage.telegram.wait_for_message(
        forum, lambda m: m.text.startswith("⚙️"), after=taken
    )
    refused = await ben.tap(panel, "wquiet=off")
    assert refused.text == "Only administrators can change the subscription here."
    ben.say("/settings time 08:00", chat=forum, thread=topic.id)
    line = await stage.telegram.wait_for_message(forum, lambda m: m.text == refused.text)

    await tap(stage, anna, panel, "🌍 UTC")
    anna.say("柏林", chat=forum, thread=topic.id, reply_to=panel)
    answer = await stage.telegram.wait_for_message(
        forum, lambda m: "Time zone: Europe/Berlin" in m.text, after=line
    )
    assert answer.thread == topic.id
    assert subscription(stage, forum, topic.id).zone == "Europe/Berlin"
    assert subscription(stage, forum, topic.id).quiet_notes


async def test_a_group_has_a_language_of_its_own(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)

    await stage.answer(anna, "/settings language zh", group)
    await stage.answer(anna, "/subscribe 08:00", group)

    assert subscription(stage, group).language == "zh"
    assert subscription(stage, anna).language == "en"
    assert (await stage.answer(anna, "/help")).text.startswith("Send words")


async def test_the_last_day_of_the_week_cannot_be_taken_off(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/settings days fri")
    panel = await stage.answer(anna, "/settings")
    await tap(stage, anna, panel, "🗓 Fri")

    await anna.tap(panel, "✓ Fri")

    assert subscription(stage, anna).days == "5"


async def test_no_day_of_the_week_that_is_not_wanted_has_a_push(stage: Stage, anna: Person) -> None:
    await stage.answer(anna, "/settings days weekends")  # the stage's day is a Monday
    sent = len(stage.telegram.sent(anna))

    await stage.digest_arrives(date(2026, 2, 17))
    await stage.digest_arrives(date(2026, 2, 18))
    stage.clock.now = datetime(2026, 2, 20, 23, tzinfo=UTC)
    await stage.settle()
    assert len(stage.telegram.sent(anna)) == sent
    assert "Next delivery: tomorrow at 09:00" in (await stage.answer(anna, "/status")).text

    stage.clock.now = datetime(2026, 2, 21, 9, tzinfo=UTC)
    await stage.settle()
    pushed = stage.telegram.sent(anna)[sent + 1]
    assert pushed.text.startswith("📄 18 February 2026")
    assert "2026-02-17" in pushed.text


@pytest.mark.parametrize(
    "data", ["wzone=Mars", "wdays=9", "wtime=25:00", "wstyle=loud", "wlanguage=fr", "w!"]
)
async def test_a_tampered_button_gets_a_kind_line(stage: Stage, anna: Person, data: str) -> None:
    panel = await stage.answer(anna, "/settings")
    panel.buttons[0]["callback_data"] = data

    assert (await anna.tap(panel, data)).text.startswith("That button no longer works.")


# --- when the next push comes


async def test_an_earlier_hour_brings_an_unseen_report_at_once(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 2, 16, 7, tzinfo=UTC)
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")

    answer = await stage.answer(anna, "/settings time 06:30")

    assert "Next delivery: any moment now." in answer.text
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) >= 4, chat=anna)


@pytest.fixture
async def pushed_to(stage: Stage) -> Person:
    """Somebody who subscribed in the morning and got the day's push at noon."""
    stage.clock.now = NOON.replace(hour=7)
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    stage.clock.now = NOON
    await stage.settle()
    assert subscription(stage, anna).last_push_day == NOON.date()
    return anna


async def test_a_later_hour_after_the_push_waits_for_tomorrow(
    stage: Stage, pushed_to: Person
) -> None:
    anna = pushed_to

    answer = await stage.answer(anna, "/settings time 21:00")
    assert "Next delivery: tomorrow at 21:00" in answer.text

    await stage.digest_arrives(date(2026, 2, 17))  # a newer report, on the same local day
    sent = len(stage.telegram.sent(anna))
    stage.clock.now = datetime(2026, 2, 16, 21, 30, tzinfo=UTC)
    await stage.settle()
    assert len(stage.telegram.sent(anna)) == sent, "never twice on a local day"
    stage.clock.advance(days=1)
    await stage.settle()
    assert len(stage.telegram.sent(anna)) > sent


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Asia/Tokyo", "America/Los_Angeles"])
async def test_moving_to_another_zone_neither_doubles_nor_skips_a_day(
    stage: Stage, pushed_to: Person, zone: str
) -> None:
    """Pushed at 12:00 UTC on the 16th; a report comes each day at midnight UTC from then on."""
    anna = pushed_to
    await stage.answer(anna, f"/settings zone {zone}")
    pushed = [(date(2026, 2, 16), stage.clock.now)]

    for hour in range(1, 4 * 24):
        stage.clock.now = datetime(2026, 2, 16, 12, tzinfo=UTC) + timedelta(hours=hour)
        if stage.clock.now.hour == 0:
            await stage.digest_arrives(stage.clock.now.date())
        await stage.plan()
        last = subscription(stage, anna).last_digest
        assert last is not None
        if last != pushed[-1][0]:
            pushed.append((last, stage.clock.now))

    local = [moment.astimezone(ZoneInfo(zone)).date() for _, moment in pushed]
    assert len(set(local)) == len(local), "never twice on a local day"
    gaps = [b - a for (_, a), (_, b) in pairwise(pushed)]
    assert max(gaps) < timedelta(hours=48)
    assert len(pushed) >= 4
