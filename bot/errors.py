"""The exceptions that Papergram raises on purpose.

    PapergramError
    ├── ConfigError        a key or an argument that cannot be used (exit code 2)
    ├── DigestError        a file that is no digest: path, line, what was expected
    └── StoreError         a store that cannot be opened or used as it is
        └── StoreAwayError     a database that does not answer for now

Each message is one line that a person can act on. Bugs are not wrapped, so that they surface.
"""


class PapergramError(Exception):
    """The root of all exceptions here. Its text is shown to a person as it is."""


class ConfigError(PapergramError):
    """A configuration key or an argument has a value that cannot be used."""


class DigestError(PapergramError):
    """A file cannot be read as a digest.

    ``line`` counts from 1. It is ``None`` when the whole file is wrong, such as one not in UTF-8.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class StoreError(PapergramError):
    """The store cannot be opened or used. The text names the file and says what to do."""


class StoreAwayError(StoreError):
    """The database does not answer for now; what was under way may be kept or not."""
