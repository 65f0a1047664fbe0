"""A report is pushed under a mistyped date, and then its date is put right."""

from datetime import UTC, date, datetime

from tests.delivery.subscribers import news, subscriber
from tests.intake.reports import report
from tests.stage import Stage, day_of

RIGHT, WRONG = date(2026, 2, 17), date(2026, 2, 19)


async def test_what_was_sent_gets_the_right_day_and_the_wrong_day_is_free(stage: Stage) -> None:
    reader = await subscriber(stage)
    stage.clock.now = datetime(2026, 2, 17, 9, tzinfo=UTC)
    papers = ("2602.00001", "x"), ("2602.00002", "y")
    await stage.digest_arrives(RIGHT, report(str(WRONG), *papers))
    await stage.settle()
    (pushed,) = news(stage, reader)
    assert day_of(pushed.text) == str(WRONG)

    await stage.digest_arrives(RIGHT, report(str(RIGHT), *papers))
    await stage.settle()

    assert news(stage, reader) == [pushed]
    assert day_of(pushed.text) == str(RIGHT)

    for day in (18, 19, 20):
        stage.clock.now = datetime(2026, 2, day, 9, tzinfo=UTC)
        new = report(f"2026-02-{day}", (f"2602.001{day}", "z"))
        await stage.digest_arrives(date(2026, 2, day), new)
        await stage.settle()
        assert day_of(news(stage, reader)[-1].text) == f"2026-02-{day}"
