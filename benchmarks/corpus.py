"""An archive of any size, made of the seed's words, for measuring speed, not quality.

Sections of the seed's papers are cut into sentences and put together anew; numbers vary, names are
coined, and a long tail of rare words follows Zipf's law, as in an archive that grows. The same seed
of randomness gives the same papers.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bot.intake.report import parse_report
from bot.papers import Digest, Paper, Section

SEED = Path(__file__).parent.parent / "seeds" / "2026-02-16.md"
PER_DAY = 50
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]*")
_NUMBER = re.compile(r"\d+")
_SYLLABLES = (
    "ba co di flu gra hex ion ju kel lum mir nex ori pra qua rel syn tor ul vex wil xan".split()
)


def seed_digest() -> Digest:
    """The real digest."""
    return parse_report(SEED.read_text("utf-8"))


def papers(count: int, *, randomness: int = 1) -> Iterator[tuple[Paper, date]]:
    """As many papers as ``count`` says with their days, the oldest first."""
    chance = Random(randomness)
    seed = seed_digest()
    sentences = {
        section: [
            sentence
            for paper in seed.papers
            for sentence in _SENTENCE.findall(paper.section(section))
        ]
        for section in Section
    }
    titles = [paper.title.split() for paper in seed.papers]
    days = max(1, count // PER_DAY)
    for number in range(count):
        model = chance.choice(seed.papers)
        field, contribution, usage, innovations, results = (
            _varied(_recombined(model, section, sentences[section], chance), chance)
            for section in Section
        )
        one, other = chance.choice(titles), chance.choice(titles)
        title = (
            f"{_coined(chance)}: {' '.join(one[1 : len(one) // 2 + 1] + other[len(other) // 2 :])}"
        )
        day = seed.date - timedelta(days=days - number // PER_DAY)
        paper = replace(
            model,
            id=f"{day:%y%m}.{number % 100_000:05}",
            title=title,
            field=field,
            contribution=contribution,
            usage=usage,
            innovations=innovations,
            results=results,
        )
        yield paper, day


def _recombined(model: Paper, section: Section, others: list[str], chance: Random) -> str:
    """As many sentences as the model has, half of them from other papers."""
    own = _SENTENCE.findall(model.section(section)) or [""]
    return "".join(chance.choice(others if chance.random() < 0.5 else own) for _ in own)


def _varied(text: str, chance: Random) -> str:
    text = _NUMBER.sub(
        lambda found: (
            str(chance.randrange(10 ** len(found.group())))
            if chance.random() < 0.3
            else found.group()
        ),
        text,
    )
    rare = " ".join(_coined(chance) for _ in range(chance.randrange(4)))
    return f"{text} {rare}" if rare else text


def _coined(chance: Random) -> str:
    """A word of the long tail: the few first ones often, the others hardly ever."""
    rank = int(chance.paretovariate(0.6))
    maker = Random(rank)
    word = "".join(maker.choice(_SYLLABLES) for _ in range(maker.randrange(2, 5)))
    return word.capitalize() + chance.choice(["", "", "-2", "Net", "V3"])
