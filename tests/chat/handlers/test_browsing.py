"""From the overview on: cards, similar papers, whole texts, and back; and what no button has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.callback_data import decode, encode
from bot.offline.standin import Message, Person
from tests.chat.buttons import tap
from tests.stage import SEED, Stage

HEAD = (
    "# Report 2026-02-18\n\n## 📄 A Bare Title\n\n**链接**: https://huggingface.co/papers/2602.99999"
    "\n\n- **应用领域**: NLP\n- **实验效果**: {results}\n"
)


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna", language_code="en")


def labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def test_the_overview_opens_in_parts_and_followed_papers_alone(
    stage: Stage, anna: Person
) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    topic = await stage.answer(anna, "/follow robotics")
    await tap(stage, anna, topic, "✅ Follow")
    overview = await stage.answer(anna, "/today")
    assert "\n🤖 Robotics & embodied AI · 4\n4. ⭐ ABot-M0" in overview.text
    only = next(label for label in labels(overview) if label.startswith("⭐ Followed"))

    await tap(stage, anna, overview, only)

    followed = [label for label in labels(overview) if label.isdigit()]
    assert {"4", "18", "19", "22"} <= set(followed)
    assert only == f"⭐ Followed ({len(followed)})"
    await tap(stage, anna, overview, "18")
    assert overview.text.startswith("Xiaomi-Robotics-0")
    await tap(stage, anna, overview, "↩ Back")
    await tap(stage, anna, overview, "Show all 23")
    assert "Next ›" in labels(overview)


async def test_next_follows_the_order_that_the_overview_shows(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    await tap(stage, anna, overview, "4")
    await tap(stage, anna, overview, "Next ›")

    assert overview.text.startswith("Xiaomi-Robotics-0")


async def test_the_whole_text_turns_in_place_and_leads_back(stage: Stage, anna: Person) -> None:
    results = "".join(f"第{n}个实验的结果很好。" for n in range(600))
    report = HEAD.format(results=results)
    await stage.digest_arrives(date(2026, 2, 18), report)
    overview = await stage.answer(anna, "/today")
    await tap(stage, anna, overview, "1")
    card = overview.text

    await tap(stage, anna, overview, "📖 Full text")
    whole = overview.text
    while "Next ›" in labels(overview):
        await tap(stage, anna, overview, "Next ›")
        whole += overview.text
    assert "第599个实验的结果很好。" in whole
    assert "Field" in whole

    await tap(stage, anna, overview, "↩ Back")
    assert overview.text == card
    assert "↩ Back" in labels(overview), "the card still knows its list"


async def test_similar_papers_open_and_lead_back_step_by_step(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    start = overview.text
    await tap(stage, anna, overview, "4")
    card = overview.text
    assert card.startswith("ABot-M0")

    await tap(stage, anna, overview, "≈ Similar")
    first = overview.text
    assert first.startswith("≈ Papers similar to this one:\nABot-M0")
    await tap(stage, anna, overview, "1")
    second_card = overview.text
    assert not second_card.startswith("ABot-M0")
    await tap(stage, anna, overview, "≈ Similar")
    await tap(stage, anna, overview, "1")
    await tap(stage, anna, overview, "≈ Similar")
    await tap(stage, anna, overview, "2")
    for _ in range(2):  # of three lists of similar papers two are remembered
        await tap(stage, anna, overview, "↩ Back")
        await tap(stage, anna, overview, "↩ Back")
    assert overview.text.startswith(second_card.partition("\n")[0])
    await tap(stage, anna, overview, "↩ Back")

    assert overview.text == start


async def test_a_paper_of_which_nothing_is_cut_has_no_way_to_a_whole_text(
    stage: Stage, anna: Person
) -> None:
    await stage.digest_arrives(date(2026, 2, 18), HEAD.format(results=""))
    card = await stage.answer(anna, "2602.99999")

    assert card.text.startswith("A Bare Title")
    assert labels(card) == ["🔖 Save", "≈ Similar", "🔇 Less", "📤 Share"]
    await tap(stage, anna, card, "≈ Similar")
    assert card.text.startswith("≈")


async def test_nobody_turns_pages_for_everyone(stage: Stage, anna: Person) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)

    for command in ("/today", "/digest", "/search robotics", "/paper 2602.12617"):
        answer = await stage.answer(anna, command, group)
        assert answer.buttons
        assert all("url" in button for button in answer.buttons), command


@pytest.mark.parametrize(
    "data",
    [
        "c2602.12617@o2026-02-16.0", "f2602.12617.0", "r2602.12617", "A2026-02-16.0",
        "O2026-02-16.0", "F2026-02-16.0", "l2602.12617", "x2026-02-16.0.1", "s1.0", "m2026-02",
    ],
)  # fmt: skip
async def test_a_button_that_would_change_a_groups_message_says_where_it_works(
    stage: Stage, anna: Person, data: str
) -> None:
    group = anna.create_group("Reading")
    anna.add_bot(group)
    await stage.telegram.wait_for_message(group)
    await stage.answer(anna, "/subscribe", group)
    await stage.settle()
    overview = await stage.answer(anna, "/today", group)
    before = overview.text
    overview.buttons[0].pop("url", None)
    overview.buttons[0]["callback_data"] = data

    answer = await anna.tap(overview, data)

    assert answer.text == "That works only in our private chat."
    assert overview.text == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("c9999.99999", "That paper is no longer here."),
        ("f9999.99999.0", "That paper is no longer here."),
        ("r9999.99999@O2026-02-16.0", "That paper is no longer here."),
        ("o1999-01-01.0", "That button no longer works. Send /today to start again."),
        ("A1999-01-01.3", "That button no longer works. Send /today to start again."),
        ("x1999-01-01.0.0", "That button no longer works. Send /today to start again."),
        ("x2026-02-31.0.0", "That button no longer works. Send /today to start again."),
        ("c2602.12617@c2602.12617", "That button no longer works. Send /today to start again."),
        ("f2602.12617.999", "That button no longer works. Send /today to start again."),
        ("tf999999999999999", "That button no longer works. Send /today to start again."),
        ("td999999999999999", "That topic was already removed. /topics lists all."),
        ("s999999999999999.0", "That search has expired. Please search again."),
    ],
)
async def test_old_and_foreign_data_get_a_kind_line(
    stage: Stage, anna: Person, data: str, said: str
) -> None:
    await stage.answer(anna, "/subscribe")
    await stage.settle()
    overview = await stage.answer(anna, "/today")
    overview.buttons[0]["callback_data"] = data

    assert (await anna.tap(overview, data)).text == said


@pytest.mark.parametrize(
    "data",
    ["s1.99999", "f2602.12617.99", "o2026-02-16.999", "x2026-02-16.9.9", "r2602.12617", "m0001-01"],
)
async def test_a_page_that_is_not_there_any_more_is_the_nearest_one(
    stage: Stage, anna: Person, data: str
) -> None:
    await stage.answer(anna, "model")  # the query with the number 1
    overview = await stage.answer(anna, "/today")
    overview.buttons[0]["callback_data"] = data

    await anna.tap(overview, data)

    assert overview.edits == 1
    assert "Nothing found" not in overview.text


async def test_buttons_of_every_kind_work_after_a_restart(stage: Stage, anna: Person) -> None:
    overview = await stage.answer(anna, "/today")
    await tap(stage, anna, overview, "4")
    for way in ("≈ Similar", "1", "↩ Back", "↩ Back", "↩ Back"):
        await stage.stop()
        await stage.start()
        await tap(stage, anna, overview, way)

    assert overview.text.startswith("📄 16 February 2026")


async def test_a_digest_that_shrank_shows_its_last_page(stage: Stage, anna: Person) -> None:
    first = await stage.answer(anna, "/today")
    second = await stage.telegram.wait_for_message(anna, after=first)
    await tap(stage, anna, second, second.buttons[0]["text"])
    seed = SEED.read_text(encoding="utf-8")
    end = seed.index("## 📄 SciAgentGym")
    await stage.digest_arrives(date(2026, 2, 16), seed[:end])

    await tap(stage, anna, second, "↩ Back")

    assert second.text.startswith("📄 16 February 2026 · 4 papers")


@given(st.text(max_size=80) | st.from_regex(r"[a-zA-Z][0-9.@a-z-]{0,63}", fullmatch=True))
def test_no_data_can_do_harm(data: str) -> None:
    """Anything decodes, to an action that has data of its own or to nothing."""
    action = decode(data)
    if action is not None:
        assert decode(encode(action)) == action
        assert len(encode(action).encode()) <= 64
