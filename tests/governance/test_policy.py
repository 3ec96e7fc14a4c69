"""Who may see a report: every case, against an oracle that is written another way."""

from __future__ import annotations

import itertools

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.errors import WrongUse
from ctx_map.governance.policy import WITH_CHILD, agency_key, agency_of, audience_of, may_see, seen_by, with_audience
from governance.doors import mandate_of

AGENCIES = ("Police", "Children's Services", "School")
CONDITIONS = (
    None,
    "",
    "ask first",
    "agencies: police",
    "agencies: Children's services, POLICE",
    "agencies:",
    "not in meeting",
    "agencies: School; not in meeting",
    "Not In Meeting ; agencies: police ; by hand only",
)
NAMED = {
    "agencies: police": {"police"},
    "agencies: Children's services, POLICE": {"children's services", "police"},
    "agencies: School; not in meeting": {"school"},
    "Not In Meeting ; agencies: police ; by hand only": {"police"},
}


def _oracle(
    handling: str | None, conditions: str | None, own: str, *, agency: str, holder: bool, meeting: bool
) -> bool:
    """The rules of decision 3, one by one."""
    if meeting and "not in meeting" in (conditions or "").lower():
        return False
    if handling == "P" or agency.lower() == own.lower():
        return True
    if handling == "C":
        return agency.lower() in NAMED.get(conditions or "", set())
    return holder


def test_every_combination_reads_as_the_rules_say() -> None:
    cases = itertools.product(("P", "C", None, "A"), CONDITIONS, AGENCIES, AGENCIES, (True, False), (True, False))
    for handling, conditions, own, agency, holder, meeting in cases:
        audience, in_meeting = audience_of(handling, conditions, own)
        seen = may_see(audience, in_meeting, agency=agency_key(agency), holder=holder, meeting=meeting)
        expected = _oracle(handling, conditions, own, agency=agency, holder=holder, meeting=meeting)
        assert seen == expected, (handling, conditions, own, agency, holder, meeting)


@pytest.mark.parametrize(
    ("handling", "conditions", "agency", "audience"),
    [
        ("P", None, "Police", ("*", True)),
        ("C", "agencies: School, Health", "Police", ("|health|police|school|", True)),
        ("C", "by hand only", "Police", ("|police|", True)),
        ("C", "agencies: School; not in meeting", "Police", ("|police|school|", False)),
        (None, None, "Youth  Work", ("|(holder)|youth work|", True)),
    ],
)
def test_the_audience_of_a_report(
    handling: str | None, conditions: str | None, agency: str, audience: tuple[str, bool]
) -> None:
    assert audience_of(handling, conditions, agency) == audience


def test_the_holder_does_not_see_a_conditional_report_that_does_not_name_it() -> None:
    audience, in_meeting = audience_of("C", "agencies: school", "police")
    assert not may_see(audience, in_meeting, agency="this machine", holder=True, meeting=False)


@pytest.mark.parametrize("handling", ["P", "C", None])
def test_what_is_only_in_a_young_persons_map_is_for_nobody_else_whatever_its_code(
    handling: str | None,
) -> None:
    audience, _ = audience_of(handling, "only in a map made with the young person", "police")
    assert not may_see(audience, True, agency="police", holder=True, meeting=False)
    assert may_see(audience, True, agency=f"{WITH_CHILD}police", holder=False, meeting=False)


def test_a_handling_code_that_does_not_exist_is_read_as_not_stated() -> None:
    assert audience_of("A", None, "police") == audience_of(None, None, "police")


def test_an_agency_is_the_same_however_its_name_is_written() -> None:
    spellings = {"Children's  Services", " children's services ", "CHILDREN'S SERVICES"}
    assert {agency_key(spelling) for spelling in spellings} == {"children's services"}
    assert agency_key("Caf\u00e9") == agency_key("Cafe\u0301")


def test_an_agency_whose_name_holds_a_bar_is_not_two_agencies() -> None:
    audience, in_meeting = audience_of("C", None, "police|school")
    assert not may_see(audience, in_meeting, agency="school", holder=False, meeting=False)
    assert may_see(audience, in_meeting, agency=agency_key("police|school"), holder=False, meeting=False)


@pytest.mark.parametrize("name", ["(holder)", "(HOLDER)", "*", "|", " "])
def test_a_mandate_cannot_name_an_agency_that_stands_for_somebody_else(name: str) -> None:
    with pytest.raises(WrongUse):
        agency_of(name)


@pytest.mark.parametrize("audience", [None, "", "|", "||", "police", "*|", "|*|", "| |"])
def test_an_audience_that_makes_no_sense_is_nobody_or_one_exact_name(audience: str | None) -> None:
    assert not may_see(audience, True, agency="school", holder=True, meeting=False)


def test_a_report_that_does_not_say_whether_a_meeting_may_see_it_is_not_shown_to_one() -> None:
    assert not may_see("*", None, agency="police", holder=True, meeting=True)
    assert may_see("*", None, agency="police", holder=True, meeting=False)


_names = st.text(st.characters(codec="utf-8", exclude_characters="|"), min_size=1, max_size=8)
_naming = st.lists(_names).map(lambda names: f"agencies: {', '.join(names)}")


@settings(deadline=None)
@given(
    handling=st.sampled_from(["P", "C", None]),
    conditions=st.one_of(
        st.none(), st.text(max_size=30), st.lists(_names).map(lambda names: f"agencies: {', '.join(names)}")
    ),
    own=_names,
    agency=_names,
    holder=st.booleans(),
)
def test_a_meeting_never_sees_more_than_its_members_and_an_outsider_never_more_than_the_holder(
    handling: str | None, conditions: str | None, own: str, agency: str, holder: bool
) -> None:
    audience, in_meeting = audience_of(handling, conditions, own)
    key = agency_key(agency)

    def seen(*, holder: bool, meeting: bool) -> bool:
        return may_see(audience, in_meeting, agency=key, holder=holder, meeting=meeting)

    assert seen(holder=holder, meeting=True) <= seen(holder=holder, meeting=False)
    assert seen(holder=False, meeting=False) <= seen(holder=True, meeting=False)


@settings(deadline=None)
@given(handling=st.sampled_from(["P", "C", None]), conditions=st.sampled_from(CONDITIONS), own=_names)
def test_an_agency_always_sees_its_own_report_outside_a_meeting(
    handling: str | None, conditions: str | None, own: str
) -> None:
    if agency_key(own):
        audience, in_meeting = audience_of(handling, conditions, own)
        assert may_see(audience, in_meeting, agency=agency_key(own), holder=False, meeting=False)


def _reports() -> pl.DataFrame:
    rows = [
        ("r1", "P", None, "Police"),
        ("r2", "C", "agencies: school", "Police"),
        ("r3", None, None, "School"),
        ("r4", "C", "not in meeting", "School"),
        ("r5", None, None, "Health"),
    ]
    return pl.DataFrame(rows, schema=["key", "handling", "conditions", "agency"], orient="row")


def test_audiences_of_a_table_are_those_of_its_rows_in_its_order() -> None:
    table = with_audience(_reports())
    assert table["key"].to_list() == ["r1", "r2", "r3", "r4", "r5"]
    for row in table.iter_rows(named=True):
        said = audience_of(row["handling"], row["conditions"], row["agency"])
        assert (row["audience"], row["in_meeting"]) == said


@pytest.mark.parametrize(
    ("agency", "holder", "meeting", "seen"),
    [
        ("school", False, False, {"r1", "r2", "r3", "r4"}),
        ("school", False, True, {"r1", "r2", "r3"}),
        ("police", False, False, {"r1", "r2"}),
        ("this machine", True, False, {"r1", "r3", "r5"}),
        ("housing", False, False, {"r1"}),
    ],
)
def test_the_door_holds_every_row_against_the_mandate(agency: str, holder: bool, meeting: bool, seen: set[str]) -> None:
    shown = seen_by(with_audience(_reports()), mandate_of(agency, holder=holder, in_meeting=meeting))
    assert set(shown["key"]) == seen


def test_where_everything_may_be_seen_nothing_is_lost() -> None:
    shared = with_audience(_reports().filter(pl.col("handling") == "P"))
    assert seen_by(shared, mandate_of("housing", in_meeting=True)).height == 1


def test_a_store_that_says_too_much_does_not_get_it_through_the_door() -> None:
    widened = with_audience(_reports()).with_columns(audience=pl.lit("*"))
    assert set(seen_by(widened, mandate_of("housing"))["key"]) == {"r1"}


def test_an_audience_that_was_narrowed_in_the_store_is_obeyed() -> None:
    narrowed = with_audience(_reports()).with_columns(audience=pl.lit("|health|"))
    assert seen_by(narrowed, mandate_of("police")).height == 0
