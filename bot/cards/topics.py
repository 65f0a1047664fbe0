"""Topics as messages: what one would do before it is kept, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.actions import CancelTopic, DropTopic, KeepTopic
from bot.cards.callback_data import encode
from bot.cards.card import title
from bot.cards.message import Button, Message, message, rows
from bot.cards.styled import BOLD, Styled, cut, join, marked, plain, shorten
from bot.papers import StoredPaper, Topic
from bot.texts.say import Say

_BUTTON = 24
_TITLE = 160
_MOST_ALSO = 160


@dataclass(frozen=True, slots=True)
class TopicPreview:
    """Words tried on the newest papers."""

    words: str
    count: int
    of: int
    newest: Sequence[StoredPaper]
    also: Sequence[str] = ()
    """Translations that count too."""
    hidden: int = 0
    """More papers on the words that stay left out, for other topics that are muted."""
    name: str = ""
    """The channel that it is for; empty for the chat where it is shown."""


def topic_preview(tried: TopicPreview, keep: KeepTopic, say: Say) -> Message:
    """What following or muting would have done, with a button that does it."""
    asked = say("topic-mute" if keep.muted else "topic-follow", words=tried.words)
    if tried.of == 0:
        effect = say("topic-untried")
    elif tried.count + tried.hidden == 0:
        effect = say("topic-no-match", total=tried.of)
    else:
        key = "topic-would-mute" if keep.muted else "topic-would-follow"
        effect = say(key, count=tried.count, total=tried.of)
    lines: list[Styled] = [plain(tried.name)] if tried.name else []
    lines += [marked(asked, BOLD), plain(effect)]
    if tried.hidden:
        lines.append(plain(say("topic-hidden", count=tried.hidden)))
    if tried.also:
        lines.append(cut(plain(say("topic-also", words=", ".join(tried.also))), _MOST_ALSO))
    if tried.newest:
        lines.append(plain("\n" + say("topic-newest", count=len(tried.newest))))
    for stored in tried.newest:
        day = plain(f" · {stored.last_date.isoformat()}")
        lines.append(join([plain("• "), title(stored, _TITLE), day]))
    row = (
        Button(say("button-keep"), encode(keep)),
        Button(say("button-cancel"), encode(CancelTopic())),
    )
    return message(join(lines, "\n"), (row,))


def topic_list(topics: Sequence[Topic], say: Say, chat_id: int = 0, name: str = "") -> Message:
    """All topics of a subscription, each with a button that drops it.

    ``chat_id`` and ``name`` are those of the channel, when it is not about the chat it is shown in.
    """
    if not topics:
        return message(plain(say("topics-none", to=f" {name}" if name else "")))
    lines: list[Styled] = [plain(name)] if name else []
    for muted, key in ((False, "topics-followed"), (True, "topics-muted")):
        words = [topic.words for topic in topics if topic.muted == muted]
        if words:
            lines.append(marked(say(key), BOLD))
            lines += [plain(f"• {one}") for one in words]
            lines.append(plain(" "))
    lines.append(plain(say("topics-drop")))
    buttons = [
        Button(f"✕ {shorten(topic.words, _BUTTON)}", encode(DropTopic(topic.id, chat_id)))
        for topic in topics
    ]
    return message(join(lines, "\n"), rows(buttons, width=2))
