"""Each reader's transcript is in their language, but for names, titles and what people typed."""

import re
from pathlib import Path

import pytest

from bot.texts import catalogue

HERE = Path(__file__).parent
ENGLISH = Path(catalogue.__file__).with_name("en.ftl")
OTHERS = {"settings", "groups_channels_and_topics"}
"""Transcripts in which somebody chooses the other language."""
_HAN = re.compile("[\u4e00-\u9fff]+")


def transcripts(language: str) -> list[Path]:
    found = sorted(HERE.glob(f"*.{language}.md"))
    return [path for path in found if path.name.partition(".")[0] not in OTHERS]


@pytest.mark.parametrize("path", transcripts("en"), ids=lambda path: path.stem)
def test_an_english_reader_reads_no_chinese_but_words_that_were_typed(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    typed = {word for line in lines if line.startswith("**Anna**") for word in _HAN.findall(line)}

    said = [line for line in lines if line.startswith(">") and set(_HAN.findall(line)) - typed]

    assert said == []


@pytest.mark.parametrize("path", transcripts("zh"), ids=lambda path: path.stem)
def test_a_chinese_reader_reads_no_english_of_ours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    english = ENGLISH.read_text(encoding="utf-8")
    said = re.findall(r"^(?:(?!typed-)[a-z][a-z0-9-]* =| {4})(.*)", english, re.MULTILINE)
    ours = {piece.strip() for line in said for piece in re.split(r"\{[^{}]*\}|\[\w+\]", line)}
    phrases = [piece for piece in ours if len(piece) >= 12 and " " in piece]
    assert len(phrases) > 200

    assert [phrase for phrase in phrases if phrase in text] == []
