"""What is found in a folder, and how it is read."""

import os
import socket
from pathlib import Path

import pytest

from bot.feed.folder import BusyError, decode, find_reports, look, read


def write(path: Path, content: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def faults(folder: Path) -> dict[str, str]:
    """Returns what is found in a folder, with the first words of each fault."""
    return {
        str(found.path.relative_to(folder)): found.fault.partition(";")[0]
        for found in find_reports(folder)
    }


def test_reports_are_found_in_subfolders_by_any_ending(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.MD", "a/02/b.markdown", "a/02/a.txt"):
        write(tmp_path / name)
    for name in (".x.md.swp", ".#a.md", "~$a.md", "a.md~", "a.md.part", ".git/a.md", "a.pdf"):
        write(tmp_path / name)

    assert list(faults(tmp_path)) == ["a/02/a.txt", "a/02/b.markdown", "a/c.MD", "b.md"]
    assert set(faults(tmp_path).values()) == {""}


def test_what_is_no_file_is_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(tmp_path / "socket.md"))
    write(tmp_path / "folder.md" / "a.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "circle.md").symlink_to("circle.md")
    (tmp_path / "dangling.md").symlink_to("nothing")
    (tmp_path / "around").symlink_to(tmp_path)
    (tmp_path / "circle").symlink_to("circle")

    assert faults(tmp_path) == {
        "around": "is a link to a folder",
        "circle.md": "too many levels of symbolic links",
        "dangling.md": "no such file or directory",
        "device.md": "is a device",
        "folder.md": "is a directory",
        "pipe.md": "is a pipe",
        "socket.md": "is a socket",
    }


def test_a_folder_that_is_a_link_is_looked_into(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.md")
    (tmp_path / "link").symlink_to("real")

    assert faults(tmp_path / "link") == {"a.md": ""}


def test_depth_has_a_limit(tmp_path: Path) -> None:
    write(tmp_path / "1/2/3/4/a.md")
    write(tmp_path / "1/2/3/4/5/a.md")

    assert faults(tmp_path) == {"1/2/3/4/5": "is more than 4 folders deep", "1/2/3/4/a.md": ""}


def test_names_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.feed.folder._MOST_NAMES", 5)
    for number in range(9):
        write(tmp_path / f"{number}.md")

    found = faults(tmp_path)

    assert found.pop(".") == "more than 5 names"
    assert len(found) == 5


def test_a_pipe_in_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    found = look(path)
    path.unlink()
    os.mkfifo(path)

    with pytest.raises(BusyError):
        read(found)


@pytest.mark.parametrize("content", ["xy", "y"])
def test_another_content_than_at_the_look_is_not_read(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a.md")
    found = look(path)
    os.utime(write(path, content), (1, 1))

    with pytest.raises(BusyError):
        read(found)


def test_a_file_that_vanished_raises(tmp_path: Path) -> None:
    found = look(write(tmp_path / "a.md"))
    found.path.unlink()

    with pytest.raises(FileNotFoundError):
        read(found)


def test_bytes_become_text_with_or_without_a_mark() -> None:
    assert decode("日报".encode("utf-8-sig")) == decode("日报".encode()) == "日报"
