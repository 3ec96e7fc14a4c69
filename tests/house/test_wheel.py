"""The wheel works outside the repository: without Streamlit in an environment of its own, and with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

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
    """An environment with the pinned packages of the library and the wheel; its folder of programs."""
    folder = tmp_path_factory.mktemp("library")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = str(HOUSE / "requirements" / "library.txt")
    subprocess.run([*pip, "--require-hashes", "-r", pinned], check=True, timeout=900)
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    return programs


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
    folders["sample_data/saltmere/"] = "ctx_map/_data/sample_data/saltmere/"
    expected = {
        path.replace(folder, place, 1)
        for path in tracked
        for folder, place in folders.items()
        if path.startswith(folder)
    }
    assert expected - names == set()
    assert "ctx_map/py.typed" in names


def test_the_library_works_without_streamlit_and_outside_the_repository(library: Path, tmp_path: Path) -> None:
    assert outside(library / "python", ["-c", "import streamlit"], tmp_path).returncode == 1
    loaded = outside(library / "ctx-map", ["demo", "--no-app"], tmp_path)
    assert loaded.returncode == 0, loaded.stderr
    question = ["shared-places", "--store", "data/saltmere", "--as-at", "2026-11-15", "--format", "json"]
    asked = outside(library / "ctx-map", question, tmp_path)
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["rows"][0]["people"] > 20
    everything = "import ctx_map, ctx_map.export, ctx_map.maps, ctx_map.cli.main; print(ctx_map.__file__)"
    imported = outside(library / "python", ["-c", everything], tmp_path)
    assert str(library.parent) in imported.stdout


def test_the_app_without_streamlit_says_what_to_install(library: Path, tmp_path: Path) -> None:
    outside(library / "ctx-map", ["demo", "--no-app"], tmp_path)
    said = outside(library / "ctx-map", ["app", "--store", "data/saltmere"], tmp_path)
    assert said.returncode == 2
    assert 'install "ctx-map[app]"' in said.stderr


def test_the_app_opens_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    environment = {"PYTHONPATH": str(tmp_path / "installed"), "CTX_MAP_DATA_DIR": str(tmp_path / "data")}
    with Serving(["demo", "--no-browser"], tmp_path, environment) as app:
        assert app.status("/") == 200
        assert app.status("/_stcore/health") == 200
