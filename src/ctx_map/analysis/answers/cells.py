"""How the cells of an answer are written for people: the same on the command line, in the app and in the guide.

Scripts get the fields of a row as they are; see `Column`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctx_map.analysis.answers.wording import share_words
from ctx_map.analysis.question import Column, Question, Written, ids_in
from ctx_map.vocabulary.agencies import agencies_in_order
from ctx_map.vocabulary.days import day_words, days_in_words

MOST_NAMES = 4
"""Names of a list that one cell shows."""


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The rows of an answer as people read them, without the columns in which no row has anything."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def written_table(
    question: Question[Any], rows: Sequence[Any], names: Mapping[str, str], *, ids: bool = True
) -> WrittenTable:
    """The table of an answer. `names` says what each id is called; without `ids`, columns of ids are left out."""
    columns = [column for column in question.columns if ids or column.written is not Written.ID]
    cells = [[written(column, row, names) for column in columns] for row in rows]
    kept = [at for at in range(len(columns)) if any(row[at] not in (None, "") for row in cells)]
    return WrittenTable(
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in cells),
    )


def marked_together(question: Question[Any], rows: Sequence[Any]) -> tuple[str, ...]:
    """What each row marks on the map: the ids with | between them; empty where it marks nothing."""
    return tuple("|".join(question.marked(row)) for row in rows)


def written(column: Column, row: object, names: Mapping[str, str]) -> Cell:
    """One cell: numbers stay numbers, everything else is words. `names` says what each id is called."""
    value = getattr(row, column.field)
    return None if value is None else _WRITERS[column.written](value, names)


def _names(value: Any, names: Mapping[str, str]) -> str:
    called = [names.get(each, each) for each in ids_in(value)]
    more = len(called) - MOST_NAMES
    return ", ".join(called) if more <= 0 else f"{', '.join(called[:MOST_NAMES])} and {more} more"


def _phrases(value: Any, names: Mapping[str, str]) -> str:
    return "; ".join(names.get(each, each) for each in value)


_WRITERS: Mapping[Written, Any] = {
    Written.ID: lambda value, _: value if isinstance(value, str) else "|".join(value),
    Written.NAME: lambda value, names: names.get(value, value),
    Written.NAMES: _names,
    Written.WORDS: lambda value, _: days_in_words(str(value)),
    Written.PHRASES: _phrases,
    Written.AGENCIES: lambda value, _: ", ".join(agencies_in_order(value)),
    Written.DAY: lambda value, _: day_words(value),
    Written.COUNT: lambda value, _: value,
    Written.NUMBER: lambda value, _: round(value, 2),
    Written.SHARE: lambda value, _: share_words(value),
}
