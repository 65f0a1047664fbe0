"""Has the model read a paper once, and render what it read in the other languages.

Each step is written down when it is done, so that a paper goes on where it was, whatever ended the
program in between.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.feed.conversation import Conversation, Reply
from bot.feed.sources.outcomes import NotNow, Refused, Stopped, TooLong
from bot.feed.steps.comparison import same_facts
from bot.feed.steps.entry import ReadFrom
from bot.feed.steps.listed import Listed
from bot.feed.steps.page import Page
from bot.feed.steps.prompts import reading, rendering, repair
from bot.feed.steps.shortening import shorten
from bot.feed.texts import Text, Texts
from bot.intake.addresses import find_urls
from bot.papers import Section
from bot.store.readings import Reading, ReadingState
from bot.store.store import Store

_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=3)
_SHORTEST_TEXT = 4_000
"""Characters; a model that takes no more reads nothing of use."""
_MOST_SHORTENINGS = 5
_TOLD_AFTER = 5
"""Papers in a row without a usable answer, after which an operator is told."""


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How papers are read."""

    languages: Sequence[str]
    """A paper is read in the first and rendered in the others."""
    max_chars: int
    """The most characters of a paper that the model gets."""
    wishes: str = ""
    """The operator's own, for the prompt."""


@dataclass(eq=False)
class Reader:
    """Reads papers, several at once if it is asked to."""

    store: Store
    texts: Texts
    conversation: Conversation
    rules: ReadingRules
    _most_characters: int = field(init=False)
    """What the model takes, as far as it has shown."""

    _useless: int = 0
    """Papers in a row without a usable answer."""

    def __post_init__(self) -> None:
        self._most_characters = self.rules.max_chars

    async def read(self, listed: Listed, open_until: datetime | None = None) -> list[Reading]:
        """Reads a paper in all languages, as far as it goes, and returns the readings.

        Until its day is over, at ``open_until``, a page that is not there yet may still come.
        """
        first = self._known(listed, self.rules.languages[0])
        if not first.is_settled:
            first = await self._read(listed, first, open_until)
        readings = [first]
        if first.state is ReadingState.READ:
            for language in self.rules.languages[1:]:
                own = self._known(listed, language)
                if not own.is_settled and self.conversation.stopped is None:
                    own = await self._render(listed, first, own)
                readings.append(own)
        return readings

    async def put_off(self, listed: Listed, reason: str) -> Reading:
        """Has a paper wait after a fault, each time longer."""
        return await self._wait(self._known(listed, self.rules.languages[0]), NotNow(reason))

    async def _read(self, listed: Listed, known: Reading, open_until: datetime | None) -> Reading:
        if known.state is ReadingState.FETCHED and known.source == ReadFrom.ABSTRACT:
            text: Text | NotNow = Text(None, known.reason)
        else:
            text = await self.texts.get(listed)
        if isinstance(text, NotNow):
            return await self._wait(known, text)
        if text.may_come and open_until is not None:
            again = min(self.conversation.clock() + _LONGEST_PAUSE, open_until)
            return await self._try_again(known, text.reason, again)
        source = ReadFrom.HTML if text.page else ReadFrom.ABSTRACT
        if known.state is not ReadingState.FETCHED:
            known = replace(
                known, state=ReadingState.FETCHED, source=source, reason=text.reason, attempts=0,
                next_try=None,
            )  # fmt: skip
            await self._keep(known)
        return await self._read_text(listed, replace(known, source=source), text.page)

    async def _read_text(self, listed: Listed, known: Reading, page: Page | None) -> Reading:
        language, wishes = known.language, self.rules.wishes
        if page is None and not listed.abstract:  # the model would make something up
            return await self._settle(known, {}, {}, "there is neither a page nor an abstract")
        for _ in range(_MOST_SHORTENINGS):
            limit = self._most_characters
            body = (
                await asyncio.to_thread(shorten, page, limit) if page else listed.abstract[:limit]
            )
            known = replace(known, characters=len(body))
            messages = reading(listed, body, language, wishes=wishes)
            reply = await self.conversation.ask(messages)
            known = _paid(known, reply)
            if not isinstance(reply.outcome, TooLong) or len(body) <= _SHORTEST_TEXT:
                break
            # What others found meanwhile counts too.
            fits = max(int(len(body) * reply.outcome.share), _SHORTEST_TEXT)
            self._most_characters = min(self._most_characters, fits)
        if not isinstance(reply.outcome, str):
            return await self._put_off(known, reply)
        links = [*find_urls(body), *(one for one in (listed.code, listed.project) if one)]
        answer = reply.read(language, links)
        parts, problems = {**answer.parts}, answer.problems
        if missing := [section for section in Section if section in problems]:
            asked = repair(listed, body, reply.outcome, missing, language, wishes=wishes)
            again = await self.conversation.ask(asked)
            known = _paid(known, again)
            if isinstance(again.outcome, str):
                parts = {**again.read(language, links).parts} | parts
                problems = {s: why for s, why in problems.items() if s not in parts}
        return await self._settle(known, parts, problems)

    async def _render(self, listed: Listed, first: Reading, own: Reading) -> Reading:
        """Has the model say in another language what it read."""
        best: dict[Section, str] = {}
        problems: Sequence[str] = ()
        language = own.language
        links = find_urls("\n".join(first.parts.values()))
        for _ in range(2):
            asked = rendering(listed, first.parts, first.language, language, problems=problems)
            reply = await self.conversation.ask(asked)
            own = _paid(own, reply)
            if not isinstance(reply.outcome, str):
                if isinstance(reply.outcome, NotNow | Stopped):
                    return await self._put_off(own, reply)
                break
            rendered = reply.read(language, links).parts
            found = {
                section: same_facts({section: text}, {section: rendered[section]})
                for section, text in first.parts.items()
                if section in rendered
            }
            best |= {section: rendered[section] for section, wrong in found.items() if not wrong}
            problems = [one for wrong in found.values() for one in wrong]
            if all(section in best for section in first.parts):
                break
        reasons = {
            section: first.fallen_back.get(section, "the model did not render this part rightly")
            for section in Section
            if section not in best
        }
        own = replace(own, source=first.source, characters=first.characters)
        return await self._settle(own, best, reasons)

    async def _put_off(self, known: Reading, reply: Reply) -> Reading:
        """Keeps a paper whose question was not answered."""
        match reply.outcome:
            case NotNow() as later:
                return await self._wait(known, later)
            case Stopped(reason):  # when it is right again, nothing has to be waited for
                stopped = replace(known, reason=reason, next_try=None)
                await self._keep(stopped)
                return stopped
            case Refused(reason) | TooLong(reason):
                return await self._settle(known, {}, {}, reason)
        raise AssertionError("an answer is not put off")

    async def _settle(
        self,
        known: Reading,
        parts: dict[Section, str],
        fallen_back: Mapping[Section, str],
        refusal: str = "",
    ) -> Reading:
        """Keeps what was read; a paper without any ``parts`` is refused.

        ``fallen_back`` are the reasons for the parts that lack; ``refusal`` is the reason where
        there was no answer.
        """
        if not refusal:
            self._count_usable(bool(parts))
        state, reason = ReadingState.READ, known.reason
        if not parts and known.parts:  # it was read before, with more luck
            parts, fallen_back = dict(known.parts), known.fallen_back
        elif not parts:
            whys = "; ".join(dict.fromkeys(fallen_back.values()))
            state, reason = ReadingState.REFUSED, refusal or f"no usable answer: {whys}"
            fallen_back = dict.fromkeys(Section, reason)
        settled = replace(
            known, state=state, reason=reason, parts=parts, fallen_back=fallen_back, next_try=None,
            model=self.conversation.model.name,
        )  # fmt: skip
        await self._keep(settled)
        return settled

    def _count_usable(self, is_usable: bool) -> None:
        """Counts papers in a row of which the model made nothing: a setting may be wrong."""
        self._useless = 0 if is_usable else self._useless + 1
        if self._useless == _TOLD_AFTER:
            self.conversation.on_trouble(
                f"the model gave no usable answer to {_TOLD_AFTER} papers in a row; look at "
                "llm.model and llm.options"
            )

    async def _wait(self, known: Reading, later: NotNow) -> Reading:
        pause = min(_FIRST_PAUSE * 2 ** min(known.attempts, 10), _LONGEST_PAUSE)
        if later.wait is not None:
            pause = max(pause, timedelta(seconds=later.wait))
        return await self._try_again(known, later.reason, self.conversation.clock() + pause)

    async def _try_again(self, known: Reading, reason: str, at: datetime) -> Reading:
        """Has a paper wait until a moment."""
        waiting = replace(known, reason=reason, attempts=known.attempts + 1, next_try=at)
        await self._keep(waiting)
        return waiting

    def _known(self, listed: Listed, language: str) -> Reading:
        return self.store.readings.get(listed.id, language) or Reading(listed.id, language)

    async def _keep(self, known: Reading) -> None:
        await self.store.database.until_writable()
        self.store.readings.keep(known, self.conversation.clock())


def _paid(known: Reading, reply: Reply) -> Reading:
    return replace(
        known,
        tokens_in=known.tokens_in + reply.tokens_in,
        tokens_out=known.tokens_out + reply.tokens_out,
        seconds=known.seconds + reply.seconds,
    )
