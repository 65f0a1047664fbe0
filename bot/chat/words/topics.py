"""Topics, as people write them: several at once, parted by commas or on lines of their own."""

import re

from bot.cards.styled import clean
from bot.search.query import QUOTES, parse

LONGEST = 100
"""Characters of a topic."""

_TOPIC = re.compile(rf"(?:[{QUOTES}][^{QUOTES}\n]*[{QUOTES}]|(?<=\d),(?=\d)|[^,，、;；\n])+")
"""What stands between two commas that are neither in quotes nor in a number."""


def is_topic(words: str) -> bool:
    """Whether words can be followed or muted."""
    return len(words) <= LONGEST and bool(parse(words).words)


def read_topics(text: str) -> list[str]:
    """Returns the topics of a text, each once, without what no chat shows."""
    topics = (" ".join(clean(topic).split()) for topic in _TOPIC.findall(text))
    return list(dict.fromkeys(topic for topic in topics if topic))
