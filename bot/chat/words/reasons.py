"""Why messages did not arrive, in the reader's words; the ledger keeps what Telegram said."""

_KINDS = {
    "reason-topic": ("thread not found", "topic_closed", "topic_deleted"),
    "reason-rights": ("rights", "write access", "chat_write_forbidden"),
    "reason-out": (
        "blocked", "kicked", "left", "not a member", "deactivated", "was deleted",
        "chat not found", "can't initiate", "can't send messages to",
    ),
    "reason-stopped": ("asked", "subscription has ended"),
    "reason-interrupted": ("process stopped",),
}  # fmt: skip
"""Parts of the ledger's reasons, in lower case; the first kind that fits counts."""


def key_of(reason: str) -> str:
    """Returns the key of the text for a reason of the ledger; a refusal when nothing else fits."""
    said = reason.casefold()
    fits = (key for key, parts in _KINDS.items() if any(part in said for part in parts))
    return next(fits, "reason-refused")
