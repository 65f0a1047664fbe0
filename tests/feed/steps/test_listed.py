"""Several answers for one day are one list."""

from bot.feed.steps.listed import Listed, ListPage, unite


def test_papers_keep_the_place_where_they_came_first_and_what_was_said_last() -> None:
    one, two, three = (Listed(f"2602.0000{n}", f"Title {n}", votes=n) for n in (1, 2, 3))
    more = Listed("2602.00002", "Title 2", votes=9)

    united = unite([ListPage((two, one), ("a",)), ListPage((three, more), ("a", "b"))])

    assert united == ListPage((more, one, three), ("a", "b"))


def test_no_answers_are_an_empty_list() -> None:
    assert unite([]) == ListPage()
