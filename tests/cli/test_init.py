"""``papergram init``, by options and by answers."""

import asyncio
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app, call
from bot.cli import init as room
from bot.config import load_settings
from bot.offline.standin import StandIn


async def test_options_are_enough_for_a_script(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with StandIn() as telegram:
        options = ["--yes", "--admin", "700", "--zone", "Europe/Berlin", "--language", "en"]
        code = await asyncio.to_thread(
            call, ["init", *options, "--token", telegram.token, "--api-url", telegram.url]
        )

    assert code == 0
    file = place / "config.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    settings = load_settings(None, {})
    assert settings.telegram.token.get_secret_value() == telegram.token
    assert settings.telegram.admins == (700,)
    assert (settings.push.timezone, settings.chat.language) == ("Europe/Berlin", "en")
    assert (place / "digests").is_dir()
    out = capsys.readouterr().out
    assert "next: papergram check, then papergram run; reports go to digests" in out
    assert telegram.token not in out


@pytest.mark.parametrize(
    ("terminal", "language"), [("zh_TW.UTF-8", "zh-hant"), ("es_MX", "es"), ("C.UTF-8", "en")]
)
async def test_the_language_is_that_of_the_terminal(
    place: Path, monkeypatch: pytest.MonkeyPatch, terminal: str, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", terminal)
    async with StandIn() as telegram:
        where = ["--token", telegram.token, "--api-url", telegram.url]
        await asyncio.to_thread(call, ["init", "--yes", *where])

    told = tomllib.loads((place / "config.toml").read_text(encoding="utf-8"))
    assert told["chat"]["language"] == language


async def test_a_person_answers_and_writes_to_the_bot(place: Path) -> None:
    async with StandIn() as telegram:
        stranger, boss = telegram.subscribers(2)
        stranger.say("I was here before")
        boss.start()
        answers = f"nonsense\n1:wrong\n{telegram.token}\ny\nMars/Base\nTokio\nen\nn\n"
        arguments = ["init", "--api-url", telegram.url]
        asked = asyncio.create_task(
            asyncio.to_thread(CliRunner().invoke, app, arguments, input=answers)
        )
        async with asyncio.timeout(30):
            while not asked.done():  # what is written too early does not count
                boss.say("it is me")
                await asyncio.sleep(0.5)
        result = await asked
        waiting = len(telegram.world.updates.pending)

    assert result.exit_code == 0
    assert f"id {boss.id} wrote. Is this you?" in result.output
    assert "Error: telegram.token: expected a number, a colon and letters" in result.output
    assert "Error: Telegram does not know it; get one from @BotFather" in result.output
    assert "'Mars/Base' expected an IANA zone" in result.output, "and it is asked again"
    assert telegram.token not in result.output, "a token that is typed is not shown"
    told = tomllib.loads((place / "config.toml").read_text(encoding="utf-8"))
    assert told["telegram"]["admins"] == [boss.id]
    assert told["push"]["timezone"] == "Asia/Tokyo"
    assert waiting > 1, "the bot still gets all that was written"


async def test_nobody_writes(place: Path) -> None:
    async with StandIn() as telegram:
        arguments = ["init", "--api-url", telegram.url, "--wait", "1"]
        result = await asyncio.to_thread(
            CliRunner().invoke, app, arguments, input=f"{telegram.token}\n\n\n\n"
        )

    assert result.exit_code == 0
    assert "up to 1 s …\nNobody wrote.\n" in result.output
    assert "no administrator yet: set telegram.admins" in result.output
    assert load_settings(None, {}).telegram.admins == ()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--token", "nonsense"], "telegram.token: expected a number, a colon and letters"),
        (["--token", "1:x", "--api-url", "ftp://x"], "telegram.api_url: "),
        ([], "--token: none; set PAPERGRAM_TELEGRAM__TOKEN"),
    ],
)
def test_wrong_options_are_named(
    place: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert call(["init", "--yes", *options]) == 2
    assert said in capsys.readouterr().err
    assert not (place / "config.toml").exists()


@pytest.mark.parametrize(
    ("token", "more", "said"),
    [
        ("1:wrong", [], "--token: Telegram does not know it"),
        (None, ["--zone", "Mars/Base"], "push.timezone: 'Mars/Base' expected an IANA zone"),
        (None, ["--feed", "--source", "x"], "feed.source: 'x' expected hf, or categories"),
        (None, ["--model-url", "http://127.0.0.1:9"], "llm.model: '' expected the name of a model"),
        (None, ["--folder", "a\x7fb"], "digests.folder: "),
        (None, ["--folder", "\udcff"], "digests.folder: "),
    ],
)
async def test_what_does_not_work_is_not_written(
    place: Path, capsys: pytest.CaptureFixture[str], token: str | None, more: list[str], said: str
) -> None:
    async with StandIn() as telegram:
        options = ["--token", token or telegram.token, "--api-url", telegram.url, *more]
        code = await asyncio.to_thread(call, ["init", "--yes", *options])

    assert code == 2
    assert said in capsys.readouterr().err
    assert not (place / "config.toml").exists()


def test_without_a_network_a_plain_line_says_so(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--token", "1:x", "--api-url", "http://telegram.invalid"]

    assert call(["init", "--yes", *options]) == 1
    assert capsys.readouterr().err == (
        "papergram: http://telegram.invalid is out of reach: "
        "the name telegram.invalid is not found; look at the network\n"
    )
    assert not (place / "config.toml").exists()


@pytest.mark.parametrize(
    ("happens", "code", "said"),
    [
        (EOFError, 1, "papergram: a question got no answer; on a terminal it can be given\n"),
        (KeyboardInterrupt, 130, ""),
    ],
)
def test_a_question_without_an_answer_is_no_traceback(
    place: Path,
    happens: type[BaseException],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object, **__: object) -> str:
        raise happens

    monkeypatch.setattr("getpass.getpass", read)

    assert call(["init"]) == code
    assert capsys.readouterr().err.strip("\n") == said.strip("\n")
    assert not (place / "config.toml").exists()


def test_a_file_that_is_there_is_left_alone(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "config.toml").write_text("mine")

    assert call(["init", "--yes", "--token", "1:x"]) == 2
    assert "config.toml exists already" in capsys.readouterr().err
    assert (place / "config.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--folder", "taken"], "--folder: taken is a file"),
        (
            ["-c", "nowhere/config.toml"],
            "--config: nowhere/config.toml: there is no folder nowhere",
        ),
    ],
)
def test_a_place_that_does_not_do_is_named_before_anything_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    (place / "taken").touch()

    assert call(["init", *options]) == 2
    assert capsys.readouterr().err == f"papergram: {said}\n"
    assert not (place / "config.toml").exists()


async def test_no_configuration_is_left_without_its_folder(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "taken").touch()
    async with StandIn() as telegram:
        options = ["--yes", "--token", telegram.token, "--api-url", telegram.url]
        code = await asyncio.to_thread(call, ["init", *options, "--folder", "taken/digests"])

    assert code == 1
    assert capsys.readouterr().err == "papergram: taken/digests: Not a directory\n"
    assert not (place / "config.toml").exists()


def test_the_zone_of_the_machine_is_the_first_guess(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "localtime").symlink_to("/usr/share/zoneinfo/America/Lima")
    monkeypatch.setattr(room, "_LINKED", place / "localtime")
    assert room._guess_zone() == "America/Lima"
    monkeypatch.setattr(room, "_LINKED", place / "none")
    assert room._guess_zone() == "Asia/Shanghai"
