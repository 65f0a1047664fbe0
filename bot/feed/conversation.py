"""Asks the model within the day's budget, and notices what an operator has to hear."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.feed.sources.model import Answered, LanguageModel
from bot.feed.sources.outcomes import NotNow, Refused, Stopped, TooLong
from bot.feed.steps.answers import Answer, read_answer
from bot.feed.steps.budget import estimate_tokens, was_cut, why_not
from bot.feed.steps.prompts import Message
from bot.store.readings import Readings

_SAFE_SHARE = 0.8
"""Of a window that showed its size: estimates are not exact, and the answer needs room too."""

Outcome = str | NotNow | TooLong | Refused | Stopped
"""What the model said, or what became of the question."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question, and what it cost."""

    outcome: Outcome
    is_cut: bool = False
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def read(self, language: str, links: Collection[str]) -> Answer:
        """Returns what an answer says."""
        assert isinstance(self.outcome, str)
        return read_answer(self.outcome, language, links=links, is_cut=self.is_cut)


@dataclass(eq=False)
class Conversation:
    """One model and one budget."""

    model: LanguageModel
    readings: Readings
    clock: Callable[[], datetime]
    max_tokens: int = 0
    """The most tokens of a day; 0 means no limit."""
    on_trouble: Callable[[str], None] = field(default=lambda _reason: None)
    """Is told what an operator has to see to."""
    _stopped: tuple[date, Stopped] | None = None
    _spent: tuple[date, int] = (date.min, 0)
    """The tokens of this process on a day, with those that questions under way may take."""

    @property
    def stopped(self) -> Stopped | None:
        """Why nothing is asked any more today."""
        if self._stopped is None or self._stopped[0] != self._today:
            return None
        return self._stopped[1]

    def start_again(self) -> None:
        """Has the model be asked again after it was given up."""
        self._stopped = None

    async def ask(self, messages: Sequence[Message]) -> Reply:
        """Asks the model, unless that is of no use today."""
        if self.stopped is not None:
            return Reply(self.stopped)
        prompt = "\n\n".join(message.content for message in messages)
        if reason := self._why_not(prompt):
            return Reply(NotNow(reason, self._seconds_to_midnight()))
        expected = estimate_tokens(prompt)
        self._spend(expected)
        reply = _to_reply(await self.model.ask(messages), prompt)
        self._spend(reply.tokens_in + reply.tokens_out - expected)
        match reply.outcome:
            case Stopped(reason):
                if self.stopped is None:
                    self.on_trouble(reason)
                self._stopped = self._today, reply.outcome
            case TooLong(reason) if reply.tokens_in:  # it was cut without a word
                self.on_trouble(reason)
        return reply

    @property
    def _today(self) -> date:
        return self.clock().astimezone(UTC).date()

    def _why_not(self, prompt: str) -> str | None:
        if not self.max_tokens:
            return None
        day, here = self._spent
        kept = self.readings.bill(datetime.combine(self._today, time(), UTC)).tokens
        spent = max(kept, here) if day == self._today else kept
        return why_not(spent, prompt, self.max_tokens)

    def _spend(self, tokens: int) -> None:
        day, before = self._spent
        self._spent = self._today, tokens + (before if day == self._today else 0)

    def _seconds_to_midnight(self) -> float:
        now = self.clock().astimezone(UTC)
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        return (midnight - now).total_seconds()


def _to_reply(answer: Answered | NotNow | TooLong | Refused | Stopped, prompt: str) -> Reply:
    """Returns what came, with what it cost; an answer to a prompt that was cut is none."""
    if not isinstance(answer, Answered):
        return Reply(answer)
    text, sent = answer.text or "", estimate_tokens(prompt)
    tokens_in = answer.tokens_in if answer.tokens_in is not None else sent
    tokens_out = answer.tokens_out if answer.tokens_out is not None else estimate_tokens(text)
    if was_cut(prompt, answer.tokens_in):
        reason = (
            f"the model read only {tokens_in} of about {sent} tokens; give it a longer context "
            "(Ollama: OLLAMA_CONTEXT_LENGTH) or lower llm.max_chars"
        )
        outcome = TooLong(reason, _SAFE_SHARE * tokens_in / sent)
        return Reply(outcome, False, tokens_in, tokens_out, answer.seconds)
    return Reply(text, answer.is_cut, tokens_in, tokens_out, answer.seconds)
