"""What ctx-map proposes for a grid of names by days, and what a person says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bundle.field import Cells, accounts_of, book_of
from bundles import checked, problem_codes
from ctx_map.bundle import CheckedBundle
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.days import column_patterns, day_rule
from ctx_map.bundle.proposal.grids import MARKS, NO_FIRST_DAY, NO_PERSON, NO_PLACE, NO_SUCH_DAY, TOO_MANY, Grid
from ctx_map.bundle.proposal.layout import GridSaid, Layout, Where
from ctx_map.bundle.proposal.propose import Proposal, propose
from ctx_map.bundle.proposal.words import LEAVE_OUT
from ctx_map.vocabulary.labels import Label

REGISTER = "YP ref,Young person,01/05/2026,02/05/2026,08/05/2026\nYP1,Ash,x,,X\nYP2,Bo,,absent,x\nYP3,Cy,,,\n"
UNSAID = GridSaid()
AT_THE_CLUB = GridSaid(Where.ONE_PLACE, "Pearl Youth Club")


def proposed(folder: Path, text: str, said: GridSaid = UNSAID, **options: object) -> Proposal:
    """What is proposed for a register with this text."""
    (folder / "register.csv").write_text(text, "utf-8")
    return propose(folder, agency="Club", layouts={"register.csv": Layout(grid=said)}, **options)  # type: ignore[arg-type]


def loaded(folder: Path, proposal: Proposal) -> CheckedBundle:
    """What the proposed mapping gives, read from its text."""
    assert proposal.text is not None
    (folder / "mapping").mkdir(exist_ok=True)
    (folder / "mapping" / "m.toml").write_text(proposal.text, "utf-8")
    return checked(folder / "register.csv", mapping=folder / "mapping" / "m.toml", namespace="c")


def the_grid(proposal: Proposal) -> Grid:
    [grid] = proposal.grids
    return grid


def seen(result: CheckedBundle) -> list[tuple[str, str, str | None]]:
    """Who was where on which day."""
    names = dict(result.nodes[Label.PLACE].select("key", "name").rows())
    rows = result.links.select("source", "target", "since").sort("source", "since").rows()
    return [(who.removeprefix("c:P"), names[where], day) for who, where, day in rows]


def test_nothing_is_read_of_the_days_until_someone_says_where_they_were(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, REGISTER)
    grid = the_grid(proposal)
    assert (grid.where, grid.days) == (Where.NOT_READ, ("01/05/2026", "02/05/2026", "08/05/2026"))
    assert Where.IN_A_COLUMN not in grid.offered
    assert "Nothing in the file says where they were" in proposal.columns[-1].why
    assert loaded(tmp_path, proposal).links.height == 0


def test_each_mark_is_a_link_to_the_one_place_and_the_account_balances(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, REGISTER, AT_THE_CLUB)
    result = loaded(tmp_path, proposal)
    assert result.report.clean, problem_codes(result)
    club = "Pearl Youth Club"
    assert seen(result) == [("YP1", club, "2026-05-01"), ("YP1", club, "2026-05-08"), ("YP2", club, "2026-05-08")]
    assert result.links.get_column("ref").n_unique() == 3
    counts = accounts_of(result)["register.csv", "links"]
    assert counts == {"rows": 3, "taken": 2, "left_out": 1, "rejected": 0, "duplicate": 0}
    assert proposal.columns[-1].becomes == ("links.since", "links.kind")


def test_the_mapping_takes_the_register_of_another_month(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, REGISTER, AT_THE_CLUB)
    (tmp_path / "register.csv").write_text(REGISTER.replace("/05/", "/11/"), "utf-8")
    assert [day for _, _, day in seen(loaded(tmp_path, proposal))] == ["2026-11-01", "2026-11-08", "2026-11-08"]


def test_what_each_mark_means_is_proposed_and_a_mark_that_is_not_known_is_a_problem_until_someone_says(
    tmp_path: Path,
) -> None:
    text = REGISTER.replace("YP3,Cy,,,", "YP3,Cy,?,resident,")
    grid = the_grid(proposed(tmp_path, text, AT_THE_CLUB))
    assert {mark: (word.rows, word.means) for mark, word in grid.words.items()} == {
        "x": (2, "SPENDS_TIME_AT"),
        "?": (1, None),
        "X": (1, "SPENDS_TIME_AT"),
        "absent": (1, LEAVE_OUT),
        "resident": (1, None),
    }
    result = loaded(tmp_path, proposed(tmp_path, text, AT_THE_CLUB))
    assert {code for *_, code in problem_codes(result)} == {"value-not-mapped"}
    said = {("register.csv", MARKS): {"?": LEAVE_OUT, "resident": "LIVES_AT"}}
    result = loaded(tmp_path, proposed(tmp_path, text, AT_THE_CLUB, words=said))
    assert result.report.clean, problem_codes(result)
    assert sorted(result.links.get_column("kind")) == ["LIVES_AT", *["SPENDS_TIME_AT"] * 3]


def test_a_column_that_names_the_place_is_proposed_and_its_rows_alone_are_no_visits(tmp_path: Path) -> None:
    text = "YP ref,Venue,1 May 2026,2 May 2026,3 May 2026\nYP1,Park,x,,x\nYP2,Pier,,,\nYP3,,x,,\n"
    proposal = proposed(tmp_path, text)
    grid = the_grid(proposal)
    assert grid.where is Where.IN_A_COLUMN
    assert "The column Venue names a place" in grid.why
    result = loaded(tmp_path, proposal)
    assert seen(result) == [("YP1", "Park", "2026-05-01"), ("YP1", "Park", "2026-05-03")]


def test_where_each_cell_names_the_place_the_cells_are_places(tmp_path: Path) -> None:
    text = REGISTER.replace("x", "Park").replace("X", "Home")
    said = GridSaid(Where.IN_THE_CELLS)
    proposal = proposed(tmp_path, text, said)
    assert seen(loaded(tmp_path, proposal)) == [
        ("YP1", "Park", "2026-05-01"),
        ("YP1", "Home", "2026-05-08"),
        ("YP2", "Park", "2026-05-08"),
    ]
    words = {("register.csv", MARKS): {"Home": "LIVES_AT"}}
    result = loaded(tmp_path, proposed(tmp_path, text, said, words=words))
    assert sorted(result.links.get_column("kind")) == ["LIVES_AT", "SPENDS_TIME_AT", "SPENDS_TIME_AT"]


def test_so_many_places_that_nobody_would_go_through_them_are_still_read(tmp_path: Path) -> None:
    rows = "".join(f"YP{at},Ash,Place {at},,\n" for at in range(60))
    text = f"YP ref,Young person,01/05/2026,02/05/2026,08/05/2026\n{rows}"
    assert loaded(tmp_path, proposed(tmp_path, text, GridSaid(Where.IN_THE_CELLS))).links.height == 60
    assert the_grid(proposed(tmp_path, text, AT_THE_CLUB)).missing == TOO_MANY


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        (REGISTER, GridSaid(Where.ONE_PLACE, " "), NO_PLACE),
        (REGISTER.replace("YP ref,Young person", "Row,Remark"), AT_THE_CLUB, NO_PERSON),
        (REGISTER.replace("/05/2026", ""), AT_THE_CLUB, NO_FIRST_DAY),
        (REGISTER.replace("/05/2026", ""), replace(AT_THE_CLUB, first_day=date(2026, 5, 3)), NO_SUCH_DAY),
    ],
)
def test_what_is_still_to_be_said_is_said_and_nothing_is_guessed(
    tmp_path: Path, text: str, said: GridSaid, missing: str
) -> None:
    chosen = {("register.csv", "Row"): None, ("register.csv", "Remark"): None} if missing == NO_PERSON else {}
    proposal = proposed(tmp_path, text, said, chosen=chosen)
    assert the_grid(proposal).missing == missing
    assert missing in proposal.columns[-1].why
    assert proposal.columns[-1].becomes == ()


@pytest.mark.parametrize(
    ("names", "first", "days"),
    [
        (["1", "2", "8"], date(2026, 5, 1), ["2026-05-01", "2026-05-02", "2026-05-08"]),
        (["30", "31", "1"], date(2026, 5, 30), ["2026-05-30", "2026-05-31", "2026-06-01"]),
        (["Fri 1", "Sat 2nd", "Friday, 8"], date(2026, 5, 1), ["2026-05-01", "2026-05-02", "2026-05-08"]),
        (["31 Dec", "1 Jan", "2 January"], date(2026, 12, 31), ["2026-12-31", "2027-01-01", "2027-01-02"]),
        (["Monday", "Wednesday", "Friday"], date(2026, 5, 4), ["2026-05-04", "2026-05-06", "2026-05-08"]),
        (["01/05/26", "02/05/26", "03/05/26"], date(2026, 5, 1), ["2026-05-01", "2026-05-02", "2026-05-03"]),
    ],
)
def test_days_without_a_month_or_a_year_follow_the_first_one(names: list[str], first: date, days: list[str]) -> None:
    assert day_rule(names, None) is None
    rule = day_rule(names, first)
    assert rule is not None
    assert list(rule["values"].values()) == days
    assert day_rule(names, date(2026, 5, 17)) is None


def test_a_day_that_no_year_has_after_the_one_before_is_none() -> None:
    assert day_rule(["1 May", "31 June", "1 July"], date(2026, 5, 1)) is None
    assert day_rule(["1 May", "something", "1 July"], date(2026, 5, 1)) is None


def test_a_mapping_of_days_without_a_month_is_for_this_file_alone(tmp_path: Path) -> None:
    (tmp_path / "May 2026.csv").write_text(REGISTER.replace("/05/2026", ""), "utf-8")
    said = replace(AT_THE_CLUB, first_day=date(2026, 5, 1))
    proposal = propose(tmp_path, agency="Club", layouts={"May 2026.csv": Layout(grid=said)})
    assert proposal.mapping is not None
    assert {each.file for each in proposal.mapping.source} == {"May 2026.csv"}
    assert 'values = { 01 = "2026-05-01"' in str(proposal.text)


def test_the_days_of_a_workbook_are_read_as_dates_or_as_text(tmp_path: Path) -> None:
    days = [datetime(2026, 5, day) for day in (1, 2, 8)]
    rows: Cells = [["Register of the club"], [], ["YP ref", "Young person", *days], ["YP1", "Ash", "x", "", "x"]]
    book = book_of(tmp_path, {"May": rows})
    sheets = propose(book, agency="Club").files
    proposal = propose(book, agency="Club", layouts={sheets[0]: Layout(grid=AT_THE_CLUB)})
    assert the_grid(proposal).is_read
    assert proposal.text is not None
    (tmp_path / "m.toml").write_text(proposal.text, "utf-8")
    assert [day for _, _, day in seen(checked(book, mapping=tmp_path / "m.toml", namespace="c"))] == [
        "2026-05-01",
        "2026-05-08",
    ]


def test_a_pattern_takes_the_days_and_no_other_column() -> None:
    assert column_patterns(["01/05/2026", "02/05/2026"], ["Ref", "01/05/2026", "02/05/2026"]) == ["??/??/????"]
    assert column_patterns(["9 May 2026", "10 June 2026"], ["Ref", "9 May 2026", "10 June 2026"]) == ["* * ????"]
    names = ["1/5/2026", "12/5/2026", "13/5/2026"]
    assert column_patterns(names, ["Ref", *names]) == ["*/*/????"]
    assert column_patterns(["1", "2", "3"], ["A", "1", "2", "3"]) == ["1", "2", "3"]


def test_a_column_of_the_file_that_is_called_day_or_mark_is_no_trouble(tmp_path: Path) -> None:
    text = "Day,Mark,YP ref,01/05/2026,02/05/2026,03/05/2026\nFri,ok,YP1,x,,x\n"
    result = loaded(tmp_path, proposed(tmp_path, text, AT_THE_CLUB, chosen={("register.csv", "Day"): None}))
    assert result.report.clean, problem_codes(result)
    assert result.links.height == 2


def test_what_an_earlier_mapping_says_of_marks_is_proposed(tmp_path: Path) -> None:
    text = REGISTER.replace("absent", "?")
    words = {("register.csv", MARKS): {"?": LEAVE_OUT, "x": "ATTENDS", "X": "ATTENDS"}}
    earlier = proposed(tmp_path, text, AT_THE_CLUB, words=words).mapping
    assert earlier is not None
    grid = the_grid(proposed(tmp_path, text, AT_THE_CLUB, earlier=[earlier]))
    assert grid.words["x"].means == "ATTENDS"
    # what the mapping calls the days and the marks is no column of theirs
    later = "Client No,Full Name,Venue,Mark,Day\n1,Ash,Park,x,x\n"
    assert [each.why for each in proposed(tmp_path, later, earlier=[earlier]).columns if "earlier" in each.why] == []


def test_a_day_that_someone_takes_for_something_else_is_no_day(tmp_path: Path) -> None:
    text = "YP ref,1,2,3,4\nYP1,Ash,x,,x\n"
    said = replace(AT_THE_CLUB, first_day=date(2026, 5, 2))
    proposal = proposed(tmp_path, text, said, chosen={("register.csv", "1"): Concept.PERSON_NAME})
    assert the_grid(proposal).days == ("2", "3", "4")
    assert [day for _, _, day in seen(loaded(tmp_path, proposal))] == ["2026-05-02", "2026-05-04"]


def test_the_homes_of_a_register_stay_links_of_their_own(tmp_path: Path) -> None:
    text = "YP ref,Home address,01/05/2026,02/05/2026,03/05/2026\nYP1,1 Low Street AB1 2CD,x,,x\n"
    result = loaded(tmp_path, proposed(tmp_path, text, AT_THE_CLUB))
    assert sorted(result.links.get_column("kind")) == ["LIVES_AT", "SPENDS_TIME_AT", "SPENDS_TIME_AT"]
