"""Links that open the private chat, and the start parameters that they carry.

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
    """Returns the address that starts the bot with a parameter."""
    return f"https://t.me/{bot}?start={parameter}"


def for_paper(paper: str) -> str:
    """Returns the parameter that shows a paper's card: ``p_2602_12617``, ``p_hep-th_9901001``."""
    return f"p_{paper.replace('.', '_').replace('/', '_')}"


def read_paper(parameter: str) -> str | None:
    """Returns the id of the paper that a parameter shows; ``None`` for another parameter."""
    if not parameter.startswith("p_"):
        return None
    before, _, number = parameter.removeprefix("p_").partition("_")
    return find_id(f"{before}{'.' if before.isdigit() else '/'}{number}")


def for_day(day: date) -> str:
    """Returns the parameter that shows a whole day, such as ``d_2026-02-16``."""
    return f"d_{day.isoformat()}"


def read_day(parameter: str) -> date | None:
    """Returns the day that a parameter shows; ``None`` for another parameter."""
    try:
        return date.fromisoformat(parameter.removeprefix("d_"))
    except ValueError:
        return None


def names_something(parameter: str) -> bool:
    """Whether a parameter has the form of one that shows a paper or a day."""
    return parameter.startswith(("p_", "d_"))
