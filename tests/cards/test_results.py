"""Lists of papers: results of a search, a short list, and papers like another."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import (
    OpenOverview,
    OpenResults,
    OpenSimilar,
)
from bot.cards.audience import Audience
from bot.cards.excerpt import plain_texts
from bot.cards.markup import render_line
from bot.cards.results import Results, results, shortlist, similar
from bot.cards.styled import cut, plain, text_of
from bot.papers import StoredPaper
from bot.search.answer import Answer, Hit
from bot.search.forms import Relation, form
from bot.texts.catalogue import LANGUAGES, say_in
from tests.cards.messages import DAY, READERS, accept_message, days, labels, markdown, numbers

SAY = say_in("en")
HOME = OpenOverview(DAY, 2, paged=True)


@given(
    days(5), markdown(), st.sampled_from(READERS), st.sampled_from(LANGUAGES), st.integers(0, 99)
)
def test_any_page_of_results_and_any_shortlist_are_accepted(
    papers: list[StoredPaper], words: str, reader: Audience, language: str, page: int
) -> None:
    written = " ".join(text_of(render_line(stored.paper.usage)) for stored in papers).split()
    forms = tuple(one for word in written if (one := form(word, Relation.EXACT)))
    also = (text_of(cut(plain(words), 80)),) * 9
    texts = {one.paper.id: plain_texts(one.paper) for one in papers}
    hits = tuple(Hit(id_, 1.0, texts=tuple(("zh", t) for t in texts[id_])) for id_ in texts)
    answer = Answer(hits, 500, True, forms, (), also, tuple(zip(also, also, strict=True)))
    for shown in (papers, []):
        outcome = Results(words[:1000], OpenResults(7, page), answer, shown)
        accept_message(results(outcome, say_in(language), reader))
    short = shortlist("Nearest:", papers, say_in(language), reader)
    accept_message(short)
    assert len(numbers([short])) == len(papers)


@given(days())
def test_any_similar_papers_are_accepted(listed: list[StoredPaper]) -> None:
    place = OpenSimilar(listed[0].paper.id, HOME)
    page = similar(listed[0], listed, {listed[0].paper.id: ("KV cache", "pruning")}, SAY, place)
    assert sum(label.isdigit() for label in labels(page)) == len(listed)
    accept_message(page)
    accept_message(similar(listed[0], [], {}, SAY, place))
