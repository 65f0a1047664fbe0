"""The digests that come with Papergram."""

from pathlib import Path


def find_seeds() -> Path:
    """Their folder: the repository's, or the installed package's copy."""
    here = Path(__file__).parents[1]
    return next(p for p in (here.parent / "seeds", here / "seeds") if p.is_dir())


def newest_seed() -> Path:
    """The file of the latest day; files are named by their day."""
    return max(find_seeds().glob("*.md"))
