"""A model at its worst: no report is worse than one from the abstracts, and it says why."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.feed.feeder import Order
from bot.offline.sources import FakePaper, Fault, Form, Page, Sources, ToldPaper
from bot.papers import Paper, Section
from bot.store.readings import ReadingState
from tests.fed import CLOSED, MONDAY, Fed, feeding, llm_settings, serving

NO_WORSE = [
    Form.FENCED, Form.THINKING, Form.PREFACED, Form.JSON, Form.RENAMED, Form.REORDERED, Form.LATEX,
    Form.OUTBREAK,
]  # fmt: skip
"""Forms of answers in which all is said."""
USELESS = [Form.EMPTY, Form.WRONG_LANGUAGE, Fault.FILTER, Fault.NULL, Fault.NO_CHOICES]
PASSING = [Fault.RATE, Fault.RATE_WITH_WAIT, Fault.BROKEN, Fault.HTML, Fault.RESET]


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    async with serving(papers=1) as sources:
        yield sources


@pytest.fixture
async def fed(tmp_path: Path, sources: Sources) -> AsyncIterator[Fed]:
    async with feeding(tmp_path, sources) as fed:
        yield fed


async def _read(fed: Fed) -> tuple[FakePaper, Paper]:
    """Has the only paper of the day be read and returns it, with its entry."""
    await fed.feeder.feed(Order((MONDAY,)))
    digest = fed.digest()
    assert digest.problems == ()
    (paper,) = digest.papers
    return fed.papers()[0], paper


def _reasons(fed: Fed) -> set[str]:
    read = [one for step in fed.steps if step.kind == "read" for one in step.readings]
    return {reason for one in read for reason in one.fallen_back.values()}


@pytest.mark.parametrize("form", NO_WORSE)
async def test_an_answer_in_any_form_is_read(fed: Fed, form: Form) -> None:
    fed.sources.model.always = form
    own, paper = await _read(fed)

    assert paper.read_from == "HTML"
    assert str(own.score) in paper.results
    assert own.readings["zh"][1].rstrip("。") in paper.contribution
    assert _reasons(fed) == set()


@pytest.mark.parametrize("answer", USELESS)
async def test_an_answer_of_no_use_gives_the_abstract_and_its_reason(
    fed: Fed, answer: Form | Fault
) -> None:
    fed.sources.model.always = answer
    await fed.feeder.feed(Order((MONDAY,)))
    (paper,) = fed.digest(language="en").papers
    own = fed.papers()[0]

    assert paper.read_from == "ArXiv Abs"
    assert str(own.score) in paper.results
    assert paper.contribution != ""
    assert _reasons(fed) != set()
    assert fed.sources.model.read[own.id] <= 2


async def test_a_model_that_says_nothing_of_use_for_long_is_told_once(
    tmp_path: Path, sources: Sources
) -> None:
    sources.hub.papers_a_day = 6
    sources.model.always = Form.WRONG_LANGUAGE
    async with feeding(tmp_path, sources) as fed:
        await fed.feeder.feed(Order((MONDAY,)))

        assert ["5 papers in a row" in one for one in fed.troubles] == [True]
        assert _reasons(fed) == {
            "no usable answer: the model wrote it in English, not in Simplified Chinese"
        }


@pytest.mark.parametrize("answer", [Form.EMPTY, Fault.FILTER])
async def test_a_paper_that_is_read_anew_with_less_luck_stays_as_it_was(
    fed: Fed, answer: Form | Fault
) -> None:
    own, before = await _read(fed)
    fed.store.readings.ask_again(own.id)
    fed.sources.model.always = answer
    fed.steps.clear()
    _, after = await _read(fed)

    assert after == before
    assert _reasons(fed) == set()


@pytest.mark.parametrize("fault", PASSING)
async def test_a_passing_fault_of_the_model_is_over_at_the_next_try(fed: Fed, fault: Fault) -> None:
    fed.sources.model.say(fed.papers()[0].id, fault, fault)
    _, paper = await _read(fed)

    assert paper.read_from == "HTML"
    assert _reasons(fed) == set()


@pytest.mark.parametrize("fault", PASSING)
async def test_a_model_that_goes_on_failing_costs_the_day_no_paper(fed: Fed, fault: Fault) -> None:
    fed.sources.model.always = fault
    await fed.feeder.feed(Order((MONDAY,)))
    (paper,) = fed.digest(language="en").papers
    (reading,) = fed.steps[1].readings
    fed.sources.model.always = None
    fed.clock.advance(minutes=10)
    await fed.feeder.feed(Order((MONDAY,)))

    assert paper.read_from == "ArXiv Abs"
    assert reading.reason.startswith("the model: ")
    assert fed.digest().papers[0].read_from == "HTML"
    assert sum(fed.pages_fetched().values()) == 1


async def test_a_missing_part_is_asked_for_once_more(fed: Fed) -> None:
    fed.sources.model.say(fed.papers()[0].id, Form.MISSING)
    own, paper = await _read(fed)

    assert str(own.score) in paper.results
    assert fed.sources.model.read[own.id] == 3
    assert _reasons(fed) == set()


async def test_a_part_that_stays_missing_is_from_the_abstract_and_marked(fed: Fed) -> None:
    fed.sources.model.always = Form.MISSING
    own, paper = await _read(fed)
    readings = fed.store.readings.of([own.id])

    assert paper.results.startswith("（摘自英文摘要）")
    assert str(own.score) in paper.results
    assert list(readings[own.id, "zh"].fallen_back) == [Section.RESULTS]


async def test_the_part_at_which_an_answer_was_cut_is_asked_for_anew(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.model.say(own.id, Fault.CUT)
    _, paper = await _read(fed)

    assert paper.innovations.count("演示") >= 1
    assert _reasons(fed) == set()
    for section, text in zip(Section, own.readings["zh"], strict=True):
        assert paper.section(section).splitlines()[-1].strip(" *")[-8:] == text[-8:]


async def test_a_rendering_with_other_numbers_is_not_used(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.model.say(own.id, Form.GOOD, Form.WRONG_NUMBERS, Form.WRONG_NUMBERS)
    await _read(fed)
    (english,) = fed.digest(language="en").papers

    assert str(own.score) in english.results
    assert english.results != "7"
    assert len(_reasons(fed)) == 1


async def test_a_rendering_that_was_wrong_once_is_tried_again(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.model.say(own.id, Form.GOOD, Form.WRONG_NUMBERS)
    await _read(fed)
    (english,) = fed.digest(language="en").papers

    assert english.contribution == own.readings["en"][1]
    assert _reasons(fed) == set()


async def test_orders_in_a_paper_change_nothing(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.arxiv.pages[own.id] = Page.HIDDEN_ORDER
    fed.sources.model.always = Form.OBEYING
    _, paper = await _read(fed)

    assert paper.contribution == own.readings["zh"][1]
    assert b"HIJACKED" not in fed.report()


async def test_an_answer_becomes_no_second_paper_and_no_foreign_link(fed: Fed) -> None:
    fed.sources.model.always = Form.OUTBREAK
    _, paper = await _read(fed)

    assert len(fed.digest().papers) == 1
    assert not any("evil.example" in link for link in paper.links)


async def test_a_paper_that_is_too_long_for_the_model_is_shortened(fed: Fed) -> None:
    fed.sources.model.context = 4_000
    fed.sources.arxiv.pages[fed.papers()[0].id] = Page.LARGE
    _, paper = await _read(fed)

    assert paper.read_from == "HTML"
    assert _reasons(fed) == set()


async def test_a_server_that_cuts_without_a_word_is_found_out_and_told(fed: Fed) -> None:
    fed.sources.model.context, fed.sources.model.cuts_silently = 4_096, True
    fed.sources.arxiv.pages[fed.papers()[0].id] = Page.LARGE
    _, paper = await _read(fed)

    assert paper.read_from == "HTML"
    assert "OLLAMA_CONTEXT_LENGTH" in fed.troubles[0]


@pytest.mark.parametrize(
    "kind",
    [
        Page.FATAL, Page.GAVE_UP, Page.SHELL, Page.SILENT_CUT, Page.STUB, Page.MISSING,
        Page.WRONG_PAPER,
    ],
)  # fmt: skip
async def test_a_page_of_no_use_is_not_read(fed: Fed, kind: Page) -> None:
    own = fed.papers()[0]
    fed.sources.arxiv.pages[own.id] = kind
    _, paper = await _read(fed)
    reading = fed.store.readings.get(own.id, "zh")

    assert reading is not None
    assert paper.read_from == "ArXiv Abs"
    assert reading.state is ReadingState.READ
    assert "arXiv: " in reading.reason


async def test_of_a_paper_without_any_text_nothing_is_asked(fed: Fed) -> None:
    bare = ToldPaper(MONDAY, 0, "2602.00007", "A Title Alone", "", {})
    fed.sources.hub.told[MONDAY] = [bare]
    fed.sources.arxiv.pages[bare.id] = Page.MISSING
    await fed.feeder.feed(Order((MONDAY,)))
    (paper,) = fed.digest(language="en").papers

    assert (paper.title, paper.contribution) == ("A Title Alone", "")
    assert fed.sources.model.read == {}
    assert _reasons(fed) == {"there is neither a page nor an abstract"}


async def test_where_arxiv_has_no_page_that_of_hugging_face_is_read(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.arxiv.pages[own.id] = Page.MISSING
    fed.sources.hub.markdown.add(own.id)
    _, paper = await _read(fed)

    assert paper.read_from == "HTML"


@pytest.mark.parametrize(
    "kind", [Page.NO_ANNOTATION, Page.NO_ABSTRACT, Page.SECOND_DOCUMENT, Page.DRIPPING]
)
async def test_a_page_that_is_odd_is_read(fed: Fed, kind: Page) -> None:
    fed.sources.arxiv.pages[fed.papers()[0].id] = kind
    fed.sources.drip_seconds = 0.001
    _, paper = await _read(fed)

    assert paper.read_from == "HTML"


async def test_a_page_that_is_not_made_in_the_day_is_not_waited_for_beyond_it(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.arxiv.pages[own.id] = Page.MISSING
    fed.clock.advance(hours=11)
    await fed.feeder.feed()
    await fed.at(CLOSED)
    (paper,) = fed.digest().papers

    assert paper.read_from == "ArXiv Abs"
    assert paper.contribution == own.readings["zh"][1]


async def test_a_page_that_is_not_made_yet_is_waited_for(fed: Fed) -> None:
    own = fed.papers()[0]
    fed.sources.arxiv.pages[own.id] = Page.MISSING
    await fed.feeder.feed()
    first = fed.store.readings.get(own.id, "zh")
    del fed.sources.arxiv.pages[own.id]
    fed.clock.advance(hours=4)
    await fed.feeder.feed()
    second = fed.store.readings.get(own.id, "zh")

    assert first is not None
    assert second is not None
    assert first.state is ReadingState.WAITING
    assert (second.state, second.source) == (ReadingState.READ, "HTML")


async def test_an_option_that_is_wrong_spoils_no_paper(tmp_path: Path, sources: Sources) -> None:
    odd = llm_settings(sources, options={"wishful": True})
    async with feeding(tmp_path, sources, llm=odd) as fed:
        await fed.feeder.feed(Order((MONDAY,)))
        told = list(fed.troubles)
    async with feeding(tmp_path, sources) as fed:
        await fed.feeder.feed(Order((MONDAY,)))

        assert "wishful" in told[0]
        assert fed.digest().papers[0].read_from == "HTML"
