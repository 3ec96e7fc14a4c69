"""A mapping file: how an agency's own files and columns become the tables of a bundle.

    format = 1
    about = "Youth service export, monthly"

    [[source]]
    file = "contacts*.csv"                          # a name or a pattern; or `sheet` for a workbook
    into = "links"
    only = { type = ["lives_at", "seen_at"] }       # take these rows only
    columns.from = "person_id"                      # their column, as it is
    columns.to = { column = "place_id", prefix = "L" }
    columns.kind = { column = "type", values = { lives_at = "LIVES_AT", seen_at = "SPENDS_TIME_AT" } }
    columns.since = { column = "date", dates = "%d/%m/%Y" }
    constants = { ref = "export 2026", agency = "Youth service", handling = "P" }

One file may feed several tables and a table may be fed by several files. What a mapping does not name is not loaded;
the report says which files and how many rows were not used. The guide has the whole format: docs/guide/mapping.md.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, StringConstraints, ValidationError, model_validator

from ctx_map.bundle.limits import MOST_HEADER_ROWS
from ctx_map.bundle.manifest import MAX_BYTES, STRICT, Manifest, mistakes_in
from ctx_map.bundle.ready_mappings import ready_path
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.tables import TABLES, Sort

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_DATED = (Sort.DAY, Sort.MOMENT)


class FromColumn(BaseModel):
    """Where one column of a table comes from, in the order of working: take, look up, rewrite, prefix."""

    model_config = STRICT

    column: Name | list[Name]
    """Their column; several are joined with `between`, blank ones left out."""
    between: str = " "
    """What is put between joined cells."""
    split: str | None = None
    """Their sign between several words in one cell; the words are then looked up one by one. For an end of a link, the
    row becomes one link for each."""
    values: dict[str, str] | None = None
    """Their value to ours, the whole cell as it is written. "" is ours for blank."""
    otherwise: str | None = None
    """What a value that is not listed becomes. Without it, such a value is a problem."""
    blank: str | None = None
    """What a blank cell becomes."""
    missing: list[str] | None = None
    """Words that say that nothing is known: such a cell is blank."""
    dates: Name | list[Name] | None = None
    """How they write dates, such as `%d/%m/%Y %H:%M`; the first form that fits counts."""
    real_dates: Literal["as shown", "swapped"] | None = None
    """Where a spreadsheet may have swapped day and month of some cells: whether it has."""
    part: Literal["start", "end"] | None = None
    """Of a beginning and an end in one cell, such as 22:00-02:00, which of them. For dates."""
    hashed: bool = False
    """Whether the cell becomes sixteen letters and figures, always the same for the same text: an id for rows that
    have none."""
    repeats: bool = False
    """Whether rows with the same text are different things: the second is numbered 2, the third 3."""
    prefix: str = ""
    """Put before every filled cell, to keep ids of different tables apart."""

    @model_validator(mode="after")
    def _years_have_four_figures(self) -> Self:
        if any("%y" in form or "%c" in form or "%x" in form or "%D" in form for form in self.date_forms):
            raise ValueError("a year in two figures (%y) says no century: it is not read")
        return self

    @model_validator(mode="after")
    def _dates_are_not_blanked(self) -> Self:
        if self.dates and self.otherwise is not None:
            raise ValueError("`otherwise` would replace every date: list the words that say nothing in `missing`")
        if self.part and not self.dates:
            raise ValueError("`part` is for `dates`")
        if self.hashed and (self.dates or self.values is not None or self.split):
            raise ValueError("`hashed` is for ids: it cannot be together with `dates`, `values` or `split`")
        return self

    @property
    def their_columns(self) -> tuple[str, ...]:
        """Return the columns of theirs that the rule takes."""
        return (self.column,) if isinstance(self.column, str) else tuple(self.column)

    @property
    def date_forms(self) -> tuple[str, ...]:
        """Return the forms in which their dates are written."""
        return (self.dates,) if isinstance(self.dates, str) else tuple(self.dates or ())


class Position(BaseModel):
    """Where the position of a place is, if it is not in two columns of degrees. One of the four ways."""

    model_config = STRICT

    eastings: Name | None = None
    """Their column of metres east in the National Grid (EPSG:27700), with `northings`."""
    northings: Name | None = None
    """Their column of metres north in the National Grid, with `eastings`."""
    unit: Literal["metres", "kilometres"] = "metres"
    """In what `eastings` and `northings` are counted."""
    grid_reference: Name | None = None
    """Their column of grid references, such as SJ 845 981."""
    latitude_longitude: Name | None = None
    """Their column with both degrees in one cell, latitude first."""
    longitude_latitude: Name | None = None
    """The same with longitude first."""

    @model_validator(mode="after")
    def _is_one_way(self) -> Self:
        ways = [self.eastings, self.grid_reference, self.latitude_longitude, self.longitude_latitude]
        if sum(way is not None for way in ways) != 1 or (self.eastings is None) != (self.northings is None):
            raise ValueError(
                "say `eastings` and `northings`, or `grid_reference`, or `latitude_longitude` or `longitude_latitude`"
            )
        if self.eastings is None and self.unit != "metres":
            raise ValueError("`unit` is for `eastings` and `northings`")
        return self

    @property
    def their_columns(self) -> tuple[str, ...]:
        """Return the columns of theirs that the rule takes."""
        names = (self.eastings, self.northings, self.grid_reference, self.latitude_longitude, self.longitude_latitude)
        return tuple(name for name in names if name is not None)


class Grid(BaseModel):
    """Columns side by side, such as one for each day: each of their filled cells becomes a row."""

    model_config = STRICT

    columns: Name | list[Name]
    """Their columns: names, or patterns with `*`."""
    heading: Name
    """What the name of such a column is called in this source, so that a rule can take it."""
    cell: Name
    """What such a cell is called in this source."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """Return the names or patterns of the columns."""
        return (self.columns,) if isinstance(self.columns, str) else tuple(self.columns)


class Source(BaseModel):
    """One table's rows out of one file (or all files that fit a pattern)."""

    model_config = STRICT

    into: Literal["people", "peer_groups", "places", "things", "events", "organisations", "links"]
    """The table that the rows go to."""
    file: Name | None = None
    """Name of the file, or a pattern with `*`."""
    sheet: Name | None = None
    """Name of a workbook's sheet, or a pattern with `*`."""
    header: Annotated[int, Field(ge=1, le=1_000)] | Name | None = None
    """Where their header is: the number of its row, or the name of one of its columns."""
    header_rows: Annotated[int, Field(ge=1, le=MOST_HEADER_ROWS)] = 1
    """How many rows their header has. The names of a column are joined, and a blank one is the one on its left."""
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    """The sign between cells, where it is not found out rightly."""
    only: dict[str, list[str]] = Field(default_factory=dict)
    """Take a row only if the cell is one of these."""
    without: dict[str, list[str]] = Field(default_factory=dict)
    """Leave a row out if the cell is one of these."""
    filled: list[Name] = Field(default_factory=list)
    """Take a row only if these cells are filled."""
    optional: bool = False
    """Whether a delivery may be without the file or sheet."""
    columns: dict[str, Name | FromColumn] | None = None
    """Our column to theirs. Left out altogether: their columns have our names."""
    grid: Grid | None = None
    """Columns side by side, such as one for each day, of which each filled cell becomes a row."""
    position: Position | None = None
    """Where the position of a place is, if it is not in two columns of degrees."""
    constants: dict[str, str] = Field(default_factory=dict)
    """Our column to a text that is the same in every row."""
    one_report: bool = False
    """Whether all rows are from one report, where `ref` is a constant."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        table = TABLES[self.into]
        if self.file is None and self.sheet is None:
            raise ValueError("say `file` or `sheet`")
        named = (*(self.columns or {}), *self.constants)
        if unknown := sorted(set(named) - set(table.column_names)):
            raise ValueError(f"{self.into} has no column {', '.join(unknown)}")
        if self.columns is not None:
            if twice := sorted(set(self.columns) & set(self.constants)):
                raise ValueError(f"both a column and a constant: {', '.join(twice)}")
            if missing := [c.name for c in table.columns if c.required and c.name not in named]:
                raise ValueError(f"{self.into} also needs {', '.join(missing)}")
        self._dates_are_for_dates()
        if self.grid and (self.columns is None or any(rule.repeats for rule in self.rules.values())):
            raise ValueError("`grid` needs `columns`, and none of them can have `repeats`")
        if self.one_report and (self.into != "links" or "ref" not in self.constants):
            raise ValueError("`one_report` is for links with a constant `ref`")
        if self.position and (self.into != "places" or self.columns is None or {"latitude", "longitude"} & set(named)):
            raise ValueError("`position` is for places with `columns`, instead of latitude and longitude")
        return self

    def _dates_are_for_dates(self) -> None:
        dated = {column.name for column in TABLES[self.into].columns if column.sort in _DATED}
        wrong = sorted(name for name, rule in self.rules.items() if rule.dates and name not in dated)
        if wrong:
            raise ValueError(f"`dates` is for days and moments, not for {', '.join(wrong)}")

    @property
    def rules(self) -> dict[str, FromColumn]:
        """Return our column to the rule behind it, constants apart; empty where their columns have our names."""
        return {
            name: FromColumn(column=rule) if isinstance(rule, str) else rule
            for name, rule in (self.columns or {}).items()
        }

    @property
    def their_columns(self) -> frozenset[str]:
        """Return every column of theirs that this source reads."""
        read = {name for rule in self.rules.values() for name in rule.their_columns}
        read |= set(self.position.their_columns) if self.position else set()
        read |= set(self.only) | set(self.without) | set(self.filled)
        return frozenset(read - ({self.grid.heading, self.grid.cell} if self.grid else set()))


class Mapping(Manifest):
    """A whole mapping file. It may say what a manifest says, for every delivery that is read with it."""

    source: Annotated[list[Source], Field(min_length=1)]
    """What is taken from which file or sheet."""
    missing: list[str] | None = None
    """Words that say that nothing is known, in every column of every source."""


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a TOML file, or a ready one by its name.

    Raises FileRefused, with every mistake named, if it is not a mapping.
    """
    try:
        path = ready_path(path) or path
        if path.stat().st_size > MAX_BYTES:
            raise FileRefused("The mapping file is larger than 1 MB. Give a short TOML file.")
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise FileRefused("The mapping file could not be opened. Check its path.") from wrong
    except ValueError as wrong:
        raise FileRefused("The mapping file is not valid TOML in UTF-8. See docs/guide/mapping.md.") from wrong
    try:
        return Mapping.model_validate(written)
    except ValidationError as wrong:
        raise FileRefused(f"The mapping file has mistakes ({mistakes_in(wrong)}). See docs/guide/mapping.md.") from None
