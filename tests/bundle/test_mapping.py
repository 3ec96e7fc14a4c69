"""An agency's own files, read with a mapping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter

from bundles import checked, problem_codes, warning_codes
from ctx_map.bundle import CheckedBundle, read_mapping
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "mapping.md"
CLIENTS = "client_no,full name,born,type\n7,Ash Field,04/03/2011,YP\n8,Cy Stone,,worker\n9,Bo,,\n"
VISITS = (
    "client_no,venue_no,venue,visited,what\n"
    "7,7,North Park,01/05/2026 21:30,hangs out\n"
    "9,7,North Park,02/05/2026 20:00,hangs out\n"
    "9,8,a flat,02/05/2026 20:00,lives\n"
    "8,7,North Park,02/05/2026 09:00,patrols\n"
)


def _agency(folder: Path, mapping: str, **files: str) -> CheckedBundle:
    (folder / "export").mkdir()
    for name, text in files.items():
        (folder / "export" / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
    return checked(folder / "export", mapping=folder / "mapping.toml")


def _example() -> str:
    found = re.search(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def _people(columns: str, constants: str = "") -> str:
    source = f'format = 1\n[[source]]\nfile = "people.csv"\ninto = "people"\n{columns}\n'
    return source + (f"constants = {constants}\n" if constants else "")


def test_the_example_of_the_guide_loads_its_own_files(tmp_path: Path) -> None:
    result = _agency(tmp_path, _example(), clients=CLIENTS, **{"visits_2026-11": VISITS})
    assert result.report.clean
    assert set(result.nodes[Label.PERSON].select("key", "name", "date_of_birth", "kind").iter_rows()) == {
        ("export:P7", "Ash Field", "2011-03-04", "young_person"),
        ("export:P8", "Cy Stone", None, "adult"),
        ("export:P9", "Bo", None, "unidentified"),
    }
    assert set(result.links.select("source", "kind", "target", "since", "agency").iter_rows()) == {
        ("export:P7", "SPENDS_TIME_AT", "export:L7", "2026-05-01T21:30", "Youth service"),
        ("export:P9", "SPENDS_TIME_AT", "export:L7", "2026-05-02T20:00", "Youth service"),
        ("export:P9", "LIVES_AT", "export:L8", "2026-05-02T20:00", "Youth service"),
    }


def test_a_place_that_comes_up_in_several_rows_is_one_place_and_duplicates_are_counted(tmp_path: Path) -> None:
    result = _agency(tmp_path, _example(), clients=CLIENTS, **{"visits_2026-11": VISITS})
    [places] = [count for count in result.report.counts if count.table == "places"]
    assert (places.rows_in, places.accepted, places.duplicate) == (4, 2, 2)


def test_rows_and_files_that_no_source_takes_are_counted(tmp_path: Path) -> None:
    mapping = _people('columns.id = "id"\nonly = { kind = ["child"] }')
    result = _agency(tmp_path, mapping, people="id,kind\n1,child\n2,dog\n3,\n", pets="id\n1\n")
    assert result.report.counts[0].rows_in == 1
    assert warning_codes(result) == {("people", None, None, "rows-not-used"), ("pets", None, None, "file-not-used")}
    assert any("takes 2 rows of this file (rows 3 to 4)" in each.advice for each in result.report.warnings)


def test_columns_that_no_source_takes_are_counted_and_named(tmp_path: Path) -> None:
    mapping = _people('columns.id = "id"\nfilled = ["type"]') + (
        '[[source]]\nfile = "people.csv"\ninto = "things"\ncolumns.id = "phone"\nconstants = { kind = "phone" }\n'
    )
    result = _agency(tmp_path, mapping, people="id,type,phone,Name,DOB\n1,x,p1,Ash,2011-03-04\n")
    (warning,) = (each for each in result.report.warnings if each.code == "columns-not-used")
    assert (warning.table, warning.row) == ("people", None)
    assert warning.advice == "2 columns are not used: Name, DOB. Name them in the mapping if they are needed."


def test_a_file_whose_columns_are_all_taken_has_no_remark_on_columns(tmp_path: Path) -> None:
    result = _agency(tmp_path, _people('columns.id = "id"\ncolumns.name = "Name"'), people="id,Name\n1,Ash\n")
    assert result.report.warnings == ()


def test_a_mapping_can_withdraw_reports(tmp_path: Path) -> None:
    mapping = _people('columns.id = "id"') + (
        '[[source]]\nfile = "people.csv"\ninto = "links"\nfilled = ["friend"]\ncolumns.from = "id"\n'
        'columns.to = "friend"\ncolumns.withdrawn_at = { column = "gone", dates = "%d/%m/%Y" }\n'
        'constants = { kind = "KNOWS", ref = "R", agency = "A" }\n'
    )
    result = _agency(tmp_path, mapping, people="id,friend,gone\n1,2,05/11/2026\n2,,\n")
    assert result.report.clean
    assert result.links.get_column("withdrawn_at").to_list() == ["2026-11-05"]


@pytest.mark.parametrize(
    ("filter_", "taken"),
    [
        ('only = { kind = ["child"] }', {"1", "2"}),
        ('only = { kind = ["child", ""] }', {"1", "2", "4"}),
        ('without = { kind = ["child"] }', {"3", "4"}),
        ('filled = ["kind", "name"]', {"1", "3"}),
        ('only = { kind = ["child"] }\nfilled = ["name"]', {"1"}),
    ],
)
def test_rows_are_taken_by_what_their_cells_say(filter_: str, taken: set[str], tmp_path: Path) -> None:
    rows = "id,kind,name\n1,child,Ash\n2,child ,\n3,dog,Rex\n4,,Bo\n"
    result = _agency(tmp_path, _people(f'columns = {{ id = "id", name = "name" }}\n{filter_}'), people=rows)
    assert {key.removeprefix("export:") for key in result.nodes[Label.PERSON].get_column("key")} == taken


@pytest.mark.parametrize(
    ("rule", "cell", "read"),
    [
        ('"a"', " Ash ", "Ash"),
        ('{ column = ["a", "b"] }', "Ash", "Ash Field"),
        ('{ column = ["b", "a"], between = ", " }', "", "Field"),
        ('{ column = "a", values = { x = "Ash" } }', "x", "Ash"),
        ('{ column = "a", values = { x = "" } }', "x", None),
        ('{ column = "a", values = { x = "Ash" }, otherwise = "Bo" }', "y", "Bo"),
        ('{ column = "a", values = { x = "Ash" }, otherwise = "" }', "y", None),
        ('{ column = "a", values = { x = "Ash" }, blank = "Bo" }', "", "Bo"),
        ('{ column = "a", blank = "Bo" }', " ", "Bo"),
        ('{ column = "a", prefix = "Mx " }', "Ash", "Mx Ash"),
        ('{ column = "a", prefix = "Mx " }', "", None),
        ('{ column = "a", values = { x = "Ash" }, prefix = "Mx " }', "x", "Mx Ash"),
    ],
)
def test_a_cell_is_worked_out_by_its_rule(rule: str, cell: str, read: str | None, tmp_path: Path) -> None:
    rows = f"id,a,b\n1,{cell},Field\n"
    result = _agency(tmp_path, _people(f'columns.id = "id"\ncolumns.name = {rule}'), people=rows)
    assert result.report.clean
    assert result.nodes[Label.PERSON].get_column("name").to_list() == [read]


@pytest.mark.parametrize(
    ("form", "cell", "read"),
    [
        ('"%d/%m/%Y"', "04/03/2011", "2011-03-04"),
        ('"%m/%d/%Y"', "04/03/2011", "2011-04-03"),
        ('"%d %B %Y"', "4 March 2011", "2011-03-04"),
        ('"%d/%m/%Y %H:%M"', "04/03/2011 00:00", "2011-03-04"),
        ('["%d/%m/%Y", "%Y-%m-%d"]', "2011-03-04", "2011-03-04"),
        ('["%m/%d/%Y", "%d/%m/%Y"]', "14/03/2011", "2011-03-14"),
    ],
)
def test_dates_are_read_in_the_form_that_is_declared(form: str, cell: str, read: str, tmp_path: Path) -> None:
    rule = f'columns.id = "id"\ncolumns.date_of_birth = {{ column = "born", dates = {form} }}'
    result = _agency(tmp_path, _people(rule), people=f"id,born\n1,{cell}\n")
    assert result.report.clean
    assert result.nodes[Label.PERSON].get_column("date_of_birth").to_list() == [read]


def test_a_declared_moment_with_its_offset_is_converted_to_london(tmp_path: Path) -> None:
    mapping = (
        'format = 1\n[[source]]\nfile = "e.csv"\ninto = "events"\ncolumns.id = "id"\n'
        'columns.harms = { column = "harm", split = ",", values = '
        '{ cse = "child_sexual_exploitation", cl = "county_lines" } }\n'
        'columns.occurred_from = { column = "at", dates = "%d/%m/%Y %H:%M:%S %z" }\n'
    )
    result = _agency(tmp_path, mapping, e='id,at,harm\n1,01/07/2026 10:00:00 +0000,"cl, cse"\n')
    assert result.report.clean
    [event] = result.nodes[Label.EVENT].select("occurred_from", "harms").rows()
    assert event == ("2026-07-01T11:00", "child_sexual_exploitation;county_lines")


def test_a_cell_that_a_rule_cannot_read_is_a_problem_in_the_agencys_own_row(tmp_path: Path) -> None:
    rule = (
        'columns.id = "id"\ncolumns.kind = { column = "type", values = { YP = "young_person" } }\n'
        'columns.date_of_birth = { column = "born", dates = "%d/%m/%Y" }'
    )
    rows = "id,type,born\n1,YP,04/03/2011\n2,cat,31/02/2011\n3,YP\n"
    result = _agency(tmp_path, _people(rule), people=rows)
    assert problem_codes(result) == {
        ("people", 3, "kind", "value-not-mapped"),
        ("people", 3, "date_of_birth", "date-not-in-form"),
        ("people", 4, None, "row-too-short"),
    }
    assert {each.file for each in result.report.problems} == {"people.csv"}
    [count] = result.report.counts
    assert (count.rows_in, count.accepted, count.rejected) == (3, 1, 2)


def test_one_file_can_feed_one_table_twice(tmp_path: Path) -> None:
    link = 'constants = { kind = "KNOWS", ref = "R", agency = "A" }\n'
    mapping = _people('columns.id = "id"') + "".join(
        f'[[source]]\nfile = "people.csv"\ninto = "links"\nfilled = ["{other}"]\n'
        f'columns = {{ from = "id", to = "{other}" }}\n{link}'
        for other in ("friend", "cousin")
    )
    result = _agency(tmp_path, mapping, people="id,friend,cousin\n1,2,3\n2,,3\n3,,nobody\n")
    assert problem_codes(result) == {("links", 4, "to", "end-unknown")}
    [links] = [count for count in result.report.counts if count.table == "links"]
    assert (links.rows_in, links.accepted, links.rejected) == (4, 3, 1)


def test_columns_that_have_our_names_need_no_rule(tmp_path: Path) -> None:
    result = _agency(tmp_path, _people("", '{ kind = "adult" }'), people="id,name\n1,Ash\n")
    assert result.report.clean
    assert result.nodes[Label.PERSON].select("name", "kind").rows() == [("Ash", "adult")]


def test_a_constant_stands_for_a_required_column_and_must_not_be_in_the_file_as_well(tmp_path: Path) -> None:
    mapping = (
        _people('columns.id = "id"') + '[[source]]\nfile = "t.csv"\ninto = "things"\nconstants = { kind = "phone" }\n'
    )
    good = _agency(tmp_path, mapping, people="id\n1\n", t="id\nt1\n")
    assert good.report.clean
    assert good.nodes[Label.THING].get_column("kind").to_list() == ["phone"]
    (tmp_path / "export" / "t.csv").write_text("id,kind\nt1,van\n")
    both = checked(tmp_path / "export", mapping=tmp_path / "mapping.toml")
    assert problem_codes(both) == {("things", None, "kind", "column-unknown")}


def test_sheets_of_a_workbook_are_named_by_sheet(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "export.xlsx")) as book:
        sheet = book.add_worksheet("All Clients")
        sheet.write_row(0, 0, ["No.", "Name"])
        sheet.write_row(1, 0, [7, "Ash"])
        book.add_worksheet("Notes").write_row(0, 0, ["hello"])
        book.add_worksheet("Empty")
    mapping = (
        'format = 1\n[[source]]\nsheet = "all clients"\ninto = "people"\ncolumns = { id = "no.", name = "Name" }\n'
    )
    (tmp_path / "mapping.toml").write_text(mapping)
    result = checked(tmp_path / "export.xlsx", mapping=tmp_path / "mapping.toml")
    assert result.report.clean
    assert result.nodes[Label.PERSON].select("key", "name").rows() == [("export:7", "Ash")]
    assert {code for *_, code in warning_codes(result)} == {"file-not-used", "sheet-ignored"}


def test_a_folder_beside_the_files_that_a_mapping_takes_is_named_and_not_read(tmp_path: Path) -> None:
    bundle = tmp_path / "export"
    (bundle / "older").mkdir(parents=True)
    for folder in (bundle, bundle / "older"):
        (folder / "clients.csv").write_text("No.\n7\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('format = 1\n[[source]]\nfile = "clients.csv"\ninto = "people"\ncolumns = { id = "No." }\n')
    result = checked(bundle, mapping=mapping)
    assert result.report.clean
    assert {code for *_, code in warning_codes(result)} == {"folder-inside"}


def test_their_column_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    columns = 'columns = { id = "client_no", name = "name" }'
    result = _agency(tmp_path, _people(columns), people="client_number,name\n1,Ash\n")
    assert problem_codes(result) == {("people", None, "client_no", "their-column-missing")}
    assert "did you mean client_number?" in result.report.problems[0].advice


def test_a_source_without_a_file_is_a_problem(tmp_path: Path) -> None:
    result = _agency(tmp_path, _people('columns.id = "id"').replace("people.csv", "persons.csv"), people="id\n1\n")
    assert problem_codes(result) == {("people", None, None, "source-without-file")}


GOOD = _people('columns.id = "id"')


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ("format = 1\n[[source]\n", "not valid TOML"),
        (GOOD.replace("format = 1", "format = 2"), "format"),
        (GOOD.replace("format = 1\n", ""), "format"),
        (GOOD + "colums = 1\n", "colums"),
        (GOOD.replace("people", "persons"), "source.0.into"),
        (GOOD.replace("columns.id", "columns.ident"), "people has no column ident"),
        (GOOD.replace("columns.id", "columns.name"), "people also needs id"),
        (GOOD + 'constants = { id = "1" }\n', "both a column and a constant: id"),
        (GOOD.replace('file = "people.csv"\n', ""), "say `file` or `sheet`"),
        (GOOD + 'columns.name = { column = "n", dates = "%Y" }\n', "not for name"),
        (GOOD + 'columns.date_of_birth = { column = "n", dates = "%d/%m/%y" }\n', "two figures"),
        (GOOD + 'columns.name = { column = "n", lookup = "x" }\n', "lookup"),
        ("format = 1\nsource = []\n", "source"),
    ],
)
def test_a_mapping_with_a_mistake_is_refused_and_the_mistake_is_named(mapping: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text(mapping)
    with pytest.raises(FileRefused, match=re.escape(says)):
        read_mapping(tmp_path / "mapping.toml")


def test_a_mapping_that_is_not_there_or_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_bytes(b"\xff\xfe")
    for name in ("mapping.toml", "nothing.toml"):
        with pytest.raises(FileRefused):
            read_mapping(tmp_path / name)
