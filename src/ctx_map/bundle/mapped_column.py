"""One column of a table out of an agency's columns: joined, looked up, dates rewritten, prefixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import polars as pl

from ctx_map.bundle.cells.dates import is_approximate
from ctx_map.bundle.cells.ids import is_rounded, spoilt_by_spreadsheet
from ctx_map.bundle.filters import folded
from ctx_map.bundle.mapped_dates import OPEN, forms_in_order, perhaps_swapped, read_date, swapped
from ctx_map.bundle.mapping import FromColumn
from ctx_map.bundle.missing_words import without_missing
from ctx_map.bundle.time_ranges import is_range, part_of, start_text
from ctx_map.vocabulary.harm import BETWEEN


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """The cells as the table has them, and which of them could not be had (then they are blank), by code."""

    values: pl.Series
    wrong: dict[str, pl.Series] = field(default_factory=dict)
    nothing: dict[str, int] = field(default_factory=dict)
    """How many cells had each of the words that say that nothing is known."""
    swapped: bool = False
    """Whether a spreadsheet may have swapped day and month of some dates."""


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What one distinct cell becomes."""

    text: str | None
    code: str | None = None


def column_of(theirs: Sequence[pl.Series], rule: FromColumn, missing: frozenset[str] = frozenset()) -> MappedColumn:
    """Return their cells under a rule. A cell that the rule cannot read is blank, and is told by its code.

    `missing` are the words that say that nothing is known.
    """
    # cells that say nothing are blank
    cells, nothing = _joined(theirs, rule, missing)
    cells = _hashed(cells) if rule.hashed else cells
    if not _needs_reading(rule):
        # behind a prefix, nobody could see any more that a spreadsheet has changed an id
        spoilt = spoilt_by_spreadsheet(cells) if rule.prefix and not rule.hashed else {}
        return MappedColumn(_prefixed(_filled(cells, rule), rule), spoilt, nothing)
    # each distinct text is read once
    distinct = cells.drop_nulls().unique()
    found, swapped_days = _read(list(distinct), rule)
    lookup = pl.DataFrame(
        {"cell": distinct, "text": [each.text for each in found], "code": [each.code for each in found]},
        schema={"cell": pl.String, "text": pl.String, "code": pl.String},
    )
    joined = pl.DataFrame({"cell": cells}).join(lookup, on="cell", how="left", maintain_order="left")
    # what stands where there was nothing, and what could not be read
    blank = cells.is_null()
    text = joined.get_column("text")
    if rule.blank:
        text = text.zip_with(~blank, pl.Series([rule.blank], dtype=pl.String).new_from_index(0, len(text)))
    codes = joined.get_column("code")
    wrong = {code: (codes == code).fill_null(value=False) for code in codes.drop_nulls().unique()}
    return MappedColumn(_prefixed(text, rule), wrong, nothing, swapped_days)


def _joined(theirs: Sequence[pl.Series], rule: FromColumn, missing: frozenset[str]) -> tuple[pl.Series, dict[str, int]]:
    """One text out of several cells, blank ones left out; trimmed, and null where there is nothing."""
    kept: list[pl.Series] = []
    nothing: dict[str, int] = {}
    for cells in theirs:
        said, counts = without_missing(cells, missing, kept=rule.values or ())
        kept.append(said)
        nothing |= {word: nothing.get(word, 0) + number for word, number in counts.items()}
    frame = pl.DataFrame({str(at): cells.str.strip_chars() for at, cells in enumerate(kept)})
    filled = frame.select(pl.when(pl.all() != "").then(pl.all()))
    text = filled.select(pl.concat_str(pl.all(), separator=rule.between, ignore_nulls=True)).to_series()
    return text.replace("", None), nothing


def _hashed(cells: pl.Series) -> pl.Series:
    """Sixteen letters and figures for each text, which tell nothing of it."""
    texts = cells.drop_nulls().unique()
    return cells.replace(texts, pl.Series([hashed_text(text) for text in texts], dtype=pl.String))


def hashed_text(text: str) -> str:
    """Return sixteen letters and figures, always the same for the same text."""
    return _no_number(blake2b(text.encode(), digest_size=8).hexdigest())


def _no_number(made: str) -> str:
    """The same sixteen, with an h for the e where they would read as a number that a spreadsheet has rounded."""
    return made.replace("e", "h") if is_rounded(made) else made


def _filled(cells: pl.Series, rule: FromColumn) -> pl.Series:
    return cells.fill_null(rule.blank) if rule.blank else cells


def _prefixed(cells: pl.Series, rule: FromColumn) -> pl.Series:
    return cells.to_frame("x").select(pl.lit(rule.prefix) + pl.col("x")).to_series() if rule.prefix else cells


def _needs_reading(rule: FromColumn) -> bool:
    """Whether cells are not taken as they are."""
    return bool(rule.dates) or rule.values is not None or rule.split is not None


def _read(texts: Sequence[str], rule: FromColumn) -> tuple[list[_Lookup], bool]:
    """What each distinct text becomes, and whether half of the dates may be swapped."""
    alike = _folded_values(rule)
    found = [_looked_up(text, rule, alike) for text in texts]
    if not rule.dates:
        return found, False
    written = (start_text(each.text) if rule.part else each.text for each in found if each.text)
    forms, both_ways = forms_in_order(written, rule.date_forms)
    dated = [_dated(each, forms, both_ways, rule.part) for each in found]
    pairs = [(each.text, day.text) for each, day in zip(found, dated, strict=True) if each.text and day.text]
    if not perhaps_swapped(pairs):
        return dated, False
    if rule.real_dates == "swapped":
        real = {iso for written, iso in pairs if written[:10] == iso[:10]}
        return [_Lookup(swapped(day.text)) if day.text in real else day for day in dated], False
    return dated, rule.real_dates is None


def _looked_up(text: str, rule: FromColumn, alike: Mapping[str, str]) -> _Lookup:
    if rule.split is None:
        return _one(text, rule, alike)
    words = [_one(word.strip(), rule, alike) for word in text.split(rule.split) if word.strip()]
    wrong = next((word for word in words if word.code), None)
    return wrong or _Lookup(BETWEEN.join(word.text for word in words if word.text) or None)


def _one(text: str, rule: FromColumn, alike: Mapping[str, str]) -> _Lookup:
    if rule.values is None:
        return _Lookup(text)
    ours = rule.values.get(text, alike.get(folded(text)))
    if ours is not None:
        return _Lookup(ours or None)
    if rule.dates:
        return _Lookup(text)
    if rule.otherwise is not None:
        return _Lookup(rule.otherwise or None)
    return _Lookup(None, "value-not-mapped")


def _folded_values(rule: FromColumn) -> dict[str, str]:
    """Their values without capitals and inner spaces. Those that only differ in these are left as they are written."""
    written = rule.values or {}
    many = Counter(folded(text) for text in written)
    return {folded(text): ours for text, ours in written.items() if many[folded(text)] == 1}


def _dated(found: _Lookup, forms: Sequence[str], both_ways: Collection[str], part: str | None) -> _Lookup:
    if found.text is None:
        return found
    if (start_text(found.text) if part else found.text) in both_ways:
        return _Lookup(None, OPEN)
    if part:
        read = part_of(found.text, part, lambda text: read_date(text, forms))
        return _Lookup(read or None) if read is not None else _Lookup(None, "date-not-in-form")
    read = read_date(found.text, forms)
    return _Lookup(read) if read else _Lookup(None, _why_not(found.text))


def _why_not(text: str) -> str:
    """Why a text is no date of a declared form."""
    if is_approximate(text):
        return "date-approximate"
    return "time-range" if is_range(text) else "date-not-in-form"
