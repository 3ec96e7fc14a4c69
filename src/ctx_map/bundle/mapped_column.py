"""One column of a table out of an agency's columns: joined, looked up, dates rewritten, prefixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from ctx_map.bundle.mapping import FromColumn
from ctx_map.vocabulary.harm import BETWEEN


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """The cells as the table has them, and which of them could not be had (then they are blank), by code."""

    values: pl.Series
    wrong: dict[str, pl.Series] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What one distinct cell becomes."""

    text: str | None
    code: str | None = None


def column_of(theirs: Sequence[pl.Series], rule: FromColumn) -> MappedColumn:
    """Return their cells under a rule. A cell that the rule cannot read is blank, and is told by its code."""
    cells = _joined(theirs, rule.between)
    read = _reader(rule)
    if read is None:
        return MappedColumn(_prefixed(_filled(cells, rule), rule))
    distinct = cells.drop_nulls().unique()
    found = [read(text) for text in distinct]
    lookup = pl.DataFrame(
        {"cell": distinct, "text": [each.text for each in found], "code": [each.code for each in found]},
        schema={"cell": pl.String, "text": pl.String, "code": pl.String},
    )
    joined = pl.DataFrame({"cell": cells}).join(lookup, on="cell", how="left", maintain_order="left")
    blank = cells.is_null()
    text = joined.get_column("text")
    if rule.blank:
        text = text.zip_with(~blank, pl.Series([rule.blank], dtype=pl.String).new_from_index(0, len(text)))
    codes = joined.get_column("code")
    wrong = {code: (codes == code).fill_null(value=False) for code in codes.drop_nulls().unique()}
    return MappedColumn(_prefixed(text, rule), wrong)


def _joined(theirs: Sequence[pl.Series], between: str) -> pl.Series:
    """One text out of several cells, blank ones left out; trimmed, and null where there is nothing."""
    frame = pl.DataFrame({str(at): cells.str.strip_chars() for at, cells in enumerate(theirs)})
    filled = frame.select(pl.when(pl.all() != "").then(pl.all()))
    text = filled.select(pl.concat_str(pl.all(), separator=between, ignore_nulls=True)).to_series()
    return text.replace("", None)


def _filled(cells: pl.Series, rule: FromColumn) -> pl.Series:
    return cells.fill_null(rule.blank) if rule.blank else cells


def _prefixed(cells: pl.Series, rule: FromColumn) -> pl.Series:
    return cells.to_frame("x").select(pl.lit(rule.prefix) + pl.col("x")).to_series() if rule.prefix else cells


def _reader(rule: FromColumn) -> Callable[[str], _Lookup] | None:
    """How one cell is read; None where cells are taken as they are."""
    if rule.dates:
        return lambda text: _dated(_looked_up(text, rule), rule)
    if rule.values is not None or rule.split is not None:
        return lambda text: _looked_up(text, rule)
    return None


def _looked_up(text: str, rule: FromColumn) -> _Lookup:
    if rule.split is None:
        return _one(text, rule)
    words = [_one(word.strip(), rule) for word in text.split(rule.split) if word.strip()]
    wrong = next((word for word in words if word.code), None)
    return wrong or _Lookup(BETWEEN.join(word.text for word in words if word.text) or None)


def _one(text: str, rule: FromColumn) -> _Lookup:
    if rule.values is None:
        return _Lookup(text)
    if text in rule.values:
        return _Lookup(rule.values[text] or None)
    if rule.otherwise is not None:
        return _Lookup(rule.otherwise or None)
    return _Lookup(None, "value-not-mapped")


def _dated(found: _Lookup, rule: FromColumn) -> _Lookup:
    if found.text is None:
        return found
    for form in rule.date_forms:
        try:
            return _Lookup(_iso(datetime.strptime(found.text, form), form))
        except ValueError:
            continue
    return _Lookup(None, "date-not-in-form")


def _iso(moment: datetime, form: str) -> str:
    """A day where the form has no time; what the offset means is for the check."""
    if not any(sign in form for sign in ("%H", "%I")):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if "%S" in form and moment.second else "minutes")
