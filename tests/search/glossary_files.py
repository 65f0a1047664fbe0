"""For who edits the glossary: ``python -m tests.search.glossary_files``.

Says what is wrong in ``glossary.txt``. A test holds that nothing is.
"""

import re
import sys
from importlib.resources import files

from bot.search.glossary import Fault, Glossary, parse, written
from bot.search.text import fold

_CHINESE = re.compile(r"[\u3400-\u9fff]")


def check(text: str) -> list[Fault]:
    """What is wrong in a glossary's text: faulty lines, terms on the wrong side, doubles."""
    faults: list[Fault] = []
    lines: dict[tuple[str, str], int] = {}
    for entry in parse(text):
        if isinstance(entry, Fault):
            faults.append(entry)
            continue
        faults += [
            Fault(entry.line, f"{term!r} is on the wrong side of '='")
            for side, wanted in ((entry.chinese, True), (entry.english, False))
            for term in side
            if bool(_CHINESE.search(term)) != wanted
        ]
        keys = [*map(fold, entry.chinese), *map(fold, entry.english)]
        faults += [
            Fault(entry.line, f"{key!r} stands twice")
            for key in dict.fromkeys(keys)
            if keys.count(key) > 1
        ]
        for pair in {(fold(a), written(b)) for a in entry.chinese for b in entry.english}:
            if (first := lines.setdefault(pair, entry.line)) != entry.line:
                faults.append(Fault(entry.line, f"{pair[0]} = {pair[1]} is on line {first} too"))
    return faults


def notes(glossary: Glossary) -> list[Fault]:
    """False friends: the search knows of them, so they are no faults, but worth a look."""
    found: list[Fault] = []
    for concept in glossary.concepts:
        for term in concept.english:
            if glossary.false_friend(term):
                found.append(Fault(concept.line, f"{term} has several unrelated meanings"))
            elif term.isalpha() and glossary.shares_stem(fold(term)):
                found.append(Fault(concept.line, f"{term} has the stem of another word"))
    return found


def main() -> int:
    """Checks the shipped glossary; exit code 1 when something is wrong."""
    text = files("bot.search").joinpath("glossary.txt").read_text("utf-8")
    faults = check(text)
    for fault in (*notes(Glossary(text)), *faults):
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(Glossary(text))} concepts, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
