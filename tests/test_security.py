"""Each line of the page on who can do what names tests, and they exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LINES = [line for line in PAGE.splitlines() if line.startswith("| ")]
ROWS = [line for line in LINES if not line.startswith(("| what", "| ---"))]


def names_in(path: str) -> set[str]:
    """Returns the names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_everybody_who_is_met_has_lines() -> None:
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]

    assert len(parts) == 6
    assert all("| --- |" in part for part in parts)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_a_line_names_tests_that_exist(row: str) -> None:
    named = re.findall(r"`(test_\w+)` in `(tests/[\w/]+\.py)`", row.split("|")[3])

    assert named
    assert len(named) == row.split("|")[3].count("test_") - row.count("/test_")
    for name, path in named:
        assert name in names_in(path), f"{path} has no {name}"
