"""Actions as callback data."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import actions
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
    PaperList,
    SaveAs,
    SendNotice,
    SetSubscription,
    SubscribeChannel,
)
from bot.cards.callback_data import decode, encode, shortened
from bot.cards.settings import CHOICES, SETTINGS

_parts = st.integers(0, 99)
_numbers = st.integers(0, 10**9)
_pages = st.integers(0, 999)
_ids = st.one_of(
    st.from_regex(r"[0-9]{4}\.[0-9]{4,5}", fullmatch=True),
    st.from_regex(r"(math|cs|hep-th|acc-phys|astro-ph)/[0-9]{7}", fullmatch=True),
)
_chats = st.one_of(st.none(), st.integers(-(10**18) + 1, -1))
_LISTS: dict[type[Action], st.SearchStrategy[PaperList]] = {
    OpenOverview: st.one_of(
        st.builds(OpenOverview, st.dates(), _parts, st.booleans()),
        st.builds(OpenOverview, st.dates(), _parts, st.just(True), st.just(True)),
        st.builds(OpenOverview, st.dates(), _parts, st.just(True), followed=st.just(True)),
    ),
    OpenLeftOut: st.builds(OpenLeftOut, st.dates(), _parts, _parts, st.booleans()),
    OpenResults: st.builds(OpenResults, _numbers, _pages, st.booleans()),
    OpenSaved: st.builds(OpenSaved, st.one_of(st.none(), st.integers(1, 10**9)), _pages),
}
_lists = st.one_of(*_LISTS.values())
_similar: st.SearchStrategy[PaperList] = st.builds(
    OpenSimilar, _ids, st.one_of(st.none(), _lists, st.builds(OpenSimilar, _ids, _lists))
)
_places = st.one_of(st.none(), _lists, _similar).map(shortened)
_ACTIONS: dict[type[Action], st.SearchStrategy[Action]] = {
    **_LISTS,
    OpenCard: st.builds(OpenCard, _ids, _places),
    OpenSimilar: st.builds(OpenSimilar, _ids, _places),
    OpenText: st.builds(OpenText, _ids, _parts, _places),
    OpenCalendar: st.builds(OpenCalendar, st.integers(1, 9999), st.integers(1, 12)),
    OpenSettings: st.builds(OpenSettings, st.sampled_from(["", *CHOICES])),
    Choose: st.builds(
        Choose,
        st.sampled_from([setting.name for setting in SETTINGS]),
        st.sampled_from(["on", "followed", "08:30", "zh", "America/New_York", "Etc/GMT-8"]),
    ),
    SetSubscription: st.builds(SetSubscription, st.booleans()),
    KeepTopic: st.builds(KeepTopic, _numbers, st.booleans(), _chats),
    LessLike: st.builds(LessLike, _ids),
    FollowSearch: st.builds(FollowSearch, _numbers),
    CancelTopic: st.builds(CancelTopic),
    DropTopic: st.builds(DropTopic, _numbers, _chats),
    Bookmark: st.builds(Bookmark, _ids, st.booleans()),
    SaveAs: st.builds(SaveAs),
    SubscribeChannel: st.builds(SubscribeChannel, st.integers(-(10**18) + 1, -1)),
    Forget: st.builds(Forget, st.booleans()),
    SendNotice: st.builds(SendNotice, _numbers, st.booleans()),
}
_actions = st.one_of(*_ACTIONS.values())
_DAY = date(2026, 2, 16)
_OLD: dict[str, Action] = {
    "o2026-02-16.0": OpenOverview(_DAY, 0),
    "O2026-02-16.1": OpenOverview(_DAY, 1, paged=True),
    "A2026-02-16.2": OpenOverview(_DAY, 2, paged=True, everything=True),
    "F2026-02-16.0": OpenOverview(_DAY, 0, paged=True, followed=True),
    "x2026-02-16.1.2": OpenLeftOut(_DAY, 1, 2),
    "X2026-02-16.0.1": OpenLeftOut(_DAY, 0, 1, paged=True),
    "s12.3": OpenResults(12, 3),
    "S12.0": OpenResults(12, 0, only_typed=True),
    "b0.4": OpenSaved(None, 4),
    "c2602.12617": OpenCard("2602.12617"),
    "chep-th/9901001": OpenCard("hep-th/9901001"),
    "c0704.0001@o2026-02-16.0": OpenCard("0704.0001", OpenOverview(_DAY, 0)),
    "c2602.12617@s12.3": OpenCard("2602.12617", OpenResults(12, 3)),
    "c2602.12617@r2602.11715@X2026-02-16.0.1": OpenCard(
        "2602.12617", OpenSimilar("2602.11715", OpenLeftOut(_DAY, 0, 1, paged=True))
    ),
    "r2602.12617": OpenSimilar("2602.12617"),
    "r2602.12617@b7.0": OpenSimilar("2602.12617", OpenSaved(7, 0)),
    "f2602.12617.0": OpenText("2602.12617", 0),
    "f2602.12617.2@A2026-02-16.0": OpenText(
        "2602.12617", 2, OpenOverview(_DAY, 0, paged=True, everything=True)
    ),
    "m2026-02": OpenCalendar(2026, 2),
    "sub": SetSubscription(True),
    "unsub": SetSubscription(False),
    "tf5": KeepTopic(5, muted=False),
    "tm5": KeepTopic(5, muted=True),
    "l2602.12617": LessLike("2602.12617"),
    "ts5": FollowSearch(5),
    "tx": CancelTopic(),
    "td9": DropTopic(9),
    "w": OpenSettings(),
    "wtime": OpenSettings("time"),
    "wzone": OpenSettings("zone"),
    "wstyle": OpenSettings("style"),
    "wlanguage": OpenSettings("language"),
    "wtime=08:30": Choose("time", "08:30"),
    "wzone=America/New_York": Choose("zone", "America/New_York"),
    "wzone=Etc/GMT-8": Choose("zone", "Etc/GMT-8"),
    "wstyle=cards": Choose("style", "cards"),
    "wlanguage=zh": Choose("language", "zh"),
    "wquiet=off": Choose("quiet", "off"),
    "wonly=followed": Choose("only", "followed"),
    "k2602.12617+": Bookmark("2602.12617", on=True),
    "k2602.12617-": Bookmark("2602.12617", on=False),
    "ebib": SaveAs("bib"),
    "eris": SaveAs("ris"),
    "emd": SaveAs("md"),
    "ecsv": SaveAs("csv"),
    "h-1001234567890": SubscribeChannel(-1001234567890),
    "forget": Forget(sure=True),
    "keep": Forget(sure=False),
    "n3+": SendNotice(3, sure=True),
    "n3-": SendNotice(3, sure=False),
}
"""Data of buttons that may still be in chats. Lines may be added, but never changed."""


@pytest.mark.parametrize(("data", "action"), _OLD.items(), ids=_OLD)
def test_a_year_old_button_means_what_it_meant(data: str, action: Action) -> None:
    assert decode(data) == action
    assert encode(action) == data


def test_every_class_with_forms_is_an_action_and_is_tried_here() -> None:
    kinds = {kind for kind in vars(actions).values() if hasattr(kind, "forms")}

    assert set(get_args(Action)) == kinds
    assert {type(action) for action in _OLD.values()} == kinds
    assert set(_ACTIONS) == kinds


@given(_actions)
def test_action_comes_back_from_its_64_bytes(action: Action) -> None:
    data = encode(action)
    assert 1 <= len(data.encode()) <= 64
    assert decode(data) == action


@given(
    st.one_of(
        st.text(),
        st.text("cosSOmrfxXAbt@.-0123456789subn１²", max_size=80),
        _actions.map(encode).flatmap(lambda data: st.text(max_size=3).map(data.__add__)),
    )
)
def test_any_text_decodes_to_an_action_of_ours_or_to_none(data: str) -> None:
    action = decode(data)
    if action is not None:
        assert decode(encode(action)) == action


@pytest.mark.parametrize(
    "data",
    ["", "o2026-02-30.0", "o0000-01-01.0", "m2026-13", "m0000-01", "c2602.12617@", "c2602.1",
     "c2602.12617@c2602.12617", "c2602.12617@m2026-02", "c2602.12617@sub", "s1.", "s-1.0", "subs",
     "c２６０２.12617", "o2026-02-16.0\n", "c2602.12617@" * 100_000, "s" + "9" * 100_000 + ".0"],
    ids=lambda data: data[:24],
)  # fmt: skip
def test_data_that_no_button_has_is_none(data: str) -> None:
    assert decode(data) is None


@given(data=st.text(max_size=70))
def test_what_decodes_is_what_a_button_says(data: str) -> None:
    action = decode(data)

    assert action is None or encode(action) == data
