"""The command line: arguments in, exit code out.

0 done · 1 failed · 2 wrong use or wrong configuration. What goes wrong is one line on stderr; a
traceback means a bug.
"""

import gc
import os
import sys
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from bot.cli.commands import Commands
from bot.errors import ConfigError, PapergramError

app = typer.Typer(
    name="papergram",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata  # noqa: PLC0415  half of the time of a short command

        typer.echo(f"papergram {metadata.version('papergram')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Each day's AI papers, brought to a Telegram chat."""


def main() -> None:
    """Runs the command that the arguments name and exits with its code."""
    # Imports make many objects that stay. At Python's own threshold of 700 new ones, looking
    # through them for garbage takes a tenth of the start.
    gc.set_threshold(20_000)
    sys.exit(call(sys.argv[1:]))


def call(arguments: list[str]) -> int:
    """Runs a command; returns its exit code."""
    try:
        code = typer.main.get_command(app).main(
            arguments, prog_name="papergram", standalone_mode=False
        )
        sys.stdout.flush()  # what cannot be written is said here, not when Python ends
    except (Exit, SystemExit) as exit_:  # SystemExit is Typer's at a broken pipe, as below
        return exit_.exit_code if isinstance(exit_, Exit) else 0
    except PapergramError as error:
        return _complain(str(error), 2 if isinstance(error, ConfigError) else 1)
    except TyperException as error:
        from bot.checks import say_plainly  # noqa: PLC0415  most commands end without it

        return _complain(say_plainly(error.format_message()), error.exit_code)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to write
        # At a broken pipe the reader, say `head`, has seen enough.
        return 0 if isinstance(error, BrokenPipeError) else _complain(str(error), 1)
    except (KeyboardInterrupt, Abort) as error:
        if isinstance(error.__context__, EOFError):
            return _complain("a question got no answer; on a terminal it can be given", 1)
        if sys.stdin.isatty():
            typer.echo(err=True)  # the shell goes on below the question
        return 130
    except Exception as error:
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415  most commands end without it

        if not isinstance(error, DBAPIError):
            raise
        return _complain(f"the store: {error.orig}", 1)  # a full disk, say
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    if message:  # without arguments the help says all
        from bot.log import hide_tokens  # noqa: PLC0415  most commands end without it

        typer.echo(f"papergram: {hide_tokens(' '.join(message.split()))}", err=True)
    return code


if __name__ == "__main__":
    main()
