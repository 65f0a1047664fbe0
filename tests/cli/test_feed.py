"""``papergram feed``: a line for each paper, and the report."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import stamina

from bot.__main__ import call
from bot.clock import utc_now
from bot.intake.report import parse_report
from bot.offline.sources import Fault, Form, Reply, Sources

_LONGEST_WAIT = 60.0


def _weekday() -> date:
    """Returns the last day before today on which there are papers."""
    days = (utc_now().date() - timedelta(days=back) for back in range(1, 4))
    return next(day for day in days if day.weekday() < 5)


DAY = _weekday()


@pytest.fixture
async def sources(monkeypatch: pytest.MonkeyPatch, place: Path) -> AsyncIterator[Sources]:
    """The stand-ins for what the feed asks, which the configuration names."""
    with stamina.set_testing(True, attempts=3, cap=True):
        async with Sources() as sources:
            sources.hub.counts[DAY] = 2
            sources.arxiv.strict = False  # real seconds would pass
            keys = {
                "FEED__HF_URL": sources.hf_url,
                "FEED__ARXIV_URL": sources.arxiv_url,
                "FEED__PAGE_SECONDS": "0",
                "FEED__SETTLE_MINUTES": "0",  # right after midnight yesterday is complete too
                "LLM__URL": sources.model_url,
                "LLM__MODEL": "reader-8b",
                "LLM__CONCURRENCY": "1",
            }
            for key, value in keys.items():
                monkeypatch.setenv(f"PAPERGRAM_{key}", value)
            yield sources


async def _feed(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    """Runs the command; returns its exit code and what it printed."""
    code = await asyncio.to_thread(call, ["feed", *options])
    said = capsys.readouterr()
    return code, said.out, said.err


def _ids(place: Path, language: str = "") -> list[str]:
    path = place / "seeds" / f"{DAY}{language}.md"
    return [paper.id for paper in parse_report(path.read_text(encoding="utf-8")).papers]


def _files(place: Path) -> list[Path]:
    return sorted(place.rglob("*"))


async def test_a_day_is_read_and_written_with_a_line_for_each_paper(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = await _feed(capsys, "--date", f"{DAY}")

    assert (code, err) == (0, "")
    for paper in sources.hub.papers_of(DAY):
        (line,) = (line for line in out.splitlines() if line.startswith(paper.id))
        assert " HTML, " in line
        assert " tokens, " in line
        assert paper.title in line
    assert f"{DAY}.md: written, 2 papers" in out
    assert sorted(_ids(place)) == sorted(_ids(place, ".en"))
    assert await asyncio.to_thread(call, ["load"]) == 0
    assert f"{DAY}.en.md: new, {DAY} (en), 2 papers" in capsys.readouterr().out


async def test_a_second_time_it_pays_nothing(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    await _feed(capsys, "--date", f"{DAY}")
    before, read = _ids(place), dict(sources.model.read)
    code, out, _ = await _feed(capsys, "--date", f"{DAY}")

    assert code == 0
    assert out.count("read before") == 2
    assert f"{DAY}.md: unchanged" in out
    assert (_ids(place), sources.model.read) == (before, read)


async def test_what_fell_back_is_told_with_its_reason(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sources.hub.papers_of(DAY)
    sources.model.say(first.id, Fault.FILTER)
    sources.model.say(second.id, *[Form.MISSING] * 2)
    code, out, _ = await _feed(capsys, "--date", f"{DAY}")
    lines = {line.partition(" ")[0]: line for line in out.splitlines()}

    assert code == 1
    assert "from the abstract: all parts (the model: HTTP 400: Content" in lines[first.id]
    assert "zh from the abstract: results (the model did not give this part)" in lines[second.id]


async def test_a_dry_run_asks_for_the_list_alone_and_leaves_nothing(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _files(place)
    code, out, _ = await _feed(capsys, "--date", f"{DAY}", "--dry-run", "--limit", "1")

    assert code == 0
    assert f"{DAY}: 1 of 2 papers" in out
    assert "would be read" in out
    assert "left out, more papers than max_papers" in out
    assert _files(place) == before
    assert {one.service for one in sources.asked} == {"hf"}


@pytest.mark.parametrize("later", [["--date", f"{DAY}"], []])
async def test_a_limit_holds_and_a_later_run_adds_the_rest(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str], later: list[str]
) -> None:
    await _feed(capsys, "--date", f"{DAY}", "--limit", "1")
    few = _ids(place)
    await _feed(capsys, *later)

    assert len(few) == 1
    assert _ids(place)[:1] == few
    assert len(_ids(place)) == 2


async def test_all_days_since_one_are_made_up_for(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    today = utc_now().date()
    later = [DAY + timedelta(days=ahead) for ahead in range(1, (today - DAY).days + 1)]
    sources.hub.counts |= dict.fromkeys(later, 1) | {DAY: 1}
    code, out, _ = await _feed(capsys, "--since", f"{DAY}")

    assert code == 0
    assert all(f"{day}.md: written, 1 paper\n" in out for day in (DAY, *later))


async def test_a_paper_is_read_again(sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    paper = sources.hub.papers_of(DAY)[0]
    await _feed(capsys, "--date", f"{DAY}")
    code, out, _ = await _feed(capsys, "--again", f"https://arxiv.org/abs/{paper.id}")

    assert code == 0
    assert sources.model.read[paper.id] == 4
    assert out.count("read before") == 1


async def test_without_options_it_does_what_is_due(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = await _feed(capsys)

    assert code == 0
    assert f"{DAY}.md: written" in out
    assert len(_ids(place)) == 2


async def test_a_day_without_papers_is_no_failure(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.hub.counts[DAY] = 0

    assert await _feed(capsys, "--date", f"{DAY}") == (0, f"{DAY}: no papers\n", "")


async def test_a_list_that_does_not_come_is_a_failure(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.fail("hf", Reply(503, ""), times=3)
    code, out, err = await _feed(capsys, "--date", f"{DAY}")

    assert (code, out) == (1, "")
    assert err == f"{DAY}: Hugging Face: HTTP 503\n"


async def test_a_list_that_failed_a_moment_ago_is_still_a_failure(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.fail("hf", Reply(404, ""), times=12)
    first, _, _ = await _feed(capsys)
    code, out, err = await _feed(capsys)

    assert (first, code) == (1, 1)
    assert "HTTP 404" in err
    assert "nothing listed yet" not in out


async def test_what_needs_somebody_is_said_once(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.fail("hf", Reply(200, "<html>Welcome to nginx!</html>"))
    list_failed = await _feed(capsys, "--date", f"{DAY}")
    (place / "seeds" / f"{DAY}.md").mkdir()
    code, out, err = await _feed(capsys, "--date", f"{DAY}")

    assert list_failed[:2] == (1, "")
    assert list_failed[2].count("nginx") == 1
    assert (code, err.count("Is a directory")) == (1, 1)
    assert "no papers" not in out


async def test_without_a_model_it_says_so(
    sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERGRAM_LLM__URL", "")
    code, out, _ = await _feed(capsys, "--date", f"{DAY}")

    assert code == 0
    assert out.count("ArXiv Abs, no model is configured: ") == 2


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--date", "2999-01-01"], "--date 2999-01-01"),
        (["--since", "2001-01-01"], "--since 2001-01-01"),
        (["--date", "2026-01-05", "--since", "2026-01-05"], "--date and --since"),
        (["--date", "tomorrow"], "--date"),
        (["--limit", "0"], "--limit"),
        (["--again", "2602.99999"], "--again 2602.99999"),
        (["--again", "2602.12617", "--dry-run"], "--again: expected without"),
    ],
)
async def test_wrong_use_is_named(
    sources: Sources, capsys: pytest.CaptureFixture[str], options: list[str], named: str
) -> None:
    code, _, err = await _feed(capsys, *options)

    assert code == 2
    assert named in err
    assert sources.asked == []


def _start(*options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", "feed", "--date", f"{DAY}", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


async def test_a_killed_feed_goes_on_where_it_was(
    place: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.hub.counts[DAY] = 3
    process = _start()
    try:
        async with asyncio.timeout(_LONGEST_WAIT):
            while len(sources.model.read) < 2 and process.poll() is None:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
    finally:
        process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(process.communicate)
    code, _, _ = await _feed(capsys, "--date", f"{DAY}")
    pages = [count for path, count in sources.counts().items() if path.startswith("arxiv/")]

    assert code == 0
    assert len(_ids(place)) == 3
    # What was under way at the kill is asked once more, and nothing else.
    assert sum(sources.model.read.values()) <= 3 * 2 + 1
    assert sum(pages) <= 3 + 1


async def test_two_feeds_at_once_read_each_paper_once(place: Path, sources: Sources) -> None:
    both = [_start(), _start()]
    ended = await asyncio.gather(*(asyncio.to_thread(one.communicate) for one in both))

    assert [one.returncode for one in both] == [0, 0]
    assert set(sources.model.read.values()) == {2}
    assert len(_ids(place)) == 2
    assert sum(b"written, 2 papers" in out for out, _ in ended) == 1


@pytest.mark.usefixtures("sources")
async def test_a_day_whose_list_is_out_of_reach_is_not_called_empty(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERGRAM_FEED__HF_URL", "http://127.0.0.1:1")
    code, out, err = await _feed(capsys, "--date", str(DAY))

    assert (code, out) == (1, "")
    assert err == f"{DAY}: Hugging Face: no connection to 127.0.0.1\n"
