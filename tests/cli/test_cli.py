"""What all commands share: wrong use, configuration, exit codes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import get_type_hints

import pytest

from bot.__main__ import call
from bot.cli.commands import COMMANDS
from tests.stage import SEED


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "2602.99999"], "2602.99999: no such paper"),
        (["show", "2026-02-17"], "2026-02-17: no digest"),
        (["export", "--date", "2026-02-17"], "2026-02-17: no digest"),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_what_is_not_there_is_a_failure(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(arguments) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "yesterday"], "'yesterday': expected an arXiv id"),
        (["export", "--format", "pdf"], "'pdf'"),
        (["export", "--date", "2026-13-01"], "--date': '2026-13-01': expected a day such as"),
        (["feed", "--since", "x"], "--since': 'x': expected a day such as 2026-02-16"),
        (["simulate", "--digest", "x"], "--digest': 'x': expected a day such as 2026-02-16"),
        (["search"], "WORDS: expected words"),
        (["search", "x", "--limit", "0"], "--limit"),
        (["frobnicate"], "frobnicate"),
        (["load", "--frobnicate"], "--frobnicate"),
        (["run", "-c", "nowhere.toml"], "nowhere.toml: no such file"),
        (["run"], "telegram.token: none"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def _bounded_options() -> Iterator[tuple[str, str]]:
    """Yields all options that are numbers with a bound below, each behind its command."""
    for name in COMMANDS:
        hints = get_type_hints(getattr(import_module(f"bot.cli.{name}"), name), include_extras=True)
        for parameter, hint in hints.items():
            for said in getattr(hint, "__metadata__", ()):
                if getattr(said, "min", None) is not None:
                    yield name, f"--{parameter.replace('_', '-')}"


@pytest.mark.parametrize(("command", "option"), list(_bounded_options()))
def test_a_number_that_cannot_be_is_refused_in_plain_words(
    command: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for given, expected in (("x", r"a (whole )?number"), ("-99", r"at least \d+(\.0)?")):
        assert call([command, option, given]) == 2
        told = capsys.readouterr().err
        assert re.fullmatch(
            rf"papergram: Invalid value for '{option}': expected {expected}\n", told
        ), told


def test_a_configuration_that_is_no_file_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe that nobody writes to could be read for ever."""
    os.mkfifo(place / "pipe.toml")

    assert call(["stats", "-c", "pipe.toml"]) == 2
    assert capsys.readouterr().err == "papergram: pipe.toml: expected a file\n"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[push]\ntime = "25:00"', "push.time: '25:00' expected an hour"),
        ('[push]\ntimezone = "Mars/X"', "push.timezone: 'Mars/X' expected an IANA zone"),
        ('[push]\nstyle = "loud"', "push.style"),
        ("[pus]\n", "pus: no such setting"),
        ("[digests]\nscan_seconds = 0", "digests.scan_seconds"),
        ('[telegram]\ntoken = ["hunter2"]', "telegram.token"),
        ("push", "config.toml"),
        ("[push]\ntime = 9", "push.time: 9 expected an hour"),
        ('[store]\nurl = ""', "store.url: '' is no SQLite file"),
        ('[store]\nurl = "postgresql://x:hunter2@y/z"', "store.url: 'postgresql://x:***@y/z'"),
        ('[store]\nurl = "sqlite://"', "expected one such as sqlite:///papergram.db"),
        ('[telegram]\ntoken = "hunter2 hunter2"', "telegram.token: expected a number, a colon"),
        ('[telegram]\nwebhook_secret = "hunter2!"', "telegram.webhook_secret: expected at most"),
        ('[telegram]\napi_url = "http://127.0.0.1:99999"', "telegram.api_url: expected an"),
        ('[feed]\nhf_url = "x"', "feed.hf_url: expected an address such as https://papers.example"),
        ('[digests]\nfolder = ""', "digests.folder"),
        ('telegram = "123:hunter2_hunter2"', "telegram: expected a section such as [telegram]"),
        ('telegram = ["123:hunter2_hunter2"]', "telegram: expected a section"),
        ('log = "hunter2"', "log: expected a section such as [log]"),
        ('[telegram]\nadmins = ["123:hunter2_hunter2"]', "telegram.admins.0: '<token>'"),
        ('[telegram]\n"123:hunter2_hunter2" = 1', "telegram.<token>: no such setting"),
        ('[chat]\nlanguage = "123:hunter2_hunter2"', "chat.language: '<token>'"),
        ('"123:hunter2_hunter2" = 1', "<token>: no such setting"),
        ("[telegram]\ntoken = 123:hunter2_hunter2", "expected TOML"),
    ],
)
def test_a_bad_configuration_is_refused_by_name(
    place: Path, toml: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "config.toml").write_text(toml)

    assert call(["stats"]) == 2

    error = capsys.readouterr().err
    assert said in error
    assert "hunter2" not in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "said"),
    [("latin.toml", "not UTF-8; expected TOML"), ("latin.toml/below.toml", "Not a directory")],
)
def test_a_configuration_that_cannot_be_read_is_told_in_plain_words(
    place: Path, capsys: pytest.CaptureFixture[str], file: str, said: str
) -> None:
    (place / "latin.toml").write_bytes('[log]\nlevel = "é"'.encode("latin-1"))

    assert call(["stats", "-c", file]) == 2
    assert capsys.readouterr().err == f"papergram: {file}: {said}\n"


def test_a_byte_order_mark_before_the_configuration_is_passed_over(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "config.toml").write_text('[push]\ntime = "25:00"', encoding="utf-8-sig")

    assert call(["stats"]) == 2
    assert "push.time: '25:00' expected an hour" in capsys.readouterr().err


def test_the_environment_beats_the_file_and_unknown_names_are_refused(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "config.toml").write_text('[store]\nurl = "nonsense"\n')
    monkeypatch.setenv("PAPERGRAM_STORE__URL", "sqlite:///other.db")
    assert call(["load"]) == 0
    assert (place / "other.db").exists()

    monkeypatch.setenv("PAPERGRAM_STORE__URI", "x")
    assert call(["stats"]) == 2
    assert "PAPERGRAM_STORE__URI: no such setting" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "stats", "run"])
@pytest.mark.parametrize("value", ['"123:hunter2_hunter2"', '{"token": ["123:hunter2_hunter2"]}'])
def test_a_section_in_the_environment_is_refused_without_its_value(
    place: Path,
    command: str,
    value: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAPERGRAM_TELEGRAM", value)

    assert call([command]) == 2

    told = capsys.readouterr()
    assert told.err == "papergram: PAPERGRAM_TELEGRAM: no such setting; see config.example.toml\n"
    assert told.out == ""


@pytest.mark.parametrize(
    "arguments", [["search", "x"], ["export"], ["stats"], ["reindex"], ["backup", "copy.db"]]
)
def test_where_there_is_no_store_none_is_made(
    place: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(arguments) == 1

    error = capsys.readouterr().err
    assert error.startswith("papergram: there is no store at sqlite:///papergram.db; `papergram")
    assert error.count("\n") == 1
    assert sorted(path.name for path in place.iterdir()) == ["seeds"]


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["--version"]) == 0
    assert capsys.readouterr().out == f"papergram {metadata.version('papergram')}\n"


def test_without_arguments_the_help_says_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert call([]) == 2
    told = capsys.readouterr()
    assert "simulate" in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    "arguments", [["export", "--format", "pdf"], ["show", "x", "--style", "x"]]
)
def test_a_wrong_choice_is_told_in_our_words(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(arguments) == 2
    error = capsys.readouterr().err
    assert "is not one of" in error
    assert "Value error" not in error


@pytest.mark.usefixtures("loaded")
def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "export"],
        env={**os.environ, "PYTHONPATH": str(SEED.parent.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as export:
        assert export.stdout is not None
        assert export.stderr is not None
        export.stdout.readline()
        export.stdout.close()
        error = export.stderr.read()

    assert (export.wait(), error) == (0, b"")


def test_python_dash_m_is_the_same(place: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "load", "--json"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(SEED.parent.parent)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(ran.stdout)[0]["papers"] == 23
