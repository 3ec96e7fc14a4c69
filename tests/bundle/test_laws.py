"""What holds for any file: nothing crashes, every row is accounted for, order and format do not count."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bundles import TODAY, checked, csv_text, small_town, write_folder, write_xlsx, write_zip
from ctx_map.bundle import Limits, check_bundle, read_bundle
from ctx_map.bundle.csv_table import read_csv
from ctx_map.bundle.safe_file import NotTaken
from ctx_map.errors import FileRefused

LINKS = csv_text(small_town()["links"]).encode()
PEOPLE = csv_text(small_town()["people"]).encode()
PIECES = st.sampled_from(
    [b",", b'"', b"\n", b"\r", b";", b"\t", b"\0", b"\x1a", b"\xff", b"\xc3\xa9", b"\xef\xbb\xbf", b"id", b"2026-02-30"]
)
CHANGES = st.lists(st.tuples(st.integers(0, len(LINKS)), st.integers(0, 40), st.one_of(PIECES, st.binary(max_size=6))))


def _changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Pieces of a file taken out and others put in."""
    for start, length, piece in changes:
        data = data[:start] + piece + data[start + length :]
    return data


@given(changes=CHANGES, people=CHANGES)
@settings(max_examples=100)
def test_a_damaged_file_never_crashes_the_check_and_every_row_is_accounted_for(
    changes: list[tuple[int, int, bytes]], people: list[tuple[int, int, bytes]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        town = write_folder(Path(folder) / "town", small_town())
        (town / "links.csv").write_bytes(_changed(LINKS, changes))
        (town / "people.csv").write_bytes(_changed(PEOPLE, people))
        result = checked(town)
        accepted = {count.table: count.accepted for count in result.report.counts}
        assert result.links.height == accepted.get("links", 0)
        assert sum(frame.height for frame in result.nodes.values()) == sum(accepted.values()) - result.links.height
        assert not any(result.links.get_column(name).null_count() for name in ("source", "target", "kind", "ref"))


@given(cut=st.integers(0, 7_000), at=st.integers(0, 7_000), piece=st.binary(max_size=4))
@settings(max_examples=15)
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(cut: int, at: int, piece: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "town.xlsx", small_town())
        data = path.read_bytes()
        path.write_bytes((data[:at] + piece + data[at + len(piece) :])[: max(cut, 1_000)])
        try:
            result = check_bundle(read_bundle(path), today=TODAY)
        except FileRefused:
            return
        assert all(each.rows_in == each.accepted + each.rejected + each.duplicate for each in result.report.counts)


CELLS = st.text(st.sampled_from('ab,;"\n\r \té'), max_size=4)


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), quoted=st.booleans())
@example(rows=[["", "", ""], ["a", "", ""]], quoted=False)
def test_cells_are_split_as_any_other_reader_of_csv_splits_them(rows: list[list[str]], *, quoted: bool) -> None:
    text = io.StringIO(newline="")
    # with this line end alone that writer leaves carriage returns unquoted, which no reader can tell from line ends
    end = "\n" if quoted else "\r\n"
    writer = csv.writer(text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator=end)
    writer.writerows([["id", "name", "kind"], *rows])
    raw = read_csv("f", "f", text.getvalue().encode(), ("id", "name", "kind"), delimiter=",", limits=Limits())
    assert (raw.problems, raw.torn) == ((), ())
    read = [[cell or "" for cell in row[:3]] for row in raw.cells.iter_rows()]
    assert read == rows
    assert raw.cells.get_column("row").to_list() == list(range(2, len(rows) + 2))


@given(data=st.text(st.sampled_from('a,"\n'), max_size=24))
@example(data='"a"a,b\n')
@example(data='a,"b\nc,"d"\n')
def test_where_a_strict_reader_stops_at_a_quotation_mark_the_file_is_refused(data: str) -> None:
    try:
        rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    except csv.Error:
        rows = None
    raw = read_csv("f", "f", b"id,name\n" + data.encode(), ("id", "name"), delimiter=",", limits=Limits())
    assert (rows is None) == any(found.code == "quotes-broken" for found in raw.problems)
    if rows is not None:
        whole = [row for row in rows if len(row) == 2]
        # a blank line has no cells for one reader and blank ones for the other
        read = [[cell or "" for cell in row[:2]] for row in raw.cells.iter_rows()]
        assert [row for row in read if row != ["", ""]] == [row for row in whole if row != ["", ""]]
        assert {found.row for found in raw.torn} == {at for at, row in enumerate(rows, 2) if row and len(row) != 2}


@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        raw = read_csv("f", "f", data, ("id", "name"), delimiter=None, limits=Limits())
    except NotTaken:
        return
    assert raw.cells.width == len(raw.header) + 1


@given(order=st.permutations(range(len(small_town()["links"]))), kept=st.sets(st.integers(0, 7)))
@settings(max_examples=6)
def test_the_digest_is_that_of_the_rows_and_not_of_their_order_or_format(order: list[int], kept: set[int]) -> None:
    links = small_town()["links"]
    town = small_town() | {"links": [links[at] for at in sorted(kept)]}
    turned = small_town() | {"links": [links[at] for at in order if at in kept]}
    with tempfile.TemporaryDirectory() as folder:
        paths = (
            write_folder(Path(folder) / "a", town),
            write_zip(Path(folder) / "b.zip", turned),
            write_xlsx(Path(folder) / "c.xlsx", turned),
        )
        assert len({checked(path, namespace="town").digest for path in paths}) == 1


@pytest.mark.parametrize("table", sorted(small_town()))
def test_no_value_of_a_cell_is_in_any_problem_or_warning(table: str, tmp_path: Path) -> None:
    canary = "Kanarienvogel"
    tables = small_town()
    for column in [*tables[table][0], *("since", "grade", "handling", "latitude", "harms", "date_of_birth")]:
        wrong = small_town()
        wrong[table][0][column] = f"{canary}|:\u202e" if column == "id" else f"{canary}\0"
        report = checked(write_folder(tmp_path / column, wrong)).report
        assert report.problems
        assert not any(canary in str(problem) for problem in (*report.problems, *report.warnings))
