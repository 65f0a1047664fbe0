"""What is a reader's own: settings, saved papers, channels, privacy; and the administrators'."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.stage import SEEDS, staged
from tests.transcripts.conftest import HERE
from tests.transcripts.recorder import Recorder

ADMIN = 700
EARLY = datetime(2026, 2, 16, 6, tzinfo=UTC)
"""Before the day's push."""


async def test_settings(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    record.stage.clock.now = EARLY
    record.heading("By button, in one message")
    await record.says(anna, "/subscribe")
    await record.says(anna, "/settings")
    await record.taps(anna, "wtime")
    await record.taps(anna, "wtime=10:00")
    await record.taps(anna, "wtime=10:30")
    await record.taps(anna, "w")
    await record.taps(anna, "wquiet=off")
    await record.taps(anna, "wonly=followed")
    await record.taps(anna, "wonly=all")
    await record.taps(anna, "wstyle")
    await record.taps(anna, "wstyle=titles")

    record.heading("A city after the menu, and a shared place")
    await record.taps(anna, "wzone")
    await record.says(anna, "柏林")
    await record.happens("Anna shares a place in Tokyo.", lambda: anna.share_location(35.7, 139.7))

    record.heading("In words")
    await record.says(anna, "/settings time 08:30")
    await record.says(anna, "/settings days weekdays")
    await record.says(anna, "/settings 时区 纽约")
    await record.says(anna, "/settings zone Atlantis")
    await record.says(anna, "/settings colour blue")
    await record.says(anna, "/status")

    record.heading("Another language, whatever Telegram's is")
    await record.says(anna, f"/settings language {'en' if language == 'zh' else 'zh'}")
    await record.says(anna, "/settings")
    record.check()


async def test_saved_papers(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    record.heading("Saving")
    await record.says(anna, "/saved")
    await record.says(anna, "/paper 2602.12617")
    await record.taps(anna, "k2602.12617+")
    await record.says(anna, "/save 2602.12684")
    await record.says(anna, "/save 2602.12684")
    await record.says(anna, "/save")

    record.heading("The list")
    await record.says(anna, "/saved robotics")
    await record.says(anna, "/saved quantum")
    await record.says(anna, "/saved")
    await record.taps(anna, "1")
    await record.taps(anna, "k2602.12684-")
    await record.taps(anna, "b0.0")
    await record.taps(anna, "ebib")
    await record.taps(anna, "ecsv")

    record.heading("In a group")
    group = anna.create_group("Reading")
    await record.happens("Anna adds the bot to a group.", lambda: anna.add_bot(group))
    await record.says(anna, "/save 2602.11715", group)
    await record.says(anna, "/saved", group)
    record.check()


async def test_channels(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    ben = record.stage.telegram.person("Ben", language_code=language)
    channel = anna.create_channel("Papers", username="papers")
    record.stage.clock.now = EARLY
    record.heading("By name")
    await record.says(anna, "/subscribe @papers")
    await record.happens(
        "Anna lets the bot in, without posting.",
        lambda: anna.promote_bot(channel, rights=["can_edit_messages"]),
    )
    await record.says(anna, "/subscribe @papers")
    await record.happens("Anna lets it post.", lambda: anna.promote_bot(channel))
    await record.says(ben, "/subscribe @papers")
    await record.says(anna, "/subscribe @papers 08:30 柏林")
    await record.says(anna, "/settings @papers")
    await record.says(anna, "/settings @papers style titles")
    await record.says(anna, "/unsubscribe @papers")

    record.heading("By a forwarded post")
    post = anna.say("Welcome", chat=channel)
    await record.happens("Anna forwards a post of the channel.", lambda: anna.forward(post))
    await record.taps(anna, f"h{channel.id}")
    record.check()


async def test_privacy(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    record.stage.clock.now = EARLY
    await record.says(anna, "/subscribe")
    await record.says(anna, "/privacy")
    await record.says(anna, "/forget")
    await record.taps(anna, "keep")
    await record.says(anna, "/forget")
    await record.taps(anna, "forget")
    await record.says(anna, "/status")

    record.heading("In a group")
    group = anna.create_group("Reading")
    await record.happens("Anna adds the bot to a group.", lambda: anna.add_bot(group))
    await record.says(anna, "/forget", group)
    record.check()


async def test_a_flood(record: Recorder, language: str) -> None:
    anna = record.stage.telegram.person("Anna", language_code=language)
    await record.says(anna, "/forget")

    def many() -> None:
        for _ in range(24):
            anna.say("/save")

    await record.happens("Anna sends 24 more messages at once.", many)
    await record.taps(anna, "keep")
    await record.time_is(record.stage.clock.now + timedelta(minutes=1))
    await record.says(anna, "/save")
    record.check()


async def test_administrators(tmp_path: Path, language: str) -> None:
    seed = SEEDS[language]
    async with staged(tmp_path, seed=seed, admins=(ADMIN,)) as stage:
        record = Recorder(stage, "Administrators", HERE / f"administrators.{language}.md", seed)
        boss = stage.telegram.person("Boss", language_code=language, user_id=ADMIN)
        anna = stage.telegram.person("Anna", language_code=language)
        stage.store.readers.choose_language(ADMIN, language)
        stage.clock.now = EARLY
        await record.says(anna, "/subscribe")
        await record.says(anna, "/stats")
        await record.says(anna, "xylophonequartz")
        record.heading("Figures")
        await record.says(boss, "/stats")
        record.heading("A scan")
        (stage.folder / "notes.md").write_text("# Notes\n\nnothing\n", encoding="utf-8")
        await record.says(boss, "/reload")
        await record.says(boss, "/reload")
        record.heading("A notice")
        await record.says(boss, "/broadcast")
        await record.says(boss, "/broadcast Tomorrow I move house & come an hour later.")
        await record.taps(boss, "n1-")
        await record.says(boss, "/broadcast Tomorrow I come an hour later.")
        await record.taps(boss, "n2+")
        record.check()
