"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="Configuration file; config.toml where there is one."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of lines.")]
