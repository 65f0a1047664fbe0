"""Whether the bot is at work, for who asks at ``/ready``."""

from bot.delivery.problems import About, Problems
from bot.delivery.round import Round
from bot.delivery.schedule.alarms import ALIVE


def not_ready(work: Round, problems: Problems) -> str | None:
    """Returns why the bot is not at work; ``None`` when it answers people and pushes.

    A full disk or a missing report do not count: another start would not mend them.
    """
    for about in (About.STORE, About.DATABASE, About.UPDATES):
        if about in problems.reasons:
            return f"{about}: {problems.reasons[about]}"
    if work.ticked is None:
        return "starting: Telegram was not reached yet"
    if (seconds := work.steady() - work.ticked) > ALIVE.total_seconds():
        return f"nothing was planned for {seconds:.0f} s"
    return None
