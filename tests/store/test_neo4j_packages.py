"""A cache of packages that is half filled is found, cleared and filled again, by one process at a time."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest

from ctx_map.store.neo4j_home import fetched
from ctx_map.store.neo4j_packages import HalfFetched, one_at_a_time, whole

LIST = '[[dependencies]]\nartifactId = "server"\nversion = "1"\npackaging = "jar"\n'


def packages_in(folder: Path) -> Path:
    """A folder with one whole package and its list."""
    (folder / "jars").mkdir(parents=True)
    with zipfile.ZipFile(folder / "jars" / "server-1.jar", "w") as jar:
        jar.writestr("Main.class", b"code " * 1000)
    (folder / "jgo.lock.toml").write_text(LIST, "utf-8")
    return folder


def cut(folder: Path) -> None:
    jar = folder / "jars" / "server-1.jar"
    jar.write_bytes(jar.read_bytes()[:100])


def test_whole_packages_stay(tmp_path: Path) -> None:
    packages = packages_in(tmp_path / "env")
    assert whole(packages, repository=tmp_path / "m2") == packages


@pytest.mark.parametrize("fault", ["cut", "missing", "no list"])
def test_half_filled_packages_are_removed_with_the_broken_file_they_came_from(tmp_path: Path, fault: str) -> None:
    packages = packages_in(tmp_path / "env")
    kept = tmp_path / "m2" / "org" / "server-1.jar"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"half")
    {
        "cut": lambda: cut(packages),
        "missing": (packages / "jars" / "server-1.jar").unlink,
        "no list": (packages / "jgo.lock.toml").unlink,
    }[fault]()
    with pytest.raises(HalfFetched):
        whole(packages, repository=tmp_path / "m2")
    assert not packages.exists()
    assert kept.exists() is (fault == "no list")


def test_the_next_try_fills_the_cache_again(tmp_path: Path) -> None:
    tries: list[int] = []

    def fetch() -> Path:
        tries.append(1)
        packages = packages_in(tmp_path / "env")
        if len(tries) == 1:
            cut(packages)
        return whole(packages, repository=tmp_path / "m2")

    assert fetched(fetch, waits=(0,)) == tmp_path / "env"
    assert len(tries) == 2


def test_one_process_fetches_at_a_time(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with one_at_a_time(tmp_path):
            order.append("second")

    with one_at_a_time(tmp_path):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(timeout=0.5)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]
