"""What else lies in the story: who protects, what rests on the youth club, what the second delivery changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ctx_map.analysis.questions.bridges import bridges
from ctx_map.analysis.questions.changes import changes
from ctx_map.analysis.questions.doubt import doubt
from ctx_map.analysis.questions.protective import NO_ONE, protective
from ctx_map.analysis.questions.what_if import what_if
from ctx_map.governance import Mandate, local_mandate, open_view
from ctx_map.network import Network
from ctx_map.store import Store, open_store
from sample.town import AS_AT, SAMPLE, audit_of, load_town, names

YOUTH_CLUB = "school-and-youth-work:SP02"
ROWAN = "childrens-services:YP30"
REGATTA = "police:E210"
MEETING_BEFORE = date(2026, 10, 20)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saltmere")


@pytest.fixture(scope="module")
def town(room: Path) -> Iterator[Store]:
    """An embedded store that holds the town as it was delivered."""
    store = open_store(str(room / "store"))
    load_town(store, audit_of(store, room))
    yield store
    store.close()


def _seen(store: Store, room: Path, mandate: Mandate) -> Network:
    with open_view(store, mandate, audit=audit_of(store, room), question="test") as view:
        return view.network()


@pytest.fixture
def network(town: Store, room: Path) -> Network:
    """What the holder sees before the next meeting."""
    return _seen(town, room, local_mandate(AS_AT))


@pytest.fixture
def network_before(town: Store, room: Path) -> Network:
    """What the holder saw at the last meeting."""
    return _seen(town, room, local_mandate(MEETING_BEFORE))


def _of_agency(agency: str, *, in_meeting: bool = False) -> Mandate:
    return Mandate("a worker", "practitioner", agency, "safeguarding", "agreement", AS_AT, in_meeting=in_meeting)


def test_one_child_has_nobody_protective_on_the_map(network: Network) -> None:
    alone = [row.id for row in protective(network).rows if row.finding == NO_ONE]
    assert alone == [ROWAN]


def test_closing_the_youth_club_would_cut_ties_that_protect(network: Network) -> None:
    row = what_if(network, without=[YOUTH_CLUB]).rows[0]
    assert (row.people, row.protective_lost) == (15, 10)


def test_securing_the_car_park_would_cut_none(network: Network) -> None:
    row = what_if(network, without=["childrens-services:PL01"]).rows[0]
    assert (row.people, row.protective_lost) == (10, 0)


def test_the_second_delivery_brings_what_happened_since_what_was_learned_and_what_was_corrected(
    network_before: Network, network: Network
) -> None:
    kinds = Counter(row.change for row in changes(network_before, network).rows)
    assert kinds == {"happened since": 11, "learned since": 2, "corrected": 4}


def test_what_was_learned_late_is_told_apart_from_what_happened(network_before: Network, network: Network) -> None:
    learned = [row for row in changes(network_before, network).rows if row.change == "learned since"]
    assert {row.since for row in learned} == {"2026-07-31T22:00"}


def test_a_corrected_date_is_told_with_what_was_said_before(network_before: Network, network: Network) -> None:
    corrected = {row.fields: row for row in changes(network_before, network).rows if row.change == "corrected"}
    row = corrected["since", "recorded_at", "grade", "note"]
    assert "21 March 2026" in row.before
    assert row.since == "2026-03-14"


def test_doubt_names_the_report_suspected_to_be_false_and_those_disputed(network: Network) -> None:
    name = names(network)
    doubts = {(name[row.source], name[row.target], row.kind): set(row.doubts) for row in doubt(network).rows}
    man = "Older man, white van"
    assert "suspected to be false" in doubts[man, "Ruby Foxmantle", "CONTACTED"]
    assert "disputed" in doubts[man, "Bilal Fernhollow", "CONTACTED"]


def test_the_holder_is_told_in_a_band_that_something_is_withheld(network: Network) -> None:
    assert network.withheld.links == "5 to 19"


@pytest.mark.parametrize(
    ("agency", "in_meeting", "conditional"),
    [
        ("childrens-services", False, 11),
        ("childrens-services", True, 2),
        ("school-and-youth-work", False, 2),
        ("police", False, 10),
        ("health", False, 0),
    ],
)
def test_each_agency_sees_the_conditional_reports_that_name_it(
    town: Store, room: Path, agency: str, *, in_meeting: bool, conditional: int
) -> None:
    seen = _seen(town, room, _of_agency(agency, in_meeting=in_meeting)).links
    assert seen.filter(pl.col("handling") == "C").height == conditional


def test_reports_with_no_handling_stay_with_their_agency_and_the_holder(
    town: Store, room: Path, network: Network
) -> None:
    def silent(links: pl.DataFrame) -> set[str]:
        return set(links.filter(pl.col("handling").is_null()).get_column("agency"))

    assert silent(network.links) == {"childrens-services", "school-and-youth-work"}
    assert silent(_seen(town, room, _of_agency("childrens-services")).links) == {"childrens-services"}
    assert silent(_seen(town, room, _of_agency("police")).links) == set()


def test_an_adult_links_three_friendship_groups_by_separate_reports_of_several_sources(network: Network) -> None:
    row = {each.name: each for each in bridges(network).rows}["Carl Drossmoor"]
    assert (row.groups, row.rests_on, row.support) == (3, "separate reports", "several reports for several groups")


def test_a_link_between_groups_that_rests_on_one_evening_says_so(network: Network) -> None:
    row = {each.name: each for each in bridges(network).rows}["Noor Candlewick"]
    assert (row.rests_on, row.event_id) == ("one event", REGATTA)


def test_the_readme_tells_the_same() -> None:
    told = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert f"Rowan Cinderlow (`{ROWAN}`), nobody else" in told
    assert "10 reports of protective ties: 15 links of young people, 2 of groups that meet there" in told
    assert "18 links: 14 new, 4 corrected" in told
