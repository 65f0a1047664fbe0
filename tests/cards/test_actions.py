"""Buttons and their 64 bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import (
    Action,
    CancelTopic,
    DropTopic,
    KeepTopic,
    OpenCalendar,
    OpenCard,
    OpenLeftOut,
    OpenOverview,
    OpenResults,
    OpenSaved,
    OpenSimilar,
    OpenText,
    Place,
    SetSubscription,
    decode,
    encode,
    shortened,
)

_parts = st.integers(0, 99)
_numbers = st.integers(0, 10**9)
_pages = st.integers(0, 999)
_ids = st.builds(
    "{:04}.{}".format,
    st.integers(0, 9999),
    st.one_of(st.integers(0, 9999).map("{:04}".format), st.integers(0, 99_999).map("{:05}".format)),
)
_lists: st.SearchStrategy[Place] = st.one_of(
    st.builds(OpenOverview, st.dates(), _parts, st.booleans()),
    st.builds(OpenOverview, st.dates(), _parts, st.just(True), st.just(True)),
    st.builds(OpenLeftOut, st.dates(), _parts, _parts, st.booleans()),
    st.builds(OpenResults, _numbers, _pages, st.booleans()),
    st.builds(OpenSaved, _numbers, _pages),
)
_similar: st.SearchStrategy[Place] = st.builds(
    OpenSimilar, _ids, st.one_of(st.none(), _lists, st.builds(OpenSimilar, _ids, _lists))
)
_places = st.one_of(st.none(), _lists, _similar).map(shortened)
_actions: st.SearchStrategy[Action] = st.one_of(
    _lists,
    st.builds(OpenCard, _ids, _places),
    st.builds(OpenSimilar, _ids, _places),
    st.builds(OpenText, _ids, _parts, _places),
    st.builds(OpenCalendar, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(SetSubscription, st.booleans()),
    st.builds(KeepTopic, _numbers, st.booleans()),
    st.builds(CancelTopic),
    st.builds(DropTopic, _numbers),
)


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
