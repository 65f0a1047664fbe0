"""Overviews and everything behind their buttons, in every kind of chat."""

from datetime import UTC, date, datetime

from bot.texts.catalogue import say_in
from tests.transcripts.recorder import Recorder

D16, D17 = date(2026, 2, 16), date(2026, 2, 17)


async def test_overview_and_cards(record: Recorder, language: str) -> None:
    say = say_in(language)
    anna = record.stage.telegram.person("Anna", language_code=language)

    record.heading("The newest overview, and a card in its place")
    await record.says(anna, "/today")
    await record.taps(anna, "1")
    await record.taps(anna, say("button-next-paper"))
    await record.taps(anna, say("button-previous-paper"))
    await record.taps(anna, say("button-back"))

    record.heading("Less like this")
    await record.taps(anna, "4")
    await record.taps(anna, say("button-less"))

    record.heading("Similar papers, and back step by step")
    await record.taps(anna, say("button-similar"))
    await record.taps(anna, "1")
    await record.taps(anna, say("button-back"))
    await record.taps(anna, say("button-back"))
    await record.taps(anna, say("button-back"))

    record.heading("Another day, from the calendar")
    await record.report_arrives(D17)
    await record.says(anna, "/digest")
    await record.taps(anna, f"{say('weekday-1')} 16")
    await record.taps(anna, say("button-next"))
    await record.taps(anna, say("button-calendar"))
    await record.says(anna, "/digest 2026-02-16")
    await record.says(anna, "/digest 2026-03-01")
    await record.says(anna, "/digest soon")
    await record.says(anna, "/digest yesterday")
    await record.says(anna, "/digest 3/4/2026")

    record.heading("One paper")
    await record.says(anna, "2602.12617")
    await record.says(anna, "/paper 2602.12618")
    await record.says(anna, "/paper")
    await record.says(anna, "2602.12618, 2602.12619, 2602.12621, 2602.12622")
    record.check()


async def test_old_buttons(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    telegram = record.stage.telegram
    await record.says(anna, "/today")

    async def press(what: str, data: str) -> None:
        message = telegram.sent(anna)[0]
        message.buttons[0]["callback_data"] = data
        record.note(what)
        await record.taps(anna, data, message=message)

    record.heading("Buttons whose time is over, and data that no button has")
    await press("A paper that was withdrawn", "c2602.00001@o2026-02-16.0")
    await press("A day that has no report", "o2025-01-01.0")
    await press("A search that nobody remembers", "s987654.0")
    await press("Words that nobody remembers", "tf987654")
    await press("A topic that was dropped", "td987654")
    await press("Made-up data", "hello")
    record.check()


async def test_groups_channels_and_topics(record: Recorder, language: str) -> None:
    say = say_in(language)
    telegram = record.stage.telegram
    anna = telegram.person("Anna", language_code=language)
    ben = telegram.person("Ben", language_code=language)

    record.heading("A group: administrators decide, everybody reads in private")
    group = anna.create_supergroup("Reading")
    await record.happens("Anna adds the bot to “Reading”.", lambda: anna.add_bot(group))
    await record.happens("Ben joins.", lambda: ben.join(group))
    await record.says(ben, "/subscribe", group)
    await record.says(anna, "/follow robotics", group)
    await record.says(anna, "/subscribe", group)
    await record.says(ben, "/follow robotics", group)
    await record.says(anna, "/follow robotics", group)
    await record.taps(ben, say("button-follow"), group)
    await record.taps(anna, say("button-follow"), group)
    await record.says(ben, "/topics", group)
    await record.says(ben, "/today", group)
    await record.taps(ben, "1", group)
    await record.starts(ben, "p_2602_11236")
    await record.says(ben, "/digest", group)
    await record.says(ben, "/paper 2602.12617", group)
    await record.says(ben, "/search robotics", group)

    record.heading("A channel")
    channel = anna.create_channel("Papers")
    await record.happens("Anna adds the bot to “Papers”.", lambda: anna.add_bot(channel))
    await record.happens("It becomes an administrator.", lambda: anna.promote_bot(channel))
    await record.says(anna, "/subscribe", channel)
    await record.says(anna, "/mute video", channel)
    await record.taps(anna, "tm2", channel)
    await record.says(anna, "/today", channel)

    record.heading("A topic of a forum")
    forum = anna.create_forum("Lab")
    await record.happens("Anna adds the bot to “Lab”.", lambda: anna.add_bot(forum))
    topic = anna.open_topic(forum, "Robots")
    await record.says(anna, "/subscribe 23:00", forum, topic.id)
    await record.says(anna, "/follow 机器人", forum, topic.id)
    await record.taps(anna, say("button-follow"), forum)
    await record.says(anna, "/topics", forum, topic.id)
    await record.says(anna, "/topics", forum)

    record.heading("The next day's report, in each of them at its own hour")
    await record.time_is(datetime(2026, 2, 17, 9, tzinfo=UTC))
    await record.report_arrives(D17)
    await record.time_is(datetime(2026, 2, 17, 23, tzinfo=UTC))

    record.heading("A member's own client sends data that no button there has")
    await record.says(ben, "xylophonequartz.example")
    await record.forges(ben, "b4.0", telegram.last(group))
    record.check()


async def test_pauses(record: Recorder, language: str) -> None:
    telegram = record.stage.telegram
    anna = telegram.person("Anna", language_code=language)
    forum = anna.create_forum("Lab")
    await record.happens("Anna adds the bot to “Lab”.", lambda: anna.add_bot(forum))
    topic = anna.open_topic(forum, "Robots")
    await record.says(anna, "/subscribe", forum, topic.id)

    record.heading("Telegram says that the topic is closed")
    record.stage.clock.now = datetime(2026, 2, 17, 9, tzinfo=UTC)
    telegram.faults.error(
        method="sendMessage", chat_id=forum.id, code=400,
        description="Bad Request: TOPIC_CLOSED", times=1,
    )  # fmt: skip
    await record.report_arrives(D17)
    await record.says(anna, "/status", forum, topic.id)

    record.heading("The topic opens again")
    await record.happens(
        "Anna opens the topic.", lambda: anna.close_topic(forum, topic.id, closed=False)
    )
    await record.says(anna, "/status", forum, topic.id)
    record.check()
