"""For who edits the glossary: ``python -m tests.search.glossary_files``.

Says what is wrong in ``glossary.txt``, and writes ``glossary_stems.txt`` anew: each of its words
with its stem, so that the search reads the glossary quickly. Tests hold that both are right.
"""

import re
import sys
from importlib.resources import files
from pathlib import Path

from bot.search.glossary import Fault, Glossary, parse, read, written
from bot.search.text import fold, stem

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


def stems_of(glossary: str) -> str:
    """The file of stems for a glossary's text: a word and its stem in each line."""
    words: set[str] = set()

    def note(word: str) -> str:
        if word.isascii() and word.isalpha():  # others are their own stems
            words.add(word)
        return stem(word)

    read(glossary, note)
    return "".join(f"{word} {stem(word)}\n" for word in sorted(words))


def main() -> int:
    """Checks the shipped glossary and writes its stems; exit code 1 when something is wrong."""
    folder = Path(str(files("bot.search")))
    text = (folder / "glossary.txt").read_text("utf-8")
    faults = check(text)
    for fault in (*notes(read(text)), *faults):
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(read(text))} concepts, {len(faults)} faults\n")
    (folder / "glossary_stems.txt").write_text(stems_of(text), "ascii")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
