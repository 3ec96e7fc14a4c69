"""Siblings and placement-mates who have not been considered, each with the reason and never with a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given

from ctx_map.analysis import Sibling, siblings
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.people import Standing, latest_birth, standing_on
from random_towns import ENOUGH_TOWNS, PEOPLE, named_links, node, random_families
from towns import adult, person, tie, town, young

ASH, BO, CY = young("ash"), young("bo"), young("cy")
HOME, CARER = "same home or placement", "same carer or adult relative"


def found(network: Network, *people: str, max_people: int = 20) -> set[tuple[str, str, str, str | None]]:
    rows = siblings(network, people, max_people=max_people).rows
    return {(row.id, row.reason, row.named, row.through) for row in rows}


def test_a_brother_is_found_whichever_way_the_report_runs() -> None:
    assert found(town(("ash", "FAMILY_OF", "bo"), nodes=[ASH, BO]), "ash") == {("bo", "family", "ash", None)}
    assert found(town(("bo", "FAMILY_OF", "ash"), nodes=[ASH, BO]), "ash") == {("bo", "family", "ash", None)}


def test_who_is_named_is_not_on_the_list() -> None:
    assert found(town(("ash", "FAMILY_OF", "bo"), nodes=[ASH, BO]), "ash", "bo") == set()


def test_who_lives_in_the_same_placement_is_found_through_it() -> None:
    network = town(("ash", "LIVES_AT", "house"), ("bo", "LIVES_AT", "house"), nodes=[ASH, BO])
    assert found(network, "ash") == {("bo", HOME, "ash", "house")}


def test_who_lived_there_before_is_no_placement_mate_and_is_counted() -> None:
    network = town(
        tie("ash", "LIVES_AT", "house", since="2026-05-01"),
        tie("bo", "LIVES_AT", "house", since="2025-01-01", until="2026-04-30"),
        nodes=[ASH, BO],
    )
    answer = siblings(network, ["ash"])
    assert list(answer.rows) == []
    assert answer.considered["not listed because it was at another time"] == 1


def test_one_day_together_is_enough_and_the_days_are_said() -> None:
    network = town(
        tie("ash", "LIVES_AT", "house", since="2026-04-30T18:00"),
        tie("bo", "LIVES_AT", "house", since="2025-01-01", until="2026-04-30"),
        nodes=[ASH, BO],
    )
    assert [row.when for row in siblings(network, ["ash"]).rows] == ["on 30 April 2026, now ended"]


@pytest.mark.parametrize(
    ("report", "when"),
    [
        ({}, "no date"),
        ({"since": "2026-01-01"}, "since 1 January 2026"),
        ({"until": "2026-01-31"}, "until 31 January 2026, now ended"),
        ({"since": "2026-01-01", "until": "2027-01-31"}, "1 January 2026 to 31 January 2027"),
    ],
)
def test_when_it_was_so_is_said_in_words(report: dict[str, str], when: str) -> None:
    network = town(tie("ash", "FAMILY_OF", "bo", **report), nodes=[ASH, BO])
    assert [row.when for row in siblings(network, ["ash"]).rows] == [when]


def test_who_has_the_same_carer_is_found_through_the_carer() -> None:
    network = town(("pat", "CARES_FOR", "ash"), ("pat", "CARES_FOR", "bo"), nodes=[ASH, BO])
    assert found(network, "ash") == {("bo", CARER, "ash", "pat")}


def test_a_mother_who_is_family_of_one_and_cares_for_the_other_joins_them() -> None:
    network = town(("mum", "CARES_FOR", "ash"), ("mum", "FAMILY_OF", "bo"), nodes=[ASH, BO, adult("mum")])
    assert found(network, "ash") == {("bo", CARER, "ash", "mum")}


def test_a_brothers_brother_is_not_joined_through_a_child() -> None:
    network = town(("ash", "FAMILY_OF", "bo"), ("bo", "FAMILY_OF", "cy"), nodes=[ASH, BO, CY])
    assert found(network, "ash") == {("bo", "family", "ash", None)}


def test_a_crowded_home_is_counted_and_named_and_not_listed() -> None:
    network = town(
        *[(who, "LIVES_AT", "tower") for who in ("ash", "bo", "cy")],
        ("ash", "FAMILY_OF", "cy"),
        nodes=[ASH, BO, CY],
    )
    answer = siblings(network, ["ash"], max_people=1)
    assert [(row.id, row.reason) for row in answer.rows] == [("cy", "family")]
    assert answer.considered["homes and carers of more than 1 young person"] == 1
    assert answer.considered["young people linked only through these"] == 1
    assert answer.sentences[-1] == "2 young people linked through Tower are not listed, because they are too many."


def test_a_sister_who_turned_18_is_not_listed_and_not_silently_gone() -> None:
    grown = person("bo", born="2008-06-15")
    network = town(tie("ash", "FAMILY_OF", "bo", since="2026-01-10"), nodes=[ASH, grown])
    answer = siblings(network, ["ash"])
    assert list(answer.rows) == []
    assert answer.considered["not listed because they have turned 18"] == 1


def test_whose_age_is_not_known_is_listed() -> None:
    assert found(town(("ash", "FAMILY_OF", "bo"), nodes=[ASH, person("bo")]), "ash") == {("bo", "family", "ash", None)}


def test_the_list_is_in_the_order_of_names() -> None:
    network = town(
        ("ash", "FAMILY_OF", "a"), ("ash", "FAMILY_OF", "z"), nodes=[ASH, young("a", name="Zed"), young("z", name="Al")]
    )
    assert [row.id for row in siblings(network, ["ash"]).rows] == ["z", "a"]


def test_the_reports_behind_a_row_are_those_of_both_ends() -> None:
    network = town(tie("ash", "LIVES_AT", "house", ref="R1"), tie("bo", "LIVES_AT", "house", ref="R2"), nodes=[ASH, BO])
    answer = siblings(network, ["ash"])
    assert {report.ref for report in answer.reports(answer.rows[0])} == {"R1", "R2"}


def test_of_whom_nothing_is_recorded_is_said() -> None:
    answer = siblings(town(nodes=[ASH, BO]), ["ash"])
    assert answer.considered["people named with no report of family, home or carer"] == 1
    assert answer.sentences == (
        "No other young person is linked to the young people named by family, a home or a carer.",
        "No family, home or carer is recorded for 1 person named. Ask them.",
    )


def test_it_is_asked_about_somebody() -> None:
    with pytest.raises(WrongUse, match="Name the young people"):
        siblings(town(nodes=[ASH]), [])


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(Sibling) if str(field.type) in {"int", "float"}]


def is_young_today(network: Network, who: str) -> bool:
    them = node(network, who)
    born = them["date_of_birth"]
    standing = standing_on(network.as_at, born=latest_birth(born) if born else None, kind=them["kind"])
    return standing is not Standing.ADULT


def looked_after(network: Network) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """(person, reason, home or carer, report) one by one."""
    for link in named_links(network):
        source, target = link["source"], link["target"]
        if link["kind"] == "LIVES_AT":
            yield source, HOME, target, link
        elif source != target and link["kind"] == "CARES_FOR":
            yield target, CARER, source, link
        elif source != target and link["kind"] == "FAMILY_OF":
            for one, other in ((source, target), (target, source)):
                if not is_young_today(network, other):
                    yield one, CARER, other, link


def by_hand(network: Network, named: set[str], most: int) -> set[tuple[str, str, str, str | None]]:
    rows: set[tuple[str, str, str, str | None]] = set()
    for link in named_links(network):
        ends = {link["source"], link["target"]}
        if link["kind"] == "FAMILY_OF" and len(ends & named) == 1 and len(ends) == 2:
            (other,), (mine,) = ends - named, ends & named
            rows |= {(other, "family", mine, None)} if is_young_today(network, other) else set()
    ends_of = list(looked_after(network))
    near = {
        (other, reason, mine, through)
        for mine, my_reason, my_through, my_link in ends_of
        for other, reason, through, link in ends_of
        if mine in named and other not in named and (reason, through) == (my_reason, my_through)
        and is_young_today(network, other) and met(my_link, link)
    }  # fmt: skip
    crowd = {through: {row[0] for row in near if row[3] == through} for _, _, _, through in near}
    return rows | {row for row in near if len(crowd[row[3]]) <= most}


def met(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two reports may have been true on one day."""

    def before(first: dict[str, str], second: dict[str, str]) -> bool:
        return bool(first["until"] and second["since"] and first["until"][:10] < second["since"][:10])

    return not before(one, other) and not before(other, one) and not before(one, one) and not before(other, other)


@ENOUGH_TOWNS
@given(random_families())
def test_the_list_is_the_one_that_is_made_by_hand(network: Network) -> None:
    for most in (1, 2, 20):
        assert found(network, *PEOPLE[:2], max_people=most) == by_hand(network, set(PEOPLE[:2]), most)
