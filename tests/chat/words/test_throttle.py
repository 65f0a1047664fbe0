"""A flood from one person: one kind line, then silence until it calms."""

from datetime import UTC, datetime, timedelta

from bot.chat.words.throttle import Throttle, Verdict

START = datetime(2026, 2, 16, 12, tzinfo=UTC)


def weigh(throttle: Throttle, person: int, seconds: float) -> Verdict:
    return throttle.weigh(person, START + timedelta(seconds=seconds))


def test_twenty_in_half_a_minute_are_answered_and_then_one_line_asks_for_a_pause() -> None:
    throttle = Throttle()

    verdicts = [weigh(throttle, 1, second) for second in range(24)]

    assert verdicts == [Verdict.ANSWER] * 20 + [Verdict.ASK] + [Verdict.LEAVE] * 3


def test_it_is_over_when_it_has_calmed_down() -> None:
    throttle = Throttle()
    for second in range(22):
        weigh(throttle, 1, second)

    assert weigh(throttle, 1, 22) is Verdict.LEAVE
    assert throttle.is_slowed(1, START + timedelta(seconds=30))
    assert weigh(throttle, 1, 60) is Verdict.ANSWER


def test_who_goes_on_is_not_answered_in_between() -> None:
    throttle = Throttle()

    verdicts = [weigh(throttle, 1, second) for second in range(300)]

    assert verdicts.count(Verdict.ANSWER) == 20
    assert verdicts.count(Verdict.ASK) == 1


def test_a_steady_reader_is_never_slowed() -> None:
    throttle = Throttle()

    assert {weigh(throttle, 1, 2 * step) for step in range(500)} == {Verdict.ANSWER}


def test_others_are_not_slowed_with_them() -> None:
    throttle = Throttle()
    for _ in range(30):
        weigh(throttle, 1, 0)

    assert weigh(throttle, 2, 0) is Verdict.ANSWER


def test_silent_people_are_forgotten() -> None:
    throttle = Throttle()
    for person in range(1000):
        weigh(throttle, person, 0)
    weigh(throttle, 1, 60)

    assert len(throttle._sent) == 1
