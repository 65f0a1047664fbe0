"""``papergram show``: prints the messages exactly as the bot would send them."""

from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from bot.arxiv import find_id
from bot.cards.audience import Audience
from bot.cards.card import card
from bot.cards.message import Message
from bot.cards.overview import overview
from bot.cli.options import ConfigFile, Language, open_store
from bot.config import load_settings
from bot.errors import ConfigError, PapergramError
from bot.papers import Style
from bot.terminal import draw, with_buttons
from bot.texts.catalogue import say_in


def show(
    what: Annotated[str, typer.Argument(metavar="ID|DATE", help="A paper or a day.")],
    html: Annotated[bool, typer.Option("--html", help="As sent, markup and all.")] = False,
    language: Language = None,
    style: Annotated[Style | None, typer.Option(help="Style; the configured one.")] = None,
    config: ConfigFile = None,
) -> None:
    """Show a paper's card, or a day's overview, as a chat would."""
    settings = load_settings(config)
    language = language or settings.chat.language
    say = say_in(language)
    arxiv_id = find_id(what)
    day = None if arxiv_id else _read_day(what)
    with open_store(settings) as store:
        messages: list[Message]
        if day is None:
            assert arxiv_id is not None
            stored = store.papers.get(arxiv_id, language)
            if stored is None:
                raise PapergramError(f"{arxiv_id}: no such paper; `papergram load` reads digests")
            messages = [card(stored, say)]
        else:
            papers = store.papers.of_day(day, language)
            if not papers:
                raise PapergramError(f"{day}: no digest; `papergram load` reads digests")
            audience = Audience(style or settings.push.style)
            messages = overview(day, papers, say, audience)
    console = Console()
    for message in messages:
        if html:
            typer.echo(message.html + "\n")
            continue
        labels = [[button.label for button in row] for row in message.keyboard]
        if console.is_terminal:
            console.print(draw(message.html, labels))
        else:  # a program that reads lines needs them whole
            console.print(with_buttons(message.html, labels), "", sep="\n", soft_wrap=True)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(
            f"{text!r}: expected an arXiv id such as 2602.12617 or a day such as 2026-02-16"
        ) from error
