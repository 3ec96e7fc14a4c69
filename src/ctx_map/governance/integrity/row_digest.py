"""Keyed digests of rows: BLAKE2b over a row's values, summed over rows modulo 2^64 in two lanes.

Without the key nobody can tell which other rows would have the same sum. A sum, unlike exclusive or, also notices a row
that is there twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import polars as pl

from ctx_map.network.arrays import Codes

_LANES, _BYTES = 2, 16
_MODULUS = 1 << 64
_AT_A_TIME = 100_000
"""Rows whose texts are in memory at once."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows there are, and the sum of their codes."""

    rows: int = 0
    sums: tuple[int, int] = (0, 0)

    def __add__(self, other: Total) -> Total:
        first, second = ((a + b) % _MODULUS for a, b in zip(self.sums, other.sums, strict=True))
        return Total(self.rows + other.rows, (first, second))

    def __sub__(self, other: Total) -> Total:
        first, second = ((a - b) % _MODULUS for a, b in zip(self.sums, other.sums, strict=True))
        return Total(self.rows - other.rows, (first, second))

    @property
    def text(self) -> str:
        """The total as an audit line holds it."""
        return f"{self.rows}:{self.sums[0]:016x}{self.sums[1]:016x}"


def read_total(text: str) -> Total:
    """Return the total that `Total.text` wrote."""
    rows, _, sums = text.partition(":")
    return Total(int(rows), (int(sums[:16], 16), int(sums[16:], 16)))


def total_of(codes: Codes) -> Total:
    """Return the total of rows with these codes."""
    first, second = codes.sum(axis=0, dtype=np.uint64).tolist()
    return Total(len(codes), (first, second))


def totals_by(groups: pl.Series, codes: Codes) -> dict[str, Total]:
    """Return the total of each group. `groups` has the name of the group of every row."""
    names, places = np.unique(groups.fill_null("").to_numpy(), return_inverse=True)
    sums = np.zeros((len(names), _LANES), dtype=np.uint64)
    np.add.at(sums, places, codes)
    rows = np.bincount(places, minlength=len(names)).tolist()
    return {
        str(name): Total(count, (first, second))
        for name, count, (first, second) in zip(names, rows, sums.tolist(), strict=True)
    }


def codes_of(key: bytes, table: str, frame: pl.DataFrame, columns: Iterable[str]) -> Codes:
    """Return the codes of the rows of a table, over these columns.

    A row is written as the names, lengths and values of its columns, so no two rows read the same. A column without a
    value is left out: a later version may have more columns, and the rows from before keep their codes.
    """
    begun = blake2b(key=key, person=table.encode(), digest_size=_BYTES)
    names, digests = sorted(columns), bytearray()
    for part in frame.iter_slices(_AT_A_TIME):
        digests += b"".join(_digest(begun.copy(), text) for text in _texts(part, names))
    return np.frombuffer(bytes(digests), dtype="<u8").astype(np.uint64).reshape(-1, _LANES)


def _texts(frame: pl.DataFrame, names: list[str]) -> list[bytes]:
    """Each row as text. Columns without any value are left out first, because most reports leave many blank."""
    said = [_as_text(frame, name) for name in names if frame.get_column(name).null_count() < frame.height]
    if not said:
        return [b""] * frame.height
    texts: list[bytes] = frame.select(pl.concat_str(said, ignore_nulls=True).cast(pl.Binary)).to_series().to_list()
    return texts


def _digest(begun: blake2b, text: bytes) -> bytes:
    """The digest of a row. To copy a digest that has taken in the key is twice as fast as to begin one."""
    begun.update(text)
    return begun.digest()


def _as_text(frame: pl.DataFrame, name: str) -> pl.Expr:
    """The name, length and value of a column as text, null where there is no value.

    A number with a point is written as its 64 bits, so that none of them can change unnoticed.
    """
    column = frame.get_column(name)
    value = pl.col(name).cast(pl.String)
    if column.dtype == pl.Float64:
        bits = pl.Series(name, column.fill_null(0.0).to_numpy().view(np.int64)).cast(pl.String)
        value = pl.lit(bits.set(column.is_null(), None))
    return pl.format("{}:{}:{}", pl.lit(name), value.str.len_bytes(), value)
