"""Numbers and yes-or-no: written out, with a decimal point; nothing that a computer would guess."""

from __future__ import annotations

import re

import polars as pl

from ctx_map.bundle.cells.reading import Reader, Reading

_SURE = r"^-?[0-9]{1,9}(?:\.[0-9]{1,15})?$"
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,20})?")
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_GRID = re.compile(r"[A-Za-z]{2}\s*[0-9]{2,5}\s*[0-9]{2,5}")
YES = ("yes", "y", "true", "t", "on", "1")
NO = ("no", "n", "false", "f", "off", "0")


class Number(Reader):
    """A number with a decimal point."""

    kind = pl.Float64()

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.str.contains(_SURE), None).cast(pl.Float64)

    def one(self, text: str) -> Reading:
        trimmed = text.strip()
        if not trimmed:
            return Reading()
        if _NUMBER.fullmatch(trimmed):
            return Reading(float(trimmed))
        if _COMMA.fullmatch(trimmed):
            return Reading(problem="number-decimal-comma")
        return Reading(problem="number-grid" if _GRID.fullmatch(trimmed) else "number-form")


class YesNo(Reader):
    """Yes or no, in the ways in which forms and spreadsheets say so."""

    kind = pl.Boolean()

    def sure(self, cells: pl.Series) -> pl.Series:
        small = pl.col("x").str.to_lowercase()
        said = pl.when(small.is_in(YES)).then(statement=True).when(small.is_in(NO)).then(statement=False)
        return cells.to_frame("x").select(said).to_series()

    def one(self, text: str) -> Reading:
        small = text.strip().lower()
        if not small:
            return Reading()
        return Reading(small in YES) if small in (*YES, *NO) else Reading(problem="yes-no")
