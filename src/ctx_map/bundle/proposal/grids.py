"""A grid of names by days: which columns are its days, where those with a mark were, and what each mark means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from ctx_map.bundle.filters import folded
from ctx_map.bundle.header import GRID_DAYS, is_day_name, plain
from ctx_map.bundle.proposal.columns import CHOSEN, Guess, taken
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.days import column_patterns, day_rule
from ctx_map.bundle.proposal.layout import GridSaid, Where
from ctx_map.bundle.proposal.words import LEAVE_OUT, MOST, Word
from ctx_map.bundle.raw import RawTable

MARKS = "the cells of the days"
"""Under this name, instead of that of a column, people say what the marks of a grid mean."""
THERE = "SPENDS_TIME_AT"
_WERE_THERE = ("x", "y", "yes", "p", "present", "attended", "there", "here", "1", "/", "\\", "✓", "✔", "√")
_WERE_NOT = ("a", "abs", "absent", "n", "no", "0", "-", "–", "dna", "did not attend", "not there", "n/a")
_KNOWN = dict.fromkeys(_WERE_THERE, THERE) | dict.fromkeys(_WERE_NOT, LEAVE_OUT)
_PLACES = (Concept.PLACE_ID, Concept.PLACE_NAME)
_HEADING, _CELL = "Day", "Mark"

BY_COLUMN = "The column {} names a place in each row."
OPEN = "Nothing in the file says where they were."
NO_PLACE = "Say what the place is called."
NO_FIRST_DAY = "The columns do not say the month or the year. Say which day the first one is."
NO_SUCH_DAY = "The first column cannot be that day, or a later one does not follow it. Say another day."
NO_PERSON = "No column says who the rows are about."
TOO_MANY = f"The cells have more than {MOST} different words, so they are no marks. They may name places."


@dataclass(frozen=True, slots=True)
class Grid:
    """The days of a file, what is proposed for them, and why."""

    file: str
    days: tuple[str, ...]
    """The names of their columns."""
    where: Where
    why: str
    offered: tuple[Where, ...]
    """Where they may have been, in this file."""
    place: str = ""
    """What the one place is called."""
    words: Mapping[str, Word] = field(default_factory=dict, repr=False)
    """The marks, with what each means. They are cells: for the screen of whoever maps them."""
    days_are_open: bool = False
    """Whether someone has to say which day the first column is."""
    missing: str | None = None
    """What is still to be said before the days are read."""
    lines: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The line of a source that declares the grid."""
    since: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The rule of the day."""

    @property
    def is_read(self) -> bool:
        """Whether each filled cell becomes a link."""
        return self.where is not Where.NOT_READ and self.missing is None

    @property
    def cell(self) -> str:
        """Return what a cell of the grid is called in its source."""
        return str(self.lines["cell"])

    @property
    def left_out(self) -> list[str]:
        """Return the marks that are no link."""
        return [word for word, each in self.words.items() if each.means == LEAVE_OUT]


def grid_of(
    raw: RawTable,
    guessed: Sequence[Guess],
    said: GridSaid,
    *,
    words: Mapping[str, str] | None = None,
    earlier: Mapping[str, Mapping[str, str]] | None = None,
) -> Grid | None:
    """Return what is proposed for columns that are called after days. None where too few of them are.

    `words` is what a person says that marks mean, and `earlier` what earlier mappings say, by the folded mark, of
    columns by their plain names.
    """
    at = [number for number, each in enumerate(guessed) if each.concept is None and is_day_name(each.column)]
    if len(at) < GRID_DAYS:
        return None
    days = tuple(guessed[number].column for number in at)
    # where they were: said, or by a column of the place
    there = taken(guessed)
    column = next((there[each].column for each in _PLACES if each in there), None)
    offered = tuple(each for each in Where if column or each is not Where.IN_A_COLUMN)
    where = said.where or (Where.IN_A_COLUMN if column else Where.NOT_READ)
    if where not in offered:
        where = Where.NOT_READ
    why = CHOSEN if said.where else BY_COLUMN.format(column) if column else OPEN
    # which days, and what the marks mean
    since = day_rule(days, said.first_day)
    whole = day_rule(days, None) is not None
    marks = _marks(raw, at)
    known = {**_KNOWN, **(earlier or {}).get(plain(_CELL), {})}
    meant = {} if marks is None else _meant(marks, words or {}, known, otherwise=THERE if _are_places(where) else None)
    missing = _missing(said, where, since is None, marks is None, there)
    return Grid(
        raw.file,
        days,
        where,
        why,
        offered,
        said.place.strip(),
        meant if where is not Where.NOT_READ else {},
        days_are_open=not whole,
        missing=missing,
        lines=_lines(raw, days),
        since=since or {},
    )


def _are_places(where: Where) -> bool:
    return where is Where.IN_THE_CELLS


def _marks(raw: RawTable, at: Sequence[int]) -> dict[str, int] | None:
    """In how many cells each mark is, the most frequent first. None where there are too many different ones."""
    cells = pl.concat([raw.cells.get_column(str(number)).alias("mark") for number in at])
    filled = cells.drop_nulls().str.strip_chars()
    counts = filled.filter(filled != "").value_counts(sort=True, name="cells")
    if counts.height > MOST:
        return None
    return {str(mark): int(cells) for mark, cells in counts.sort("cells", "mark", descending=[True, False]).iter_rows()}


def _meant(
    marks: Mapping[str, int], words: Mapping[str, str], known: Mapping[str, str], *, otherwise: str | None
) -> dict[str, Word]:
    """What each mark means. Where cells name places, only marks of those who were not there are known."""
    means = {
        mark: known.get(folded(mark), otherwise)
        if otherwise is None or known.get(folded(mark)) == LEAVE_OUT
        else otherwise
        for mark in marks
    }
    return {mark: Word(cells, words.get(mark, means[mark])) for mark, cells in marks.items()}


def _missing(said: GridSaid, where: Where, no_days: bool, too_many: bool, there: Mapping[Concept, Guess]) -> str | None:
    """What is still to be said before the days can be read."""
    if where is Where.NOT_READ:
        return None
    people = (Concept.PERSON_ID, Concept.PERSON_NAME, Concept.FORENAME, Concept.SURNAME)
    if not any(each in there for each in people):
        return NO_PERSON
    if too_many and not _are_places(where):
        return TOO_MANY
    if where is Where.ONE_PLACE and not said.place.strip():
        return NO_PLACE
    if no_days:
        return NO_SUCH_DAY if said.first_day else NO_FIRST_DAY
    return None


def _lines(raw: RawTable, days: Sequence[str]) -> dict[str, Any]:
    """The grid as a mapping declares it, under names that no column of the file has."""
    names = {plain(each) for each in raw.header}
    heading, cell = (f"{each} of the grid" if plain(each) in names else each for each in (_HEADING, _CELL))
    return {"columns": column_patterns(days, raw.header), "heading": heading, "cell": cell}
