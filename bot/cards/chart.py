"""A month of figures as a picture.

The picture has no words, since fonts with Chinese are not everywhere. The text below it names the
parts.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Month:
    """Figures by day. A day without a figure is missing in its mapping."""

    days: Sequence[date]
    """Every day of the month, in order."""
    subscribers: Mapping[date, int]
    sent: Mapping[date, int]
    searches: Mapping[date, int]
    found_nothing: Mapping[date, int]
    topics: Sequence[tuple[str, int]]
    """Fields with the number of times that their cards were opened, the largest first."""


def draw(month: Month) -> bytes:
    """Returns a PNG of four panels: subscribers, messages, searches with those in vain, topics.

    matplotlib is imported here because its import takes more than a second.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    figure = Figure(figsize=(9, 9), layout="constrained")
    FigureCanvasAgg(figure)
    subscribers, sent, searches, topics = figure.subplots(4, 1)
    known = [day for day in month.days if day in month.subscribers]
    subscribers.plot(known, [month.subscribers[day] for day in known], marker="o", color="#2f6fb0")
    sent.bar(month.days, [month.sent.get(day, 0) for day in month.days], color="#4c9f70")
    searches.bar(month.days, [month.searches.get(day, 0) for day in month.days], color="#b9c7d8")
    nothing = [month.found_nothing.get(day, 0) for day in month.days]
    searches.bar(month.days, nothing, color="#c8553d")
    for panel, title in ((subscribers, "1"), (sent, "2"), (searches, "3")):
        panel.set_title(title, loc="left")
        panel.set_xlim(month.days[0] - timedelta(days=1), month.days[-1] + timedelta(days=1))
        panel.set_ylim(bottom=0)
        panel.set_xticks(month.days[::5], [f"{day:%m-%d}" for day in month.days[::5]])
        panel.yaxis.set_major_locator(MaxNLocator(integer=True))
    places = range(1, len(month.topics) + 1)
    bars = topics.barh(places, [number for _, number in month.topics], color="#8a6fb0")
    topics.bar_label(bars, padding=3)
    topics.set_title("4", loc="left")
    topics.set_yticks(list(places))
    topics.set_xticks([])
    topics.invert_yaxis()
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=110)
    return picture.getvalue()
