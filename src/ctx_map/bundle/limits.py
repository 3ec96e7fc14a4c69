"""How large and how slow a file may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000
MOST_HEADER_ROWS = 10
"""Rows of a header whose names are joined."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on what is read, in bytes, characters and seconds. The defaults are for the command line."""

    file_bytes: int = 500 * MB
    unpacked_bytes: int = 2_000 * MB
    """All members of a .zip or workbook together, unpacked."""
    ratio: int = 200
    """Unpacked to packed size of one member that is larger than `ratio_from` bytes."""
    ratio_from: int = 10 * MB
    files: int = 1_000
    """Files of a folder, members of a .zip or workbook."""
    columns: int = 1_000
    header_bytes: int = 4 * MB
    cell_characters: int = 100_000
    id_characters: int = 200
    child_seconds: int = 120
    """Time for a workbook to be read in."""
    child_bytes: int = 3_000 * MB
    """Memory of the process that reads a workbook."""


LIMITS = Limits()
