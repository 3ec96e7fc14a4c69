"""An answer as blocks of a pack: the finding, the rows that matter, and what the answer does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctx_map.analysis.answers.account import account_of
from ctx_map.analysis.answers.cells import Cell, written_table
from ctx_map.analysis.question import Written
from ctx_map.documents import Block, Heading, Paragraph, Table, Tone
from ctx_map.meeting_pack.read import PackAnswer

MOST_ROWS = 12
"""Rows of one table. A meeting reads no more of them."""
MOST_NUMBERED = 5
"""Rows whose places or adults have a number in the picture."""
MOST_COLUMNS = 6
_NUMBERS = (Written.COUNT, Written.NUMBER, Written.SHARE)


def answer_blocks(answer: PackAnswer, numbers: Mapping[str, int], *, level: int = 2) -> Iterator[Block]:
    """The answer with its table. `numbers` are those of its rows in the picture."""
    result = answer.release.content
    yield Heading(answer.question.asks, level)
    yield Paragraph(" ".join(result.finding), Tone.LEAD)
    table = _table(answer, numbers)
    if table is not None:
        yield table
        more = len(result.rows) - len(table.rows)
        if more:
            yield Paragraph(f"{more:,} more {'row is' if more == 1 else 'rows are'} in ctx-map.", Tone.SMALL)
    if result.notes:
        yield Paragraph(" ".join(result.notes))
    yield Paragraph(f"What this does not tell you: {result.method.caveat}", Tone.SMALL)
    account = account_of(result).sentence
    if account:
        yield Paragraph(account, Tone.SMALL)


def row_numbers(answer: PackAnswer | None) -> Mapping[str, int]:
    """The number of each place or adult in the answer, by its id: those of the first rows, if a row is about one.

    A young person has none: a number beside a child would read as a rank.
    """
    if answer is None or answer.question.marks != ("id",):
        return {}
    return {row.id: number for number, row in enumerate(answer.release.content.rows[:MOST_NUMBERED], start=1)}


def _table(answer: PackAnswer, numbers: Mapping[str, int]) -> Table | None:
    """The first rows, with the columns that stand in front."""
    result = answer.release.content
    rows = result.rows[:MOST_ROWS]
    if not len(rows):
        return None
    told = written_table(answer.question, rows, result.evidence.network.names_by_key, ids=False)
    front = [at for at, column in enumerate(told.columns) if column.in_front][:MOST_COLUMNS]
    headings = [told.columns[at].heading for at in front]
    cells = [[_cell(row[at]) for at in front] for row in told.rows]
    counted = [at for at, column in enumerate(front) if told.columns[column].written in _NUMBERS]
    if numbers:
        # the number that the picture has beside the sign
        headings = ["Number", *headings]
        cells = [[str(numbers.get(row.id, "")), *line] for row, line in zip(rows, cells, strict=True)]
        counted = [at + 1 for at in counted]
    return Table(tuple(headings), tuple(tuple(line) for line in cells), numbers=tuple(counted))


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)
