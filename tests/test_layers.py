"""The direction of the arrows: who may import whom, and which rooms touch nothing outside."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "bot"

PURE = (
    "papers.py", "errors.py", "arxiv.py",
    "intake/outline.py", "intake/labels.py", "intake/sections.py", "intake/report.py",
    "cards", "delivery/plan.py", "delivery/pace.py", "delivery/chat_pace.py",
    "delivery/lateness.py",
    "chat/hours.py", "chat/cities.py", "chat/reasons.py", "chat/wishes.py",
    "chat/throttle.py", "chat/chart.py",
    "store/search/query.py", "store/search/text.py", "store/search/forms.py",
    "store/search/expansion.py", "store/search/segmentation.py", "store/search/slips.py",
    "store/search/pairs.py", "store/search/ranking.py", "store/search/answer.py",
    "store/search/highlight.py",
)  # fmt: skip
OUTSIDE = {
    "aiohttp", "alembic", "apscheduler", "asyncio", "httpx", "os", "pathlib", "socket",
    "sqlalchemy", "sqlite3", "sqlmodel", "subprocess", "telegram", "threading",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "monotonic", "perf_counter"}

# A room may import from those to the left of it, and from itself.
ORDER = (
    {"papers", "errors", "arxiv"},
    {
        "cards",
        "intake.outline",
        "intake.labels",
        "intake.sections",
        "intake.report",
        "delivery.plan",
        "delivery.pace",
        "delivery.chat_pace",
        "store.search",
    },
    {"store"},
    {"delivery.transport", "delivery.sender", "intake.folder"},
    {"delivery"},
    {"chat"},
    {"config"},
    {"app"},
    {"terminal", "simulation", "commands", "demo", "__main__"},
)
EXCEPTIONS = {
    ("chat.texts", "cards"),
}
"""The catalogue is read by the chat, the push and the command line; it knows only ``Say``."""


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    """Every module that a file imports, ``from a import b`` as ``a`` and ``a.b``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rank(name: str) -> int | None:
    """The place of a module in the order: that of the longest entry that is its prefix."""
    best: tuple[int, int] | None = None
    for place, rooms in enumerate(ORDER):
        for room in rooms:
            if (name == room or name.startswith(room + ".")) and (
                best is None or len(room) > best[0]
            ):
                best = (len(room), place)
    return best[1] if best else None


def is_pure(path: Path) -> bool:
    relative = path.relative_to(ROOT).as_posix()
    return any(relative == entry or relative.startswith(entry + "/") for entry in PURE)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    name = name_of(path)
    own = rank(name)
    for imported in imports(path):
        other = imported.removeprefix("bot.")
        if not imported.startswith("bot.") or name.startswith("standin"):
            continue
        place = rank(other)
        if own is not None and place is not None and place > own:
            assert any(name.startswith(a) and other.startswith(b) for a, b in EXCEPTIONS), (
                f"{name} imports {other}"
            )


@pytest.mark.parametrize("path", [p for p in modules() if is_pure(p)], ids=name_of)
def test_pure_rooms_touch_nothing_outside(path: Path) -> None:
    assert {name.partition(".")[0] for name in imports(path)} & OUTSIDE == set()
    called = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert called & CLOCKS == set()


@pytest.mark.parametrize(
    "path", [p for p in modules() if name_of(p).startswith("standin")], ids=name_of
)
def test_the_stand_in_knows_nothing_of_the_bot(path: Path) -> None:
    known = {name for name in imports(path) if name.startswith("bot.")}

    assert {name for name in known if not name.startswith("bot.standin")} == set()


def test_only_the_composition_root_reads_the_configuration() -> None:
    readers = {name_of(p) for p in modules() if "bot.config" in imports(p)}

    assert {name for name in readers if name.partition(".")[0] not in {
        "app", "__main__", "commands", "demo", "simulation"}} == set()  # fmt: skip


def test_only_the_store_opens_sessions() -> None:
    openers = {
        name_of(p)
        for p in modules()
        if imports(p) & {"sqlmodel.Session", "sqlalchemy.create_engine"}
    }

    assert {name for name in openers if not name.startswith("store")} == set()
