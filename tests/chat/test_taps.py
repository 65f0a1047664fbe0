"""Which tap counts: every action, under every kind of message, by everybody, honest and made up.

The table goes through the Bot API: what a person gets for a tap, and whether anything changed.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from bot.cards.actions import (
    Action,
    Bookmark,
    CancelTopic,
    Choose,
    DropTopic,
    FollowSearch,
    Forget,
    KeepTopic,
    LessLike,
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSettings,
    OpenSimilar,
    OpenText,
    SaveAs,
    SendNotice,
    SetSubscription,
    SubscribeChannel,
)
from bot.cards.callback_data import encode
from bot.offline.standin import Chat, Message, Person
from bot.offline.standin.formatting import plain
from tests.stage import NOON, Stage, staged

D16 = date(2026, 2, 16)
OPERATOR = 500000001
"""The first person of a stand-in; here the one who runs the bot."""

COUNTS, REFUSED, PRIVATE, ADMINS = "counts", "refused", "only in private", "only administrators"
NOTES = {
    "That button no longer works. Send /today to start again.": REFUSED,
    "That works only in our private chat.": PRIVATE,
    "Only administrators can change the subscription here.": ADMINS,
}
CHANGED = "That button no longer works: this message has changed since. Please tap again."

_VIEW = {"private": COUNTS, "shared": PRIVATE, "gone": COUNTS, "inline": REFUSED}
_WORDS = _VIEW | {"gone": REFUSED}
_CHAT = {"private": COUNTS, "shared": ADMINS, "gone": COUNTS, "inline": REFUSED}
_OTHERS = _WORDS
_OWN = dict.fromkeys(("private", "shared", "gone", "inline"), COUNTS)
TABLE: dict[type[Action], dict[str, str]] = {
    OpenCard: _VIEW,
    OpenText: _VIEW,
    OpenSimilar: _VIEW,
    OpenOverview: _VIEW,
    OpenLeftOut: _VIEW,
    OpenCalendar: _VIEW,
    OpenResults: _WORDS,
    OpenSaved: _WORDS,
    SaveAs: _VIEW,
    Forget: _VIEW,
    Bookmark: _OWN,
    SetSubscription: _CHAT,
    OpenSettings: _CHAT,
    Choose: _CHAT,
    KeepTopic: _CHAT | {"gone": REFUSED},
    LessLike: _VIEW,
    FollowSearch: _WORDS,
    CancelTopic: _CHAT,
    DropTopic: _CHAT,
    SubscribeChannel: _OTHERS,
    SendNotice: _OTHERS,
}
"""For data that stand on the message: in a private chat, in one that many read (there ``ADMINS``
is for all but its administrators), below a private message that is gone, below one posted inline.
"""
SHARED = ("group", "topic", "channel")
PLACES = ("private", *SHARED, "gone", "inline")
ROLES = ("owner", "administrator", "member", "stranger")


@dataclass
class Cast:
    """Everybody and every chat of the table."""

    stage: Stage
    people: dict[str, Person]
    chats: dict[str, Chat]
    examples: dict[type[Action], Action]

    def message(self, place: str, role: str, data: str) -> Message:
        """The bot's message in a place, with one button."""
        world = self.stage.telegram.world
        private = place in ("private", "gone")
        chat = self.people[role].chat if private else self.chats.get(place, self.chats["group"])
        message = Message(
            world.next_message_id(chat),
            chat,
            world.now(),
            world.bot,
            body=plain("Something to tap"),
            html="Something to tap",
            markup={"inline_keyboard": [[{"text": "?", "callback_data": data}]]},
            thread=max(chat.topics) if place == "topic" else None,
        )
        message.deleted = place == "gone"
        if place == "inline":
            message.inline_id = world.unique_id("inline")
            world.inline_messages[message.inline_id] = message
        return world.add_message(message)


async def set_cast(stage: Stage) -> Cast:
    """A subscribed chat of each kind, and somebody in each role."""
    telegram = stage.telegram
    people = {role: telegram.person(role, language_code="en") for role in ROLES}
    owner = people["owner"]
    assert owner.id == OPERATOR
    group, forum = owner.create_supergroup(), owner.create_forum()
    chats = {"group": group, "topic": forum, "channel": owner.create_channel()}
    for chat in chats.values():
        owner.promote_bot(chat)
        people["administrator"].join(chat, admin=True)
        people["member"].join(chat)
    topic = owner.open_topic(forum)
    for role in ROLES:
        await stage.answer(people[role], "/subscribe")
    await stage.answer(owner, "/subscribe", group)
    post = owner.say("/subscribe", chats["channel"])
    await telegram.wait(lambda: post.reactions, chats["channel"])
    owner.say("/subscribe", forum, thread=topic.id)
    await telegram.wait_for_message(forum, lambda m: "part 2 of 2" in m.text)
    await stage.settle()
    store = stage.store
    number = store.queries.number("robotics", NOON, 1)
    examples: list[Action] = [
        OpenCard("2602.12617", OpenOverview(D16, 0)), OpenText("2602.12617", 0),
        OpenSimilar("2602.12617"), OpenOverview(D16, 0), OpenLeftOut(D16, 0, 0),
        OpenCalendar(2026, 2), OpenResults(number, 0), OpenSaved(number, 0), SaveAs("bib"),
        Forget(sure=False), Bookmark("2602.12617", on=True), SetSubscription(True),
        OpenSettings(), Choose("quiet", "off"), KeepTopic(number, muted=False), CancelTopic(),
        LessLike("2602.12617"), FollowSearch(number),
        DropTopic(1), SubscribeChannel(chats["channel"].id),
        SendNotice(store.notices.draft("Hello", NOON).number, sure=True),
    ]  # fmt: skip
    return Cast(stage, people, chats, {type(action): action for action in examples})


def expected(action: type[Action], place: str, role: str) -> str:
    """What the table says of data that stand on the message."""
    kind = "shared" if place in SHARED else place
    said = TABLE[action][kind]
    if said is ADMINS and role in ("owner", "administrator"):
        return COUNTS
    if action is SendNotice and said is COUNTS and role != "owner":
        return REFUSED  # who runs the bot is no matter of chats
    return said


def _roles(place: str) -> tuple[str, ...]:
    """Who is tried: in their private chats all are alike but the one who runs the bot."""
    return ("owner", "stranger") if place in ("private", "gone") else ROLES


def test_every_action_has_its_row() -> None:
    assert set(TABLE) == set(get_args(Action))


@pytest.mark.parametrize("place", PLACES)
async def test_what_counts(tmp_path: Path, place: str) -> None:
    async with staged(tmp_path, admins=(OPERATOR,)) as stage:
        cast = await set_cast(stage)
        assert set(cast.examples) == set(TABLE), "each action is tried"
        wrong = []
        for role in _roles(place):
            for kind, action in cast.examples.items():
                stage.clock.advance(seconds=5)
                message = cast.message(place, role, encode(action))
                answer = await cast.people[role].tap(message, "?")
                got = NOTES.get(answer.text, COUNTS)
                if got != expected(kind, place, role) or (got != COUNTS and message.edits):
                    wrong.append((role, action, answer.text))
        assert wrong == []


@pytest.mark.parametrize("place", ["private", *SHARED])
async def test_data_of_no_button_are_refused(tmp_path: Path, place: str) -> None:
    async with staged(tmp_path, admins=(OPERATOR,)) as stage:
        cast = await set_cast(stage)
        await stage.settle()
        wrong = []
        for role in _roles(place):
            message = cast.message(place, role, "tx")
            sent = len(stage.telegram.sent(message.chat))
            for action in cast.examples.values():
                stage.clock.advance(seconds=5)
                data = encode(action)
                if data == "tx":
                    message = cast.message(place, role, "w")
                    sent += 1
                answer = await cast.people[role].forge(message, data)
                if NOTES.get(answer.text) != REFUSED:
                    wrong.append((role, action, answer.text))
            assert message.edits == 0
            assert len(stage.telegram.sent(message.chat)) == sent
        assert wrong == []


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


async def test_a_search_is_not_shown_to_a_group_in_place_of_its_digest(
    stage: Stage, anna: Person
) -> None:
    mallory = stage.telegram.person("Mallory", language_code="en")
    group = anna.create_supergroup("Reading")
    anna.add_bot(group)
    await stage.answer(mallory, "CLOSED https://example.org/login")
    overview = await stage.answer(anna, "/today", group)
    before = overview.text

    for data in ("b1.0", "s1.0", "tf1", "c2602.12617@s1.0"):
        answer = await mallory.forge(overview, data)
        assert answer.text == "That button no longer works. Send /today to start again."
    assert overview.text == before


@pytest.mark.parametrize("data", ["s1.0", "b1.0", "tf1", "c2602.12617@s1.0", "r2602.12617@b1.0",
                                  "f2602.12617.0@r2602.12617@s1.0"])  # fmt: skip
async def test_nobody_reads_what_others_searched(stage: Stage, anna: Person, data: str) -> None:
    await stage.answer(anna, "robotics")
    mallory = stage.telegram.person("Mallory", language_code="en")
    await stage.answer(mallory, "/subscribe")
    await stage.settle()
    standing = await stage.answer(mallory, "/today")
    gone = await stage.answer(mallory, "/help")
    await stage.bot.application.bot.delete_message(gone.chat.id, gone.id)
    count = len(stage.telegram.sent(mallory))

    for message in (standing, gone):
        answer = await mallory.forge(message, data)
        assert answer.text == "That button no longer works. Send /today to start again."
    assert standing.edits == 0
    assert len(stage.telegram.sent(mallory)) == count


async def test_a_screen_that_lags_behind_is_told_so(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    await anna.tap(overview, "1")

    answer = await anna.forge(overview, "c2602.12617@o2026-02-16.0")  # as it was before

    assert answer.text == CHANGED
    assert overview.edits == 1


async def test_a_card_posted_inline_is_saved_by_whoever_taps(stage: Stage, anna: Person) -> None:
    found = await anna.ask_inline("robotics")
    posted = anna.choose(found, found.results[0]["id"], anna.create_group("Friends"))

    answer = await anna.forge(posted, "k2602.12617+")

    assert "Saved" in answer.text
    assert stage.store.bookmarks.has(anna.id, "2602.12617")
