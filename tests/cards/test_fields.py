"""Broad fields: where the names that reports use belong."""

from pathlib import Path

import pytest

from bot.cards.fields import broad_field

_LINES = (Path(__file__).parent / "fields.txt").read_text("utf-8").splitlines()
TABLE = [line.split(" | ", 1) for line in _LINES if " | " in line]


@pytest.mark.parametrize(("field", "text"), TABLE)
def test_a_field_text_belongs_where_a_reader_looks_for_it(field: str, text: str) -> None:
    assert broad_field(text) == field
