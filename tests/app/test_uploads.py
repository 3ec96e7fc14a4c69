"""Uploaded files lie in a private folder while they are read, and nowhere afterwards."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from ctx_map.errors import FileRefused
from ctx_map_app.asking.uploads import LARGEST, on_disk, safe_name


def uploaded(files: Mapping[str, bytes]) -> list[UploadedFile]:
    """Files as Streamlit hands them over."""
    return [UploadedFile(UploadedFileRec(name, name, "", data), FileURLs()) for name, data in files.items()]


def test_csv_files_become_a_folder() -> None:
    with on_disk(uploaded({"people.csv": b"id\n", "LINKS.CSV": b"from\n"}), name="police") as folder:
        assert folder.name == "police"
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
            "people.csv": b"id\n",
            "LINKS.csv": b"from\n",
        }


def test_a_zip_stays_a_file() -> None:
    with on_disk(uploaded({"town.zip": b"PK"}), name="") as path:
        assert (path.name, path.read_bytes()) == ("town.zip", b"PK")


def test_only_this_user_may_read_them_and_nothing_stays() -> None:
    with on_disk(uploaded({"people.csv": b"id\n"}), name="x") as folder:
        assert stat.S_IMODE((folder / "people.csv").stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert not folder.parent.exists()


def test_nothing_stays_when_reading_fails() -> None:
    def read(seen: list[Path]) -> None:
        with on_disk(uploaded({"people.csv": b"id\n"}), name="x") as folder:
            seen.append(folder)
            raise FileRefused("no")

    seen: list[Path] = []
    with pytest.raises(FileRefused):
        read(seen)
    assert not seen[0].parent.exists()


@pytest.mark.parametrize(
    "name", ["../../people.csv", "..\\people.csv", "/etc/people.csv", "a\nb.csv", "people.csv\u202e"]
)
def test_a_name_leads_nowhere_else(name: str) -> None:
    with on_disk(uploaded({name: b"id\n"}), name="../x") as folder:
        assert [path.parent for path in folder.iterdir()] == [folder]
    assert "/" not in safe_name(name)


def test_a_zip_beside_other_files_is_refused() -> None:
    with (
        pytest.raises(FileRefused, match=r"one \.zip or .xlsx at a time"),
        on_disk(uploaded({"a.zip": b"", "b.csv": b""}), name="x"),
    ):
        pass


def test_too_much_together_is_refused() -> None:
    half = b"x" * (LARGEST // 2 + 1)
    with pytest.raises(FileRefused, match="20 MB"), on_disk(uploaded({"a.csv": half, "b.csv": half}), name="x"):
        pass


def test_a_manifest_goes_with_tables_and_with_a_workbook() -> None:
    for tables in ({"people.csv": b"id\n"}, {"town.xlsx": b"PK"}):
        with on_disk(uploaded({**tables, "bundle.toml": b"format = 1"}), name="police") as folder:
            assert {path.name for path in folder.iterdir()} == {*tables, "bundle.toml"}


@pytest.mark.parametrize("others", [("town.zip", "bundle.toml"), ("town.xlsx", "people.csv"), ("a.xlsx", "b.xlsx")])
def test_files_that_do_not_make_one_bundle_are_refused(others: tuple[str, ...]) -> None:
    with pytest.raises(FileRefused, match="one bundle"), on_disk(uploaded(dict.fromkeys(others, b"x")), name="x"):
        pass
