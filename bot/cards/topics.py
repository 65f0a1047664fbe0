"""Topics as messages: the preview of a new one, and the list of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.actions import CancelTopic, DropTopic, KeepTopic
from bot.cards.card import title
from bot.cards.message import Message, button, message, rows
from bot.cards.styled import BOLD, Styled, cut, join, marked, plain, shorten
from bot.papers import StoredPaper, Topic
from bot.texts.say import Say

_BUTTON = 24
_TITLE = 160
_MOST_ALSO = 160


@dataclass(frozen=True, slots=True)
class TopicPreview:
    """What following or muting some words would have done to the newest papers."""

    words: str
    count: int
    """The papers on the words."""
    of: int
    """The papers that were looked at."""
    newest: Sequence[StoredPaper]
    also: Sequence[str] = ()
    """Translations of the words that are matched too."""
    hidden: int = 0
    """The papers on the words that stay left out because of muted topics."""


def topic_preview(
    tried: Sequence[TopicPreview], keep: KeepTopic, say: Say, name: str | None = None
) -> Message:
    """Returns the preview of topics, with buttons that keep them and that drop them.

    ``name`` is that of the channel that they are for; ``None`` for the chat of the preview.
    """
    row = (
        button(say("button-mute" if keep.muted else "button-follow"), keep),
        button(say("button-cancel"), CancelTopic()),
    )
    body = join([_tried(one, keep, say, alone=len(tried) == 1) for one in tried], "\n\n")
    return message(join([plain(name), body], "\n") if name else body, (row,))


def less_like(
    stored: StoredPaper, tried: Sequence[tuple[TopicPreview, KeepTopic]], say: Say
) -> Message:
    """Returns what muting each field of a paper would leave out, with a button for each."""
    if not tried:
        return message(join([plain(say("less-nothing")), title(stored, _TITLE)], "\n"))
    head = join([plain(say("less-title")), title(stored, _TITLE)], "\n")
    body = [_tried(one, keep, say, alone=False) for one, keep in tried]
    keys = [
        (button(say("button-mute-words", words=shorten(one.words, _BUTTON)), keep),)
        for one, keep in tried
    ]
    cancel = (button(say("button-cancel"), CancelTopic()),)
    return message(join([head, *body], "\n\n"), (*keys, cancel))


def _tried(tried: TopicPreview, keep: KeepTopic, say: Say, *, alone: bool) -> Styled:
    """Returns what a topic would have done; its papers only where it stands ``alone``."""
    asked = say("topic-mute" if keep.muted else "topic-follow", words=tried.words)
    if tried.of == 0:
        effect = say("topic-untried")
    elif tried.count + tried.hidden == 0:
        effect = say("topic-no-match", total=tried.of)
    else:
        key = "topic-would-mute" if keep.muted else "topic-would-follow"
        effect = say(key, count=tried.count, total=tried.of)
    lines: list[Styled] = [marked(asked, BOLD), plain(effect)]
    if tried.hidden:
        lines.append(plain(say("topic-hidden", count=tried.hidden)))
    if tried.also:
        lines.append(cut(plain(say("topic-also", words=say("comma").join(tried.also))), _MOST_ALSO))
    newest = tried.newest if alone else ()
    if newest:
        lines.append(plain("\n" + say("topic-newest", count=len(newest))))
    for stored in newest:
        day = plain(f" · {stored.last_date.isoformat()}")
        lines.append(join([plain("• "), title(stored, _TITLE), day]))
    return join(lines, "\n")


def topic_list(
    topics: Sequence[Topic], say: Say, chat_id: int | None = None, name: str | None = None
) -> Message:
    """Returns all topics of a subscription, each with a button that drops it.

    ``chat_id`` and ``name`` are those of a channel, when the list is shown in another chat.
    """
    if not topics:
        return message(say("topics-none", to=f" {name}" if name else ""))
    lines: list[Styled] = [plain(name)] if name else []
    for muted, key in ((False, "topics-followed"), (True, "topics-muted")):
        words = [topic.words for topic in topics if topic.muted == muted]
        if words:
            lines.append(marked(say(key), BOLD))
            lines += [plain(f"• {one}") for one in words]
            lines.append(plain(" "))
    lines.append(plain(say("topics-drop")))
    buttons = [
        button(f"✕ {shorten(topic.words, _BUTTON)}", DropTopic(topic.id, chat_id))
        for topic in topics
    ]
    return message(join(lines, "\n"), rows(buttons, width=2))
