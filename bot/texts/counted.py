"""Numbers of things in English, for the command line and the log, which speak no other language."""


def count(number: int, thing: str) -> str:
    """Returns a number with the name of what it counts: "1 paper", "2 papers"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
