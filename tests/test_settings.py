"""Paths that somebody gives are made absolute where they are read, so that no later change of folder moves them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.settings import read_settings


@pytest.fixture(autouse=True)
def _somewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each test runs in a folder of its own that is also the home folder, and the environment names nothing."""
    for name in ("CTX_MAP_STORE", "CTX_MAP_DATA_DIR", "CTX_MAP_MANDATE", "CTX_MAP_AUDIT_ANCHORS", "CTX_MAP_BASE_MAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))


@pytest.mark.parametrize(
    ("given", "meant"),
    [("town", "town"), ("./town", "town"), ("../other/town", "../other/town"), ("~/town", "home/town"), ("~", "home")],
)
def test_a_path_is_absolute_whichever_way_it_is_given(
    given: str, meant: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CTX_MAP_STORE", "CTX_MAP_DATA_DIR", "CTX_MAP_MANDATE", "CTX_MAP_AUDIT_ANCHORS", "CTX_MAP_BASE_MAP"):
        monkeypatch.setenv(name, given)
    found = read_settings()
    for path in (Path(found.store), found.data_dir, found.mandate_file, found.base_map):
        assert path is not None
        assert path.is_absolute()
        assert path.resolve() == (tmp_path / meant).resolve()
    assert Path(read_settings(store=given).store).resolve() == (tmp_path / meant).resolve()


def test_an_absolute_path_stays_as_it_was_given(tmp_path: Path) -> None:
    assert read_settings(store=str(tmp_path / "town")).store == str(tmp_path / "town")


@pytest.mark.parametrize("address", ["neo4j://127.0.0.1:7687", "bolt+s://graph.example.org"])
def test_the_address_of_a_server_is_no_path(address: str) -> None:
    assert read_settings(store=address).store == address


def test_without_a_store_it_is_the_one_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CTX_MAP_DATA_DIR", "data")
    assert Path(read_settings().store) == tmp_path / "data" / "store"
