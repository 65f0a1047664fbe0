"""The table of the commands, and the way from a name to its command.

The command ``load`` is the function ``load`` of the module ``bot.cli.load``. A module is imported
only when its command is run, so the table has the lines of the help.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = {
    "init": "Ask for what a bot needs, try it, and write config.toml, readable for you alone.",
    "run": "Run the bot: long polling, or a webhook when one is configured.",
    "demo": "Try the bot here, in a browser or on a terminal; with neither it plays a short tour.",
    "feed": "Get a day's papers, have them read, and write the report: a line for each paper.",
    "load": "Read digest files into the store: new, changed, unchanged or refused, and why.",
    "search": "Search every paper ever seen, in Chinese or English.",
    "show": "Show a paper's card, or a day's overview, as a chat would.",
    "export": "Write papers to standard output, by their first day, each in one language.",
    "simulate": (
        "Rehearse a push against the stand-in, with floods, lost answers, blocks, moves and kills."
    ),
    "reindex": "Make the search index anew, also while the bot runs and answers.",
    "check": (
        "Look at configuration, token, webhook, folder, feed, store, machine: ok, or what to do."
    ),
    "stats": "Figures of the store, of its last days in UTC, and of each push.",
    "backup": "Copy the store while the bot runs.",
    "move": "Move a store, as from SQLite to PostgreSQL or back; stop the bot first.",
    "restore": (
        "Put a backup in the place of the store, which is kept beside it; stop the bot first."
    ),
}
"""The commands in the order of the help, each with the first line of its function's docstring."""


class Commands(TyperGroup):
    """All commands with their lines of the help; the one that is run is imported then."""

    # Typer keeps the types of contexts and commands private, hence Any.

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name, help=line) for name, line in COMMANDS.items()}

    def resolve_command(
        self,
        ctx: Any,  # noqa: ANN401
        args: list[str],
    ) -> tuple[str | None, Any, list[str]]:
        """Returns the command that the arguments name, imported, with its own arguments."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, find_command(name) if name else None, rest


def find_command(name: str) -> Any:  # noqa: ANN401
    """Imports a command and returns it with its options."""
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(getattr(import_module(f"bot.cli.{name}"), name))
    return typer.main.get_command(alone)
