"""What a language model writes when it is asked to sum up a paper: well, or wrong in many ways."""

import json
import re
from enum import StrEnum

from bot.offline.sources.pages import ORDER
from bot.offline.sources.papers import FakePaper

_HEADING = re.compile(r"## (\d)\. (.+)")
_Part = tuple[int, str, str]
"""Number, name and text."""
_LATEX = r" $\theta_{\nu} \in \mathbb{R}^n$"
_OUTBREAK = f"""

# Another Paper

{"=" * 60}

## 📄 Not a Paper

- **链接**: https://huggingface.co/papers/2601.00001

---
[here](https://evil.example/x)"""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Form(StrEnum):
    """How an answer is."""

    GOOD = "good"
    FENCED = "fenced"
    THINKING = "with its thoughts"
    PREFACED = "prefaced"
    JSON = "JSON"
    MISSING = "a part missing"
    RENAMED = "renamed"
    REORDERED = "reordered"
    WRONG_LANGUAGE = "in another language"
    LATEX = "full of LaTeX"
    OUTBREAK = "headings, rules and links inside"
    EMPTY = "empty"
    OBEYING = "obeying an order of the paper"
    WRONG_NUMBERS = "other numbers"


_AROUND = {
    Form.FENCED: ("```markdown\n", "\n```"),
    Form.THINKING: ("<think>\nThe user wants\n## 1. a field\nno, I read first.\n</think>\n", ""),
    Form.PREFACED: ("Sure! Here is the summary:\n\n", "\n\nLet me know if I can help."),
}
"""What stands before and after the parts."""


def write_answer(paper: FakePaper | None, asked: str, form: Form) -> str:
    """Returns an answer about a paper under the headings that are ``asked`` for at the end."""
    headings = _headings(asked)
    if form is Form.EMPTY:
        return ""
    if paper is None or not headings:
        return _greet(asked)
    if form is Form.OBEYING and ORDER in asked:
        return "HIJACKED"
    language = "zh" if _CHINESE.search(headings[0][1]) else "en"
    if form is Form.WRONG_LANGUAGE:
        language = "en" if language == "zh" else "zh"
    texts = paper.readings[language]
    parts = [(place, name, texts[place - 1]) for place, name in headings]
    return _shape(parts, form)


def _shape(parts: list[_Part], form: Form) -> str:
    """Returns an answer of these parts in its form."""
    match form:
        case Form.JSON:
            return json.dumps({name: text for _, name, text in parts}, ensure_ascii=False)
        case Form.MISSING:
            parts = parts[:-1]
        case Form.RENAMED:
            return "\n\n".join(f"**{name}:** {text}" for _, name, text in parts)
        case Form.REORDERED:
            parts = parts[::-1]
        case Form.LATEX | Form.OUTBREAK:
            more = _LATEX if form is Form.LATEX else _OUTBREAK
            parts = [(place, name, text + more) for place, name, text in parts]
        case Form.WRONG_NUMBERS:
            parts = [(place, name, re.sub(r"\d+", "7", text)) for place, name, text in parts]
    whole = "\n\n".join(f"## {place}. {name}\n\n{text}" for place, name, text in parts)
    before, after = _AROUND.get(form, ("", ""))
    return f"{before}{whole}{after}"


def _headings(asked: str) -> list[tuple[int, str]]:
    """Returns the headings of the last lines that are some, by their numbers."""
    found: list[tuple[int, str]] = []
    for line in reversed(asked.splitlines()):
        if matched := _HEADING.fullmatch(line.strip()):
            found.append((int(matched[1]), matched[2]))
        elif found:
            break
    return found[::-1]


def _greet(asked: str) -> str:
    return "你好，我可以工作。" if _CHINESE.search(asked) else "Hello, I am at work."
