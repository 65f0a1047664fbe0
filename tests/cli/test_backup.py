"""``papergram backup``."""

from pathlib import Path

from bot.__main__ import call


def test_backup_copies_the_store_and_never_overwrites(loaded: Path) -> None:
    assert call(["backup", "copy.db"]) == 0
    assert (loaded / "copy.db").exists()
    assert call(["backup", "copy.db"]) == 1
