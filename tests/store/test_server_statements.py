"""What is counted in a server is filtered as every reading is: each report that a statement counts, by the same parts.

Whether a place names a part is seen in the whole text, in which the part's own text then stands.
"""

from __future__ import annotations

import re

import pytest

from ctx_map.store.parts import put_in
from ctx_map.store.statements import NEO4J, parts, statements
from ctx_map.vocabulary.links import LINK_KINDS, Puts, kinds_that


def plain(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def rule(name: str, *given: str) -> str:
    """The text of a part about what it is given."""
    place = f"{{{{{name}({', '.join(given)})}}}}"
    return plain(put_in(place, parts(NEO4J), file="this test").text)


def came_with_rule(node: str) -> str:
    """A report that came with its node and may be seen, known on the day or ended since."""
    there = f"r._admitted <= finished AND {rule('standing', 'r')} AND r._admitted = {node}._admitted"
    return f"{there} AND {rule('permitted', 'r')}"


SERVER = sorted(name for name in statements(NEO4J) if name.startswith("server/"))
TWO_DAYS = {name for name in SERVER if "then" in statements(NEO4J)[name].params}
"""These ask about an earlier day besides: they name the day apart from who may see."""
ONE_DAY = [name for name in SERVER if name not in TWO_DAYS]


def text_of(name: str) -> str:
    return plain(statements(NEO4J)[name].text)


def came_with(text: str) -> int:
    """How often a text asks whether a node came with a report that may be seen."""
    return sum(text.count(came_with_rule(node)) for node in ("place", "node"))


def reports_in(text: str) -> list[str]:
    """The variables of reports, each as often as a MATCH names it to filter it."""
    return re.findall(r"(\w+)\._admitted <= finished", text)


TYPES = {
    frozenset(kinds_that(puts))
    for puts in (Puts.PERSON_AT_PLACE, Puts.EVENT_AT_PLACE, Puts.PERSON_IN_EVENT, Puts.CONTACT, Puts.USE)
}
"""What a pattern may look for: all the kinds that put the same thing somewhere, so that none is left out."""


@pytest.mark.parametrize("name", SERVER)
def test_a_pattern_looks_for_all_the_kinds_that_say_the_same(name: str) -> None:
    text = text_of(name)
    assert {frozenset(types.split("|")) for types in re.findall(r"-\[\w*:([A-Z_|]+)\]-", text)} <= TYPES
    assert not [kind for kind in LINK_KINDS if f"'{kind}'" in text]


def test_the_rule_is_the_one_by_which_reports_are_read() -> None:
    assert rule("visible", "r", "$as_at") in text_of("read/links")


@pytest.mark.parametrize("name", SERVER)
def test_no_report_is_counted_unfiltered(name: str) -> None:
    text = text_of(name)
    named = re.findall(r"-\[(\w*)[^\]]*\]-", text)
    assert named
    assert sorted(named) == sorted(each for each in reports_in(text) if each in named)


@pytest.mark.parametrize("name", ONE_DAY)
def test_each_report_that_a_server_counts_is_one_that_the_mandate_may_see(name: str) -> None:
    text = text_of(name)
    reports = [each for each in reports_in(text) if f"{each}.audience" in text]
    assert reports
    for variable in set(reports):
        whole, started = text.count(rule("visible", variable, "$as_at")), reports.count(variable)
        came_without = text.count("NOT EXISTS {")
        assert whole == started - came_without - came_with(text)


@pytest.mark.parametrize("name", sorted(TWO_DAYS))
def test_each_report_of_two_days_is_one_that_the_mandate_may_see_on_either(name: str) -> None:
    text = text_of(name)
    for day in ("then", "as_at"):
        assert text.count(rule("known", "r", f"${day}")) == text.count(f"known_from <= ${day}") > 0
    window = f" AND {rule('in_window', 'r')}" if "since" in statements(NEO4J)[name].params else ""
    came_without = text.count("NOT EXISTS {")
    assert text.count(f"{rule('permitted', 'r')}{window}") == reports_in(text).count("r") - came_without > 0


@pytest.mark.parametrize("name", [name for name in ONE_DAY if "since" in statements(NEO4J)[name].params])
def test_each_report_that_a_server_counts_overlaps_the_window(name: str) -> None:
    text = text_of(name)
    for variable in set(reports_in(text)):
        both = f"{rule('visible', variable, '$as_at')} AND {rule('in_window', variable)}"
        assert text.count(both) == text.count(rule("visible", variable, "$as_at")) > 0


@pytest.mark.parametrize("name", [name for name in SERVER if "date_of_birth" in text_of(name)])
def test_who_is_young_is_asked_in_the_same_words(name: str) -> None:
    text = text_of(name)
    ages = re.findall(r"toInteger\(left\((\w+)\.date_of_birth", text)
    for variable in set(ages):
        assert text.count(rule("adult_from", variable)) == ages.count(variable)
    of_a_report = sum(text.count(rule("young", who, "r")) for who in ("p", "context"))
    of_a_part = text.count(rule("young_at_event", "p", "part", "event"))
    assert text.count("coalesce(left(r.since, 10), $as_at)") == of_a_report
    assert text.count("part.since, $as_at), 10)") == of_a_part


@pytest.mark.parametrize(
    ("picks", "accounts"),
    [
        ("server/shared_places", ("server/places_account",)),
        ("server/shared_contacts", ("server/contacts_account",)),
        ("server/hotspots", ("server/hotspots_account", "server/hotspot_agencies")),
    ],
)
def test_a_denominator_counts_the_reports_from_which_was_picked(picks: str, accounts: tuple[str, ...]) -> None:
    counted = text_of(picks)
    body = counted[counted.index("CALL (finished) {") : counted.rindex("}") + 1]
    assert body.count("MATCH") > 1
    for account in accounts:
        assert body in text_of(account)


@pytest.mark.parametrize("name", [name for name in SERVER if "first" in statements(NEO4J)[name].params])
def test_a_period_is_asked_in_the_same_words(name: str) -> None:
    text = text_of(name)
    assert text.count("left(r.until, 10)) <=") == text.count(rule("true_in_period", "r"))
    assert text.count("event.occurred_from, there.since") == text.count(rule("event_day", "event", "there"))
