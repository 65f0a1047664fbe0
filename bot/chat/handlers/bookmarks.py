"""/save, /saved and the buttons around them: papers that a person wants to find again."""

from dataclasses import replace

from telegram import Update

from bot.arxiv import find_id
from bot.cards.actions import Bookmark, OpenSaved, SaveAs
from bot.cards.card import title
from bot.cards.export import FORMATS, markdown
from bot.cards.keys import bookmark_key
from bot.cards.links import SAVED
from bot.cards.message import Message, message
from bot.cards.results import PER_PAGE
from bot.cards.saved import Saved, saved
from bot.cards.styled import join, plain
from bot.chat.handlers.digests import Reading
from bot.chat.handlers.lists import Places
from bot.chat.prompts import offer_private
from bot.chat.replies import reply, reply_plain, show
from bot.chat.sender import Asker, asker_of, pressed
from bot.chat.services import Context, Services
from bot.client.files import File, send_file
from bot.client.sending import edit_button, note
from bot.papers import StoredPaper


class Saving:
    """The handlers around saved papers."""

    def __init__(self, services: Services, cards: Reading, places: Places) -> None:
        self._services = services
        self._cards = cards
        self._places = places

    async def save(self, update: Update, context: Context) -> None:
        """``/save id``; or as a reply to a card."""
        asker = asker_of(update, self._services)
        if not asker.user_id:
            await reply_plain(update, asker.say("save-nobody"))
            return
        words = " ".join(context.args or []) or _answered(update)
        arxiv_id = find_id(words)
        stored = self._services.store.papers.get(arxiv_id) if arxiv_id else None
        if stored is None and words and not arxiv_id:
            stored = self._services.store.archive.titled(words)
        if stored is not None:
            await reply(update, self._keep(asker, stored))
        elif arxiv_id:
            await self._cards.send_card(update, asker, arxiv_id)  # says that it is unknown
        else:
            await reply_plain(update, asker.say("save-usage"))

    async def press(self, update: Update, context: Context, action: Bookmark) -> None:
        """The button below a card."""
        query, asker = pressed(update, self._services)
        paper, bookmarks = action.paper, self._services.store.bookmarks
        if self._services.store.papers.get(paper) is None:
            await note(query, asker.say("paper-gone"))
            return
        if action.on:
            bookmarks.save(asker.user_id, paper, self._services.clock())
        else:
            bookmarks.remove(asker.user_id, paper)
        await note(query, asker.say("save-done" if action.on else "save-undone"))
        await edit_button(query, bookmark_key(paper, asker.say, saved=action.on))

    async def saved(self, update: Update, context: Context) -> None:
        """``/saved``, ``/saved words``; elsewhere than in private only the way there."""
        asker = asker_of(update, self._services)
        if not asker.private:
            await reply(update, offer_private(asker, "saved-private", context.bot, SAVED))
            return
        await self.send_saved(update, asker, " ".join(context.args or []))

    async def send_saved(self, update: Update, asker: Asker, words: str = "") -> None:
        """Answers with the first page."""
        number = 0
        if words.strip():
            number = self._services.store.queries.number(words[:1000], self._services.clock())
        await reply(update, self._page(asker, OpenSaved(number, 0)))

    async def turn(self, update: Update, context: Context, action: OpenSaved) -> None:
        """Another page, or back from a card."""
        query, asker = pressed(update, self._services)
        await show(query, asker, self._page(asker, action))

    async def export(self, update: Update, context: Context, action: SaveAs) -> None:
        """All saved papers as a file."""
        query, asker = pressed(update, self._services)
        papers = self._services.store.bookmarks.of(asker.user_id)
        if not papers or not asker.private:
            await note(query, asker.say("saved-empty"))
            return
        await note(query)
        if action.form == "md":
            text = "".join(markdown(papers, lambda section: asker.say(f"section-{section.value}")))
        else:
            text = "".join(FORMATS[action.form](papers))
        # Excel takes a file for UTF-8 only with a byte order mark.
        content = text.encode("utf-8-sig" if action.form == "csv" else "utf-8")
        caption = asker.say("saved-title", total=len(papers))
        file = File(f"papergram-saved.{action.form}", content, caption)
        if not await send_file(context.bot, asker.chat_id, asker.thread_id, file):
            await reply_plain(update, asker.say("went-wrong"))

    def _keep(self, asker: Asker, stored: StoredPaper) -> Message:
        new = self._services.store.bookmarks.save(
            asker.user_id, stored.paper.id, self._services.clock()
        )
        said = asker.say("save-done" if new else "save-already")
        text = join([plain(said), title(stored)], "\n")
        key = bookmark_key(stored.paper.id, asker.say, saved=True)
        # Elsewhere than in private anybody could press it.
        return message(text, ((key,),) if asker.private else ())

    def _page(self, asker: Asker, place: OpenSaved) -> Message:
        numbers = self._places.saved(place, asker)
        words = (self._services.store.queries.words(place.query) or "") if place.query else ""
        page = min(place.page, max(0, len(numbers) - 1) // PER_PAGE)
        shown = numbers[page * PER_PAGE : (page + 1) * PER_PAGE]
        papers = self._services.store.papers.get_all(shown)
        return saved(Saved(papers, len(numbers), replace(place, page=page), words), asker.say)


def _answered(update: Update) -> str:
    """The text of the message that a command replies to."""
    message = update.effective_message
    answered = message.reply_to_message if message is not None else None
    return (answered.text or answered.caption or "") if answered is not None else ""
