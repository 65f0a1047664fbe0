"""What ``papergram init`` asks about the feed: by options, by answers, and the trial of both."""

import asyncio
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import stamina
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.config import load_settings
from bot.offline.sources import Reply, Sources
from bot.offline.standin import StandIn


@pytest.fixture
async def sources(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sources]:
    with stamina.set_testing(True, attempts=3, cap=True):
        async with Sources() as sources:
            monkeypatch.setenv("PAPERGRAM_FEED__HF_URL", sources.hf_url)
            yield sources


async def _init(*options: str, answers: str = "") -> Result:
    """Runs the command against a Telegram that knows the bot; returns what it said."""
    async with StandIn() as telegram:
        given = ["--token", telegram.token, "--api-url", telegram.url, "--admin", "700"]
        arguments = ["init", *given, *options]
        return await asyncio.to_thread(CliRunner().invoke, app, arguments, input=answers)


def _written(place: Path) -> dict[str, Any]:
    return tomllib.loads((place / "config.toml").read_text(encoding="utf-8"))


async def test_options_are_enough_for_a_script(place: Path, sources: Sources) -> None:
    sources.model.key = "sk-right"
    result = await _init(
        "--yes", "--feed", "--contact", "me@example.org", "--language", "zh",
        "--model-url", sources.model_url, "--model", "reader-8b", "--model-key", "sk-right",
    )  # fmt: skip

    assert result.exit_code == 0
    settings = load_settings(None, {})
    assert settings.feed.enabled
    assert settings.feed.languages == ("zh", "en")
    assert settings.feed.contact == "me@example.org"
    assert settings.llm.key.get_secret_value() == "sk-right"
    assert "ok   feed, list: " in result.output
    assert "ok   feed, model: reader-8b answers" in result.output
    assert "written with the token and the model's key, readable for you alone" in result.output
    assert "sk-right" not in result.output
    asked = [one.service for one in sources.asked]
    assert asked.count("model") == 1, "one short question is all that is paid"


async def test_a_script_is_told_what_does_not_work_and_it_is_kept(
    place: Path, sources: Sources
) -> None:
    """The model may be started later, and ``papergram check`` says whether it was."""
    url = "http://127.0.0.1:9/v1"
    result = await _init("--yes", "--model-url", url, "--model", "reader-8b")

    assert result.exit_code == 0
    assert f"FAIL feed, model: the model: no connection to {url}" in result.stderr
    assert _written(place)["llm"] == {"url": url, "model": "reader-8b"}


async def test_a_person_answers_until_it_works(place: Path, sources: Sources) -> None:
    sources.model.key = "sk-right"
    first = f"y\nmars\nhf\nen\n\n{sources.model_url}\nreader-8b\nsk-wrong\nn\n"
    second = "\n\n\n\n\nsk-right\n"
    result = await _init("--language", "en", "--zone", "UTC", answers=f"\n\n{first}{second}")

    assert result.exit_code == 0, result.output
    assert "'mars' expected hf, or categories" in result.output
    assert "FAIL feed, model: the model: HTTP 401" in result.output
    assert "ok   feed, model: reader-8b answers" in result.output
    assert "sk-" not in result.output, "a key is shown neither as it is typed nor as a default"
    told = _written(place)
    assert told["feed"] == {"enabled": True, "source": "hf", "languages": ["en"]}
    assert told["llm"]["key"] == "sk-right"


async def test_a_person_may_keep_what_does_not_work(place: Path, sources: Sources) -> None:
    sources.fail("hf", Reply(502, ""), times=3)
    result = await _init("--feed", answers="\n\n\n\n\n\ny\n")

    assert result.exit_code == 0, result.output
    assert "FAIL feed, list: Hugging Face: HTTP 502" in result.output
    assert "made from the abstracts" in result.output
    assert _written(place)["feed"]["enabled"]
    assert "llm" not in _written(place)


async def test_languages_are_parted_as_people_type_them(place: Path, sources: Sources) -> None:
    result = await _init("--feed", answers="\n\n\nzh，en\n\n\n")

    assert result.exit_code == 0, result.output
    assert _written(place)["feed"]["languages"] == ["zh", "en"]


async def test_without_a_feed_nothing_is_asked_of_anybody(place: Path, sources: Sources) -> None:
    result = await _init("--yes", "--no-feed")

    assert result.exit_code == 0
    assert "feed" not in _written(place)
    assert sources.asked == []
