"""The day of the seed, made anew: its list and, with a model, what it says of each paper."""

from datetime import timedelta
from pathlib import Path

from bot.intake.report import parse_report
from bot.offline.sources import ToldPaper
from bot.papers import Paper, Section
from tests.fed import CLOSED, MONDAY, NOON, Fed, feeding, llm_settings, serving
from tests.stage import SEEDS

_LATE = "2602.03120"
"""The paper that the list had after the others."""


def _papers() -> list[ToldPaper]:
    """Returns the papers of the seed as its list had them, with what the seed says of them."""
    editions = {
        language: {
            paper.id: paper
            for paper in parse_report(seed.read_text(encoding="utf-8"), language=language).papers
        }
        for language, seed in SEEDS.items()
    }
    return [
        ToldPaper(
            MONDAY,
            number,
            told_id=english.id,
            told_title=english.title,
            # With its addresses: the model may link no others.
            told_abstract=" ".join((english.contribution, english.results, *english.links)),
            told_readings={
                language: _parts(papers[english.id]) for language, papers in editions.items()
            },
        )
        for number, english in enumerate(editions["en"].values())
        if english.id != _LATE
    ]


def _parts(paper: Paper) -> tuple[str, str, str, str, str]:
    field, contribution, usage, innovations, results = (paper.section(one) for one in Section)
    return field, contribution, usage, innovations, results


async def _made_anew(place: Path, llm_url: str | None = None) -> Fed:
    async with serving() as sources:
        sources.hub.told[MONDAY] = _papers()
        sources.hub.counts[CLOSED.date()] = 0
        llm = llm_settings(sources, **({} if llm_url is None else {"url": "", "model": ""}))
        async with feeding(place, sources, llm=llm) as fed:
            await fed.at(NOON)
            await fed.at(CLOSED)
            await fed.at(CLOSED + timedelta(minutes=30))
        return fed


async def test_with_a_model_all_papers_say_what_the_seed_says(tmp_path: Path) -> None:
    fed = await _made_anew(tmp_path)
    told = {paper.id: paper for paper in _papers()}

    assert len(told) == 22
    for language in SEEDS:
        digest = fed.digest(language=language)
        assert digest.problems == ()
        assert {paper.id for paper in digest.papers} == set(told)
        for paper in digest.papers:
            assert paper.read_from == "HTML"
            for section, text in zip(Section, told[paper.id].readings[language], strict=True):
                said = paper.section(section)
                assert _bare(said) == _bare(text), (paper.id, section)


async def test_without_a_model_all_papers_say_something_true(tmp_path: Path) -> None:
    fed = await _made_anew(tmp_path, llm_url="")
    told = {paper.id: paper for paper in _papers()}
    digest = fed.digest(language="en")

    assert all(" has no " in problem.message for problem in digest.problems)
    assert {paper.id for paper in digest.papers} == set(told)
    for paper in digest.papers:
        own = told[paper.id]
        assert paper.contribution
        assert paper.field
        sources = _bare(own.abstract + " ".join(own.keywords) + own.title)
        for line in paper.results.splitlines():
            assert _bare(line.lstrip("*- ")) in sources, paper.id


def _bare(text: str) -> str:
    """Returns a text without its layout and marks."""
    return "".join(one for one in text.casefold() if one.isalnum())
