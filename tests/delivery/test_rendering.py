"""Readers get each paper in their own language where there is an edition in it."""

from bot.offline.standin import Message, Person
from tests.intake.reports import english_report, report
from tests.stage import NOON, Stage

DAY = NOON.date()
A, B, C = "2602.00001", "2602.00002", "2602.00003"
CHINESE = report(f"{DAY}", (A, "提出了新的抓取方法"), (B, "只有中文的论文"))
ENGLISH = english_report(f"{DAY}", (A, "A new way to grasp."), (C, "Only in English."))


async def arrive(stage: Stage, **reports: str) -> None:
    """Reports of the day arrive at once, each with its language in its name."""
    for language, text in reports.items():
        (stage.folder / f"{DAY}.{language}.md").write_text(text, encoding="utf-8")
    await stage.scan()


async def greeted(stage: Stage, language: str) -> tuple[Person, Message]:
    """Returns a newcomer and the digest that they got."""
    person = stage.telegram.person(f"Reader of {language}", language_code=language)
    person.start()
    await stage.telegram.wait(lambda: len(stage.telegram.sent(person)) == 2, chat=person)
    return person, stage.telegram.sent(person)[1]


async def test_each_reader_gets_their_own_language_paper_by_paper(empty_stage: Stage) -> None:
    await arrive(empty_stage, zh=CHINESE, en=ENGLISH)

    _, chinese = await greeted(empty_stage, "zh")
    _, english = await greeted(empty_stage, "en")

    assert "提出了新的抓取方法" in chinese.text
    assert "A new way to grasp." in english.text
    for message in (chinese, english):
        assert "只有中文的论文" in message.text
        assert "Only in English." in message.text
    assert [b["callback_data"] for b in chinese.buttons] == [
        b["callback_data"] for b in english.buttons
    ]


async def test_what_is_in_another_language_is_marked(empty_stage: Stage) -> None:
    await arrive(empty_stage, zh=CHINESE, en=ENGLISH)

    _, chinese = await greeted(empty_stage, "zh")
    _, english = await greeted(empty_stage, "en")

    assert "🌐 英文 1 篇" in chinese.text
    assert "🌐 1 in Chinese" in english.text


async def test_a_reader_without_an_edition_gets_the_one_there_is(empty_stage: Stage) -> None:
    await arrive(empty_stage, zh=CHINESE)

    ben, digest = await greeted(empty_stage, "en")
    card = await empty_stage.answer(ben, f"/paper {A}")

    assert "提出了新的抓取方法" in digest.text
    assert digest.text.count("in Chinese") == card.text.count("in Chinese") == 1


async def test_an_edition_that_comes_later_takes_the_place_of_what_was_sent(
    empty_stage: Stage,
) -> None:
    await arrive(empty_stage, zh=CHINESE)
    anna, chinese = await greeted(empty_stage, "zh")
    ben, english = await greeted(empty_stage, "en")
    await empty_stage.settle()

    await arrive(empty_stage, en=english_report(f"{DAY}", (A, "A new way to grasp."), (B, "Two.")))
    await empty_stage.settle()

    assert (english.edits, chinese.edits) == (1, 0)
    assert "A new way to grasp." in english.text
    assert "Chinese" not in english.text
    assert "提出了新的抓取方法" in chinese.text
    assert len(empty_stage.telegram.sent(anna)) == len(empty_stage.telegram.sent(ben)) == 2


async def test_who_changes_the_language_gets_the_next_digest_in_it(empty_stage: Stage) -> None:
    await arrive(empty_stage, zh=CHINESE, en=ENGLISH)
    ben, _ = await greeted(empty_stage, "en")

    await empty_stage.answer(ben, "/settings language zh")

    assert "提出了新的抓取方法" in (await empty_stage.answer(ben, f"/paper {A}")).text
