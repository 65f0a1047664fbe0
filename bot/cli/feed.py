"""``papergram feed``: gets the day's papers, has them read, and writes the report."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from bot.arxiv import find_id
from bot.cli.options import ConfigFile, open_store, read_day
from bot.clock import utc_now
from bot.config import Settings, load_settings
from bot.errors import ConfigError
from bot.feed.feeder import Feeder, Order, Step
from bot.feed.lists import Choice, add_look, papers_of
from bot.feed.report_file import Writing
from bot.feed.sources.outcomes import NotOpen
from bot.feed.steps.days import Outlook, Prospect
from bot.feed.steps.entry import ReadFrom
from bot.feed.steps.listed import Listed, ListPage
from bot.feeding import look_of, open_feeder, open_services
from bot.log import set_up_logging
from bot.papers import Section
from bot.store.feedings import Feeding
from bot.store.readings import Reading
from bot.texts.counted import count

_FILES = {
    Writing.WRITTEN: "written",
    Writing.SAME: "unchanged",
    Writing.OTHERS: "left alone, since the feed did not write it",
}
_EARLIEST = date(2023, 5, 4)
"""Hugging Face's first day."""


def feed(
    day: Annotated[
        date | None, typer.Option("--date", parser=read_day, metavar="<day>", help="This day, now.")
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", parser=read_day, metavar="<day>", help="This day and all days after it, now."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read; write and pay nothing.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Papers of a day.")] = None,
    again: Annotated[str, typer.Option("--again", help="Read the paper with this id anew.")] = "",
    config: ConfigFile = None,
) -> None:
    """Get a day's papers, have them read, and write the report: a line for each paper."""
    settings = load_settings(config)
    set_up_logging("ERROR")
    if day and since:
        raise ConfigError("--date and --since: expected one of them")
    if again and (day or since or dry_run):
        raise ConfigError("--again: expected without --date, --since and --dry-run")
    days = list(_days(day, since))
    if not asyncio.run(_feed(settings, Order(tuple(days), limit or 0), again, dry_run=dry_run)):
        raise typer.Exit(1)


def _days(day: date | None, since: date | None) -> Iterator[date]:
    today = utc_now().date()
    first = day or since
    if first is None:
        return
    if not _EARLIEST <= first <= today:
        name = "--date" if day else "--since"
        raise ConfigError(f"{name} {first}: expected a day from {_EARLIEST} to {today}")
    last = first if day else today
    for back in range((last - first).days, -1, -1):
        yield last - timedelta(days=back)


async def _feed(settings: Settings, order: Order, again: str, *, dry_run: bool) -> bool:
    """Feeds; returns whether all went well."""
    if dry_run:
        return await _try_out(settings, order)
    with open_store(settings, must_exist=False) as store:
        async with open_feeder(settings, store) as feeder:
            if again:
                order = replace(order, days=_days_of(feeder, again))
            with _make_bar() as bar:
                lines = _Lines(bar, bar.add_task("Feeding", total=None), feeder.reader is not None)
                feeder.watch = lines.add
                feeder.on_trouble = lines.trouble
                if not await feeder.feed(order):
                    sys.stderr.write("another process feeds; this one goes on when it is done\n")
                    await feeder.feed(order, wait=True)
            if not lines.written:
                for one in feeder.outlooks() if not order.days else ():
                    if one.day in lines.failed:
                        continue
                    if error := store.feedings.get(one.day).error:  # its next look is not due yet
                        lines.add(Step(one.day, "looked", message=error))
                    else:
                        typer.echo(_say_outlook(one))
                for day in order.days:
                    if day not in lines.failed:
                        typer.echo(f"{day}: no papers")
            return lines.well


def _make_bar() -> Progress:
    """Returns a bar for a terminal; it leaves standard output as it is, which may go to a file."""
    console = Console(stderr=True)
    return Progress(
        console=console, transient=True, redirect_stdout=False, disable=not console.is_terminal
    )


async def _try_out(settings: Settings, order: Order) -> bool:
    """Says what of the lists would be read; asks for no page and no answer."""
    feed, well = settings.feed, True
    choice = Choice(feed.words, feed.min_upvotes, min(filter(None, (feed.max_papers, order.most))))
    async with open_services(settings) as services:
        look, _ = look_of(feed.source, services)
        today = utc_now().date()
        back = (today - timedelta(days=days) for days in range(feed.look_back, -1, -1))
        for day in order.days or back:
            found = await look(day)
            if not isinstance(found, ListPage):
                reason = "not open yet" if isinstance(found, NotOpen) else found.reason
                typer.echo(f"{day}: {reason}")
                well = well and isinstance(found, NotOpen)
                continue
            papers = papers_of(add_look(Feeding(day), found, utc_now()), choice, {})
            typer.echo(f"{day}: {len(papers.chosen)} of {count(len(found.papers), 'paper')}")
            for paper in papers.chosen:
                typer.echo(f"{paper.id}  would be read: {paper.title}")
            for paper, reason in papers.left_out:
                typer.echo(f"{paper.id}  left out, {reason}: {paper.title}")
            for problem in found.problems:
                typer.echo(f"{day}: {problem}")
    return well


def _days_of(feeder: Feeder, given: str) -> tuple[date, ...]:
    """Has a paper be read again; returns the days whose reports have it."""
    paper_id = find_id(given)
    days = [
        feeding.day
        for feeding in feeder.store.feedings.since(_EARLIEST)
        if any(number == paper_id for number, _ in feeding.entries)
    ]
    if paper_id is None or not days:
        raise ConfigError(f"--again {given}: expected the id of a paper that the feed has read")
    feeder.store.readings.ask_again(paper_id)
    return tuple(days)


@dataclass
class _Lines:
    """Prints a line for each paper and each file as they come."""

    bar: Progress
    task: TaskID
    has_model: bool
    well: bool = True
    written: bool = False
    failed: set[date] = field(default_factory=set)
    _expected: dict[date, int] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)
    _troubles: set[str] = field(default_factory=set)

    def add(self, step: Step) -> None:
        """Prints what a step did."""
        if step.message:
            self.well = False
            self.failed.add(step.day)
            if step.message not in self._troubles:
                self._print(f"{step.day}: {step.message}", err=True)
        match step.kind:
            case "looked":
                self._expected[step.day] = len(step.papers)
            case "read":
                self._say(step.papers[0], step.readings)
            case "written":
                self._say_report(step)
        total = sum(self._expected.values())
        self.bar.update(self.task, total=total or None, completed=len(self._said))

    def trouble(self, reason: str) -> None:
        """Prints what an operator has to see to."""
        self.well = False
        self._troubles.add(reason)
        self._print(reason, err=True)

    def _print(self, line: str, *, err: bool = False) -> None:
        """Prints a line; on a terminal above the bar."""
        where = sys.stderr if err else sys.stdout
        if self.bar.disable or not where.isatty():
            typer.echo(line, err=err)
        else:
            self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _say_report(self, step: Step) -> None:
        for paper in step.papers:
            if paper.id not in self._said:
                own = tuple(one for one in step.readings if one.arxiv_id == paper.id)
                self._say(paper, own, before=True)
        for file in step.files:
            self.written = True
            self._print(f"{file.path}: {_FILES[file.outcome]}, {count(file.papers, 'paper')}")

    def _say(self, paper: Listed, readings: Sequence[Reading], *, before: bool = False) -> None:
        self._said.add(paper.id)
        if not readings:
            why = "no answer of the model" if self.has_model else "no model is configured"
            self.well &= not self.has_model
            self._print(f"{paper.id}  {ReadFrom.ABSTRACT}, {why}: {paper.title}")
            return
        tokens = sum(one.tokens_in + one.tokens_out for one in readings)
        seconds = sum(one.seconds for one in readings)
        first = readings[0]
        told = [
            first.source or "nothing",
            count(first.characters, "character"),
            count(tokens, "token"),
        ]
        told.append("read before" if before and first.is_settled else f"{seconds:.1f} s")
        for one in readings:
            told += _faults_of(one)
            self.well &= one.is_settled and not one.fallen_back
        self._print(f"{paper.id}  {', '.join(told)}: {paper.title}")


def _faults_of(reading: Reading) -> Iterator[str]:
    """Yields why a reading is not whole, in words."""
    if not reading.is_settled:
        yield f"{reading.language} waits ({reading.reason})"
    by_reason: dict[str, list[str]] = {}
    for section, reason in reading.fallen_back.items():
        by_reason.setdefault(reason, []).append(section.value)
    for reason, sections in by_reason.items():
        what = "all parts" if len(sections) == len(Section) else ", ".join(sections)
        yield f"{reading.language} from the abstract: {what} ({reason})"
    if reading.source == ReadFrom.ABSTRACT and reading.is_settled and reading.reason:
        yield f"no page ({reading.reason})"


def _say_outlook(one: Outlook) -> str:
    at = f", the report comes at {one.report_at:%H:%M} UTC" if one.report_at else ""
    match one.prospect:
        case Prospect.WEEKEND:
            return f"{one.day}: no papers, as on weekends"
        case Prospect.NOTHING_YET:
            return f"{one.day}: nothing listed yet{at}"
        case Prospect.READING:
            return f"{one.day}: {one.read} of {count(one.listed, 'paper')} read{at}"
        case Prospect.EMPTY:
            return f"{one.day}: no papers"
        case Prospect.WRITTEN:
            return f"{one.day}: written, {count(one.listed, 'paper')}"
