"""``@bot words`` in any chat: results to post as cards."""

from collections.abc import Sequence

from telegram import Update

from bot.cards.card import card, contribution, title
from bot.cards.keys import card_link
from bot.cards.links import INLINE
from bot.cards.styled import text_of
from bot.chat.sender import language_for
from bot.chat.services import Context, Services
from bot.client.inline import Suggestion, answer_inline_query
from bot.papers import StoredPaper
from bot.texts.say import Say

_PER_PAGE = 20
_MOST = 1000
"""Results that can be scrolled to."""
_TITLE, _LINE = 120, 200


class InlineHandlers:
    """The handler of inline queries."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def answer(self, update: Update, context: Context) -> None:
        """Papers that the words find; without words those of the newest report."""
        query = update.inline_query
        assert query is not None
        say = self._services.say_in(language_for(query.from_user, self._services))
        start = _read_offset(query.offset)
        found = self._find(query.query, start) if start is not None else []
        page = found[:_PER_PAGE]
        more = len(found) > _PER_PAGE
        next_offset = str((start or 0) + _PER_PAGE) if more else ""
        suggestions = [self._suggestion(stored, say, context.bot.username) for stored in page]
        label = say("inline-button" if page or start else "inline-none")
        await answer_inline_query(query, suggestions, next_offset, (label, INLINE))

    def _find(self, words: str, start: int) -> Sequence[StoredPaper]:
        """A page and one more, which says that there is another page."""
        if words.strip():
            store = self._services.store
            return store.papers.get_all(store.index.search(words, _PER_PAGE + 1, start).ids)
        newest = self._services.store.papers.newest_day()
        papers = self._services.store.papers.of_day(newest) if newest else []
        return papers[start : start + _PER_PAGE + 1]

    def _suggestion(self, stored: StoredPaper, say: Say, bot: str) -> Suggestion:
        return Suggestion(
            stored.paper.id,
            text_of(title(stored, _TITLE)),
            text_of(contribution(stored, _LINE)),
            card(stored, say, card_link(bot, stored.paper.id, say)),
        )


def _read_offset(offset: str) -> int | None:
    """Where to go on; ``None`` for what no answer of ours said."""
    if not offset:
        return 0
    if not (offset.isascii() and offset.isdigit()) or len(offset) > 4 or int(offset) > _MOST:
        return None
    return int(offset)
