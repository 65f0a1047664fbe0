"""``papergram check`` asks all that the feed asks, each once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import stamina

from bot.__main__ import call
from bot.offline.sources import Reply, Sources


@pytest.fixture
async def sources(monkeypatch: pytest.MonkeyPatch, place: Path) -> AsyncIterator[Sources]:
    with stamina.set_testing(True, attempts=3, cap=True):
        async with Sources() as sources:
            keys = {
                "FEED__ENABLED": "true",
                "FEED__HF_URL": sources.hf_url,
                "FEED__ARXIV_URL": sources.arxiv_url,
                "FEED__PAGE_SECONDS": "0",
                "LLM__URL": sources.model_url,
                "LLM__MODEL": "reader-8b",
            }
            sources.arxiv.strict = False
            for key, value in keys.items():
                monkeypatch.setenv(f"PAPERGRAM_{key}", value)
            yield sources


async def _lines(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, str]:
    """Runs the command; returns what it says of the feed, by what was looked at."""
    await asyncio.to_thread(call, ["check", *options])
    lines = capsys.readouterr().out.splitlines()
    told = (line.partition("feed, ") for line in lines if "feed, " in line)
    return {
        after.partition(": ")[0]: before + after.partition(": ")[2] for before, _, after in told
    }


async def test_a_feed_that_works_has_three_good_lines(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = await _lines(capsys)

    assert set(lines) == {"list", "page", "model"}
    assert all(line.startswith("ok ") for line in lines.values())
    assert "papers of" in lines["list"]
    assert "can be read" in lines["page"]
    assert "reader-8b answers, " in lines["model"]
    assert "tokens fit" in lines["model"]


async def test_a_wrong_key_is_found(
    sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources.model.key = "sk-right"
    monkeypatch.setenv("PAPERGRAM_LLM__KEY", "sk-wrong")
    lines = await _lines(capsys)

    assert lines["model"].startswith("FAIL")
    assert "llm.key" in lines["model"]
    assert "sk-wrong" not in lines["model"]


@pytest.mark.parametrize("silently", [True, False])
async def test_a_window_that_is_too_small_is_found(
    sources: Sources, capsys: pytest.CaptureFixture[str], silently: bool
) -> None:
    sources.model.context, sources.model.cuts_silently = 4_096, silently
    lines = await _lines(capsys)

    assert lines["model"].startswith("FAIL")
    assert "llm.max_chars" in lines["model"]


async def test_a_list_and_a_page_that_do_not_come_are_found(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.fail("arxiv", Reply(403, "Forbidden"))
    without_page = await _lines(capsys)
    sources.fail("hf", Reply(502, ""), times=3)
    without_list = await _lines(capsys)

    assert without_page["page"].startswith("FAIL")
    assert "403" in without_page["page"]
    assert without_list["list"].startswith("FAIL")
    assert "HTTP 502" in without_list["list"]


async def test_without_a_model_nothing_is_asked_of_one(
    sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERGRAM_LLM__URL", "")
    lines = await _lines(capsys)

    assert "llm.url is empty" in lines["model"]
    assert {one.service for one in sources.asked} == {"hf"}


async def test_a_look_of_every_minute_asks_nothing(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await _lines(capsys, "--running") == {}
    assert sources.asked == []
