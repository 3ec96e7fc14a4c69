"""The rows of a file under the names of a table's columns, by the rules of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Named
from dataclasses import replace
from hashlib import blake2b

import polars as pl

from ctx_map.bundle.bundle import Problem
from ctx_map.bundle.coarse_days import spread
from ctx_map.bundle.mapped_column import MappedColumn, column_of
from ctx_map.bundle.mapping import FromColumn, Mapping, Position, Source
from ctx_map.bundle.missing_words import missing_in
from ctx_map.bundle.raw import FILE, ROW, Finding, Findings, RawTable
from ctx_map.bundle.their_positions import positions_of
from ctx_map.vocabulary.tables import TABLES, Sort

REF = "ref"
_BETWEEN = "\x1f"
_OWN = "_end_"
"""Before the name of an end that has been split into rows of its own."""


def mapped_rows(
    rows: pl.DataFrame,
    source: Source,
    at: Named[str, int],
    *,
    raw: RawTable,
    whole: pl.DataFrame,
    mapping: Mapping,
    report: Sequence[int],
    findings: Findings,
) -> pl.DataFrame:
    """Return the rows that a source takes as rows of its table, with ROW and FILE.

    `whole` are the rows of the file before filters, among which repeated ids are numbered. `report` are the positions
    of the columns that tell one report from another where `ref` is a constant.
    """
    # what is the same in every row, but for the reference
    constants = {name: pl.lit(text or None, pl.String) for name, text in source.constants.items()}
    if has_constant_reference(source):
        rows = rows.with_columns(_own_references(rows, report, source.constants[REF]))
        constants[REF] = pl.col(REF)
        findings.warn([Finding("ref-per-row", column=REF)], source.into, raw.file)
    rules = source.rules
    if not rules:
        as_they_are = [pl.col(str(position)).alias(name) for name, position in at.items()]
        return rows.select(*as_they_are, *_named(constants), ROW, pl.lit(raw.file).alias(FILE))
    # one column after the other, by its rule
    rows = _one_row_an_end(rows, source, at)
    columns = {}
    for name, rule in rules.items():
        missing = missing_in(_sort(source, name), _declared(rule, mapping))
        column = _column(rows, name, rule, at, missing)
        if rule.repeats:
            column = replace(
                column, values=_numbered(column.values, rows, _column(whole, name, rule, at, missing), whole)
            )
        columns[name] = column.values
        _tell(column, name, rows.get_column(ROW), where=(source.into, raw.file), findings=findings)
    if source.position:
        columns |= _position(rows, source.position, at, where=(source.into, raw.file), findings=findings)
    # months and years as days
    columns, coarse = spread(columns, source.constants)
    if coarse:
        number = "1 row" if coarse == 1 else f"{coarse} rows"
        findings.warn([Finding("month-or-year", detail=number)], source.into, raw.file)
    values = [values.alias(name) for name, values in columns.items()]
    return rows.select(*values, *_named(constants), ROW, pl.lit(raw.file).alias(FILE))


def has_constant_reference(source: Source) -> bool:
    """Return whether every row of the source would have the same reference, though each is a report of its own."""
    return source.into == "links" and bool(source.constants.get(REF)) and not source.one_report


def _named(constants: Named[str, pl.Expr]) -> Iterator[pl.Expr]:
    return (text.alias(name) for name, text in constants.items())


def _own_references(rows: pl.DataFrame, report: Sequence[int], constant: str) -> pl.Series:
    """A reference for each row, made of what the row says: the same next month, wherever the row stands then."""
    cells = [pl.col(str(at)).fill_null("").str.strip_chars() for at in sorted(report)]
    said = (
        rows.select(pl.concat_str(cells, separator=_BETWEEN)).to_series() if cells else rows.get_column(ROW).cast(str)
    )
    texts = [f"{constant} {blake2b(text.encode(), digest_size=5).hexdigest()}" for text in said]
    return pl.Series(REF, texts, dtype=pl.String)


def _sort(source: Source, name: str) -> Sort:
    return next(column.sort for column in TABLES[source.into].columns if column.name == name)


def _declared(rule: FromColumn, mapping: Mapping) -> list[str] | None:
    """The words that say nothing for the whole mapping and for this column; None where neither lists any."""
    lists = [each for each in (mapping.missing, rule.missing) if each is not None]
    return [word for each in lists for word in each] if lists else None


def _one_row_an_end(rows: pl.DataFrame, source: Source, at: Named[str, int]) -> pl.DataFrame:
    """The rows, several for one of theirs where a cell names several ends of links."""
    for name, rule in source.rules.items():
        if not rule.split or _sort(source, name) is not Sort.END:
            continue
        whole = rule.model_copy(update={"split": None, "values": None, "dates": None, "prefix": "", "blank": None})
        cells = column_of([rows.get_column(str(at[each])) for each in rule.their_columns], whole).values
        parts = cells.str.split(rule.split).list.eval(pl.element().str.strip_chars())
        filled = parts.list.eval(pl.element().filter(pl.element() != ""))
        rows = rows.with_columns(filled.alias(_OWN + name)).explode(_OWN + name)
    return rows


def _column(
    rows: pl.DataFrame, name: str, rule: FromColumn, at: Named[str, int], missing: frozenset[str]
) -> MappedColumn:
    if _OWN + name in rows.columns:
        return column_of([rows.get_column(_OWN + name)], rule.model_copy(update={"split": None}), missing)
    return column_of([rows.get_column(str(at[each])) for each in rule.their_columns], rule, missing)


def _position(
    rows: pl.DataFrame, rule: Position, at: Named[str, int], *, where: tuple[str, str], findings: Findings
) -> dict[str, pl.Series]:
    """The columns latitude and longitude, and what is to be said of them."""
    table, file = where
    found = positions_of(rows, rule, at)
    said = Finding(found.code).of(table, file).advice
    findings.problems += [
        Problem(table, row, "latitude", found.code, said, file) for row in rows.get_column(ROW).filter(found.wrong)
    ]
    if found.converted and found.latitude.drop_nulls().len():
        findings.warn([Finding("grid-converted", column="latitude", detail=f"{found.accuracy:,}")], table, file)
    return {"latitude": found.latitude, "longitude": found.longitude}


def _numbered(texts: pl.Series, rows: pl.DataFrame, everywhere: MappedColumn, whole: pl.DataFrame) -> pl.Series:
    """The texts with a number where a row above has the same one. Every source of the file numbers the same rows."""
    known = whole.select(ROW, text=pl.lit(everywhere.values))
    counted = known.with_columns(number=pl.int_range(1, pl.len() + 1).over("text"))
    number = rows.select(ROW).join(counted.select(ROW, "number"), on=ROW, how="left", maintain_order="left")
    frame = number.with_columns(text=texts)
    numbered = pl.when(pl.col("number") > 1).then(pl.format("{} {}", "text", "number")).otherwise("text")
    return frame.select(numbered).to_series()


def _tell(column: MappedColumn, name: str, rows: pl.Series, *, where: tuple[str, str], findings: Findings) -> None:
    """Add what reading a column found: cells that could not be had or say nothing, dates that may be swapped."""
    table, file = where
    for code, wrong in column.wrong.items():
        said = Finding(code).of(table, file).advice
        numbers = rows.filter(wrong).unique(maintain_order=True)
        findings.problems += [Problem(table, row, name, code, said, file) for row in numbers]
    if column.nothing:
        number = sum(column.nothing.values())
        words = ", ".join(f"`{word}`" for word in sorted(column.nothing))
        detail = f"1 cell says ({words})|was" if number == 1 else f"{number} cells say ({words})|were"
        findings.warn([Finding("missing-words", column=name, detail=detail)], table, file)
    if column.swapped:
        findings.add([Finding("dates-perhaps-swapped", column=name)], table, file)
