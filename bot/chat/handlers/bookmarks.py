"""/save, /saved and the buttons around them: papers that a person wants to find again."""

from dataclasses import dataclass, replace

from telegram import Update

from bot.arxiv import find_id, find_ids
from bot.cards.actions import Bookmark, OpenSaved, SaveAs
from bot.cards.card import title
from bot.cards.export import FORMATS, markdown
from bot.cards.keys import bookmark_key
from bot.cards.links import SAVED
from bot.cards.message import Message, message
from bot.cards.results import PER_PAGE
from bot.cards.saved import Saved, saved
from bot.cards.styled import join, plain
from bot.chat.handlers.digests import MOST_CARDS, DigestHandlers, say_rest
from bot.chat.handlers.lists import PaperLists
from bot.chat.replies import reply, reply_plain, show, with_private_button
from bot.chat.senders import Clock, Context, Sender, Senders, said_in, written
from bot.client.files import File, send_file
from bot.client.sending import answer_tap, replace_button
from bot.papers import StoredPaper
from bot.search.index import Index
from bot.store.bookmarks import Bookmarks
from bot.store.papers import Papers
from bot.store.queries import LONGEST, Queries


@dataclass(frozen=True, slots=True)
class BookmarkHandlers:
    """The handlers around saved papers."""

    senders: Senders
    cards: DigestHandlers
    lists: PaperLists
    papers: Papers
    index: Index
    bookmarks: Bookmarks
    queries: Queries
    clock: Clock

    async def save(self, update: Update, context: Context) -> None:
        """Saves the papers of ``/save id``, or that of the card that ``/save`` replies to."""
        sender = self.senders.of(update)
        if not sender.user_id:
            await reply_plain(update, sender.say("save-nobody"))
            return
        words = " ".join(context.args or [])
        ids = find_ids(words) if words else _answered(update)
        if not ids and (titled := self.index.titled(words) if words else None):
            ids = [titled]
        if not ids:
            await reply_plain(update, sender.say("save-usage"))
        for arxiv_id in ids[:MOST_CARDS]:
            if stored := self.papers.get(arxiv_id, sender.language):
                await reply(update, self._keep(sender, stored))
            else:
                await self.cards.send_card(update, sender, arxiv_id)  # says that it is unknown
        if rest := ids[MOST_CARDS:]:
            await reply_plain(update, say_rest(rest, sender.say))

    async def press(self, update: Update, context: Context, action: Bookmark) -> None:
        """Saves the paper of a card whose button was pressed, or removes it."""
        query, sender = self.senders.of_tap(update)
        paper, bookmarks = action.paper, self.bookmarks
        if self.papers.get(paper) is None:
            await answer_tap(query, sender.say("paper-gone"))
            return
        if action.on:
            bookmarks.save(sender.user_id, paper, self.clock())
        else:
            bookmarks.remove(sender.user_id, paper)
        await answer_tap(query, sender.say("save-done" if action.on else "save-undone"))
        await replace_button(query, bookmark_key(paper, sender.say, saved=action.on))

    async def saved(self, update: Update, context: Context) -> None:
        """Answers ``/saved`` and ``/saved words``; in a group with a link to the private chat."""
        sender = self.senders.of(update)
        if not sender.private:
            await reply(update, with_private_button(sender, "saved-private", context.bot, SAVED))
            return
        await self.send_saved(update, sender, " ".join(context.args or []))

    async def send_saved(self, update: Update, sender: Sender, words: str = "") -> None:
        """Answers with the first page of saved papers, or of those that the words find."""
        number = None
        if words.strip():
            number = self.queries.number(words[:LONGEST], self.clock(), sender.user_id)
        await reply(update, self._page(sender, OpenSaved(number, 0)))

    async def turn(self, update: Update, context: Context, action: OpenSaved) -> None:
        """Shows another page, also on the way back from a card."""
        query, sender = self.senders.of_tap(update)
        await show(query, sender, self._page(sender, action))

    async def export(self, update: Update, context: Context, action: SaveAs) -> None:
        """Sends all saved papers as a file."""
        query, sender = self.senders.of_tap(update)
        papers = self.bookmarks.of(sender.user_id, sender.language)
        if not papers:
            await answer_tap(query, sender.say("saved-empty"))
            return
        await answer_tap(query)
        if action.form == "md":
            text = "".join(markdown(papers, lambda section: sender.say(f"section-{section.value}")))
        else:
            text = "".join(FORMATS[action.form](papers))
        # Excel takes a file for UTF-8 only with a byte order mark.
        content = text.encode("utf-8-sig" if action.form == "csv" else "utf-8")
        caption = sender.say("saved-title", total=len(papers))
        file = File(f"papergram-saved.{action.form}", content, caption)
        if not await send_file(context.bot, sender.chat_id, sender.thread_id, file):
            await reply_plain(update, sender.say("went-wrong"))

    def _keep(self, sender: Sender, stored: StoredPaper) -> Message:
        new = self.bookmarks.save(sender.user_id, stored.paper.id, self.clock())
        said = sender.say("save-done" if new else "save-already")
        text = join([plain(said), title(stored)], "\n")
        key = bookmark_key(stored.paper.id, sender.say, saved=True)
        # In a group anybody could press it.
        return message(text, ((key,),) if sender.private else ())

    def _page(self, sender: Sender, here: OpenSaved) -> Message:
        ids = self.lists.saved(here, sender)
        words = (self.queries.words(here.query) or "") if here.query else ""
        page = min(here.page, max(0, len(ids) - 1) // PER_PAGE)
        shown = ids[page * PER_PAGE : (page + 1) * PER_PAGE]
        papers = self.papers.get_all(shown, sender.language)
        return saved(Saved(papers, len(ids), replace(here, page=page), words), sender.say)


def _answered(update: Update) -> list[str]:
    """Returns the id of the paper whose card a command replies to; a card may name others too."""
    answered = written(update).reply_to_message
    found = find_id(said_in(answered)) if answered is not None else None
    return [found] if found else []
