"""An answer in JSON, which nobody asked for, as the Markdown that means the same."""

import json
import re
from collections.abc import Iterator

from bot.intake.labels import section_named_in

_OBJECT = re.compile(r"\{.*\}|\[.*\]", re.DOTALL)
_LATEX = re.compile(
    r"\\\\|(?P<alone>\\)"
    r"(?=[bfrt][a-zA-Z]|n(?:u\b|abla|eq|ot\b|e\b|i\b)|u(?![0-9a-fA-F]{4})|[^\"\\/bfnrtu])"
)
"""A backslash of LaTeX: JSON would read ``\\theta`` as a tab before ``heta``."""
_NAMES = ("title", "name", "heading", "section", "part")
_TEXTS = ("content", "text", "body", "value")
_MOST_LAYERS = 3


def to_markdown(text: str) -> str | None:
    """Returns the parts of an answer in JSON below headings; ``None`` when it is no JSON."""
    found = _OBJECT.search(text)
    if found is None or not text.lstrip("` \n").removeprefix("json").lstrip().startswith(
        ("{", "[")
    ):
        return None
    for source in (_LATEX.sub(_doubled, found[0]), found[0]):
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        return "\n\n".join(f"## {name}\n{body}" for name, body in _parts(value)) or None
    return None


def _parts(value: object, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yields names and texts, from objects with a key for each part or with names as values."""
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict) and (name := _first(one, _NAMES)):
                yield name, _body(next((one[key] for key in _TEXTS if key in one), ""))
    elif isinstance(value, dict):
        inner = list(value.values())
        is_frame = len(inner) == 1 and isinstance(inner[0], dict | list) and depth < _MOST_LAYERS
        if is_frame and section_named_in(_as_name(next(iter(value)))) is None:
            yield from _parts(inner[0], depth + 1)
            return
        for name, one in value.items():
            yield _as_name(name), _body(one)


def _as_name(key: str) -> str:
    return key.replace("_", " ")


def _doubled(backslash: re.Match[str]) -> str:
    return "\\\\" if backslash["alone"] else backslash[0]


def _first(holder: dict[str, object], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if isinstance(value := holder.get(name), str)), None)


def _body(value: object) -> str:
    match value:
        case list():
            return "\n".join(f"*   {_line(one)}" for one in value)
        case dict():
            return "\n".join(f"*   **{name}**: {_line(one)}" for name, one in value.items())
        case None:
            return ""
        case _:
            return str(value)


def _line(value: object) -> str:
    match value:
        case dict():
            return "; ".join(f"{name}: {_line(one)}" for name, one in value.items())
        case list():
            return "; ".join(map(_line, value))
        case _:
            return " ".join(str(value).split())
