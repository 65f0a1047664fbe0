"""``papergram run``: runs the bot."""

import asyncio

from bot.app import run as run_bot
from bot.cli.options import ConfigFile
from bot.config import load_settings, set_up_logging


def run(config: ConfigFile = None) -> None:
    """Run the bot: long polling, or a webhook when one is configured."""
    settings = load_settings(config)
    set_up_logging(settings.log.level)
    asyncio.run(run_bot(settings))
