"""The tour: plays a reader's first minutes and checks them."""

from rich.console import Console

from bot.errors import PapergramError
from bot.offline.stage import Stage, set_stage
from bot.offline.standin import Message, Person
from bot.papers import State
from bot.terminal import draw

_WITHIN = 30.0
"""Seconds for each step until the tour fails."""


async def tour(console: Console) -> None:
    """Plays the tour. Raises ``PapergramError`` when a step fails or takes too long."""
    try:
        await _play(console)
    except TimeoutError as error:
        raise PapergramError(f"the tour came to no end: {error}") from error
    console.print("The tour is over. Run it on a terminal to try the bot yourself.")


async def _play(console: Console) -> None:
    async with set_stage() as stage:
        await stage.start()
        reader = stage.telegram.person("You")
        said = await _say(stage, reader, console, "/start")
        console.print("\n[dim]… the day's report falls into the folder …[/dim]\n")
        stage.drop_seeds()
        await _await_push(stage, reader, console, said)
        results = await _say(stage, reader, console, "/search robotics")
        button = results.buttons[0]
        console.print(f"\n[bold green]You tap[/bold green] [ {button['text']} ]\n")
        edits = results.edits
        await reader.tap(results, button["callback_data"])
        await stage.telegram.wait_for_edit(results, edits=edits)
        _show(console, results)
        await _say(stage, reader, console, "/paper 2602.12617")
        counts = stage.store.ledger.counts()
        owed = ", ".join(f"{count} {state.value}" for state, count in counts.items() if count)
        console.print(f"\n[dim]The ledger: {owed}.[/dim]\n")
        if counts[State.SENT] != sum(counts.values()) or not counts[State.SENT]:
            raise PapergramError(f"the push did not arrive whole; the ledger: {owed}")
        _check(stage)


async def _say(stage: Stage, reader: Person, console: Console, text: str) -> Message:
    """Has the reader say something, shows the bot's answer and returns it."""
    console.print(f"\n[bold green]You[/bold green] {text}\n")
    answer = await stage.answer(reader, text, within=_WITHIN)
    _show(console, answer)
    _check(stage)
    return answer


def _check(stage: Stage) -> None:
    if stage.telegram.violations:
        raise PapergramError(f"Telegram would object: {stage.telegram.violations}")


async def _await_push(stage: Stage, reader: Person, console: Console, last: Message) -> None:
    """Waits for all messages of the overview and shows them."""
    titles = listed = 0
    while not titles or listed < titles:
        last = await stage.telegram.wait_for_message(reader, after=last, within=_WITHIN)
        _show(console, last)
        listed += sum(button["text"].isdigit() for button in last.buttons)
        day = stage.store.papers.newest_day()
        titles = len(stage.store.papers.of_day(day)) if day else 0


def _show(console: Console, message: Message) -> None:
    rows = (message.markup or {}).get("inline_keyboard", [])
    labels = [[str(button["text"]) for button in row] for row in rows]
    console.print(draw(message.html, labels, title="Papergram"))
