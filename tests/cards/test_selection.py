"""The papers that topics lift to the top or leave out."""

from datetime import date

from bot.cards.selection import EVERYTHING, select
from bot.papers import Paper, StoredPaper, Topic

DAY = date(2026, 2, 16)
PAPERS = [StoredPaper(Paper(str(n), f"Paper {n}", "https://x"), DAY, DAY) for n in range(5)]


def ids(papers: list[StoredPaper]) -> str:
    return "".join(stored.paper.id for stored in papers)


def topic(words: str, *, muted: bool = False) -> Topic:
    return Topic(1, words, muted)


def test_without_topics_everything_stays_as_it_is() -> None:
    assert ids(EVERYTHING.shown(PAPERS)) == "01234"
    assert EVERYTHING.left_out(PAPERS) == []
    assert select([]) == EVERYTHING


def test_followed_papers_come_first_in_the_reports_order() -> None:
    selection = select([(topic("b"), {"4", "1"})])

    assert ids(selection.shown(PAPERS)) == "14023"
    assert selection.words_for("4") == "b"
    assert selection.words_for("0") == ""


def test_a_paper_on_two_topics_names_both() -> None:
    selection = select([(topic("b"), {"1"}), (topic("a"), {"1"})])

    assert selection.words_for("1") == "a, b"


def test_muted_papers_are_left_out_even_when_followed() -> None:
    selection = select([(topic("a"), {"1", "2"}), (topic("m", muted=True), {"2", "3"})])

    assert ids(selection.shown(PAPERS)) == "104"
    assert ids(selection.left_out(PAPERS)) == "23"


def test_only_followed_leaves_out_the_others() -> None:
    selection = select([(topic("a"), {"3"})], only_followed=True)

    assert ids(selection.shown(PAPERS)) == "3"
    assert ids(selection.left_out(PAPERS)) == "0124"


def test_who_follows_nothing_gets_everything() -> None:
    selection = select([(topic("m", muted=True), {"3"})], only_followed=True)

    assert ids(selection.shown(PAPERS)) == "0124"


def test_readers_with_the_same_papers_share_their_messages() -> None:
    one = select([(topic("robots"), {"1"})])
    other = select([(topic("机器人"), {"1"})])

    assert one != other
    assert one.wordless == other.wordless
