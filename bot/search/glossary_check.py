"""What is wrong in a glossary: ``python -m bot.search.glossary_check [FILE]``."""

import re
import sys
from importlib import resources
from pathlib import Path

from bot.search.glossary import Fault, Glossary, parse, read, written
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
    """False friends: nothing wrong, since the search knows of them, but worth a look."""
    found: list[Fault] = []
    for concept in glossary.concepts:
        for term in concept.english:
            if glossary.false_friend(term):
                found.append(Fault(concept.line, f"{term} has several unrelated meanings"))
            elif term.isalpha() and glossary.shares_stem(fold(term)):
                found.append(Fault(concept.line, f"{term} has the stem of another word"))
    return found


def main() -> int:
    """Check the shipped glossary, or the file named; exit code 1 when something is wrong."""
    named = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    text = (named or resources.files(__package__).joinpath("glossary.txt")).read_text("utf-8")
    faults = check(text)
    for fault in (*notes(read(text)), *faults):
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(read(text))} concepts, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
