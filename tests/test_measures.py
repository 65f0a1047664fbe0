"""Counts of how long things took."""

import pytest

from bot.measures import Durations


@pytest.mark.parametrize(
    ("took", "counts"),
    [
        ((), [0, 0, 0]),
        ((0.5, 1.0, 1.5, 99.0), [2, 3, 4]),
        ((-5.0,), [1, 1, 1]),
    ],
)
def test_each_bound_counts_what_took_no_longer(took: tuple[float, ...], counts: list[int]) -> None:
    durations = Durations((1.0, 2.0))
    for seconds in took:
        durations.add(seconds)

    assert durations.at_most() == counts
    assert durations.total == sum(max(0.0, one) for one in took)
