"""``papergram run``: runs the bot."""

import asyncio

from bot.app import run as run_bot
from bot.cli.options import ConfigFile
from bot.config import load_settings, secrets_of
from bot.log import set_up_logging


def run(config: ConfigFile = None) -> None:
    """Run the bot: long polling, or a webhook when one is configured."""
    settings = load_settings(config)
    as_json = settings.log.format == "json"
    set_up_logging(settings.log.level, *secrets_of(settings), as_json=as_json)
    asyncio.run(run_bot(settings))
