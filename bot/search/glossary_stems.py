"""Writes ``glossary_stems.txt``: ``python -m bot.search.glossary_stems``.

The file has each word of the shipped glossary with its stem, so that the glossary is read quickly.
A word that is missing is stemmed when the glossary is read; a test holds that none is missing.
"""

from importlib import resources
from pathlib import Path

from bot.search.glossary import read
from bot.search.text import stem


def stems_of(glossary: str) -> str:
    """The file for a glossary's text: a word and its stem in each line."""
    words: set[str] = set()

    def note(word: str) -> str:
        if word.isascii() and word.isalpha():  # others are their own stems
            words.add(word)
        return stem(word)

    read(glossary, note)
    return "".join(f"{word} {stem(word)}\n" for word in sorted(words))


def main() -> None:
    """Writes the file beside the glossary."""
    folder = Path(str(resources.files("bot.search")))
    text = stems_of((folder / "glossary.txt").read_text("utf-8"))
    (folder / "glossary_stems.txt").write_text(text, "ascii")


if __name__ == "__main__":
    main()
