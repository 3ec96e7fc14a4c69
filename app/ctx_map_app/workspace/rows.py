"""The few rows of an answer that stand beside the canvas: what each is about, its details, and a small picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctx_map.analysis.answers.cells import Cell, written
from ctx_map.analysis.answers.wording import share_words
from ctx_map.analysis.question import Column, Picture, Question, Written

MOST_ROWS = 5
MOST_DETAILS = 4
NUMBERS = (Written.COUNT, Written.SHARE, Written.NUMBER)
NAMES = (Written.NAME, Written.NAMES)
HOURS, PART = 24, 3
DAYS = 7
NOW, LOST = "pairs", "pairs_lost"
"""The fields of a row that compares before and after: the pairs that share it, and those that would share nothing."""
SOURCE = " (reported by "
"""Where a sentence goes on with who said it, which the evidence shows."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of an answer as the panel shows it."""

    number: int
    """From 1, as on the canvas."""
    title: str
    marks: tuple[str, ...]
    """The ids that it marks on the canvas. Empty where it is about nothing on it."""
    details: tuple[str, ...]
    bar: float | None = None
    """How long its bar is, of 1."""
    bar_words: str = ""
    """What the bar says, in words."""
    before: float | None = None
    """How long the bar of what was before is, of 1."""
    hours: tuple[tuple[int, ...], ...] = ()
    """Counts by day of the week and part of the day."""


def shown_rows(
    question: Question[Any], rows: Sequence[Any], names: Mapping[str, str], *, out_of: int = 0
) -> list[ShownRow]:
    """The first rows of an answer. `out_of` is how many young people the answer is about, where it is about some."""
    few = list(rows[:MOST_ROWS])
    titles, named = _titles(question, few, names)
    bars, measured = _bars(question, few, out_of)
    left = [
        column
        for column in question.columns
        if column.in_front and column.written is not Written.ID and column not in (*named, *measured)
    ]
    return [
        ShownRow(
            number=at + 1,
            title=titles[at],
            marks=tuple(dict.fromkeys(question.marked(row))),
            details=_details(left, row, names),
            **bars[at],
        )
        for at, row in enumerate(few)
    ]


def _titles(
    question: Question[Any], rows: Sequence[Any], names: Mapping[str, str]
) -> tuple[list[str], Sequence[Column]]:
    """What each row is about, and the columns that say it: the names that it marks, else its first words.

    Rows about one thing are told apart by a column that differs.
    """
    named = [column for column in question.columns if column.field in question.marks and column.written in NAMES]
    single = [column for column in named if column.written is Written.NAME] or named[:1]
    words = [column for column in question.columns if column.written is Written.WORDS]
    if not single:
        first = [column for column in words if column.wide] or words
        return [_text(first[0], row, names) or f"Row {at}" for at, row in enumerate(rows, 1)], first[:1]
    found = [" and ".join(filter(None, (_text(column, row, names) for column in single))) for row in rows]
    telling = [column for column in words if len({_text(column, row, names) for row in rows}) == len(rows) > 1]
    if len(set(found)) < len(found) and telling:
        return [_text(telling[0], row, names) for row in rows], (*single, telling[0])
    return found, single


def _details(columns: Sequence[Column], row: Any, names: Mapping[str, str]) -> tuple[str, ...]:
    told = (_detail(column, written(column, row, names)) for column in columns)
    return tuple(dict.fromkeys(each for each in told if each))[:MOST_DETAILS]


def _detail(column: Column, value: Cell) -> str:
    """One cell with what it is: "25 reports", "busiest time: Friday"."""
    if value in (None, "", 0):
        return ""
    if column.written is Written.COUNT:
        return f"{value:,} {_noun(column.heading, int(value))}"
    if column.written in (Written.WORDS, Written.NAME) and len(str(value).split()) > 1:
        return str(value).rstrip(".")
    return f"{column.heading.lower()}: {value}"


def _noun(heading: str, count: int) -> str:
    words = heading[0].lower() + heading[1:]
    singular = {
        "pairs with no relationship": "pair with no relationship",
        "young people": "young person",
        "reports": "report",
        "events": "event",
        "groups": "group",
    }
    return singular.get(words, words) if count == 1 else words


def _bars(question: Question[Any], rows: Sequence[Any], out_of: int) -> tuple[list[dict[str, Any]], Sequence[Column]]:
    """The picture of each row, as the question declares it, and the columns that it shows."""
    if question.picture is Picture.HOURS and rows and hasattr(rows[0], "hours"):
        return [{"hours": by_part_of_week(row.hours)} for row in rows], ()
    if question.picture is Picture.BEFORE_AND_AFTER:
        shown = [column for column in question.columns if column.field in (NOW, LOST)]
        return [_before_and_after(row) for row in rows], shown
    column = next((each for each in question.columns if each.written in NUMBERS), None)
    if question.picture is not Picture.BARS or column is None:
        return [{} for _ in rows], ()
    values = [float(getattr(row, column.field) or 0) for row in rows]
    whole = 1.0 if column.written is Written.SHARE else float(out_of if column.field == "people" and out_of else 0)
    most = whole or max([*values, 1.0])
    bars = [{"bar": min(value / most, 1.0), "bar_words": _bar_words(column, value, whole)} for value in values]
    return bars, (column,)


def _bar_words(column: Column, value: float, whole: float) -> str:
    if column.written is Written.SHARE:
        return share_words(value)
    said = f"{value:,.0f} of {whole:,.0f}" if whole else f"{value:,.0f}"
    return f"{said} {_noun(column.heading, int(whole or value))}"


def _before_and_after(row: Any) -> dict[str, Any]:
    """Two bars: the pairs that share it now, and those that would share something else."""
    pairs, lost = getattr(row, NOW, None), getattr(row, LOST, None)
    if not pairs or lost is None:
        return {}
    left = pairs - lost
    return {
        "before": 1.0,
        "bar": left / pairs,
        "bar_words": f"{pairs} pairs share it now, {left} would share something else",
    }


def by_part_of_week(hours: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Hours of the week, 0 to 167, counted by day and by parts of three hours."""
    counts = [[0] * (HOURS // PART) for _ in range(DAYS)]
    for hour in hours:
        counts[hour // HOURS % DAYS][hour % HOURS // PART] += 1
    return tuple(map(tuple, counts))


def _text(column: Column, row: Any, names: Mapping[str, str]) -> str:
    value = written(column, row, names)
    return "" if value is None else str(value).partition(SOURCE)[0]
