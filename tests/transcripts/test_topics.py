"""Following and muting, what they do to the overview, quiet days, and corrections."""

from datetime import UTC, date, datetime

from bot.texts.catalogue import say_in
from tests.transcripts.recorder import Recorder

D16, D17, D18 = date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18)


async def test_follow_and_mute(record: Recorder, language: str) -> None:
    say = say_in(language)
    anna = record.stage.telegram.person("Anna", language_code=language)

    record.heading("Without a subscription")
    await record.says(anna, "/follow robotics")
    await record.says(anna, "/topics")
    await record.starts(anna)

    record.heading("The effect first, then Keep or Cancel")
    await record.says(anna, "/topics")
    await record.says(anna, "/follow")
    await record.says(anna, "/follow !!!")
    await record.says(anna, "/follow robotics")
    await record.taps(anna, say("button-cancel"))
    await record.says(anna, "/follow robotics")
    await record.taps(anna, say("button-follow"))
    await record.says(anna, "/follow ＲＯＢＯＴＩＣＳ")
    await record.says(anna, "/follow xylophonequartz")
    await record.says(anna, '/mute 推荐系统、video, "speech, not text"')
    await record.taps(anna, say("button-cancel"))
    await record.taps(anna, say("button-cancel"))
    await record.says(anna, "/mute")
    await record.says(anna, "/mute " + "长" * 101)
    await record.says(anna, "/mute 医疗")
    await record.taps(anna, say("button-mute"))
    await record.says(anna, "/mute 医疗")

    record.heading("What it does")
    await record.says(anna, "/today")
    await record.taps(anna, "4")
    await record.taps(anna, say("button-less"))
    await record.taps(anna, say("button-cancel"))
    await record.taps(anna, say("button-back"))
    await record.taps(anna, say("button-left-out", count=1))
    await record.taps(anna, "14")
    await record.taps(anna, say("button-back"))
    await record.taps(anna, say("button-back"))

    record.heading("The list, and letting go")
    await record.says(anna, "/topics")
    await record.taps(anna, "✕ 医疗")
    await record.taps(anna, "✕ robotics")
    record.check()


async def test_quiet_days(record: Recorder, language: str) -> None:
    say = say_in(language)
    anna = record.stage.telegram.person("Anna", language_code=language)
    await record.starts(anna)

    record.heading("No report at the hour, nor an hour later")
    await record.time_is(datetime(2026, 2, 17, 9, tzinfo=UTC))
    await record.time_is(datetime(2026, 2, 17, 10, tzinfo=UTC))
    await record.says(anna, "/status")
    await record.time_is(datetime(2026, 2, 17, 12, tzinfo=UTC))
    record.note("It comes in the afternoon after all.")
    await record.report_arrives(D17)

    record.heading("A report with nothing that is followed")
    subscription = record.stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    record.stage.store.topics.add(subscription.id, "quantum chemistry", muted=False)
    with record.stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET only_followed = true")
    record.note("Anna follows only “quantum chemistry”.")
    await record.time_is(datetime(2026, 2, 18, 9, tzinfo=UTC))
    await record.report_arrives(D18)
    await record.taps(anna, say("button-show-all", count=23))
    await record.taps(anna, "1")
    await record.taps(anna, say("button-back"))
    record.check()


async def test_corrections(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    await record.starts(anna)
    seed = record.seed.read_text(encoding="utf-8")

    record.heading("A title was wrong")
    await record.report_arrives(D16, seed.replace("GeoAgent:", "GeoAgent, corrected:"))

    record.heading("Most papers were withdrawn")
    await record.report_arrives(D16, seed[: seed.index("## 📄 SciAgentGym")])

    record.heading("And came back")
    await record.report_arrives(D16, seed)
    record.check()
