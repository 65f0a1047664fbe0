"""The push: a report falls into the folder and reaches those who are owed it, once."""

import asyncio
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram import Bot

from bot.client import outcomes, sending
from bot.client.transport import Transport
from bot.errors import StoreAwayError
from bot.offline.standin.changes import PATIENCE
from bot.papers import State
from bot.store.ledger.ledger import Claim, Settlement
from tests import databases
from tests.delivery.subscribers import news, subscriber
from tests.stage import Stage

pytestmark = pytest.mark.parametrize("store_kind", databases.KINDS)

D16, D17, D18 = date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18)


async def test_a_new_report_reaches_a_subscriber_whose_hour_has_passed(stage: Stage) -> None:
    anna = await subscriber(stage)

    await stage.digest_arrives(D17)
    await stage.settle()

    assert [m.text.partition("\n")[0] for m in news(stage, anna)] == [
        "📄 17 February 2026 · 23 papers",
        "📄 17 February 2026 · part 2 of 2",
    ]
    assert stage.store.ledger.counts()[State.SENT] == 4


async def test_before_the_hour_it_waits_for_the_hour(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.clock.now = datetime(2026, 2, 17, 7, 0, tzinfo=UTC)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert news(stage, anna) == []

    stage.clock.now = datetime(2026, 2, 17, 9, 0, tzinfo=UTC)
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_a_report_loaded_by_another_process_is_pushed_too(stage: Stage) -> None:
    anna = await subscriber(stage)
    path = stage.drop_digest(D17)

    list(stage.scanner.load([path], stage.clock()))
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_only_the_newest_of_many_is_pushed_and_names_the_others(stage: Stage) -> None:
    anna = await subscriber(stage)
    for day in (date(2025, 12, 24), D17, D18):
        stage.drop_digest(day)

    await stage.scan()
    await stage.settle()

    first, *rest = news(stage, anna)
    assert first.text.startswith("📄 18 February 2026")
    assert "Also since your last overview: 2026-02-17" in first.text
    assert "2025" not in first.text
    assert len(rest) == 1


async def test_once_a_day_even_when_more_arrive(stage: Stage) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17)
    await stage.settle()
    await stage.digest_arrives(D18)
    await stage.settle()
    assert len(news(stage, anna)) == 2

    stage.clock.advance(days=1)
    await stage.settle()

    assert news(stage, anna)[2].text.startswith("📄 18 February 2026")


async def test_a_restart_sends_nothing_twice(stage: Stage) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17)
    await stage.settle()
    await stage.stop()
    await stage.start()
    await stage.scan()
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_what_was_owed_before_a_crash_is_sent_after_it(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.drop_digest(D17)
    stage.scanner.scan(stage.folder, stage.clock())
    list(stage.bot.planner.plan(stage.clock()))  # written down, and then the process is gone

    await stage.stop()
    await stage.start()
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_a_message_caught_by_a_crash_is_unknown_and_sent_once_more(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.drop_digest(D17)
    stage.scanner.scan(stage.folder, stage.clock())
    list(stage.bot.planner.plan(stage.clock()))
    claimed = stage.store.ledger.exchange([], 1, stage.clock())
    assert [c.delivery.part for c in claimed] == [0]

    await stage.stop()  # between the call and its answer
    await stage.start()
    await stage.settle()
    counts = stage.store.ledger.counts()
    assert counts[State.UNKNOWN] == 1
    assert counts[State.DUE] == 1, "the second part keeps its place behind the first"

    stage.clock.advance(minutes=2)
    await stage.settle()
    assert len(news(stage, anna)) == 2
    assert stage.store.ledger.counts()[State.SENT] == 4


async def test_a_frozen_account_keeps_what_it_owes(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.error(
        "sendMessage", code=400, description="Bad Request: FROZEN_METHOD_INVALID", times=1
    )
    await stage.digest_arrives(D17)
    await stage.settle()
    assert news(stage, anna) == []

    stage.clock.advance(hours=1)
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_a_flood_wait_is_kept_and_nothing_is_lost(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.flood(1, method="sendMessage", times=1)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert news(stage, anna) == []

    stage.clock.advance(seconds=2)
    await stage.settle()

    assert len(news(stage, anna)) == 2
    assert stage.store.ledger.counts()[State.SENT] == 4


async def test_one_who_blocked_the_bot_is_switched_off_and_others_get_theirs(
    stage: Stage,
) -> None:
    anna, ben = await subscriber(stage), await subscriber(stage, "Ben")
    stage.telegram.faults.forbid(chat_id=anna.id, reason="bot was blocked by the user")

    await stage.digest_arrives(D17)
    await stage.settle()

    gone = stage.store.subscriptions.get(anna.id)
    assert gone is not None
    assert not gone.active
    assert len(news(stage, ben)) == 2
    assert stage.store.ledger.counts()[State.FAILED] == 2


async def test_an_unknown_refusal_switches_nobody_off(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.error(
        method="sendMessage", code=400, description="Bad Request: something new", times=1
    )

    await stage.digest_arrives(D17)
    await stage.settle()

    still = stage.store.subscriptions.get(anna.id)
    assert still is not None
    assert still.active
    counts = stage.store.ledger.counts()
    assert (counts[State.FAILED], counts[State.SENT]) == (1, 3)


async def test_a_group_that_moved_gets_the_push_at_its_new_id(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language_code="en")
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    anna.say("/subscribe 09:00", chat=group)
    await stage.telegram.wait(lambda: len(stage.telegram.sent(group)) == 4, chat=group)
    await stage.bot.connection.stop_listening()  # the news is not seen
    moved = anna.upgrade(group)

    stage.clock.advance(days=1)
    await stage.digest_arrives(D17)
    await stage.settle()

    assert [m.text.partition("\n")[0] for m in stage.telegram.sent(moved)][-2:] == [
        "📄 17 February 2026 · 23 papers",
        "📄 17 February 2026 · part 2 of 2",
    ]
    assert stage.store.subscriptions.get(moved.id) is not None


@pytest.mark.parametrize(("style", "messages"), [("cards", 23), ("titles", 1)])
async def test_the_other_styles(stage: Stage, style: str, messages: int) -> None:
    anna = await subscriber(stage)
    with stage.store.database.write() as session:
        session.connection().exec_driver_sql(f"UPDATE subscription SET style = '{style}'")

    await stage.digest_arrives(D17)
    await stage.settle()

    pushed = news(stage, anna)
    assert len(pushed) == messages
    assert [m.disable_notification for m in pushed] == [False] + [True] * (messages - 1)


async def test_a_new_subscriber_gets_a_digest_that_arrives_the_same_day(
    empty_stage: Stage,
) -> None:
    anna = empty_stage.telegram.person("Anna", language_code="en")
    await empty_stage.answer(anna, "/start")

    await empty_stage.digest_arrives(D16)
    await empty_stage.settle()

    assert len(empty_stage.telegram.sent(anna)) == 3


async def test_a_fault_of_ours_in_one_message_leaves_the_others_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, ben = await subscriber(stage), await subscriber(stage, "Ben")
    real = sending.send_message

    async def broken(
        bot: Bot,
        chat_id: int,
        *rest: Any,  # noqa: ANN401
        paid: bool,
    ) -> outcomes.Outcome:
        if chat_id == anna.id:
            raise RuntimeError("a bug")
        return await real(bot, chat_id, *rest, paid=paid)

    monkeypatch.setattr(sending, "send_message", broken)
    await stage.digest_arrives(D17)
    await stage.settle()
    assert len(news(stage, ben)) == 2
    assert stage.store.ledger.counts()[State.SENDING] == 0

    monkeypatch.setattr(sending, "send_message", real)
    stage.clock.advance(minutes=2)
    await stage.settle()

    assert len(news(stage, anna)) == 2


async def test_an_outcome_that_could_not_be_written_is_written_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17)
    real = stage.store.ledger.exchange
    failures: list[Collection[Settlement]] = []

    def full(settlements: Collection[Settlement], *rest: Any, **more: Any) -> list[Claim]:  # noqa: ANN401
        if settlements and len(failures) < 2:
            failures.append(settlements)
            raise OperationalError("UPDATE", {}, Exception("database or disk is full"))
        return real(settlements, *rest, **more)

    monkeypatch.setattr(stage.store.ledger, "exchange", full)
    stage.bot.push.wake()
    async with asyncio.timeout(PATIENCE):  # the push's own loop meets both failures and goes on
        while stage.store.ledger.counts()[State.SENT] < 4:  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.01)

    assert len(failures) == 2
    assert len(news(stage, anna)) == 2
    counts = stage.store.ledger.counts()
    assert (counts[State.SENT], counts[State.UNKNOWN], counts[State.SENDING]) == (4, 0, 0)


async def test_claims_whose_commit_was_not_answered_go_out_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await subscriber(stage)
    real = stage.store.ledger.exchange
    lost: list[list[Claim]] = []

    def unanswered(*given: Any, **more: Any) -> list[Claim]:  # noqa: ANN401
        claims = real(*given, **more)
        if claims and not lost:
            lost.append(claims)
            raise StoreAwayError("no answer")
        return claims

    monkeypatch.setattr(stage.store.ledger, "exchange", unanswered)
    await stage.digest_arrives(D17)
    stage.bot.push.wake()
    await stage.telegram.wait(lambda: len(news(stage, anna)) == 2)
    await stage.settle()

    assert lost
    assert len(news(stage, anna)) == 2
    counts = stage.store.ledger.counts()
    assert (counts[State.SENT], counts[State.UNKNOWN], counts[State.SENDING]) == (4, 0, 0)


async def test_a_stop_waits_for_the_answers_that_are_under_way(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.hang(0.5, "sendMessage", processed=True, times=1)
    await stage.digest_arrives(D17)
    stage.bot.push.wake()
    await stage.telegram.wait(lambda: news(stage, anna))

    await stage.stop()

    with stage.open_store() as store:
        counts = store.ledger.counts()
    assert (counts[State.SENT], counts[State.DUE], counts[State.UNKNOWN]) == (3, 1, 0)
    await stage.start()


async def test_what_became_of_a_forgotten_message_is_nobody_elses(stage: Stage) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17)
    claims = stage.store.ledger.exchange([], 1, stage.clock())
    stage.store.readers.forget(anna.id)
    ben = await subscriber(stage, "Ben")
    await stage.settle()
    before = stage.store.ledger.counts()

    failed = [Settlement(claim.delivery, State.FAILED, reason="not Ben's") for claim in claims]
    stage.store.ledger.exchange(failed, 0, stage.clock())

    assert stage.store.ledger.counts() == before
    assert len(stage.telegram.sent(ben)) == 3


@pytest.mark.parametrize("how", ["unsubscribes", "blocks"])
async def test_who_is_back_before_the_next_report_gets_what_they_missed(
    stage: Stage, how: str
) -> None:
    anna = await subscriber(stage)
    await stage.digest_arrives(D17)  # owed, and not sent yet
    if how == "unsubscribes":
        await stage.answer(anna, "/unsubscribe")
        await stage.settle()
        await stage.answer(anna, "/subscribe")
    else:
        anna.block()
        await stage.settle()
        anna.unblock()
    await stage.telegram.wait(
        lambda: any("part 2 of 2" in m.text for m in news(stage, anna)), what="the digest"
    )
    await stage.settle()

    came = [m.text.partition("\n")[0] for m in news(stage, anna) if "17 February 2026" in m.text]
    assert came == ["📄 17 February 2026 · 23 papers", "📄 17 February 2026 · part 2 of 2"]


async def test_an_unknown_403_switches_nobody_off(stage: Stage) -> None:
    anna = await subscriber(stage)
    stage.telegram.faults.forbid("sendMessage", reason="something new", times=1)

    await stage.digest_arrives(D17)
    await stage.settle()

    still = stage.store.subscriptions.get(anna.id)
    assert still is not None
    assert still.active
    assert stage.store.ledger.counts()[State.FAILED] == 1


@pytest.mark.parametrize("status", [200, 400, 403, 404, 409, 502])
async def test_what_a_proxy_says_costs_nobody_a_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """A page of HTML where Telegram's answer should be."""
    anna = await subscriber(stage)
    real = Transport.do_request
    pages: list[str] = []

    async def intercepted(self: Transport, url: str, *rest: Any, **more: Any) -> tuple[int, bytes]:  # noqa: ANN401
        if url.endswith("sendMessage") and not pages:
            pages.append(url)
            return status, b"<html>Blocked</html>"
        return await real(self, url, *rest, **more)

    monkeypatch.setattr(Transport, "do_request", intercepted)
    await stage.digest_arrives(D17)
    await stage.settle()
    stage.clock.advance(minutes=2)
    await stage.settle()

    assert pages
    assert len(news(stage, anna)) == 2
