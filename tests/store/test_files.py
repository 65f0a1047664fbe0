"""What the folder scan remembers of each file."""

from bot.store.files import SeenFile
from bot.store.store import Store
from tests.store.values import NOW


def test_nothing_is_remembered_at_first(store: Store) -> None:
    assert store.files.all() == {}


def test_files_are_remembered_by_their_path(store: Store) -> None:
    good = SeenFile("/d/a.md", "1", "new")
    bad = SeenFile("/d/b.md", "2", "refused", "empty", 3)
    for file in (good, bad):
        store.files.remember(file, NOW)

    assert store.files.all() == {"/d/a.md": good, "/d/b.md": bad}


def test_what_a_file_is_now_takes_the_place_of_what_it_was(store: Store) -> None:
    store.files.remember(SeenFile("/d/a.md", "1", "refused", "empty", 3), NOW)
    store.files.remember(SeenFile("/d/a.md", "2", "changed"), NOW)

    assert store.files.all() == {"/d/a.md": SeenFile("/d/a.md", "2", "changed")}
