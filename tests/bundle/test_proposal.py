"""What ctx-map proposes for the columns of an agency's file."""

from __future__ import annotations

import csv
import io
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle.field import FIELD, book_of
from bundles import small_town, write_folder
from ctx_map.bundle import check_bundle, read_bundle, read_mapping
from ctx_map.bundle.mapping import Mapping
from ctx_map.bundle.proposal.concepts import NAMES, Concept
from ctx_map.bundle.proposal.first_rows import first_rows
from ctx_map.bundle.proposal.layout import Layout
from ctx_map.bundle.proposal.propose import Proposal, propose
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label


def proposed(folder: Path, text: str, **options: object) -> Proposal:
    """What is proposed for one CSV file."""
    path = folder / "visits 2026-11.csv"
    path.write_text(text, encoding="utf-8")
    return propose(path, agency="Youth service", **options)  # type: ignore[arg-type]


def becomes(proposal: Proposal) -> dict[str, tuple[str, ...]]:
    """What of ours each column becomes."""
    return {each.column: each.becomes for each in proposal.columns}


VISITS = "Client No,Full Name,DOB,Venue,Date,Time,Notes\n" + "".join(
    f"{number},Ash Field,0{number}/03/2011,North Park,{20 + number}/05/2026,22:00-02:00,met friends\n"
    for number in range(1, 5)
)


def test_a_file_of_visits_becomes_people_places_and_links(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, VISITS)
    assert becomes(proposal) == {
        "Client No": ("people.id", "links.from"),
        "Full Name": ("people.name",),
        "DOB": ("people.date_of_birth",),
        "Venue": ("places.id", "places.name", "links.to"),
        "Date": ("links.since", "links.until"),
        "Time": ("links.since", "links.until"),
        "Notes": (),
    }
    checked = check_bundle(read_bundle(tmp_path, namespace="yt", mapping=proposal.mapping))
    assert checked.report.clean
    assert checked.links.sort("since").select("since", "until").row(0) == ("2026-05-21T22:00", "2026-05-22T02:00")


def test_a_date_without_its_time_is_read_too(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, VISITS + "5,Bo Lane,05/03/2011,North Park,26/05/2026,,\n")
    checked = check_bundle(read_bundle(tmp_path, namespace="yt", mapping=proposal.mapping))
    assert checked.report.clean
    assert checked.links.sort("since").select("since", "until").row(-1) == ("2026-05-26", None)


def test_the_name_of_next_months_file_fits_too(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, VISITS)
    assert proposal.mapping is not None
    assert {source.file for source in proposal.mapping.source} == {"visits *.csv"}


@pytest.mark.parametrize(
    ("sheet", "pattern"),
    [
        ("Log November", "Log *"),
        ("Nov 2026", "*"),
        ("Visits 2026-11", "Visits *"),
        ("Mayfield", "Mayfield"),
        ("May", "*"),
        ("Log", "Log"),
    ],
)
def test_the_sheet_of_another_month_is_found_too(tmp_path: Path, sheet: str, pattern: str) -> None:
    book = book_of(tmp_path, {sheet: [["Client No", "Full Name"], ["a1", "Ash"]]})
    mapping = propose(book, agency="yt").mapping
    assert mapping is not None
    assert {source.sheet for source in mapping.source} == {pattern}


def test_two_sheets_of_one_layout_are_each_taken_once(tmp_path: Path) -> None:
    rows = [["Client No", "Full Name", "Venue", "Date"], ["a1", "Ash", "Park", "13/05/2026"]]
    book = book_of(tmp_path, {"May": rows, "June": rows, "Week 1": rows, "Week 2": rows})
    proposal = propose(book, agency="yt")
    assert proposal.mapping is not None
    assert {source.sheet for source in proposal.mapping.source} == {"May", "June", "Week 1", "Week 2"}
    report = check_bundle(read_bundle(book, namespace="yt", mapping=proposal.mapping)).report
    assert len(report.accounts) == 12


def test_each_column_has_a_reason_that_holds_no_cell(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, VISITS)
    said = " ".join(each.why for each in proposal.columns) + (proposal.text or "")
    assert all(each.why.endswith(".") for each in proposal.columns)
    assert not any(cell in said for cell in ("Ash", "Park", "2011", "22:00", "met friends"))


def test_a_date_that_is_none_is_not_taken(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Name,DOB\nAsh,see file\nBo,tall\n")
    [dob] = [each for each in proposal.columns if each.column == "DOB"]
    assert dob.becomes == ()
    assert dob.why == "It is called like a date, but most of its cells are not dates."


def test_american_dates_are_seen_by_the_dates_that_are_read_in_one_way_only(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Name,DOB\nAsh,03/25/2011\nBo,04/26/2011\n")
    assert proposal.mapping is not None
    assert proposal.mapping.source[0].rules["date_of_birth"].date_forms == ("%m/%d/%Y",)


def test_a_column_may_be_known_by_its_cells(tmp_path: Path) -> None:
    rows = "Venue,A,B\nPier,53.48123,-2.23611\nMill,53.48224,-2.23722\n"
    assert becomes(proposed(tmp_path, rows)) == {
        "Venue": ("places.id", "places.name"),
        "A": ("places.latitude",),
        "B": ("places.longitude",),
    }


def test_an_earlier_mapping_says_what_odd_columns_are(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'format = 1\n[[source]]\nfile = "x.csv"\ninto = "people"\ncolumns.id = "Kennung"\ncolumns.name = "Rufname"\n',
        encoding="utf-8",
    )
    earlier = [read_mapping(tmp_path / "m.toml")]
    proposal = proposed(tmp_path, "Kennung,Rufname\n1,Ash\n2,Bo\n", earlier=earlier)
    assert becomes(proposal) == {"Kennung": ("people.id",), "Rufname": ("people.name",)}
    assert {each.why for each in proposal.columns} == {"An earlier mapping takes a column of this name so."}


def test_people_without_an_id_get_one_from_name_and_date_of_birth(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Forename,Surname,DOB\nAsh,Field,04/03/2011\nAsh,Field,05/03/2011\n")
    checked = check_bundle(read_bundle(tmp_path, namespace="yt", mapping=proposal.mapping))
    assert checked.report.clean
    assert checked.nodes[Label.PERSON].height == 2
    assert not any("Ash" in key for key in checked.nodes[Label.PERSON]["key"])


@pytest.mark.parametrize("text", ["Ash Field,North Park\nBo Lane,South Park\n", "7,04/03/2011\n8,05/03/2011\n"])
def test_of_a_file_without_a_header_nothing_is_said(tmp_path: Path, text: str) -> None:
    proposal = proposed(tmp_path, text)
    assert proposal.columns == ()
    assert proposal.mapping is None
    assert not any(cell in " ".join(proposal.unread) for cell in ("Ash", "2011", "Park"))


def test_tables_of_a_bundle_are_left_as_they_are(tmp_path: Path) -> None:
    proposal = propose(write_folder(tmp_path / "town", small_town()), agency="yt")
    assert proposal.is_bundle
    assert {source.into for source in proposal.mapping.source} == set(small_town())  # type: ignore[union-attr]
    assert check_bundle(read_bundle(tmp_path / "town", mapping=proposal.mapping)).report.clean


def test_names_of_nobody_knows_what_are_taken_for_people_and_this_is_said(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Ref,Name\na1,Ash\na2,Bo\n")
    assert becomes(proposal) == {"Ref": ("people.id",), "Name": ("people.name",)}
    assert all("people are assumed. Check this." in each.why for each in proposal.columns)


def test_an_id_of_nothing_that_is_known_is_not_taken(tmp_path: Path) -> None:
    assert becomes(proposed(tmp_path, "Ref,Status\na1,open\n")) == {"Ref": (), "Status": ()}


def test_the_header_of_a_sheet_is_found_below_its_title(tmp_path: Path) -> None:
    book = book_of(tmp_path, {"Log": [["Monthly list"], [], ["Ref", "Name"], ["a1", "Ash"], ["a2", "Bo"]]})
    proposal = propose(book, agency="yt")
    assert becomes(proposal) == {"Ref": ("people.id",), "Name": ("people.name",)}
    assert check_bundle(read_bundle(book, namespace="yt", mapping=proposal.mapping)).report.clean


@pytest.mark.parametrize("case", sorted(path.name for path in FIELD.iterdir()))
def test_something_valid_is_proposed_for_every_file_of_an_agency(case: str) -> None:
    folder = FIELD / case
    proposal = propose(folder / "in" if (folder / "in").is_dir() else folder / "book.xlsx", agency="yt")
    assert proposal.mapping is not None
    assert Mapping.model_validate(tomllib.loads(proposal.text or "")) == proposal.mapping


HEADERS = st.one_of(st.sampled_from([name for names in NAMES.values() for name in names]), st.text(max_size=12))
CELLS = st.one_of(
    st.sampled_from(
        ["", "7", "04/03/2011", "2011-03-04", "22:00", "22:00-02:00", "53.48123", "SJ 845 981", "2008", "x"]
    ),
    st.text(max_size=8),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with known and unknown names of columns, and cells of every sort."""
    width = draw(st.integers(1, 6))
    header = draw(st.lists(HEADERS, min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


@given(
    text=files(), name=st.text(alphabet="ab[]?*1 -_", min_size=1, max_size=8), agency=st.text(min_size=1, max_size=9)
)
@settings(max_examples=150)
def test_a_proposal_is_always_a_valid_mapping_that_reads_the_file(text: str, name: str, agency: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            proposal = propose(path, agency=agency)
        except FileRefused:
            # a file that cannot be read at all is refused by the same rules as everywhere
            return
        assert (proposal.text is None) == (proposal.mapping is None)
        if proposal.text is not None:
            assert Mapping.model_validate(tomllib.loads(proposal.text)) == proposal.mapping
            report = check_bundle(read_bundle(path, namespace="p", mapping=proposal.mapping)).report
            found = {each.code for each in report.problems}
            assert found.isdisjoint({"their-column-missing", "source-without-file", "their-column-twice"})


FILE = "visits 2026-11.csv"


def test_what_a_person_chose_goes_before_names_and_cells(tmp_path: Path) -> None:
    chosen = {(FILE, "Full Name"): None, (FILE, "Notes"): Concept.PERSON_NAME}
    proposal = proposed(tmp_path, VISITS, chosen=chosen)
    assert becomes(proposal)["Notes"] == ("people.name",)
    assert becomes(proposal)["Full Name"] == ()
    said = {each.column: (each.concept, each.why) for each in proposal.columns}
    assert said["Notes"] == (Concept.PERSON_NAME, "You chose it.")
    assert said["Full Name"] == (None, "You chose it.")


def test_a_column_that_was_chosen_takes_what_another_was_taken_for(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, VISITS, chosen={(FILE, "Notes"): Concept.PERSON_NAME})
    whole = {each.column: each for each in proposal.columns}
    assert whole["Notes"].becomes == ("people.name",)
    assert whole["Full Name"].why == ("It may be the name of a person too, but the column Notes is taken for that.")


def test_an_earlier_mapping_says_what_words_mean(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'format = 1\n[[source]]\nfile = "x.csv"\ninto = "people"\ncolumns.id = "No"\n'
        'columns.kind = { column = "Person type", values = { Vols = "adult" } }\n',
        encoding="utf-8",
    )
    text = "Client No,Full Name,Person type\n1,Ash,YP\n2,Bo,vols\n"
    proposal = proposed(tmp_path, text, earlier=[read_mapping(tmp_path / "m.toml")])
    assert proposal.mapping is not None
    assert proposal.mapping.source[0].rules["kind"].values == {"YP": "young_person", "vols": "adult"}


def test_a_word_that_is_not_known_is_never_in_the_mapping(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Client No,Full Name,Person type\n1,Ash,YP\n2,Bo,Ash Field\n")
    assert "Ash Field" not in (proposal.text or "")
    [kind] = [each for each in proposal.columns if each.column == "Person type"]
    assert {word: (each.rows, each.means) for word, each in kind.words.items()} == {
        "YP": (1, "young_person"),
        "Ash Field": (1, None),
    }
    assert "Ash Field" not in repr(proposal)


def test_several_words_in_a_cell_are_taken_apart_for_harms(tmp_path: Path) -> None:
    text = "Incident No,Incident type,Incident date,Type of harm\n1,theft,21/05/2026,CSE; cce\n2,theft,22/05/2026,\n"
    proposal = proposed(tmp_path, text)
    checked = check_bundle(read_bundle(tmp_path, namespace="yt", mapping=proposal.mapping))
    assert checked.report.clean
    assert set(checked.nodes[Label.EVENT].get_column("harms").drop_nulls()) == {
        "child_criminal_exploitation;child_sexual_exploitation"
    }


def test_a_part_in_an_event_is_taken_from_its_column(tmp_path: Path) -> None:
    text = "Incident No,Incident type,Incident date,Client No,Full Name,Role\n"
    text += "1,theft,21/05/2026,7,Ash,complainant\n1,theft,21/05/2026,8,Bo,witness\n"
    proposal = proposed(tmp_path, text)
    checked = check_bundle(read_bundle(tmp_path, namespace="yt", mapping=proposal.mapping))
    assert checked.report.clean
    assert sorted(checked.links.get_column("role")) == ["victim", "witness"]


def test_a_header_of_two_rows_is_found_where_its_rows_are_said(tmp_path: Path) -> None:
    text = "Report,,,\nYoung person,,Visit,\nRef,Name,Venue,Date\na1,Ash,Park,21/05/2026\n"
    proposal = proposed(tmp_path, text, usual=Layout(header_rows=2))
    assert [each.column for each in proposal.columns] == [
        "Young person Ref",
        "Young person Name",
        "Visit Venue",
        "Visit Date",
    ]


def test_the_first_rows_are_shown_as_they_are_read(tmp_path: Path) -> None:
    proposed(tmp_path, VISITS)
    (rows,) = first_rows(tmp_path, most=2).values()
    assert rows.columns == ["Row", "Client No", "Full Name", "DOB", "Venue", "Date", "Time", "Notes"]
    assert rows.height == 2


def test_several_ids_in_a_cell_become_a_link_each_of_people_that_another_file_has(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "visits.csv").write_text("Client No,Venue\n7; 8,Park\n8,Yard\n", encoding="utf-8")
    (folder / "people.csv").write_text("Client No,Full Name\n7,Ash\n8,Bo\n", encoding="utf-8")
    layouts = {"visits.csv": Layout(splits={"Client No": ";"})}
    proposal = propose(folder, agency="Youth service", layouts=layouts)
    assert proposal.text is not None
    assert 'columns.from = { column = "Client No", split = ";", prefix = "P" }' in proposal.text
    result = check_bundle(read_bundle(folder, namespace="yt", mapping=proposal.mapping))
    assert result.report.clean
    assert result.links.height == 3
    assert result.nodes[Label.PERSON].height == 2


def test_what_becomes_of_hidden_rows_is_asked_and_stands_in_the_mapping() -> None:
    path = FIELD / "12-filtered-rows-are-loaded" / "book.xlsx"
    asked = propose(path, agency="Youth service")
    assert asked.hides
    assert "hidden" not in (asked.text or "")
    said = propose(path, agency="Youth service", hidden="leave out")
    assert said.mapping is not None
    assert said.mapping.hidden == "leave out"


def test_a_file_without_hidden_rows_is_not_asked_about_them(tmp_path: Path) -> None:
    assert not proposed(tmp_path, VISITS).hides
