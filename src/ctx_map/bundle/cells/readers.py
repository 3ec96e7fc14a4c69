"""Which reader reads which column."""

from __future__ import annotations

from datetime import date

from ctx_map.bundle.cells.dates import BirthDay, Day, Moment
from ctx_map.bundle.cells.ids import Agency, Id, Uprn
from ctx_map.bundle.cells.numbers import Number, YesNo
from ctx_map.bundle.cells.reading import Reader
from ctx_map.bundle.cells.texts import Name, Text
from ctx_map.bundle.cells.words import DatedWord, DatedWords, GradeWord, Word
from ctx_map.vocabulary.handling import ACTION_CODES, HANDLING, SANITISATION_CODES
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.people import PersonKind
from ctx_map.vocabulary.statements import Rating, Role, Statement
from ctx_map.vocabulary.tables import Column, Sort
from ctx_map.vocabulary.versioned import vocabulary

_BY_SORT: dict[Sort, Reader] = {
    Sort.ID: Id(),
    Sort.TEXT: Text(),
    Sort.DAY: Day(),
    Sort.MOMENT: Moment(),
    Sort.NUMBER: Number(),
    Sort.YES_NO: YesNo(),
}
_BY_COLUMN: dict[tuple[str, str], Reader] = {
    ("people", "name"): Name(),
    ("people", "date_of_birth"): BirthDay(),
    ("people", "kind"): Word([kind.value for kind in PersonKind]),
    ("places", "uprn"): Uprn(),
    ("links", "agency"): Agency(),
    ("links", "kind"): Word(LINK_KINDS),
    ("links", "role"): Word([word.value for word in (*Role, *Rating)]),
    ("links", "statement"): Word([statement.value for statement in Statement]),
    ("links", "grade"): GradeWord(),
    ("links", "handling"): Word(HANDLING, unknown="handling-unknown"),
    ("links", "action_code"): Word(ACTION_CODES),
    ("links", "sanitisation_code"): Word(SANITISATION_CODES),
}


def reader_of(table: str, column: Column, *, today: date) -> Reader:
    """Return the reader of a column. Words that change are those known on `today`."""
    if (table, column.name) == ("places", "place_role"):
        return DatedWord(vocabulary("place_roles"), today)
    if column.sort is Sort.WORDS:
        return DatedWords(vocabulary("harms"), today)
    return _BY_COLUMN.get((table, column.name)) or _BY_SORT[column.sort]
