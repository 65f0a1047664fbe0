"""``papergram init``: asks what a bot needs and writes its configuration."""

import asyncio
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.feed_questions import FeedWishes, Sections, ask, settle_feed, taking
from bot.cli.options import Language
from bot.config import DEFAULT_FILE, PREFIX, make_settings
from bot.errors import ConfigError, PapergramError
from bot.texts.catalogue import FALLBACK, language_of, languages_read

_TOKEN = f"{PREFIX}TELEGRAM__TOKEN"
_KEY = f"{PREFIX}LLM__KEY"
_LINKED = Path("/etc/localtime")


class _WrongTokenError(ConfigError):
    """A token that cannot be one, or that Telegram does not know."""


def init(  # noqa: PLR0913, PLR0917  each is an option
    config: Annotated[Path, typer.Option("--config", "-c", help="The file to write.")] = (
        DEFAULT_FILE
    ),
    token: Annotated[
        str | None,
        typer.Option(envvar=_TOKEN, help="The bot's token; better in the environment."),
    ] = None,
    admin: Annotated[
        int | None, typer.Option(min=1, help="Your user id; without it your message tells.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(help="Time zone of new subscriptions; this machine's.")
    ] = None,
    language: Language = None,
    folder: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("digests"),
    api_url: Annotated[
        str, typer.Option(help="Another Bot API server.")
    ] = "https://api.telegram.org",
    feed: Annotated[
        bool | None, typer.Option("--feed/--no-feed", help="Get each day's papers itself.")
    ] = None,
    source: Annotated[str, typer.Option(help="hf, or such as arxiv:cs.CL,cs.RO.")] = "hf",
    languages: Annotated[
        str | None, typer.Option(help="Languages of the reports, such as zh,en.")
    ] = None,
    contact: Annotated[str, typer.Option(help="Your address, as arXiv asks for.")] = "",
    model_url: Annotated[
        str, typer.Option(help="Where a model answers that reads the papers; implies --feed.")
    ] = "",
    model: Annotated[str, typer.Option(help="The name by which its server knows it.")] = "",
    model_key: Annotated[
        str, typer.Option(envvar=_KEY, help="Its key; better in the environment.")
    ] = "",
    wait: Annotated[float, typer.Option(min=1, help="Seconds to wait for your message.")] = 120,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing: options and defaults.")
    ] = False,
) -> None:
    """Ask for what a bot needs, try it, and write config.toml, readable for you alone."""
    if config.exists():
        raise ConfigError(f"{config} exists already; change it, or name another one with -c")
    _check_places(config, folder)
    if token is None and yes:
        raise ConfigError(f"--token: none; set {_TOKEN}, or leave out --yes to be asked")
    make_settings({"telegram": {"api_url": api_url}})  # raises what the bot would refuse
    token, username = (token, _identify(token, api_url)) if token else _ask_token(api_url)
    values: Sections = {"telegram": {"token": token, "api_url": api_url}}
    typer.echo(f"@{username}: Telegram knows this bot")
    if admin is None and not yes:
        admin = _ask_admin(token, api_url, username, wait)
    zone = zone or _guess_zone()
    language = language or _guess_language(os.environ)
    if not yes:
        zone = ask("Time zone of new subscriptions, or a city there", zone, _take_zone)
        language = ask("Language", language, taking("chat", "language"))
    values["telegram"]["admins"] = [admin] if admin else []
    values["digests"] = {"folder": str(folder)}
    values["push"] = {"timezone": zone}
    values["chat"] = {"language": language}
    make_settings(values)
    if feed is None:
        feed = bool(model_url) or (
            not yes and typer.confirm("Shall the bot get each day's papers itself?")
        )
    if feed:
        languages = languages or ",".join(languages_read(language))
        wishes = FeedWishes(source, languages, contact, model_url, model, model_key)
        values |= settle_feed(wishes, asks=not yes)
    _make_folder(folder)
    _write(config, _to_toml(values))
    option = "" if config == DEFAULT_FILE else f" -c {config}"
    secrets = "the token and the model's key" if "key" in values.get("llm", {}) else "the token"
    typer.echo(f"{config}: written with {secrets}, readable for you alone")
    if not admin:
        typer.echo("no administrator yet: set telegram.admins to your user id")
    typer.echo("config.example.toml shows every key")
    typer.echo(f"next: papergram check{option}, then papergram run{option}; reports go to {folder}")


def _check_places(config: Path, folder: Path) -> None:
    """Raises an error where nothing can be written, before anything is asked."""
    if not config.parent.is_dir():
        raise ConfigError(f"--config: {config}: there is no folder {config.parent}")
    if not os.access(config.parent, os.W_OK):
        raise PapergramError(f"{config.parent}: no permission to write there")
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"--folder: {folder} is a file")


def _ask_token(api_url: str) -> tuple[str, str]:
    """Asks for the token until Telegram knows it; returns it and the bot's username."""
    while True:
        token: str = typer.prompt("Token from @BotFather, which is not shown", hide_input=True)
        try:
            return token.strip(), _identify(token.strip(), api_url)
        except _WrongTokenError as error:
            typer.echo(f"Error: {str(error).removeprefix('--token: ')}", err=True)


def _identify(token: str, api_url: str) -> str:
    """Returns the bot's username; raises ``PapergramError`` when Telegram does not say it."""
    try:
        make_settings({"telegram": {"token": token}})
    except ConfigError as error:
        raise _WrongTokenError(str(error)) from None
    from bot.client import identity  # noqa: PLC0415  takes a second, which wrong options need not

    match asyncio.run(identity.identify(token, api_url)):
        case str(username):
            return username
        case identity.WrongToken():
            raise _WrongTokenError("--token: Telegram does not know it; get one from @BotFather")
        case identity.NotTelegram():
            raise ConfigError(f"--api-url: what answers at {api_url} is not Telegram")
        case identity.NotNow(reason):
            raise PapergramError(f"Telegram does not take calls now: {reason}; try again later")
        case identity.OutOfReach(reason):
            raise PapergramError(f"{api_url} is out of reach: {reason}; look at the network")


def _ask_admin(token: str, api_url: str, username: str, seconds: float) -> int | None:
    """Waits for a message of the administrator, and asks whether it was theirs."""
    from bot.client.first_message import Writer, wait_for_writer  # noqa: PLC0415  as above

    typer.echo(f"Write anything to https://t.me/{username} now, so that the bot knows who runs it.")
    typer.echo(f"Waiting for that, up to {seconds:g} s …")
    match asyncio.run(wait_for_writer(token, api_url, seconds)):
        case Writer(user_id) as writer:
            return user_id if typer.confirm(f"{writer} wrote. Is this you?") else None
        case str(reason):
            typer.echo(f"Telegram does not say who wrote: {reason}")
        case None:
            typer.echo("Nobody wrote.")
    return None


def _take_zone(answer: str) -> str:
    """Returns the zone that is named, or that of a city as readers may name it."""
    from bot.chat.words.cities import find_zone  # noqa: PLC0415  most commands end without it

    return taking("push", "timezone")(find_zone(answer) or answer)


def _guess_zone() -> str:
    """Returns this machine's time zone, or else the default."""
    if _LINKED.is_symlink():
        _, found, name = str(_LINKED.readlink()).partition("zoneinfo/")
        if found:
            return name
    return make_settings({}).push.timezone


def _guess_language(environ: Mapping[str, str]) -> str:
    """Returns the language of this terminal, or English where the bot does not speak it."""
    name = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return language_of(name.partition(".")[0], FALLBACK)


def _to_toml(values: Mapping[str, Mapping[str, object]]) -> str:
    """Returns sections as TOML, which writes texts, lists and ``true`` as JSON does."""
    sections = (
        f"[{section}]\n"
        + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in keys.items())
        for section, keys in values.items()
    )
    return "\n".join(sections)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PapergramError(f"{folder}: {error.strerror}") from error


def _write(file: Path, text: str) -> None:
    """Writes a new file for its owner alone, never for a moment for others."""
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise PapergramError(f"{file}: {error.strerror}") from error
    with os.fdopen(opened, "w", encoding="utf-8") as writing:
        writing.write(text)
