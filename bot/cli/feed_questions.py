"""What ``papergram init`` asks about the feed and its model, and the trial of the answers."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, replace

import typer

from bot.checks import read_words
from bot.cli.feed_looks import look_at_feed
from bot.config import make_settings
from bot.errors import ConfigError

Sections = dict[str, dict[str, object]]
"""A configuration: keys and their values by sections."""


@dataclass(frozen=True, slots=True)
class FeedWishes:
    """What is wanted of the feed, as it is typed."""

    source: str
    languages: str
    contact: str
    url: str
    """Of the model; empty for none."""
    model: str
    key: str

    def sections(self) -> Sections:
        """Returns the sections of the configuration that say so."""
        languages = read_words(self.languages)
        feed = {"enabled": True, "source": self.source, "languages": languages}
        feed |= {"contact": self.contact} if self.contact else {}
        given = {"url": self.url, "model": self.model, "key": self.key}
        llm: dict[str, object] = {key: value for key, value in given.items() if value}
        return {"feed": feed, "llm": llm} if llm else {"feed": feed}


def settle_feed(wishes: FeedWishes, *, asks: bool) -> Sections:
    """Returns the sections of the feed after one look whether it works.

    ``asks`` says that somebody is there: they are asked, and asked again where it does not work
    and they do not want it all the same. Raises ``ConfigError`` for what no bot would take.
    """
    while True:
        if asks:
            wishes = _ask_feed(wishes)
        sections = wishes.sections()
        make_settings(sections)
        typer.echo("looking whether that works …")
        works = asyncio.run(_try(sections))
        if works or not asks or typer.confirm("Keep it all the same?"):
            return sections


def ask(question: str, default: str | None, take: Callable[[str], str]) -> str:
    """Asks on the terminal, and again where ``take`` refuses the answer.

    ``default`` is the answer when nothing is typed; ``None`` where something has to be.
    """
    answer: str = typer.prompt(question, default=default, value_proc=take)
    return answer


def taking(section: str, key: str, **others: str) -> Callable[[str], str]:
    """Returns what takes an answer where the configuration does, and refuses it with the reason.

    ``section`` and ``key`` say where it stands, ``others`` what stands beside it.
    """

    def take(answer: str) -> str:
        try:
            make_settings({section: {**others, key: answer.strip()}})
        except ConfigError as error:
            raise typer.BadParameter(str(error)) from None
        return answer.strip()

    return take


def _ask_feed(wishes: FeedWishes) -> FeedWishes:
    source = ask(
        "Where from: hf for Hugging Face's daily papers, or such as arxiv:cs.CL,cs.RO",
        wishes.source,
        taking("feed", "source"),
    )
    languages = ask("Languages of the reports", wishes.languages, taking("feed", "languages"))
    contact = ask(
        "Your address by mail or web, which arXiv asks for; Enter for none",
        wishes.contact,
        taking("feed", "contact"),
    )
    typer.echo("A language model reads the papers; without one, abstracts stand in the reports.")
    url = ask(
        "Address of a model such as http://127.0.0.1:11434/v1; Enter for none",
        wishes.url,
        taking("llm", "url", model="any"),
    )
    wishes = replace(wishes, source=source, languages=languages, contact=contact, url=url)
    if not url:
        return replace(wishes, model="", key="")
    model = ask("Name of the model", wishes.model or None, taking("llm", "model", url=url))
    kept = "the one that was given" if wishes.key else "none"
    key = typer.prompt(
        f"Its key, which is not shown; Enter for {kept}",
        default=wishes.key,
        hide_input=True,
        show_default=False,
    )
    return replace(wishes, model=model, key=key.strip())


async def _try(sections: Sections) -> bool:
    """Looks at the feed as the bot will, under this environment; returns whether it works."""
    works = True
    async for look in look_at_feed(make_settings(sections, os.environ), briefly=True):
        works &= look.well
        typer.echo(
            f"{'ok  ' if look.well else 'FAIL'} {look.about}: {look.found}", err=not look.well
        )
    return works
