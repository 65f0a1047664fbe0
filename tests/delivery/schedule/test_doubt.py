"""Doubt: which messages may go out, by what became of the calls so far."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.schedule.doubt import Doubt, Trust

MINUTE = 60.0


def test_at_the_start_only_messages_go_out_that_were_never_tried() -> None:
    doubt = Doubt(16)

    assert (doubt.side_by_side, doubt.again(0.0)) == (16, False)
    doubt.sent(1.0)
    assert doubt.again(1.0)


def test_an_answer_shows_only_for_a_while_that_sending_works() -> None:
    doubt = Doubt(16)
    doubt.sent(10.0)

    assert doubt.again(14.0)
    assert not doubt.again(10.0 + MINUTE)


def test_one_call_without_an_answer_holds_nobody_up() -> None:
    doubt = Doubt(16)
    doubt.sent(1.0)
    doubt.unanswered()

    assert (doubt.side_by_side, doubt.again(1.0)) == (16, False)


def test_a_few_in_a_row_hold_all_up_until_a_question_is_answered() -> None:
    doubt = Doubt(16)
    for _ in range(3):
        doubt.unanswered()
    assert doubt.side_by_side == 0
    doubt.sent(1.0)  # an answer to a call that began before
    assert doubt.side_by_side == 0

    doubt.answered(1.0)
    assert (doubt.side_by_side, doubt.again(1.0)) == (1, True)
    doubt.sent(2.0)
    doubt.sent(2.1)
    assert (doubt.trust, doubt.side_by_side) == (Trust.WORKS, 3)


def test_questions_come_less_and_less_often_up_to_one_a_minute() -> None:
    doubt = Doubt(16)

    pauses = [doubt.pause() for _ in range(10)]

    assert pauses[:4] == [0.5, 1, 2, 4]
    assert pauses[-1] == MINUTE
    doubt.answered(1.0)
    doubt.sent(1.0)
    assert doubt.pause() == 0.5


def test_after_a_question_that_promised_too_much_the_next_try_is_a_minute_away() -> None:
    doubt = Doubt(16)
    doubt.ask()
    doubt.pause()
    doubt.answered(1.0)

    doubt.unanswered()

    assert (doubt.trust, doubt.pause()) == (Trust.ASKING, MINUTE)


@dataclass
class Message:
    """A message of the model: when each call was made, and how many copies there are."""

    due: float = 0.0
    calls: list[float] = field(default_factory=list)
    sent: bool = False
    copies: int = 0


@dataclass
class Model:
    """A push in which each call takes no time, over outages of sending."""

    outages: list[tuple[float, float]]
    arrives: bool
    """Whether a message arrives whose answer an outage swallows."""
    messages: list[Message]
    doubt: Doubt = field(default_factory=lambda: Doubt(16))
    next_question: float | None = None

    def outage(self, now: float) -> tuple[float, float] | None:
        return next((one for one in self.outages if one[0] <= now < one[1]), None)

    def step(self, now: float) -> None:
        if self.doubt.trust is Trust.ASKING:
            if self.next_question is None:
                self.next_question = now + self.doubt.pause()
            elif now >= self.next_question:
                self.next_question = None
                if not self.outage(now):
                    self.doubt.answered(now)
            return
        due = [m for m in self.messages if not m.sent and m.due <= now and len(m.calls) < 2]
        new, again = [m for m in due if not m.calls], self.doubt.again(now)
        if due and not new and not again:
            self.doubt.ask()
            return
        if self.doubt.trust is Trust.TRYING and new:
            due = new
        for message in (due if again else new)[: self.doubt.side_by_side]:
            self.call(message, now)

    def call(self, message: Message, now: float) -> None:
        message.calls.append(now)
        if self.outage(now):
            message.copies += self.arrives
            message.due = now + MINUTE
            self.doubt.unanswered()
        else:
            message.copies += 1
            message.sent = True
            self.doubt.sent(now)


@given(
    st.lists(st.tuples(st.floats(0, 4000), st.floats(0.1, 3000)), max_size=4),
    st.booleans(),
    st.lists(st.floats(0, 4000), min_size=1, max_size=40),
)
def test_no_outage_uses_up_the_second_call(
    spans: list[tuple[float, float]], arrives: bool, dues: list[float]
) -> None:
    outages = [(start, start + length) for start, length in spans]
    model = Model(outages, arrives, [Message(due) for due in dues])
    now = 0.0
    while now < 16_000 and not all(message.sent for message in model.messages):
        model.step(now)
        now += 0.25 if any(start - 1 <= now < start + 8 for start, _ in outages) else 1.0

    for message in model.messages:
        assert message.copies <= 2
        for again in message.calls[1:]:
            outage = model.outage(again)
            assert outage is None or again - outage[0] <= 5.0, "within what an answer shows"
        assert message.sent or model.outage(message.calls[-1]), "only a call in an outage may fail"
