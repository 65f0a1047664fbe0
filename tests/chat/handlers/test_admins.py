"""/stats, /reload, /broadcast, and the notes that administrators get by themselves."""

import time
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cards.chart import Month, draw
from bot.client.answers import Refusal, Trouble
from bot.offline.standin import Message, Person
from bot.papers import State
from tests.stage import Stage, staged

ADMIN = 700


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot with an administrator."""
    async with staged(tmp_path, admins=(ADMIN,)) as stage:
        stage.telegram.person("Boss", language_code="en", user_id=ADMIN).chat.started = True
        stage.store.readers.choose_language(ADMIN, "en")
        yield stage


@pytest.fixture
def boss(stage: Stage) -> Person:
    return Person(stage.telegram.world, stage.telegram.world.users[ADMIN])


# --- who they are for


@pytest.mark.parametrize("command", ["stats", "reload", "broadcast hello"])
async def test_to_everybody_else_these_commands_do_not_exist(stage: Stage, command: str) -> None:
    anna = stage.telegram.person("Anna", language_code="en")

    answer = (await stage.answer(anna, f"/{command}")).text

    assert answer == f"There is no command /{command.split(maxsplit=1)[0]}. /help lists them all."


async def test_the_menu_has_them_only_for_administrators(stage: Stage, boss: Person) -> None:
    commands = stage.telegram.world.profile.commands
    boss.start()  # before that Telegram takes no menu for them
    await stage.telegram.wait(lambda: (f"chat:{ADMIN}", "zh") in commands)

    public = {entry["command"] for entry in commands["default", ""]}
    own = {entry["command"] for entry in commands[f"chat:{ADMIN}", "zh"]}

    assert not {"stats", "reload", "broadcast"} & public
    assert own - public == {"stats", "reload", "broadcast"}


# --- /stats


async def test_stats_are_figures_and_a_picture(stage: Stage, boss: Person) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    await stage.answer(anna, "robotics")
    await stage.answer(anna, "xylophonequartz")
    await stage.answer(anna, "2602.12617")
    answer = await stage.answer(boss, "/stats")
    picture = await stage.telegram.wait_for_message(boss, after=answer, within=60)

    assert [c.params["action"] for c in stage.telegram.calls("sendChatAction")] == ["upload_photo"]
    assert picture.file is not None
    assert picture.file.content.startswith(b"\x89PNG")
    for line in (
        "1. Subscriptions: 1 active, 0 stopped",
        "2. Messages delivered: 2",
        "3. Searches: 2, without results (red): 1",
        "4. Topics of the cards that were opened:",
        "Papers: 23 in 1 report, the latest of 16 February 2026",
    ):
        assert line in answer.text


async def test_stats_of_an_empty_month(stage: Stage, boss: Person) -> None:
    assert "no card was opened yet" in (await stage.answer(boss, "/stats")).text


def test_a_month_is_drawn_also_with_nothing_in_it_and_with_any_names() -> None:
    days = [date(2026, 1, 1) + timedelta(days=day) for day in range(30)]
    empty = Month(days, {}, {}, {}, {}, ())
    full = Month(
        days,
        dict.fromkeys(days, 10),
        dict.fromkeys(days, 100_000),
        dict.fromkeys(days, 7),
        dict.fromkeys(days[:3], 2),
        [("机器人", 30), ("$x^2$ & <b>", 2)],
    )

    assert draw(empty).startswith(b"\x89PNG")
    assert draw(full).startswith(b"\x89PNG")


# --- /reload


async def test_reload_says_what_became_of_each_file(stage: Stage, boss: Person) -> None:
    stage.drop_digest(date(2026, 2, 17))
    (stage.folder / "notes.md").write_text("# Notes\n\nnothing\n", encoding="utf-8")
    await stage.bot.round.scan()

    answer = await stage.answer(boss, "/reload")

    assert "✅ 2026-02-17.md: new, 23 papers" in answer.text
    assert "⚠️ notes.md:1: refused: no paper found; expected" in answer.text
    assert answer.text.endswith("Unchanged: 1")
    await stage.scan()
    assert stage.telegram.sent(boss) == [answer], "it is told once"


async def test_reload_says_what_may_still_be_written(stage: Stage, boss: Person) -> None:
    path = stage.drop_digest(date(2026, 2, 17))

    for _ in range(2):
        answer = await stage.answer(boss, "/reload")
        assert answer.text.startswith("⏳ 2026-02-17.md: may not be complete yet")
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")


# --- /broadcast


async def offered(stage: Stage, boss: Person, text: str) -> tuple[Message, Message]:
    """The preview, and the question below it."""
    boss.say(text)
    asked = await stage.telegram.wait_for_message(boss, lambda m: bool(m.buttons))
    return stage.telegram.sent(boss)[-2], asked


async def test_a_notice_is_shown_as_it_will_look_and_goes_to_all_through_the_ledger(
    stage: Stage, boss: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.requests._BATCH", 1)
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe")
    await stage.answer(anna, "/subscribe", group)
    await stage.settle()

    preview, asked = await offered(stage, boss, "/broadcast Maintenance <tonight> & tomorrow")
    assert "This goes to 2 subscriptions, exactly as above." in asked.text
    await boss.tap(asked, "📣 Send")
    await stage.settle()

    for chat in (anna, group):
        assert stage.telegram.last(chat).html == preview.html
    assert preview.text == "Maintenance <tonight> & tomorrow"
    assert stage.store.ledger.counts()[State.SENT] == 2 + 2 + 2
    status = (await stage.answer(anna, "/status")).text
    assert "the latest report, 16 February 2026," in status, "a notice is no report"


async def test_the_price_of_a_paid_notice_is_said_before(tmp_path: Path) -> None:
    async with staged(tmp_path, admins=(ADMIN,), paid=True) as stage:
        boss = stage.telegram.person("Boss", user_id=ADMIN, language_code="en")
        await stage.answer(boss, "/subscribe")
        await stage.settle()

        boss.say("/broadcast hello")
        asked = await stage.telegram.wait_for_message(boss, lambda m: "Send it?" in m.text)

        assert asked.text.endswith("It is a paid push and costs 1 Star at most.")


async def test_a_notice_goes_once_however_often_it_is_confirmed(stage: Stage, boss: Person) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    _, asked = await offered(stage, boss, "/broadcast hello")
    data = asked.button("📣 Send")["callback_data"]

    await boss.tap(asked, data)
    await stage.telegram.wait_for_edit(asked, edits=0)
    asked.markup = {"inline_keyboard": [[{"text": "again", "callback_data": data}]]}
    await boss.tap(asked, data)
    await stage.settle()

    assert [m.text for m in stage.telegram.sent(anna)].count("hello") == 1


async def test_a_second_tap_leaves_what_the_first_one_said(stage: Stage, boss: Person) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    _, asked = await offered(stage, boss, "/broadcast hello")
    data = asked.button("📣 Send")["callback_data"]

    taps = [boss.press(asked, data), boss.press(asked, data)]
    notes = [(await tap).text or "" for tap in taps]

    assert sorted(notes) == ["", "This has already been decided."]
    assert asked.text == "📣 On its way to 1 subscription."


async def test_a_preview_that_could_not_be_sent_is_not_offered(stage: Stage, boss: Person) -> None:
    stage.telegram.faults.error(
        method="sendMessage", code=400, description="Bad Request: message is too long", times=1
    )

    answer = await stage.answer(boss, "/broadcast hello")

    assert answer.text.startswith("⚠️ Telegram does not accept this message")
    assert answer.buttons == []
    assert stage.store.notices.get(1) is None


@pytest.mark.parametrize("command", ["/Broadcast", "/BROADCAST", "/broadcast@papergram_bot"])
async def test_a_notice_may_be_written_in_any_case(
    stage: Stage, boss: Person, command: str
) -> None:
    preview, _ = await offered(stage, boss, f"{command} see /broadcast & more")

    assert preview.text == "see /broadcast & more"


async def test_a_notice_keeps_marks_also_one_that_begins_at_the_command(
    stage: Stage, boss: Person
) -> None:
    text = "/broadcast 😀 Hello world "
    stage.telegram.world.updates.push(
        "message",
        {
            "message_id": stage.telegram.world.next_message_id(boss.chat),
            "date": stage.telegram.world.now(),
            "chat": {"id": boss.id, "type": "private", "first_name": "Boss"},
            "from": {"id": boss.id, "is_bot": False, "first_name": "Boss", "language_code": "en"},
            "text": text,
            "entities": [
                {"type": "bot_command", "offset": 0, "length": 10},
                {"type": "bold", "offset": 0, "length": 19},
                {"type": "italic", "offset": 20, "length": 6},
            ],
        },
    )
    await stage.telegram.wait_for_message(boss, lambda m: bool(m.buttons))

    assert stage.telegram.sent(boss)[-2].html == "<b>😀 Hello</b> <i>world</i>"


async def test_a_cancelled_notice_goes_to_nobody(stage: Stage, boss: Person) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    _, asked = await offered(stage, boss, "/broadcast hello")
    send = asked.button("📣 Send")["callback_data"]

    await boss.tap(asked, "Cancel")
    await stage.telegram.wait_for_edit(asked, edits=0)
    assert asked.text == "Not sent."
    asked.markup = {"inline_keyboard": [[{"text": "late", "callback_data": send}]]}
    late = await boss.tap(asked, send)
    await stage.settle()

    assert late.text == "This has already been decided."
    assert asked.text == "Not sent."
    assert "hello" not in [m.text for m in stage.telegram.sent(anna)]


async def test_a_notice_survives_a_restart_between_preview_and_confirmation(
    stage: Stage, boss: Person
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    await stage.answer(anna, "/subscribe")
    _, asked = await offered(stage, boss, "/broadcast hello")
    await stage.stop()
    await stage.start()

    await boss.tap(asked, "📣 Send")
    await stage.settle()

    assert stage.telegram.last(anna).text == "hello"


async def test_nobody_else_confirms(stage: Stage, boss: Person) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    overview = await stage.answer(anna, "/today")
    await offered(stage, boss, "/broadcast hello")
    overview.buttons[0]["callback_data"] = "n1+"

    assert "no longer works" in (await anna.tap(overview, "n1+")).text
    assert "/broadcast followed by the text" in (await stage.answer(boss, "/broadcast")).text


# --- what they are told


async def test_a_refused_file_is_told_once(stage: Stage, boss: Person) -> None:
    (stage.folder / "notes.md").write_text("# Notes\n\nnothing\n", encoding="utf-8")
    await stage.scan()
    await stage.scan()
    await stage.settle()

    (note,) = stage.telegram.sent(boss)
    assert note.text.startswith("⚠️ A report was refused: notes.md:1: no paper found; expected")


async def test_many_refused_files_are_one_note_also_after_a_restart(
    stage: Stage, boss: Person
) -> None:
    for number in range(60):
        (stage.folder / f"{number:02}.md").write_text("nothing\n", encoding="utf-8")
    await stage.scan()
    await stage.settle()
    await stage.stop()
    await stage.start()
    await stage.settle()

    (note,) = stage.telegram.sent(boss)
    first, *files, last = note.text.split("\n")
    assert first == "⚠️ 60 reports were refused:"
    assert [line.partition(":")[0] for line in files] == ["00.md", "01.md", "02.md"]
    assert last == "… and 57 more. papergram load says why."


async def test_a_scan_does_not_wait_for_its_note(stage: Stage, boss: Person) -> None:
    stage.telegram.faults.hang(60, method="sendMessage", chat_id=boss.id, processed=False)
    (stage.folder / "notes.md").write_text("nothing\n", encoding="utf-8")

    assert len(await stage.scan()) == 2
    assert stage.telegram.sent(boss) == []


async def test_notes_come_in_the_language_of_the_subscription(stage: Stage, boss: Person) -> None:
    stage.store.readers.forget(boss.id)
    await stage.answer(boss, "/subscribe")
    await stage.settle()
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET language = 'en'")
    (stage.folder / "notes.md").write_text("# Notes\n\nnothing\n", encoding="utf-8")

    await stage.scan()
    await stage.settle()

    told = [m.text for m in stage.telegram.sent(boss)]  # the greeting may still be under way
    assert any(text.startswith("⚠️ A report was refused") for text in told)


async def test_failures_of_a_push_are_told_once_and_blocked_chats_are_none(
    stage: Stage, boss: Person
) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    ben = stage.telegram.person("Ben", language_code="en")
    for person in (anna, ben):
        await stage.answer(person, "/subscribe")
    await stage.settle()
    stage.telegram.faults.forbid(chat_id=ben.id)
    stage.telegram.faults.error(
        method="sendMessage", chat_id=anna.id, code=400, description="Bad Request: nonsense"
    )
    stage.clock.advance(days=1)
    await stage.digest_arrives(date(2026, 2, 17))
    await stage.settle()
    stage.telegram.faults.clear()

    stage.bot.admin_notes.check(stage.clock.now)
    stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()

    (note,) = stage.telegram.sent(boss)
    assert note.text.startswith("⚠️ Report of 17 February 2026: 2 of 2 messages were not delivered:")
    assert "Nonsense (2)" in note.text


async def test_a_missing_report_is_told_once_a_day_by_its_usual_hour(
    stage: Stage, boss: Person
) -> None:
    for day in range(10):
        stage.clock.advance(days=1)
        await stage.digest_arrives(date(2026, 2, 17) + timedelta(days=day))
        stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()
    assert stage.telegram.sent(boss) == []

    stage.clock.advance(days=1, hours=1)
    stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()
    assert stage.telegram.sent(boss) == []
    stage.clock.advance(hours=2)
    stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()
    await stage.stop()
    await stage.start()
    stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()

    (note,) = stage.telegram.sent(boss)
    assert note.text == "⚠️ No report yet today. It usually arrives at about 12:00 (UTC)."


async def test_administrators_are_told_once_that_no_updates_come_in_and_that_they_do(
    stage: Stage, boss: Person
) -> None:
    await stage.telegram.wait_for_poll()
    await stage.bot.connection.stop_listening()
    hearing, now = stage.bot.connection.hearing, time.monotonic()
    hearing.clock = lambda: now
    hearing.heard()
    hearing.failed(Refusal(Trouble.TOKEN, "Unauthorized"))

    for seconds in (60, 200, 400):
        now += seconds
        stage.bot.admin_notes.check(stage.clock.now)
    hearing.heard()
    for _ in range(2):
        stage.bot.admin_notes.check(stage.clock.now)
    await stage.settle()

    assert [note.text for note in stage.telegram.sent(boss)] == [
        "⚠️ No messages have come in from Telegram for 3 minutes: Unauthorized",
        "✅ Messages from Telegram are coming in again.",
    ]


async def test_an_administrator_out_of_reach_stops_nothing(stage: Stage, boss: Person) -> None:
    boss.block()
    (stage.folder / "notes.md").write_text("nothing\n", encoding="utf-8")

    reports = await stage.scan()

    assert len(reports) == 2
