"""/stats, /reload and /broadcast, for those who run the bot."""

import asyncio
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from telegram import Message as SentMessage
from telegram import MessageEntity, Update
from telegram.ext import ApplicationHandlerStop

from bot.cards.actions import SendNotice
from bot.cards.chart import Month, draw
from bot.cards.message import Message, button, message
from bot.cards.styled import cut, plain
from bot.chat.handlers.fallback import FallbackHandlers
from bot.chat.menu import introduce_to
from bot.chat.replies import reply, reply_plain, show
from bot.chat.senders import Clock, Context, Sender, Senders, said_in, written
from bot.client.files import announce_picture, send_picture
from bot.client.sending import answer_tap
from bot.delivery.requests import Requests
from bot.feed.file_report import FileReport, Status
from bot.store.counters import FOUND_NOTHING, SEARCHES, SUBSCRIBERS, TOPIC, Counters
from bot.store.figures import Figures
from bot.store.notices import Notices
from bot.store.papers import Papers
from bot.store.subscriptions import Subscriptions
from bot.texts.say import Say

_DAYS = 30
_MOST_TOPICS = 10
_COMMAND = re.compile(r"/\w+(?:@\w+)?\s*")
_LONGEST = 3500
"""UTF-16 units of a report of files."""


@dataclass(frozen=True, slots=True)
class AdminHandlers:
    """The handlers of administrators; for everybody else these commands do not exist."""

    senders: Senders
    rest: FallbackHandlers
    delivery: Requests
    papers: Papers
    subscriptions: Subscriptions
    notices: Notices
    counters: Counters
    figures: Figures
    clock: Clock
    admins: Collection[int]
    commands: Sequence[str]

    async def started(self, update: Update, context: Context) -> None:
        """Puts these commands in the menu of an administrator who sends ``/start``."""
        sender = self.senders.of(update)
        if self._admits(sender):
            await introduce_to(context.bot, sender.user_id, self.commands)

    async def stats(self, update: Update, context: Context) -> None:
        """Answers with the last thirty days as text and as a picture."""
        sender = await self._admitted(update, context)
        # the ledger of a month may be long
        month = await asyncio.to_thread(self._month)
        await reply_plain(update, *self._in_words(month, sender.say))
        # loading the library takes longer than an answer may
        await announce_picture(context.bot, sender.chat_id)
        await send_picture(context.bot, sender.chat_id, await asyncio.to_thread(draw, month))

    async def reload(self, update: Update, context: Context) -> None:
        """Scans now, and says what became of each file."""
        sender = await self._admitted(update, context)
        reports = await self.delivery.scan(sender.user_id)
        lines = [_say_file(report, sender.say) for report in reports]
        lines = [line for line in lines if line]
        same = sum(report.status is Status.UNCHANGED for report in reports)
        lines.append(sender.say("reload-unchanged", count=same))
        if self.delivery.fed() is not None:
            subscription = self.subscriptions.get(sender.chat_id)
            zone = subscription.zone if subscription else "UTC"
            lines += [sender.say("reload-feeds"), *self.delivery.expectation(zone, sender.say)]
        text = "\n".join(lines)
        await reply(update, message(cut(plain(text), _LONGEST)))

    async def broadcast(self, update: Update, context: Context) -> None:
        """Shows the text of ``/broadcast text`` as it will look, and asks whether to send it."""
        sender = await self._admitted(update, context)
        html = _notice_of(update)
        if not html:
            await reply_plain(update, sender.say("broadcast-usage"))
            return
        if not await reply(update, Message(html)):  # nor would it reach anybody else
            await reply_plain(update, sender.say("broadcast-unsendable"))
            return
        notice = self.notices.draft(html, self.clock())
        count = len(self.notices.audience())
        buttons = (
            button(sender.say("button-send"), SendNotice(notice.number, sure=True)),
            button(sender.say("button-cancel"), SendNotice(notice.number, sure=False)),
        )
        asked = sender.say("broadcast-ask", count=count)
        if stars := self.delivery.price(count):
            asked += "\n" + sender.say("broadcast-price", stars=stars)
        await reply(update, message(asked, (buttons,)))

    async def press(self, update: Update, context: Context, action: SendNotice) -> None:
        """Owes the notice to every subscription, or drops it."""
        query, sender = self.senders.of_tap(update)
        if sender.user_id not in self.admins:
            await answer_tap(query, sender.say("old-button"))
            return
        notices = self.notices
        notice = notices.get(action.number)
        if notice is None or notice.sent:  # tapped twice: what the first tap said stays
            await answer_tap(query, sender.say("broadcast-settled"))
            return
        if not action.sure:
            notices.cancel(action.number)
            await show(query, sender, message(sender.say("broadcast-cancelled")))
            return
        async with self.delivery.broadcast(notice) as count:
            said = sender.say("broadcast-sent", count=count)
            await show(query, sender, message(said))

    async def _admitted(self, update: Update, context: Context) -> Sender:
        """Returns an administrator who asks in private; others hear of no such command."""
        sender = self.senders.of(update)
        if self._admits(sender):
            return sender
        await self.rest.unknown_command(update, context)
        raise ApplicationHandlerStop

    def _admits(self, sender: Sender) -> bool:
        return sender.private and sender.user_id in self.admins

    def _month(self) -> Month:
        now = self.clock()
        today = now.date()
        days = [today - timedelta(days=back) for back in range(_DAYS - 1, -1, -1)]
        counts = self.counters.since(days[0])

        def daily(wanted: str) -> dict[date, int]:
            return {day: number for (day, name), number in counts.items() if name == wanted}

        topics: Counter[str] = Counter()
        for (_, name), number in counts.items():
            if name.startswith(TOPIC):
                topics[name.removeprefix(TOPIC)] += number
        on, _ = self.subscriptions.counts()
        return Month(
            days,
            daily(SUBSCRIBERS) | {today: on},
            self.figures.sent_by_day(now - timedelta(days=_DAYS)),
            daily(SEARCHES),
            daily(FOUND_NOTHING),
            topics.most_common(_MOST_TOPICS),
        )

    def _in_words(self, month: Month, say: Say) -> list[str]:
        on, off = self.subscriptions.counts()
        reports, papers = self.papers.counts()
        searches, nothing = sum(month.searches.values()), sum(month.found_nothing.values())
        newest = self.papers.newest_day()
        return [
            say("stats-title", days=_DAYS),
            say("stats-subscribers", on=on, off=off),
            say("stats-sent", count=sum(month.sent.values())),
            say("stats-searches", count=searches, nothing=nothing),
            say("stats-topics") if month.topics else say("stats-no-topics"),
            *(
                f"   {place}. {name} · {number}"
                for place, (name, number) in enumerate(month.topics, start=1)
            ),
            say(
                "stats-papers",
                papers=papers,
                reports=reports,
                newest=newest or "–",
            ),
            *self._feed_in_words(say),
        ]

    def _feed_in_words(self, say: Say) -> Iterator[str]:
        fed = self.delivery.fed()
        if fed is None:
            return
        if fed.day is not None:
            yield say("stats-feed", date=fed.day, papers=fed.papers, fell=fed.fell_back)
        yield say("stats-feed-bill", days=_DAYS, tokens=f"{fed.tokens:,}")
        yield say("stats-feed-next", time=f"{fed.next_step:%Y-%m-%d %H:%M}")


def _say_file(report: FileReport, say: Say) -> str:
    name = report.name
    match report.status:
        case Status.NEW:
            return say("reload-new", file=name, count=report.papers)
        case Status.CHANGED:
            return say("reload-changed", file=name, count=report.papers)
        case Status.REFUSED:
            where = f"{name}:{report.line}" if report.line else name
            return say("reload-refused", file=where, reason=report.message)
        case Status.AWAITED:
            return say("reload-awaited", file=name)
        case Status.GONE:
            return say("reload-gone", file=name)
    return ""


def _notice_of(update: Update) -> str:
    """Returns what follows the command as HTML, with the administrator's formatting."""
    sent = written(update)
    text = said_in(sent)
    command = _COMMAND.match(text)
    start = command.end() if command else 0
    # as many UTF-16 units as characters: a command and space are plain
    words, marks = text[start:].rstrip(), []
    for mark in sent.entities or sent.caption_entities:
        first = max(mark.offset - start, 0)
        last = min(mark.offset + mark.length - start, len(words.encode("utf-16-le")) // 2)
        if first < last:  # a mark may begin at the command
            marks.append(
                MessageEntity.de_json(mark.to_dict() | {"offset": first, "length": last - first})
            )
    rest = SentMessage(sent.message_id, sent.date, sent.chat, text=words, entities=marks)
    return rest.text_html if words else ""
