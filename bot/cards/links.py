"""Links that open the private chat: the start parameters in them, as they are made and read.

Source of the form: https://core.telegram.org/bots/features#deep-linking
"""

from datetime import date

from bot.arxiv import find_id

SAVED = "saved"
"""Opens the list of saved papers."""
FORGET = "forget"
"""Asks whether all is to be forgotten."""
INLINE = "inline"
"""Opens the chat as ``/start`` does, from above inline results."""


def link_to(bot: str, parameter: str) -> str:
    """The address that starts the bot with a parameter."""
    return f"https://t.me/{bot}?start={parameter}"


def for_paper(paper: str) -> str:
    """``p_2602_12617``: shows the paper's card."""
    return f"p_{paper.replace('.', '_')}"


def read_paper(parameter: str) -> str | None:
    """The paper that a parameter is for."""
    if not parameter.startswith("p_"):
        return None
    return find_id(parameter.removeprefix("p_").replace("_", "."))


def for_day(day: date) -> str:
    """``d_2026-02-16``: shows the whole of a day."""
    return f"d_{day.isoformat()}"


def read_day(parameter: str) -> date | None:
    """The day that a parameter is for."""
    try:
        return date.fromisoformat(parameter.removeprefix("d_"))
    except ValueError:
        return None
