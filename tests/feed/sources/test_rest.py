"""A service that is left alone for a while."""

from bot.feed.sources.outcomes import NotNow
from bot.feed.sources.rest import Rest


def test_the_last_refusal_is_the_answer_until_the_rest_is_over() -> None:
    now = [100.0]
    rest = Rest(lambda: now[0])
    assert rest.refusal() is None

    rest.begin(NotNow("arXiv: HTTP 403"), 30.0)
    now[0] += 10
    assert rest.refusal() == NotNow("arXiv: HTTP 403", wait=20.0)
    now[0] += 20
    assert rest.refusal() is None
