"""The command line: what goes in, what comes out, and the exit code."""

import asyncio
import csv
import io
import json
import os
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.__main__ import call
from bot.offline.standin import StandIn
from bot.papers import Section
from bot.store.papers import Papers
from tests.stage import SEED

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the seed in ``seeds/``, and no settings from outside."""
    for name in list(os.environ):
        if name.startswith("PAPERGRAM_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
    return tmp_path


@pytest.fixture
def loaded(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The seed is in the store."""
    assert call(["load"]) == 0
    capsys.readouterr()
    return place


def test_load_says_what_became_of_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "seeds"]) == 0
    assert capsys.readouterr().out == "seeds/2026-02-16.md: new, 2026-02-16, 23 papers\n"

    assert call(["load", "seeds"]) == 0
    assert capsys.readouterr().out == "seeds/2026-02-16.md: unchanged\n"


def test_load_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "seeds", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)

    assert (report["status"], report["date"], report["papers"]) == ("new", "2026-02-16", 23)
    assert report["problems"] == []
    assert len(report["added"]) == 23


def test_load_fails_for_a_refused_file_and_takes_the_rest(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "seeds" / "notes.md").write_text("# Notes\n\nnothing\n")

    assert call(["load", "seeds"]) == 1

    out = capsys.readouterr().out
    assert "notes.md:1: refused: no paper found; expected" in out
    assert "2026-02-16.md: new" in out


def test_load_of_a_missing_file_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["load", "nowhere.md"]) == 1
    assert "nowhere.md: refused: no such file" in capsys.readouterr().out


@pytest.mark.usefixtures("loaded")
def test_export_has_every_section_of_every_paper(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["export", "--format", "jsonl"]) == 0
    papers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert len(papers) == 23
    assert sum(bool(paper[section]) for paper in papers for section in Section) == 115
    assert set(papers[0]) == {
        "id", "date", "title", "url", "read_from", "field", "contribution", "usage",
        "innovations", "results", "links",
    }  # fmt: skip


@pytest.mark.usefixtures("loaded")
def test_export_in_the_other_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["export", "--format", "csv", "--date", "2026-02-16"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert (len(rows), rows[0]["id"]) == (23, "2602.12617")

    assert call(["export", "--format", "bib"]) == 0
    bibtex = capsys.readouterr().out
    assert bibtex.count("@misc{") == 23
    assert "title = {{GeoAgent: Learning to Geolocate Everywhere" in bibtex

    assert call(["export", "--format", "md"]) == 0
    markdown = capsys.readouterr().out
    assert markdown.startswith("# 2026-02-16\n")
    assert markdown.count("\n### results\n") == 23


@pytest.mark.usefixtures("loaded")
def test_search_finds_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["search", "robotics", "--json", "--limit", "5"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "robotics"
    assert {"2602.11236", "2602.12684", "2602.04315", "2602.12628"} <= {
        result["id"] for result in answer["results"]
    }
    assert set(answer["results"][0]) == {"id", "title", "score"}

    assert call(["search", "机器人"]) == 0
    assert "2602.12684" in capsys.readouterr().out


@pytest.mark.usefixtures("loaded")
def test_search_reads_queries_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("量化\n\nquantization\n"))

    assert call(["search", "--stdin", "--json"]) == 0

    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == ["量化", "", "quantization"]
    assert answers[1]["results"] == []
    assert "2602.04163" in [r["id"] for r in answers[0]["results"]]


@pytest.mark.usefixtures("loaded")
def test_reindex_finds_what_was_found_before(capsys: pytest.CaptureFixture[str]) -> None:
    call(["search", "量化", "--json"])
    before = capsys.readouterr().out

    assert call(["reindex"]) == 0
    assert capsys.readouterr().out == "23 papers indexed\n"

    call(["search", "量化", "--json"])
    assert capsys.readouterr().out == before


@pytest.mark.usefixtures("loaded")
def test_show_prints_what_would_be_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["show", "2602.12617", "--html"]) == 0
    assert '<a href="https://huggingface.co/papers/2602.12617">' in capsys.readouterr().out

    assert call(["show", "2026-02-16", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "23 papers" in out
    assert "[ 1 ]" in out


@pytest.mark.usefixtures("loaded")
def test_stats_and_backup(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["stats", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["digests"], figures["papers"], figures["newest_digest"]) == (
        1, 23, "2026-02-16",
    )  # fmt: skip

    assert call(["backup", "copy.db"]) == 0
    assert (place / "copy.db").exists()
    assert call(["backup", "copy.db"]) == 1


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
        ('[digests]\nfolder = ""', "digests.folder"),
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


def papergram(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **more,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
@pytest.mark.usefixtures("loaded")
def test_output_that_cannot_be_written_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = papergram("export", stdout=full)

    assert ran.returncode == 1
    assert ran.stderr == "papergram: [Errno 28] No space left on device\n"


def test_a_store_that_is_full_is_one_line(
    loaded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[object]:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(Papers, "load", full)
    seed = (loaded / "seeds" / SEED.name).read_text(encoding="utf-8")
    (loaded / "seeds" / SEED.name).write_text(seed + "\n\nmore\n", encoding="utf-8")

    assert call(["load"]) == 1
    assert capsys.readouterr().err == "papergram: the store: database or disk is full\n"


async def test_a_token_that_telegram_refuses_is_one_line() -> None:
    async with StandIn() as telegram:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PAPERGRAM_TELEGRAM__TOKEN": "1:wrong",
            "PAPERGRAM_TELEGRAM__API_URL": telegram.url,
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        _, told = await bot.communicate()

    assert bot.returncode == 2
    assert told.decode() == (
        "papergram: telegram.token: Telegram does not know this token; get one from @BotFather\n"
    )


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_that_cannot_reach_telegram_stops_when_told(
    place: Path, kind: signal.Signals
) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PAPERGRAM_TELEGRAM__TOKEN": "1:x",
        "PAPERGRAM_TELEGRAM__API_URL": "http://127.0.0.1:9",
    }
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert bot.stderr is not None
    assert "out of reach, trying again" in bot.stderr.readline()
    bot.send_signal(kind)

    assert bot.wait(10) == 0
    assert [line.split(": ")[-1] for line in bot.stderr.read().splitlines()] == ["stopped"]
    bot.stderr.close()


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


def test_the_demo_plays_its_tour_to_the_end(place: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(SEED.parent.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert "GeoAgent" in ran.stdout
    assert "The ledger: 2 sent." in ran.stdout
