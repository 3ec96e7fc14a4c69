"""The wheel works outside the repository: without Streamlit in an environment of its own, and with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from house.files import HOUSE
from serving import Serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the tracked and new files."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=HOUSE, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def library(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and the pinned packages of the library, lent by this one; its programs."""
    folder = tmp_path_factory.mktemp("library")
    venv.create(folder / "env", with_pip=False)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    where = [str(programs / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
    for name, version in pinned("library"):
        lend(name, version, packages)
    install = ["-m", "pip", "--python", str(programs / "python"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, *install, "--no-deps", "--no-index", str(wheel)], check=True)
    return programs


def pinned(which: str) -> Iterator[tuple[str, str]]:
    """Name and version of every package of a list of requirements that this system needs."""
    for line in (HOUSE / "requirements" / f"{which}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            wanted = Requirement(line.rstrip("\\ "))
            if wanted.marker is None or wanted.marker.evaluate():
                yield wanted.name, str(wanted.specifier).removeprefix("==")


def lend(name: str, version: str, packages: Path) -> None:
    """Links the files of a package of this environment into the folder of packages of another."""
    found = distribution(name)
    assert found.version == version, f"{name} is here in another version than is pinned"
    tops = {path.parts[0] for path in found.files or ()} - {"..", "__pycache__"}
    for top in tops:
        if not (packages / top).exists():
            (packages / top).symlink_to(str(found.locate_file(top)))


def outside(program: Path, arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program of that environment in a folder that is no repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CTX_MAP_", "PYTHON"))}
    environment = kept | {"CTX_MAP_DATA_DIR": str(folder / "data")}
    return subprocess.run(
        [str(program), *arguments], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_the_wheel_brings_statements_the_town_the_app_and_its_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    tracked = subprocess.run(["git", "ls-files"], cwd=HOUSE, check=True, capture_output=True, text=True).stdout.split()
    folders = {"src/ctx_map/": "ctx_map/", "cypher/": "ctx_map/_data/cypher/", "app/ctx_map_app/": "ctx_map_app/"}
    for folder in ("saltmere", "meetings"):
        folders[f"sample_data/{folder}/"] = f"ctx_map/_data/sample_data/{folder}/"
    expected = {
        path.replace(folder, place, 1)
        for path in tracked
        for folder, place in folders.items()
        if path.startswith(folder)
    }
    assert expected - names == set()
    assert "ctx_map/py.typed" in names


@pytest.fixture(scope="module")
def loaded(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is no repository, in which the library has loaded the sample town."""
    folder = tmp_path_factory.mktemp("outside")
    done = outside(library / "ctx-map", ["demo", "--no-app"], folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_library_works_without_streamlit_and_outside_the_repository(library: Path, loaded: Path) -> None:
    assert outside(library / "python", ["-c", "import streamlit"], loaded).returncode == 1
    question = ["shared-places", "--store", "data/saltmere", "--as-at", "2026-11-15", "--format", "json"]
    asked = outside(library / "ctx-map", question, loaded)
    assert asked.returncode == 0, asked.stderr
    people = [row["people"] for row in json.loads(asked.stdout)["rows"]]
    assert people[0] <= 20 < people[-1], "a place of most young people comes last"
    everything = "import ctx_map, ctx_map.export, ctx_map.maps, ctx_map.cli.main; print(ctx_map.__file__)"
    imported = outside(library / "python", ["-c", everything], loaded)
    assert str(library.parent) in imported.stdout


def test_the_app_without_streamlit_says_what_to_install(library: Path, loaded: Path) -> None:
    said = outside(library / "ctx-map", ["app", "--store", "data/saltmere"], loaded)
    assert said.returncode == 2
    assert 'Install "ctx-map[app]"' in said.stderr


def test_the_app_opens_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    environment = {"PYTHONPATH": str(tmp_path / "installed"), "CTX_MAP_DATA_DIR": str(tmp_path / "data")}
    with Serving(["demo", "--no-browser"], tmp_path, environment) as app:
        assert app.status("/") == 200
        assert app.status("/_stcore/health") == 200
