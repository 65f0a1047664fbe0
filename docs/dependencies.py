"""Writes docs/dependencies.md: what Papergram depends on, under which licences and how old.

    uv run python docs/dependencies.py

Licences are those that the installed packages declare. Dates are those on which the pinned versions
were published, as ``uv.lock`` has them from the package index; ``.ci/pin`` writes that file.
"""

import re
import tomllib
from datetime import date
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
HEAD = """# What Papergram depends on

What `papergram run` installs, written by `uv run python docs/dependencies.py`. "Published" is when
the pinned version came out. What is older than two years beside the newest stands below, with a
reason.

| package | version | licence | published |
| --- | --- | --- | --- |
"""
REASONS = {
    "cycler": "a part of matplotlib, kept by its makers, and finished",
    "fluent-syntax": "the parser of Fluent's own makers; it reads nothing but the bot's "
    "own catalogues, whose format has not changed since",
    "mdurl": "a small part of markdown-it-py, which rich needs, and kept with it",
    "sniffio": "openai needs it to tell which event loop runs, and it is finished",
    "shellingham": "typer needs it for the completion of shells, which Papergram does not offer",
}
"""Why a version that is older than two years is kept."""
_LONGEST = 60
_TWO_YEARS = 2 * 365


def main() -> None:
    """Writes the page."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    published = {
        (package["name"], package["version"]): min(
            file["upload-time"] for file in package["wheels"]
        )[:10]
        for package in lock["package"]
        if package.get("wheels")
    }
    pinned = re.findall(
        r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.M
    )
    rows = []
    for name, version in dict(pinned).items():
        try:
            licence = licence_of(metadata(name))
        except ModuleNotFoundError:  # for another system
            continue
        rows.append((name, version, licence, published[name, version]))
    newest = max(date.fromisoformat(row[3]) for row in rows)
    old = [row for row in rows if (newest - date.fromisoformat(row[3])).days > _TWO_YEARS]
    text = HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    text += "\n## Older than two years\n\n"
    text += "".join(f"- {name} {version}: {REASONS[name]}.\n" for name, version, *_ in old)
    PAGE.write_text(text, encoding="utf-8")
    print(f"{len(rows)} packages, {len(old)} older than two years")  # noqa: T201  a script


def licence_of(declared: PackageMetadata) -> str:
    """Returns the licence that a package declares, in one short form."""
    if "License-Expression" in declared:
        return declared["License-Expression"]
    named = [
        line.rpartition(" :: ")[2]
        for line in declared.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    if named:
        return ", ".join(named)
    text = declared["License"] if "License" in declared else "not declared"  # noqa: SIM401  it has no get
    return text.partition("\n")[0][:_LONGEST]


if __name__ == "__main__":
    main()
