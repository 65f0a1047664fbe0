"""The digests that come with Papergram."""

from pathlib import Path


def find_seeds() -> Path:
    """Returns their folder: the repository's, or the copy in an installed package."""
    here = Path(__file__).parents[1]
    return next(p for p in (here.parent / "seeds", here / "seeds") if p.is_dir())


def newest_seed() -> Path:
    """Returns the file of the latest day."""
    return max(dated_seeds())


def dated_seeds() -> list[Path]:
    """Returns a file for each day; the name of an edition in another language says more."""
    return list(find_seeds().glob("????-??-??.md"))
