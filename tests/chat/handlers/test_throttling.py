"""A flood from one person: one kind line, then silence until it calms."""

from tests.stage import Stage


async def test_a_flood_gets_one_kind_line_then_silence_then_answers_again(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    for _ in range(30):
        anna.say("/help")
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) >= 21, chat=anna)
    await stage.telegram.wait_for_poll()

    answers = [message.text for message in stage.telegram.sent(anna)]
    assert len(answers) == 21
    assert answers[20] == "Too many messages. Try again in 30 seconds."
    stage.clock.advance(seconds=31)
    assert (await stage.answer(anna, "/help")).text.startswith("Send words")


async def test_buttons_get_a_short_note_meanwhile(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="zh")
    overview = await stage.answer(anna, "/today")
    for _ in range(25):
        anna.say("/help")
    await stage.telegram.wait(lambda: len(stage.telegram.sent(anna)) >= 22, chat=anna)

    assert (await anna.tap(overview, "1")).text == "点击太频繁，请 30 秒后再试。"
    stage.clock.advance(minutes=1)
    assert (await anna.tap(overview, "1")).text == ""


async def test_leafing_through_cards_is_no_flood(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    overview = await stage.answer(anna, "/today")
    await anna.tap(overview, "4")  # the first of the list

    notes = [(await anna.tap(overview, "Next ›")).text for _ in range(20)]

    assert set(notes) == {""}


async def test_others_are_answered_meanwhile_and_group_talk_is_not_counted(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    ben = stage.telegram.person("Ben", language_code="en")
    group = anna.create_supergroup("Reading")
    anna.promote_bot(group)  # it sees every word there
    ben.join(group)
    for _ in range(40):
        anna.say("just talking", chat=group)

    assert (await stage.answer(anna, "/help")).text.startswith("Send words")
    for _ in range(40):
        anna.say("/help")
    assert (await stage.answer(ben, "/help")).text.startswith("Send words")


async def test_a_flood_of_inline_queries_is_not_answered_and_others_are(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    ben = stage.telegram.person("Ben", language_code="en")
    for number in range(60):
        await anna.ask_inline(f"xylophonequartz {number}")

    asked = anna.type_inline("robots")
    await ben.ask_inline("robots")

    assert not asked.done()
    stage.clock.advance(seconds=31)
    assert (await anna.ask_inline("robots")).results


async def test_a_flood_of_taps_below_a_card_posted_inline_is_slowed_too(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    found = await anna.ask_inline("robots")
    posted = anna.choose(found, found.results[0]["id"], anna.create_supergroup("Reading"))

    notes = [(await anna.forge(posted, "x")).text for _ in range(41)]

    assert len(set(notes[:40])) == 1
    assert notes[40] != notes[39]
    stage.clock.advance(seconds=31)
    assert (await anna.forge(posted, "x")).text == notes[0]
