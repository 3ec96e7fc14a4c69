"""The bench has a row for every format of a file, and each can be run. Nothing is timed here."""

from __future__ import annotations

import pytest

from bench.export_rows import RIVALS, export_row
from ctx_map.export import EXPORTERS


def test_every_format_is_held_against_the_library_that_writes_it() -> None:
    assert set(RIVALS) == set(EXPORTERS)


@pytest.mark.parametrize("name", [name for name in RIVALS if name != "html"])
def test_a_row_writes_a_file_and_so_does_the_library(name: str) -> None:
    row = export_row(name)(200)
    for run in (row.ours, *row.rivals.values()):
        run()
