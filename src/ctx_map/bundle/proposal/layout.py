"""How a file or sheet is laid out, where a person says it: if it is taken, its header, and cells with several ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctx_map.bundle.header import HeaderAt, HeaderRows


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person says of one file or sheet."""

    taken: bool = True
    header: HeaderAt = None
    """The first row of the header. None means that it is found."""
    header_rows: int = 1
    splits: Mapping[str, str] = field(default_factory=dict)
    """The sign between several ids in one cell, by the name of the column."""

    @property
    def is_said(self) -> bool:
        """Whether a person has said where the header is, or how many rows it has."""
        return self.header is not None or self.header_rows > 1

    @property
    def at(self) -> HeaderAt:
        """Where the header is, as a reader of files is told."""
        if self.header_rows == 1 or isinstance(self.header, HeaderRows):
            return self.header
        return HeaderRows(self.header, self.header_rows)


USUAL = Layout()
Layouts = Mapping[str, Layout]
"""By the names of files and sheets as a proposal has them."""
