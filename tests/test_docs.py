"""The documents are true: their commands, keys, paths and pinned versions exist."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import typer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.__main__ import app
from bot.cards.settings import SETTINGS
from bot.chat.routes import MENU
from bot.config import Settings, load_settings
from tests.layers import rooms_used

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")),
    *sorted((ROOT / "docs").glob("*.md")),
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_command_is_in_the_documents() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    operating = text_of("docs/operating.md")

    assert {name for name in commands if f"`papergram {name}" not in operating} == set()


def test_every_chat_command_is_in_the_readme() -> None:
    readme = text_of("README.md")

    assert {name for name in MENU if f"`/{name}" not in readme} == set()


def test_every_setting_of_a_subscription_is_in_the_readme() -> None:
    (row,) = (line for line in text_of("README.md").splitlines() if "`/settings time" in line)

    assert {one.name for one in SETTINGS} - set(re.findall(r"`(?:/settings )?(\w+) ", row)) == set()


def test_every_key_of_the_configuration_is_in_the_documents() -> None:
    operating = text_of("docs/operating.md")
    keys = {
        f"{section}.{key}"
        for section, field in Settings.model_fields.items()
        for key in field.annotation.model_fields  # type: ignore[union-attr]
    }

    assert {key for key in keys if f"`{key}`" not in operating} == set()


def test_the_example_configuration_is_the_defaults() -> None:
    example = ROOT / "config.example.toml"

    assert load_settings(example, environ={}) == load_settings(None, environ={})
    shown = {
        f"{section}.{key}"
        for section, keys in tomllib.loads(example.read_text(encoding="utf-8")).items()
        for key in keys
    }
    assert shown == {
        f"{section}.{key}"
        for section, values in load_settings(example, environ={}).model_dump().items()
        for key in values
    }


def test_every_folder_of_the_bot_is_in_the_architecture() -> None:
    architecture = text_of("docs/architecture.md")
    files = (path for path in (ROOT / "bot").rglob("*") if path.is_file())
    folders = {path.parent.relative_to(ROOT).as_posix() for path in files}
    kept = {folder for folder in folders if "__pycache__" not in folder}

    assert {folder for folder in kept if f"`{folder}`" not in architecture} == set()


def test_every_class_that_the_architecture_names_exists() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    named = set(re.findall(r"`([A-Z]\w*[a-z]\w*)`", text_of("docs/architecture.md")))

    assert named - set(re.findall(r"^class (\w+)", sources, re.MULTILINE)) == set()


def test_the_diagram_of_the_rooms_is_what_they_import() -> None:
    """Each arrow has an import behind it, and each import an arrow or a way along several."""
    diagram = text_of("docs/architecture.md").partition("flowchart")[2].partition("```")[0]
    boxes = {
        room: box
        for box, rooms in re.findall(r'(\w+)\["([^"]+)"\]', diagram)
        for room in rooms.split(", ")
    }
    plain = re.sub(r'\["[^"]+"\]', "", diagram)
    arrows = set(re.findall(r"(\w+) --> (\w+)", plain))
    files = {
        path.relative_to(ROOT / "bot").as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "bot").rglob("*.py")
    }
    used = rooms_used(files)
    imports = {
        (boxes[one], boxes[room])
        for room in boxes
        for one in used[room]
        if boxes[one] != boxes[room]
    }
    ways = set(arrows)
    while more := {(a, d) for a, b in ways for c, d in arrows if b == c} - ways:
        ways |= more

    assert {room for room, others in used.items() if others} - set(boxes) == set()
    assert arrows - imports == set(), "arrows without an import"
    assert imports - ways == set(), "imports without an arrow"


def paths_in(text: str, folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Yields the paths in a document: as written, where they begin, and a pattern from there.

    In code a path begins at the repository's root, in a link at the document's ``folder``.
    """
    for link in re.findall(r"\]\(([^)#:\s]+)\)", text):
        yield link, folder, link
    tops = {path.name for path in ROOT.iterdir()} - {"config.toml"}
    for span in re.findall(r"```\w*\n(.*?)```|`([^`\n]+)`", text, re.DOTALL):
        for word in "".join(span).split():
            if re.fullmatch(r"(bot|benchmarks|tests)(\.\w+)+", word):
                yield word, ROOT, word.replace(".", "/") + "*"
            elif word.partition("/")[0] in tops or ("/" in word and word.endswith(".py")):
                yield word, ROOT, word.rstrip("/")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = list(paths_in(document.read_text(encoding="utf-8"), document.parent))

    assert named
    assert {
        word
        for word, start, pattern in named
        if not (start / pattern).resolve().exists() and not any(start.glob(pattern))
    } == set()


def pins_in(name: str) -> Mapping[str, list[Requirement]]:
    """Returns the pinned versions in a file, each with a hash; markers may tell several apart."""
    pins: defaultdict[str, list[Requirement]] = defaultdict(list)
    for line in text_of(f"requirements/{name}.txt").replace("\\\n", "").splitlines():
        written, *hashes = line.split("--hash=sha256:")
        pin = Requirement(written.strip())
        assert hashes, f"{pin.name} has no hash"
        pins[canonicalize_name(pin.name)].append(pin)
    return pins


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["dependency-groups"]["dev"]),
        ("tools", PROJECT["dependency-groups"]["tools"]),
        ("tools", PROJECT["build-system"]["requires"]),
    ],
)
def test_every_dependency_is_pinned_within_its_range(name: str, wanted: list[str]) -> None:
    pins = pins_in(name)

    for requirement in map(Requirement, wanted):
        for python in PYTHONS:
            environment = {
                "python_version": python,
                "python_full_version": f"{python}.1",
                "sys_platform": "linux",
                "platform_system": "Linux",
            }
            versions = [
                str(pin.specifier).removeprefix("==")
                for pin in pins[canonicalize_name(requirement.name)]
                if pin.marker is None or pin.marker.evaluate(environment)
            ]
            assert len(versions) == 1, f"{requirement.name} on Python {python}: {versions}"
            assert requirement.specifier.contains(versions[0]), requirement.name


def test_every_package_that_runs_has_its_licence_and_age_in_the_documents() -> None:
    """``uv run python docs/dependencies.py`` writes them."""
    page = text_of("docs/dependencies.md")
    rows = re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \| (.+) \| (\d{4}-\d\d-\d\d) \|$", page, re.M)
    pins = [pin for found in pins_in("run").values() for pin in found]
    here = {pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()}
    newest = max(date.fromisoformat(row[3]) for row in rows)
    old = [row[0] for row in rows if newest - date.fromisoformat(row[3]) > timedelta(days=730)]

    assert {name for name, *_ in rows} == here
    assert {f"{name}=={version}" for name, version, *_ in rows} <= {
        f"{pin.name}{pin.specifier}" for pin in pins
    }
    assert {name for name, _, licence, _ in rows if licence == "not declared"} == set()
    assert {name for name in old if not re.search(rf"^- {name} [\d.]+: \w+", page, re.M)} == set()


def test_no_package_index_is_named() -> None:
    names = re.compile(rb"index[-_]url|pypi\.org|python[h]osted")
    unkept = {"uv.lock", ".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
    tops = [path for path in ROOT.iterdir() if path.name not in unkept]
    files = [path for top in tops for path in [top, *top.rglob("*")] if path.is_file()]
    kept = [path for path in files if not path.is_relative_to(ROOT / ".ci" / "tools")]

    assert ROOT / ".github" / "workflows" / "ci.yml" in kept
    assert {path for path in kept if names.search(path.read_bytes())} == set()
