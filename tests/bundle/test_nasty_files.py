"""Files of the kinds in the field, made for these tests: nothing in them is lost, or made up, without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle.field import read_csvs, warnings_in
from bundles import checked, problem_codes
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.propose import Proposal, propose
from ctx_map.vocabulary.labels import Label

PEOPLE = '[[source]]\nfile = "v.csv"\ninto = "people"\ncolumns.id = "Client No"\ncolumns.name = "Full Name"\n'
HEAD = "Client No,Full Name,Venue,Date seen\n"


def codes(result: object) -> set[str]:
    return {code for *_, code in problem_codes(result)}  # type: ignore[arg-type]


def proposed(folder: Path, text: str | bytes, name: str = "v.csv") -> Proposal:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return propose(folder / name, agency="Youth club")


def concepts(proposal: Proposal) -> dict[str, Concept | None]:
    return {each.column: each.concept for each in proposal.columns}


def test_another_table_below_a_blank_row_makes_no_people(tmp_path: Path) -> None:
    text = "Client No,Full Name,Born\n1,Ash,2011\n\n,,\nVenue,Visited on,Client No\nNorth Park,13/05/2026,1\n"
    result = read_csvs(tmp_path, PEOPLE, v=text)
    assert codes(result) == {"another-table"}
    [said] = [each for each in result.report.problems if each.code == "another-table"]
    assert said.row == 5
    assert "North Park" not in said.advice


def test_a_group_below_a_blank_row_is_no_other_table(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f"{HEAD}1,Ash,North Park,13/05/2026\n,,,\n2,Date,Site,14/05/2026\n")
    assert result.report.clean
    assert result.nodes[Label.PERSON].height == 2


@pytest.mark.parametrize("several", ["2; 3", "2, 3", "2 & 3", "2 and 3", "2 | 3"])
def test_an_id_that_may_be_several_is_said(tmp_path: Path, several: str) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f'{HEAD}1,Ash,North Park,13/05/2026\n"{several}",Bo,North Park,14/05/2026\n')
    [said] = [each for each in result.report.warnings if each.code == "id-several"]
    assert (said.row, said.column) == (3, "id")


@pytest.mark.parametrize("several", ["Bo; Cy", "Bo & Cy", "Bo and Cy", "Bo / Cy", "Bo + Cy"])
def test_a_name_that_may_be_of_several_people_is_said(tmp_path: Path, several: str) -> None:
    text = f'{HEAD}1,"Field, Ash",North Park,13/05/2026\n2,"{several}",North Park,14/05/2026\n'
    result = read_csvs(tmp_path, PEOPLE, v=text)
    [said] = [each for each in result.report.warnings if each.code == "name-several"]
    assert (said.row, said.column) == (3, "name")


@pytest.mark.parametrize("name", ["Anderson, Sandy", "Ann-Marie O’Neill", "Bo (AKA Bandit)", "Older man, white van"])
def test_a_name_with_a_comma_or_a_hyphen_is_one(tmp_path: Path, name: str) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f'{HEAD}1,"{name}",North Park,13/05/2026\n')
    assert "name-several" not in warnings_in(result)


def test_places_may_have_and_in_their_names(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, "", people="id\na\n", places="id,name\nx,Bread & Butter and Sons\n")
    assert "name-several" not in warnings_in(result)


def test_a_file_in_which_no_row_can_be_read_says_why(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, f"{HEAD}1,Field, Ash,North Park,13/05/2026\n2,Bo,North Park\n")
    assert proposal.mapping is None
    assert "5 cells but the header has 4" in " ".join(proposal.unread)


def test_a_file_without_rows_says_so(tmp_path: Path) -> None:
    assert proposed(tmp_path, HEAD).unread == ("v.csv: The table has a header and no rows.",)


def test_years_in_two_figures_are_the_reason_that_is_given(tmp_path: Path) -> None:
    text = "Client No,Full Name,DOB,Venue,Date seen\n1,Ash,04/03/11,Park,13/05/26\n2,Bo,05/04/12,Park,14/05/26\n"
    proposal = proposed(tmp_path, text)
    said = {each.column: each.why for each in proposal.columns}
    assert "two figures" in said["DOB"]
    assert "two figures" in said["Date seen"]


@pytest.mark.parametrize(
    "days", ["01/05/2026,02/05/2026,03/05/2026", "1,2,3", "Fri 1,Sat 2,Sun 3", "1 May,2 May,3 May"]
)
def test_the_header_of_a_grid_of_names_by_days_is_found_and_the_days_are_said(tmp_path: Path, days: str) -> None:
    proposal = proposed(tmp_path, f"YP ref,Young person,{days}\nYP1,Ash,x,,x\nYP2,Bo,,X,absent\n")
    found = concepts(proposal)
    assert (found["YP ref"], found["Young person"]) == (Concept.PERSON_ID, Concept.PERSON_NAME)
    assert all("grid" in each.why for each in proposal.columns[2:])


@pytest.mark.parametrize("sign", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("between", [";", "\t", "|", ","])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_ends_of_lines_signs_and_encodings_change_nothing(
    tmp_path: Path, sign: str, between: str, encoding: str
) -> None:
    rows = ["Client No|Full Name|Venue|Date seen", "0007|Renée O’Neill|Café|13/05/2026", "0008|Bo|Café|14/05/2026"]
    text = "".join(row.replace("|", between) + sign for row in rows)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "v.csv").write_bytes(text.encode(encoding))
    (tmp_path / "m.toml").write_text(f"format = 1\n{PEOPLE}", "utf-8")
    result = checked(tmp_path / "in", mapping=tmp_path / "m.toml", namespace="yt")
    assert result.report.clean, problem_codes(result)
    assert result.nodes[Label.PERSON].select("key", "name").rows() == [("yt:0007", "Renée O’Neill"), ("yt:0008", "Bo")]
