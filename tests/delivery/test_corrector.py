"""A corrected report edits what was sent, in place and without a sound; nothing is sent again."""

import re
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.correction import aligned
from bot.cards.message import Button
from bot.cards.message import Message as Ours
from bot.delivery import corrector
from bot.delivery.rendering import Rendering
from bot.offline.standin import Message, Person
from bot.papers import State
from bot.store.ledger.ledger import Settlement
from bot.store.ledger.owing import Owed
from tests.delivery.subscribers import news, subscribed_group, subscriber
from tests.stage import SEED, Stage

D16, D17 = date(2026, 2, 16), date(2026, 2, 17)
REPORT = SEED.read_text(encoding="utf-8").replace("2026-02-16", D17.isoformat())
HEADS = [i for i in range(len(REPORT)) if REPORT.startswith("## 📄", i)]
ENTRIES = [REPORT[a:b] for a, b in zip(HEADS, [*HEADS[1:], len(REPORT)], strict=True)]
RENAMED = REPORT.replace("GeoAgent:", "GeoAgent Two:")


def report(*entries: str) -> str:
    """Returns the seed's report with other papers."""
    return REPORT[: HEADS[0]] + "".join(entries)


async def pushed(stage: Stage, text: str = REPORT) -> tuple[Person, list[Message]]:
    """Returns a subscriber who was pushed a digest."""
    anna = await subscriber(stage)
    await stage.digest_arrives(D17, text)
    await stage.settle()
    return anna, news(stage, anna)


async def corrected(stage: Stage, text: str) -> None:
    await stage.digest_arrives(D17, text)
    await stage.settle()


def papers_in(messages: list[Message]) -> list[str]:
    """Returns the ids of the papers that are linked."""
    return [i for m in messages for i in re.findall(r"papers/(\d{4}\.\d{5})", m.html)]


async def test_only_the_message_that_differs_is_edited(stage: Stage) -> None:
    anna, (first, second) = await pushed(stage)

    await corrected(stage, RENAMED)

    assert "GeoAgent Two:" in first.text
    assert first.text.split("\n")[:2] == ["📄 17 February 2026 · 23 papers", "✏️ 1: title"]
    assert (first.edits, second.edits) == (1, 0)
    assert len(news(stage, anna)) == 2
    assert first.buttons[0]["callback_data"] == "c2602.12617@o2026-02-17.0"


@pytest.mark.parametrize(("language", "line"), [("en", "✏️ 2: results"), ("zh", "✏️ 2：实验结果")])
async def test_a_change_that_only_a_card_shows_is_named_where_the_paper_stands(
    stage: Stage, language: str, line: str
) -> None:
    reader = await subscriber(stage, language=language)
    await stage.digest_arrives(D17, REPORT)
    await stage.settle()
    first, second = news(stage, reader)
    stage.clock.advance(minutes=1)
    where = ENTRIES[1].index("实验效果")
    entry = ENTRIES[1][:where] + ENTRIES[1][where:].replace("。", "！", 1)

    await corrected(stage, report(ENTRIES[0], entry, *ENTRIES[2:]))

    assert second.text.split("\n")[1] == line
    assert (first.edits, second.edits) == (0, 1)


async def test_the_line_goes_with_the_next_correction(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    await corrected(stage, RENAMED)

    await corrected(stage, report(*ENTRIES[1:]))

    assert "✏️ 1: removed" in first.text
    assert "title" not in first.text.split("\n")[1]


async def test_a_change_that_nobody_sees_edits_nothing(stage: Stage) -> None:
    _anna, messages = await pushed(stage)

    await corrected(stage, REPORT.replace("实验效果", "实验结果"))

    assert [m.edits for m in messages] == [0, 0]
    assert stage.store.edits.changed_days() == []


async def test_fewer_papers_leave_a_message_that_says_where_they_went(stage: Stage) -> None:
    anna, (first, second) = await pushed(stage)

    await corrected(stage, report(*ENTRIES[:3]))

    assert first.text.startswith("📄 17 February 2026 · 3 papers")
    assert second.text.startswith("What was here has moved")
    assert len(news(stage, anna)) == 2


async def test_more_papers_need_a_message_more_which_comes_silently(stage: Stage) -> None:
    anna, (_only,) = await pushed(stage, report(*ENTRIES[:3]))

    await corrected(stage, REPORT)

    messages = news(stage, anna)
    assert [m.edits for m in messages] == [1, 0]
    assert messages[1].disable_notification
    assert len(papers_in(messages)) == len(set(papers_in(messages))) == 23


async def test_cards_stay_with_their_papers(stage: Stage) -> None:
    anna = await subscriber(stage)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql("UPDATE subscription SET style = 'cards'")
    await stage.digest_arrives(D17, report(*ENTRIES[1:4]))
    await stage.settle()
    cards = news(stage, anna)
    titles = [m.text.partition("\n")[0] for m in cards]

    await corrected(stage, report(ENTRIES[0], ENTRIES[1], ENTRIES[3]))

    assert [m.edits for m in cards] == [0, 1, 0]
    assert cards[1].text.startswith("What was here has moved")
    assert [m.text.partition("\n")[0] for m in (cards[0], cards[2])] == [titles[0], titles[2]]

    await corrected(stage, report(ENTRIES[0], ENTRIES[1].replace("DICE:", "DICED:"), ENTRIES[3]))
    assert cards[0].text.split("\n")[0].startswith("DICED:")
    assert "✏️ title\n" in cards[0].text
    assert [m.edits for m in cards] == [1, 1, 0]
    new = news(stage, anna)[3]
    assert new.text.startswith("GeoAgent")
    assert new.disable_notification


async def test_what_is_owed_is_made_after_a_restart(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    stage.telegram.faults.error(method="editMessageText", code=502)
    await corrected(stage, RENAMED)
    assert first.edits == 0

    await stage.stop()
    stage.telegram.faults.clear()
    await stage.start()
    stage.clock.advance(hours=2)
    await stage.settle()

    assert "GeoAgent Two:" in first.text
    assert first.edits == 1


async def test_a_change_noted_before_a_crash_is_compared_after_it(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    path = stage.drop_digest(D17, RENAMED)
    list(stage.scanner.load([path], stage.clock()))  # and then the process is gone

    await stage.stop()
    await stage.start()
    await stage.settle()

    assert "GeoAgent Two:" in first.text


async def test_a_lost_answer_to_an_edit_is_no_harm(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    stage.telegram.faults.drop(method="editMessageText", processed=True, times=1)
    await corrected(stage, RENAMED)
    stage.clock.advance(minutes=2)
    await stage.settle()

    assert first.edits == 1
    assert stage.store.edits.pending(stage.clock(), 10) == []


async def test_an_outage_of_edits_is_tried_by_a_few(stage: Stage) -> None:
    readers = [await subscriber(stage, name) for name in ("Anna", "Ben", "Cleo", "Dora", "Eli")]
    await stage.digest_arrives(D17, REPORT)
    await stage.settle()
    stage.telegram.faults.error("editMessageText")
    await corrected(stage, RENAMED)
    assert len(stage.telegram.calls("editMessageText")) == 4

    stage.telegram.faults.clear()
    stage.clock.advance(minutes=2)
    await stage.settle()

    assert all("GeoAgent Two:" in news(stage, reader)[0].text for reader in readers)


async def test_what_is_two_days_old_stays_as_it_was(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    stage.clock.advance(hours=49)

    await corrected(stage, RENAMED)

    assert first.edits == 0


async def test_a_message_that_was_not_sent_yet_goes_out_corrected(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.drop_digest(D17, REPORT)
    stage.scanner.scan(stage.folder, stage.clock())
    list(stage.bot.planner.plan(stage.clock()))  # written down, and not sent yet
    list(stage.scanner.load([stage.drop_digest(D17, RENAMED)], stage.clock()))
    await stage.bot.corrector.correct()
    await stage.settle()

    first, second = news(stage, anna)
    assert "GeoAgent Two:" in first.text
    assert "✏️" not in first.text
    assert (first.edits, second.edits) == (0, 0)


async def test_what_partly_failed_is_left_alone(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.error(
        method="sendMessage", code=400, description="Bad Request: something new", skip=1, times=1
    )
    await stage.digest_arrives(D17, REPORT)
    await stage.settle()
    assert stage.store.ledger.counts()[State.FAILED] == 1

    await corrected(stage, RENAMED)

    assert [m.edits for m in news(stage, anna)] == [0]


async def test_a_deleted_message_is_let_go(stage: Stage) -> None:
    anna, (first, _second) = await pushed(stage)
    first.deleted = True

    await corrected(stage, RENAMED)

    assert stage.store.edits.pending(stage.clock(), 10) == []
    assert len(news(stage, anna)) == 1


async def test_a_report_that_changes_while_it_is_compared_is_compared_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrector, "_BATCH", 1)
    _anna, (first, _) = await pushed(stage)
    ben = await subscriber(stage, "Ben")
    noted = stage.store.edits.note

    def interrupted(wanted: Sequence[Owed], now: datetime) -> None:
        noted(wanted, now)
        monkeypatch.setattr(stage.store.edits, "note", noted)
        third = stage.drop_digest(D17, REPORT.replace("GeoAgent:", "GeoAgent Three:"))
        list(stage.scanner.load([third], stage.clock()))

    monkeypatch.setattr(stage.store.edits, "note", interrupted)
    await corrected(stage, RENAMED)
    await stage.settle()

    assert "GeoAgent Three:" in first.text
    assert "GeoAgent Three:" in stage.telegram.sent(ben)[1].text
    assert stage.store.edits.changed_days() == []


async def test_a_message_put_off_while_under_way_is_not_turned_back(stage: Stage) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17, REPORT)
    claims = stage.store.ledger.exchange([], 1, stage.clock())  # its call begins
    list(stage.scanner.load([stage.drop_digest(D17, RENAMED)], stage.clock()))
    await stage.bot.corrector.correct()
    put_off = [Settlement(claim.delivery, State.DUE, stage.clock()) for claim in claims]
    stage.store.ledger.exchange(put_off, 0, stage.clock())  # a flood ends it
    await corrected(stage, REPORT.replace("GeoAgent:", "GeoAgent Three:"))
    await stage.settle()

    first, _ = news(stage, anna)
    assert "GeoAgent Three:" in first.text
    assert stage.store.edits.pending(stage.clock(), 10) == []


async def test_two_corrections_end_with_the_last(stage: Stage) -> None:
    _anna, (first, _) = await pushed(stage)
    stage.telegram.faults.error(method="editMessageText", code=502, times=1)
    await corrected(stage, RENAMED)
    await corrected(stage, REPORT.replace("GeoAgent:", "GeoAgent Three:"))
    stage.clock.advance(minutes=2)
    await stage.settle()

    assert "GeoAgent Three:" in first.text
    assert first.edits == 1


async def test_a_correction_keeps_the_days_that_were_named(stage: Stage) -> None:
    anna = await subscriber(stage)
    for day in (D17, date(2026, 2, 18)):
        stage.drop_digest(day)
    await stage.scan()
    await stage.settle()
    first = news(stage, anna)[0]
    assert "Also since your last overview: 2026-02-17" in first.text

    renamed = RENAMED.replace(D17.isoformat(), "2026-02-18")
    await stage.digest_arrives(date(2026, 2, 18), renamed)
    await stage.settle()

    assert "GeoAgent Two:" in first.text
    assert "Also since your last overview: 2026-02-17" in first.text


async def test_groups_are_corrected_too(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = await subscribed_group(stage, anna)

    seed = SEED.read_text(encoding="utf-8")
    await stage.digest_arrives(D16, seed.replace("GeoAgent:", "GeoAgent Two:"))
    await stage.settle()

    assert "GeoAgent Two:" in stage.telegram.sent(group)[-2].text


async def test_who_was_out_of_reach_gets_the_corrected_report(stage: Stage) -> None:
    anna = await subscriber(stage)
    anna.block()
    await stage.digest_arrives(D17, REPORT)
    await stage.settle()
    await corrected(stage, RENAMED)
    anna.unblock()
    await stage.telegram.wait(lambda: len(news(stage, anna)) == 2)
    await stage.settle()

    assert "GeoAgent Two:" in news(stage, anna)[0].text
    assert len(news(stage, anna)) == 2


async def test_whoever_finds_something_in_a_corrected_report_gets_it_silently(
    stage: Stage,
) -> None:
    anna = await subscriber(stage)
    await stage.answer(anna, "/settings quiet off")
    subscription = stage.store.subscriptions.get(anna.id)
    assert subscription is not None
    stage.store.topics.add(subscription.id, "GeoAgent", muted=False)
    await stage.answer(anna, "/settings only followed")
    before = len(stage.telegram.sent(anna))
    await stage.digest_arrives(D17, report(*ENTRIES[3:5]))
    await stage.settle()
    assert len(stage.telegram.sent(anna)) == before

    await corrected(stage, report(*ENTRIES[:5]))
    await corrected(stage, report(*ENTRIES[:6]))

    (found,) = stage.telegram.sent(anna)[before:]
    assert "GeoAgent" in found.text
    assert found.disable_notification


@pytest.mark.parametrize("pages", [True, False])
@given(data=st.data())
def test_nothing_that_is_to_be_said_is_lost(pages: bool, data: st.DataObject) -> None:
    """Whatever was sent before, every message of now has a place, and no place is lost."""

    def messages() -> list[Ours]:
        names = data.draw(st.lists(st.integers(0, 9), unique=True, min_size=1, max_size=8))
        return [Ours(f"text {n}", preview=f"https://x/{n}" if pages else "") for n in names]

    sent, now, gone = messages(), messages(), Ours("gone")

    wanted = aligned(sent, now, gone)

    assert len(wanted) >= len(sent)
    assert {m.html for m in now} <= {m.html for m in wanted}
    assert all(m.silent for m in wanted[len(sent) :])
    if pages:
        for before, after in zip(sent, wanted, strict=False):
            assert after.html in (before.html, "gone")


async def test_messages_of_an_older_version_become_those_of_today(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day took more messages then; those that are left over say so, and no paper is lost."""
    keys = ((Button("1", "c2602.12617@o2026-02-17.0"),),)
    old = tuple(Ours(f"{n}. an older message", keys) for n in (1, 2, 3))
    with monkeypatch.context() as before:
        before.setattr(Rendering, "_overview", lambda *_: old)
        anna, (*_greeting, first, second, third) = await pushed(stage)
    assert [m.text for m in (first, second, third)] == [one.html for one in old]
    count = len(news(stage, anna))

    await corrected(stage, RENAMED)

    assert len(news(stage, anna)) == count
    wanted = set(re.findall(r"papers/([\d.]+)", REPORT))
    assert set(papers_in([first, second])) == wanted
    assert "moved to another message" in third.text
    assert third.buttons == []
