"""``@bot words`` in any chat: results to post as cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from bot.arxiv import find_id
from bot.cards.card import card, contribution, title
from bot.cards.keys import card_link
from bot.cards.links import INLINE
from bot.cards.styled import text_of
from bot.chat.background import Background
from bot.chat.senders import Context, Senders
from bot.client.inline import Suggestion, answer_inline_query
from bot.papers import StoredPaper
from bot.search.index import Index
from bot.store.papers import Papers
from bot.texts.catalogue import say_in
from bot.texts.say import Say

_PER_PAGE = 20
_MOST = 1000
"""Results that can be scrolled to."""
_TITLE, _LINE = 120, 200


@dataclass(frozen=True, slots=True)
class InlineHandlers:
    """The handler of inline queries."""

    senders: Senders
    papers: Papers
    index: Index
    background: Background

    async def answer(self, update: Update, context: Context) -> None:
        """Answers with the papers that the words find, or those of the newest report."""
        query = update.inline_query
        assert query is not None
        language = self.senders.language(query.from_user)
        say = say_in(language)
        start = _read_offset(query.offset)
        suggestions: Sequence[Suggestion] = []
        more = False
        if start is not None:
            suggestions, more = await self.background.run(
                self._suggest, query.query, start, language, context.bot.username
            )
        next_offset = str((start or 0) + _PER_PAGE) if more else ""
        label = say("inline-button" if suggestions or start else "inline-none")
        await answer_inline_query(query, suggestions, next_offset, (label, INLINE))

    def _suggest(
        self, words: str, start: int, language: str, bot: str
    ) -> tuple[Sequence[Suggestion], bool]:
        """Returns a page of results, and whether there is another; ``bot`` is the bot's name."""
        found = self._find(words, start, language)
        say = say_in(language)
        page = [self._suggestion(stored, say, bot) for stored in found[:_PER_PAGE]]
        return page, len(found) > _PER_PAGE

    def _find(self, words: str, start: int, language: str) -> Sequence[StoredPaper]:
        """Returns a page and one paper more, which shows that there is another page.

        ``start`` is the first paper's place among all, ``language`` the reader's.
        """
        if (shared := find_id(words)) and (paper := self.papers.get(shared, language)):
            return [] if start else [paper]
        if words.strip():
            found = self.index.search(words, _PER_PAGE + 1, start)
            return self.papers.get_all(found.ids, language)
        newest = self.papers.newest_day()
        papers = self.papers.of_day(newest, language) if newest else []
        return papers[start : start + _PER_PAGE + 1]

    def _suggestion(self, stored: StoredPaper, say: Say, bot: str) -> Suggestion:
        return Suggestion(
            stored.paper.id,
            text_of(title(stored, _TITLE)),
            text_of(contribution(stored, _LINE)),
            card(stored, say, card_link(bot, stored.paper.id, say)),
        )


def _read_offset(offset: str) -> int | None:
    """Returns where to go on; ``None`` for an offset that no answer of ours had."""
    if not offset:
        return 0
    if not (offset.isascii() and offset.isdigit()) or len(offset) > 4 or int(offset) > _MOST:
        return None
    return int(offset)
